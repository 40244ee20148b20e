import { z } from 'zod'

import { Day } from '../fields.ts'
import { CycleKind, Questions } from './cycle.ts'

const Count = z.int().min(0)
const Part = z.number().min(0).max(1)

/** Words as they were, in both languages of the program, so that what is frozen is read without it. */
export const InWords = z.object({ en: z.string(), es: z.string() })
export type InWords = z.infer<typeof InWords>

/** What a figure says: a share with its interval, how many in so many days, or a middle in days with its interval. */
export const FigureValue = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('share'),
    count: Count,
    of: Count,
    low: Part.nullable(),
    high: Part.nullable(),
  }),
  z.object({ kind: z.literal('count'), count: Count, days: z.int().min(1) }),
  z.object({
    kind: z.literal('days'),
    /** `null` where so many were not reached. */
    median: Count.nullable(),
    low: Count.nullable(),
    high: Count.nullable(),
  }),
])
export type FigureValue = z.infer<typeof FigureValue>

/** One figure as it was: what it is called, of which days it is, and of how many students; nobody is in it. */
export const FrozenFigure = z.object({
  /** Tells it from the others of its section, in every cycle alike. */
  id: z.string(),
  label: InWords,
  from: Day,
  to: Day,
  /** How many students it is of; `null` where it is of none. Who may see it is decided by this when it is read. */
  students: Count.nullable(),
  value: FigureValue,
})
export type FrozenFigure = z.infer<typeof FrozenFigure>

/** Figures that are counted one way, with that way in words and a number that grows when it changes. */
export const FrozenSection = z.object({
  id: z.string(),
  title: InWords,
  /** What counts as one; `null` where that needs no saying. */
  unit: z.object({ id: z.string(), words: InWords }).nullable(),
  definition: z.object({ version: z.int().min(1), words: InWords }),
  figures: z.array(FrozenFigure),
})
export type FrozenSection = z.infer<typeof FrozenSection>

/** One page of Evaluation as it was: its figures, how many records they are of, and what is left out or doubtful and why. */
export const FrozenPart = z.object({
  page: z.string(),
  title: InWords,
  records: Count,
  students: Count.nullable(),
  leftOut: z.array(z.object({ id: z.string(), label: InWords, count: Count })),
  sections: z.array(FrozenSection),
})
export type FrozenPart = z.infer<typeof FrozenPart>

/** Everything a cycle freezes. */
export const FrozenFigures = z.object({
  format: z.literal(1),
  kind: CycleKind,
  from: Day,
  to: Day,
  frozenOn: Day,
  questions: Questions,
  /** The version of the program that counted. */
  program: z.string(),
  /** The protocol in force that day; `null` where the school had none. */
  protocol: z.int().nullable(),
  parts: z.array(FrozenPart),
})
export type FrozenFigures = z.infer<typeof FrozenFigures>

/** A value as one text that is the same whenever the value is: keys in order, nothing between. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`
}
