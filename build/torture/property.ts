import type { Chance } from '#main/sample-school/chance.ts'

/** What the fault laboratory puts to the test, by the names its reports use. */
export const PROPERTY_NAMES = [
  'power-cut',
  'kill',
  'io-fault',
  'bit-flip',
  'wal-loss',
  'page-replay',
  'backup-restore',
  'backup-damage',
  'migration-kill',
  'key-model',
  'ipc-fuzz',
  'import-fuzz',
  'audit-tamper',
  'canary',
  'injection',
  'start-race',
] as const

export type PropertyName = (typeof PROPERTY_NAMES)[number]

/** Some attempts at breaking one property, in a process of their own. */
export interface Trial {
  readonly chance: Chance
  /** How many things to try; a little more or less is all right. */
  readonly count: number
  /** `false` in the control: the same attempts with the protection off. */
  readonly isProtected: boolean
  /** An empty folder that goes when the trial is over. */
  readonly scratch: string
}

/** What came of a trial. */
export interface Findings {
  readonly tried: number
  /** A line for each attempt that broke the property. */
  readonly bad: readonly string[]
  /** What was counted besides, for the report. */
  readonly counted?: Readonly<Record<string, number>>
}

/** What a machine may lack. */
export type Tool = 'compiler' | 'browser'

/** One promise of the program, how often it is put to the test, and how one knows that the test can fail. */
export interface Property {
  readonly name: PropertyName
  /** What holds when nothing bad is found. */
  readonly proves: string
  /** How many attempts each commit and each release need. */
  readonly bar: { readonly commit: number; readonly release: number }
  /** Attempts in one process. */
  readonly batch: number
  /** The protection that is taken away in the control and how many attempts it gets, or why there is no control. */
  readonly control: { readonly without: string; readonly count: number } | { readonly none: string }
  readonly needs?: readonly Tool[]
  /** What does not exist yet, so that there is nothing to put to the test. */
  readonly missing?: string
  readonly attempt: (trial: Trial) => Promise<Findings>
}
