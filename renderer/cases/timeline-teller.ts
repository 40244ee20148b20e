import type { CaseRecord } from '#shared/api/cases.ts'
import type { Urgency } from '#shared/domain/urgency.ts'
import type { Say } from '#renderer/text.ts'
import type { TimelineEntry } from '#renderer/ui/timeline.tsx'

/** What a case's timeline can be narrowed to. */
export const ENTRY_KINDS = [
  'note',
  'call',
  'referral',
  'appointment',
  'concern',
  'decision',
  'step',
  'crisis',
  'meeting',
  'plan',
  'support',
  'consent',
  'paper',
  'disclosure',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** One thing that happened in a case, and the referral it was about. */
export type CaseEntry = TimelineEntry<EntryKind> & {
  readonly referralId: string | null
  /** The referrals whose history tells of it too. */
  readonly referralIds?: readonly string[]
  /** Pages were printed, and nobody has said where some of them went. */
  readonly isUnanswered?: true
  /** The paper whose entry can be corrected. */
  readonly amends?: string
}

/** How the entries are worded. */
export interface Wording {
  readonly t: Say
  readonly day: (on: string) => string
  /** A time of day, `14:30`, as people say it. */
  readonly time: (at: string) => string
  /** A language by its name. */
  readonly language: (tag: string) => string
  /** What an urgency, and what was decided, is called at this school. */
  readonly urgency: (urgency: Urgency) => string
  readonly disposition: (id: string) => string
  /** The one referral all entries are about, so that its destination need not be said each time. */
  readonly only?: string | undefined
}

/** Who tells the entries of one case: the record, the wording, and the names of people. */
export interface Teller extends Wording {
  readonly record: CaseRecord
  readonly who: (accountId: string) => string
}

/** The parts that are there, each on a line of its own. */
export const lines = (...parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join('\n')
/** The parts that are there, in one line. */
export const list = (...parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join(' · ')

/** With a capital at the start. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1)

/** Noon on a day, for what is known by its day alone. */
export const noonOf = (day: string): string => `${day}T12:00:00.000Z`
