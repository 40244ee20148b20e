import { z } from 'zod'

import { Day, Id, Instant, message, Words } from './fields.ts'

/**
 * Records the school sets a period for. What hangs on one goes with it: the record of disclosures and the consents stay
 * as long as the record they belong to (34 CFR 99.32).
 */
export const RecordKind = z.enum(['students', 'cases', 'concerns', 'brief-contacts'])
export type RecordKind = z.infer<typeof RecordKind>

/** What a period begins with: the record itself was over, the student left, or turned eighteen. */
export const PeriodStart = z.enum(['end', 'leaving', 'eighteen'])
export type PeriodStart = z.infer<typeof PeriodStart>

/** What the period of each kind may begin with; the record of a student is over when they leave. */
export const STARTS_OF: Readonly<Record<RecordKind, readonly PeriodStart[]>> = {
  students: ['leaving', 'eighteen'],
  cases: ['end', 'leaving', 'eighteen'],
  concerns: ['end', 'leaving', 'eighteen'],
  'brief-contacts': ['end', 'leaving', 'eighteen'],
}

/** How long records of one kind are kept; without a number of years they are kept for good. */
export const RetentionRule = z
  .object({
    kind: RecordKind,
    years: z
      .int(message('retention:errors.years'))
      .min(1, message('retention:errors.years'))
      .max(99, message('retention:errors.years'))
      .nullable(),
    start: PeriodStart,
  })
  .refine(({ kind, start }) => STARTS_OF[kind].includes(start))
export type RetentionRule = z.infer<typeof RetentionRule>

/** One rule for each kind, in their order. */
export const RetentionRules = z
  .array(RetentionRule)
  .refine((rules) => rules.map(({ kind }) => kind).join() === RecordKind.options.join())

/** What is filled in until the school has looked at the schedule of its state; nothing is due by it. */
export const SUGGESTED_RULES: readonly RetentionRule[] = [
  { kind: 'students', years: 7, start: 'leaving' },
  { kind: 'cases', years: 7, start: 'eighteen' },
  { kind: 'concerns', years: 3, start: 'end' },
  { kind: 'brief-contacts', years: 3, start: 'end' },
]

const OF_AGE = 18

const yearOf = (day: string): number => Number(day.slice(0, 4))
const inYear = (day: string, year: number): string => `${String(year).padStart(4, '0')}${day.slice(4)}`
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function yearsOf({ years, start }: RetentionRule): number | null {
  return years === null ? null : years + (start === 'eighteen' ? OF_AGE : 0)
}

/**
 * Records whose date (of the end, of leaving, of birth) is this day or an earlier one are due today; `null` where none
 * ever is. Days of one year compare as text, so the day need not exist in it.
 */
export function lastDueDate(rule: RetentionRule, today: string): string | null {
  const years = yearsOf(rule)
  return years === null ? null : inYear(today, yearOf(today) - years)
}

/** The day from which on a record with this date is due. */
export function dueFrom(rule: RetentionRule, date: string): string | null {
  const years = yearsOf(rule)
  if (years === null) return null
  const year = yearOf(date) + years
  return date.endsWith('-02-29') && !isLeap(year)
    ? `${inYear(date, year).slice(0, 4)}-03-01`
    : inYear(date, year)
}

/** A record that is named to be destroyed. */
export const RecordTarget = z.object({ kind: RecordKind, id: Id })
export type RecordTarget = z.infer<typeof RecordTarget>

/** How many records one decision may name. */
export const MOST_TARGETS = 500

export const RecordTargets = z.array(RecordTarget).min(1).max(MOST_TARGETS)

/** A record whose period is over. */
export const DueRecord = RecordTarget.extend({
  studentId: Id,
  studentName: z.string(),
  /** The code of a case. */
  code: z.string().nullable(),
  dueOn: Day,
})
export type DueRecord = z.infer<typeof DueRecord>

/** Why a student's records must not be destroyed. */
export const HoldKind = z.enum(['inspection', 'legal-matter', 'other'])
export type HoldKind = z.infer<typeof HoldKind>

/** A hold as it is placed on everything the office keeps about a student. */
export const HoldDraft = z.object({
  studentId: Id,
  kind: HoldKind,
  reason: Words.max(1000, message('common:fields.tooLong')),
})
export type HoldDraft = z.infer<typeof HoldDraft>

/** A hold that stands: until it is lifted nothing about the student is destroyed. */
export const Hold = HoldDraft.extend({
  id: Id,
  /** Empty for whoever only needs to know that it stands. */
  reason: z.string(),
  placedAt: Instant,
  placedByName: z.string(),
  /** Whether the asker may lift it. */
  mayLift: z.boolean(),
})
export type Hold = z.infer<typeof Hold>

/** Why records are destroyed. */
export const DestructionBasis = z.enum(['period-over', 'asked-for', 'ordered', 'mistake'])
export type DestructionBasis = z.infer<typeof DestructionBasis>

/** What of a record is counted when it is destroyed, in the order of a certificate. */
export const DestroyedPart = z.enum([
  'students',
  'contacts',
  'brief-contacts',
  'concerns',
  'decisions',
  'cases',
  'notes',
  'calls',
  'crises',
  'tasks',
  'meeting-notes',
  'signed-pages',
  'safety-plans',
  'return-plans',
  'supports',
  'consultations',
  'referrals',
  'appointments',
  'pages',
  'returned-papers',
  'consents',
  'disclosures',
  'records-requests',
  'amendments',
  'moves',
  'absences',
  'incidents',
])
export type DestroyedPart = z.infer<typeof DestroyedPart>

/** How many of what; what there is none of is not named. */
export const PartCounts = z.partialRecord(DestroyedPart, z.int().min(1))
export type PartCounts = z.infer<typeof PartCounts>

/** What would go, exactly, before anybody decides. */
export const DestructionPreview = z.object({
  /** Names of students with the codes of cases: for the eyes of whoever decides, kept nowhere. */
  names: z.array(z.string()),
  counts: PartCounts,
  caseCodes: z.array(z.string()),
  /** The first and the last day anything of it was written down. */
  from: Day,
  to: Day,
  /** What has to be typed before it goes. */
  word: z.string(),
  /** What was looked at; when it moved meanwhile nothing is destroyed. */
  stamp: z.string(),
})
export type DestructionPreview = z.infer<typeof DestructionPreview>

/** A copy made before a destruction, which still holds what was destroyed. */
export const OlderCopy = z.object({
  /** The folder for backups it lies in; `null` for one on this computer. */
  place: z.string().nullable(),
  /** Its own folder; `null` where the place was not there to be looked at. */
  name: z.string().nullable(),
  madeAt: Instant.nullable(),
  /** The day on which newer backups will have taken its place; `null` where none ever will. */
  leavesOn: Day.nullable(),
})
export type OlderCopy = z.infer<typeof OlderCopy>

/** That records were destroyed: how many, never whose. */
export const Destruction = z.object({
  id: Id,
  /** As it is called on paper. */
  number: z.int(),
  at: Instant,
  byName: z.string(),
  basis: DestructionBasis,
  counts: PartCounts,
  caseCodes: z.array(z.string()),
  from: Day,
  to: Day,
  /** How many entries the trail had before that of the destruction, and the short hash of the last of them. */
  entries: z.int(),
  hash: z.string(),
  /** The first backup without the records; `null` while there is none. */
  renewedAt: Instant.nullable(),
  /** Copies that still hold them; `null` while nobody has looked. */
  olderCopies: z.array(OlderCopy).nullable(),
  lookedAt: Instant.nullable(),
})
export type Destruction = z.infer<typeof Destruction>
