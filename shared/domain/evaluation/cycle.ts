import { z } from 'zod'

import { Day, Id, Instant, Line, message, OptionalLine, OptionalWords, Version, Words } from '../fields.ts'

/** How often the office looks at its own work. *Fixed*. */
export const CycleKind = z.enum(['monthly', 'quarterly', 'annual', 'custom'])
export type CycleKind = z.infer<typeof CycleKind>

/** Kinds that fall due by themselves. */
export const PlannedKind = CycleKind.exclude(['custom'])
export type PlannedKind = z.infer<typeof PlannedKind>

/** Who is reminded of a kind of cycle; without somebody it does not fall due. */
export const CyclePlan = z.object({
  kind: PlannedKind,
  ownerId: Id.nullable(),
  /** The day since which it falls due; `null` where it never did. */
  since: Day.nullable(),
  version: Version,
})
export type CyclePlan = z.infer<typeof CyclePlan>

const MOST_QUESTIONS = 20

/** What a cycle wants to know, one question to a line. */
export const Questions = z.array(Line).max(MOST_QUESTIONS, message('cycles:errors.questions'))

const isInOrder = ({ fromDay, toDay }: { readonly fromDay: string; readonly toDay: string }): boolean =>
  fromDay <= toDay

/** A cycle of its own, at a time of its own. */
export const CustomCycle = z
  .object({ name: Line, fromDay: Day, toDay: Day, dueOn: Day, ownerId: Id, questions: Questions })
  .refine(isInOrder, { path: ['toDay'], message: message('evaluation:endsBefore') })
export type CustomCycle = z.infer<typeof CustomCycle>

/** One cycle as it is kept. */
export const Cycle = z.object({
  id: Id,
  kind: CycleKind,
  /** What a cycle of its own is called; empty where the kind and the time say it. */
  name: OptionalLine,
  fromDay: Day,
  toDay: Day,
  dueOn: Day,
  ownerId: Id,
  questions: Questions,
  /** The figures that count; `null` until they are frozen. */
  frozenId: Id.nullable(),
  closedAt: Instant.nullable(),
  /** Why nothing was decided; empty where something was. */
  noDecision: OptionalWords,
  version: Version,
})
export type Cycle = z.infer<typeof Cycle>

/** How far a cycle is. *Fixed*. */
export const CycleState = z.enum(['begun', 'frozen', 'closed'])
export type CycleState = z.infer<typeof CycleState>

/** How far a cycle is: begun, its figures frozen, closed. */
export function cycleState({ frozenId, closedAt }: Pick<Cycle, 'frozenId' | 'closedAt'>): CycleState {
  if (closedAt !== null) return 'closed'
  return frozenId === null ? 'begun' : 'frozen'
}

/** Who said something. *Fixed*. */
export const FindingSource = z.enum(['families', 'students', 'staff', 'partners', 'other'])
export type FindingSource = z.infer<typeof FindingSource>

/** Something people said, under a theme; nobody is named in it. */
export const FindingDraft = z.object({
  fromWhom: FindingSource,
  theme: Line,
  words: Words,
  /** Whether these very words may stand on a paper that leaves the office. */
  mayTell: z.boolean(),
})
export type FindingDraft = z.infer<typeof FindingDraft>

export const Finding = FindingDraft.extend({
  id: Id,
  cycleId: Id,
  writtenBy: Id,
  writtenAt: Instant,
  version: Version,
})
export type Finding = z.infer<typeof Finding>

/** The pages of figures a decision may answer. */
export const EVALUATION_PAGES = ['reach'] as const
export const EvaluationPage = z.enum(EVALUATION_PAGES)
export type EvaluationPage = z.infer<typeof EvaluationPage>

/** What is decided, and the page of figures it answers, if it answers one. */
export const DecisionDraft = z.object({ what: Words, about: EvaluationPage.nullable() })
export type DecisionDraft = z.infer<typeof DecisionDraft>

export const CycleDecision = DecisionDraft.extend({
  id: Id,
  cycleId: Id,
  decidedOn: Day,
  /** What became of it, as somebody says afterwards; empty until they do. */
  became: OptionalWords,
  version: Version,
})
export type CycleDecision = z.infer<typeof CycleDecision>

/** Who does what by when. */
export const ActionDraft = z.object({ what: Line, ownerId: Id, dueOn: Day })
export type ActionDraft = z.infer<typeof ActionDraft>

export const CycleAction = ActionDraft.extend({
  id: Id,
  decisionId: Id,
  endedAt: Instant.nullable(),
  endedBy: Id.nullable(),
  version: Version,
})
export type CycleAction = z.infer<typeof CycleAction>

/** What happens to a cycle as a whole. *Fixed*. */
export const CycleEventKind = z.enum(['begun', 'frozen', 'closed', 'reopened'])
export type CycleEventKind = z.infer<typeof CycleEventKind>

/** One thing that happened to a cycle, and why where somebody had to say it. */
export const CycleEvent = z.object({
  id: Id,
  cycleId: Id,
  kind: CycleEventKind,
  at: Instant,
  byWhom: Id,
  reason: OptionalWords,
})
export type CycleEvent = z.infer<typeof CycleEvent>
