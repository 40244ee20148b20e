import { z } from 'zod'

import type { FieldProblem } from '../app-error.ts'
import { Day, Id, Instant, Line, OptionalLine, OptionalWords, Version, Words } from './fields.ts'
import type { SafetyCall } from './told-outside.ts'
import { isPressing, Urgency } from './urgency.ts'

export const ConcernSource = z.enum([
  'teacher',
  'other-staff',
  'parent',
  'self',
  'peer',
  'team',
  'screening',
  'discipline',
  'attendance',
  'external',
])
export type ConcernSource = z.infer<typeof ConcernSource>

const COLLEAGUES: readonly ConcernSource[] = [
  ...(['teacher', 'other-staff', 'team', 'screening', 'discipline', 'attendance'] as const),
]

/** Whether it came from somebody who works at the school, and not from a family, a student or anybody else outside. */
export function isOfColleague({ source }: { readonly source: ConcernSource }): boolean {
  return COLLEAGUES.includes(source)
}

/** What was noticed, and why a referral is made: one list of words for both. */
export const REASON_GROUPS = {
  academic: ['motivation', 'off-track'],
  behavioural: ['absence', 'non-compliance', 'behaviour-change', 'conflict'],
  'socio-emotional': [
    'mood',
    'anxiety',
    'withdrawal',
    'self-harm',
    'substance-use',
    'grief-trauma',
    'asks-for-help',
  ],
  home: ['home-family', 'medical'],
  'basic-needs': ['food', 'housing', 'transport', 'safety'],
} as const
export const Reason = z.enum([
  ...REASON_GROUPS.academic,
  ...REASON_GROUPS.behavioural,
  ...REASON_GROUPS['socio-emotional'],
  ...REASON_GROUPS.home,
  ...REASON_GROUPS['basic-needs'],
])
export type Reason = z.infer<typeof Reason>

/** What kind of thing the words of that list are about. */
export type ReasonGroup = keyof typeof REASON_GROUPS

/** The kinds of things that were noticed, in the order of the list. */
export function groupsOf(noticed: readonly Reason[]): ReasonGroup[] {
  const isNoticed = (reasons: readonly Reason[]) => reasons.some((reason) => noticed.includes(reason))
  return (Object.keys(REASON_GROUPS) as ReasonGroup[]).filter((group) => isNoticed(REASON_GROUPS[group]))
}

/** What is captured when somebody is worried. Only the student and what was noticed must be there. */
export const ConcernDraft = z.object({
  studentId: Id,
  source: ConcernSource,
  reporterName: OptionalLine.nullable(),
  anonymous: z.boolean(),
  noticed: z.array(Reason).max(30),
  words: Words,
  studentWords: OptionalWords,
  studentWish: OptionalWords,
  trustedAdult: OptionalLine,
  onset: OptionalLine,
  frequency: OptionalLine,
  setting: OptionalLine,
  alreadyTried: OptionalWords,
  immediateDanger: z.boolean(),
  proposedUrgency: Urgency.nullable(),
  familyAware: z.boolean().nullable(),
})
export type ConcernDraft = z.infer<typeof ConcernDraft>

/** How urgent a concern is held to be until somebody decides: as it was proposed; danger that was named is an emergency. */
export function urgencyUntilDecided({
  immediateDanger,
  proposedUrgency,
}: Pick<ConcernDraft, 'immediateDanger' | 'proposedUrgency'>): Urgency {
  return immediateDanger ? 'emergency' : (proposedUrgency ?? 'priority')
}

/** How whoever raised a concern was told that it is looked after. */
export const AnswerHow = z.enum(['in-person', 'phone', 'paper', 'message'])
export type AnswerHow = z.infer<typeof AnswerHow>

export const Concern = ConcernDraft.extend({
  id: Id,
  receivedAt: Instant,
  recordedBy: Id,
  state: z.enum(['new', 'triaged', 'withdrawn']),
  /** When whoever raised it was told that somebody looks after it, by whom and how. */
  answeredAt: Instant.nullable(),
  answeredBy: Id.nullable(),
  answeredHow: AnswerHow.nullable(),
  caseId: Id.nullable(),
  version: Version,
})
export type Concern = z.infer<typeof Concern>

/** MTSS tiers: 1 for everyone, 2 for some, 3 for a few. */
export const Tier = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type Tier = z.infer<typeof Tier>

export const Disposition = z.enum([
  'monitor',
  'consult-teacher',
  'school-tier-2',
  'school-tier-3',
  'school-clinician',
  'community-provider',
  'crisis',
  'mandated-report',
  'special-education-504',
  'parent-meeting',
  'already-in-care',
  'threat-assessment',
  'title-ix-bullying',
  'homeless-foster-liaison',
  'duplicate',
  'not-enough-information',
])
export type Disposition = z.infer<typeof Disposition>

/** Dispositions after which nothing is left open unless the student already has a case. */
const WITHOUT_CASE: ReadonlySet<Disposition> = new Set(['duplicate', 'not-enough-information'])

/** Whether this disposition opens or joins a case. */
export function opensCase(disposition: Disposition): boolean {
  return !WITHOUT_CASE.has(disposition)
}

/** A report to an agency is for few eyes: its case is restricted whatever was ticked. */
export function restrictsCase({
  disposition,
  restricted,
}: Pick<TriageDraft, 'disposition' | 'restricted'>): boolean {
  return restricted || disposition === 'mandated-report'
}

/** Whether what was decided keeps a case restricted for good. */
export function staysRestricted(triages: readonly Pick<Triage, 'disposition'>[]): boolean {
  return triages.some(({ disposition }) => restrictsCase({ disposition, restricted: false }))
}

/** What must be done, and written down, before an emergency or urgent triage is saved. */
export const SafetyStep = z.enum([
  'not-left-alone',
  'administrator-told',
  'parent-called',
  'crisis-line-988',
  'emergency-services',
  'means-made-safe',
  'safety-plan',
])
export type SafetyStep = z.infer<typeof SafetyStep>

/** Steps by which somebody outside the school hears something, perhaps about the student. */
export const OUTSIDE_STEPS = [
  'crisis-line-988',
  'emergency-services',
] as const satisfies readonly SafetyStep[]

/** Who does what by when. */
export const NextStep = z.object({ action: Line, ownerId: Id, dueOn: Day })
export type NextStep = z.infer<typeof NextStep>

export const TriageDraft = z.object({
  concernId: Id,
  version: Version,
  urgency: Urgency,
  tier: Tier,
  disposition: Disposition,
  safetySteps: z.array(SafetyStep),
  note: OptionalWords,
  restricted: z.boolean(),
  next: NextStep.nullable(),
})
export type TriageDraft = z.infer<typeof TriageDraft>

/** What is wrong with the day of a step: it is over, or an emergency would wait for it. */
function dueProblems(urgency: Urgency, { dueOn }: Pick<NextStep, 'dueOn'>, today: string): FieldProblem[] {
  if (dueOn < today) return [{ path: 'next.dueOn', message: 'referrals:errors.duePast' }]
  if (urgency === 'emergency' && dueOn > today)
    return [{ path: 'next.dueOn', message: 'concerns:errors.emergencyWaits' }]
  return []
}

/**
 * What a triage still lacks on this day; `hasOpenCase` tells whether the student has a case that could carry it,
 * `dangerNamed` whether the concern said that somebody is in danger now, `stepsBegin` whether the protocol has steps
 * that begin with a decision of this urgency: then somebody does something next, whatever else is planned.
 */
export function triageProblems(
  {
    urgency,
    disposition,
    safetySteps,
    calls,
    note,
    next,
  }: Pick<TriageDraft, 'urgency' | 'disposition' | 'safetySteps' | 'note' | 'next'> & {
    readonly calls: readonly Pick<SafetyCall, 'step'>[]
  },
  {
    hasOpenCase,
    dangerNamed,
    stepsBegin,
    today,
  }: {
    readonly hasOpenCase: boolean
    readonly dangerNamed: boolean
    readonly stepsBegin: boolean
    readonly today: string
  },
): FieldProblem[] {
  const pressing = isPressing(urgency)
  const problems: FieldProblem[] = []
  if ((pressing || dangerNamed) && safetySteps.length === 0)
    problems.push({ path: 'safetySteps', message: 'concerns:errors.noSafetyStep' })
  if (OUTSIDE_STEPS.some((step) => safetySteps.includes(step) && !calls.some((call) => call.step === step)))
    problems.push({ path: 'safetySteps', message: 'concerns:errors.callUntold' })
  // Whoever decides that there is no danger after all says why, for the child's sake and their own.
  if (dangerNamed && !pressing && note === '')
    problems.push({ path: 'note', message: 'concerns:errors.dangerWithoutWhy' })
  if (pressing && !opensCase(disposition) && !hasOpenCase)
    problems.push({ path: 'disposition', message: 'concerns:errors.pressingNeedsCase' })
  const goesOn = stepsBegin && opensCase(disposition)
  if (next === null && !goesOn && (pressing || opensCase(disposition)))
    problems.push({ path: 'next', message: 'concerns:errors.noNextStep' })
  if (next) problems.push(...dueProblems(urgency, next, today))
  return problems
}

export const Triage = z.object({
  id: Id,
  concernId: Id,
  caseId: Id.nullable(),
  decidedAt: Instant,
  decidedBy: Id,
  urgency: Urgency,
  tier: Tier,
  disposition: Disposition,
  safetySteps: z.array(SafetyStep),
  note: z.string(),
  /** The version of the protocol that was decided by; `null` where none was published. */
  protocolNumber: z.int().min(1).nullable(),
})
export type Triage = z.infer<typeof Triage>

/** A walk-in or call worth one line; one key turns it into a concern. */
export const BriefContactDraft = z.object({ studentId: Id, line: Line })
export const BriefContact = z.object({
  id: Id,
  studentId: Id,
  line: z.string(),
  at: Instant,
  recordedBy: Id,
  concernId: Id.nullable(),
  version: Version,
})
export type BriefContact = z.infer<typeof BriefContact>
