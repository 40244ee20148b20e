import { z } from 'zod'

import { Disposition, Reason } from './concern.ts'
import { DueRule } from './due.ts'
import { Id, Instant, Line, OptionalLine, OptionalWords, Version } from './fields.ts'
import { Barrier } from './referral.ts'
import { URGENCIES, Urgency } from './urgency.ts'

/** Most lines of one list. */
export const MOST_LINES = 60
const MOST_ITEMS = 200

/** Names a part within one protocol and across its versions; made by the window, never shown. */
export const ItemId = z.string().regex(/^[a-z0-9-]{1,60}$/)
export type ItemId = z.infer<typeof ItemId>

const Lines = z.array(Line).max(MOST_LINES)

/** When a thing nobody did is shown to others, counted from its due day. */
export const Escalation = z.object({ toBackup: DueRule, toOwner: DueRule })
export type Escalation = z.infer<typeof Escalation>

/** What one urgency means at this school. */
export const ProtocolTier = z.object({
  /** Empty where the usual word is kept. */
  name: OptionalLine,
  meaning: OptionalWords,
  /** What puts a student here whatever else is known. */
  triggers: Lines,
  signs: Lines,
  /** When the first action after triage is due. */
  target: DueRule,
  /** When a family that calls a provider itself, or has a consent to sign, is called. */
  familyCall: DueRule,
  /** When a provider owes an answer, and then an appointment. */
  providerAnswer: DueRule,
  escalation: Escalation,
})
export type ProtocolTier = z.infer<typeof ProtocolTier>

/** Somebody with a duty in the protocol; who that is today stands outside of it, so that a new colleague is no new version. */
export const ProtocolRole = z.object({ id: ItemId, name: Line, duties: OptionalWords })
export type ProtocolRole = z.infer<typeof ProtocolRole>

/** Whoever owns the case: a role every protocol has. */
export const CASE_OWNER = 'case-owner'

/** A plan that is written here, together with the student. */
export const PlanKind = z.enum(['safety', 'return'])
export type PlanKind = z.infer<typeof PlanKind>

/** One thing done for every student of these urgencies, by whom and when. */
export const ProtocolStep = z.object({
  id: ItemId,
  name: Line,
  urgencies: z.array(Urgency),
  /** The step it follows; `null` right after triage. */
  after: ItemId.nullable(),
  roleId: ItemId,
  /** Counted from triage, or from the day the step before it was done. */
  due: DueRule,
  /** What must be there for it to count as done. */
  evidence: OptionalLine,
  guidance: OptionalWords,
  formId: ItemId.nullable(),
  /** Whether it begins anew each time it was done, as a check-in does, until the case is closed. */
  repeats: z.boolean(),
  /** The plan it asks for, where it is done by writing one. */
  plan: PlanKind.nullable(),
  /** Whether it is done by reaching the family: a crisis in which a parent was reached has done it. */
  reachesFamily: z.boolean(),
})
export type ProtocolStep = z.infer<typeof ProtocolStep>

/** One look at how help goes once it has begun, counted from the first visit that was kept. */
export const ProtocolFollowUp = z.object({
  id: ItemId,
  name: Line,
  due: DueRule,
  roleId: ItemId,
  /** What is asked, and told for it to count as done. */
  evidence: OptionalLine,
  guidance: OptionalWords,
})
export type ProtocolFollowUp = z.infer<typeof ProtocolFollowUp>

/** What a step of the crisis path asks to be written down. */
export const CrisisStepKind = z.enum([
  'action',
  'emergency-call',
  'parent-notification',
  'agency-report',
  'pick-up',
  'debrief',
])
export type CrisisStepKind = z.infer<typeof CrisisStepKind>

/** One step of a crisis; they are done and written down in their order. */
export const CrisisStep = z.object({
  id: ItemId,
  name: Line,
  kind: CrisisStepKind,
  roleId: ItemId,
  guidance: OptionalWords,
})
export type CrisisStep = z.infer<typeof CrisisStep>

/** A telephone number for a crisis. */
export const CrisisNumber = z.object({ id: ItemId, name: Line, number: Line, use: OptionalLine })
export type CrisisNumber = z.infer<typeof CrisisNumber>

/** Paper the office uses, by the name it has there. */
export const ProtocolForm = z.object({ id: ItemId, name: Line, use: OptionalLine })
export type ProtocolForm = z.infer<typeof ProtocolForm>

/** The people who decide together, where a school has such a team. */
export const CoordinationTeam = z.object({
  name: Line,
  meets: OptionalLine,
  roleIds: z.array(ItemId).max(MOST_LINES),
  decides: OptionalWords,
})
export type CoordinationTeam = z.infer<typeof CoordinationTeam>

const choiceOf = <Word extends z.ZodType>(word: Word) =>
  z.array(z.object({ id: word, name: OptionalLine })).max(MOST_ITEMS)

/** How a school answers a concern: what the office agreed on, in full, so that a version can be read by itself. */
export const ProtocolDocument = z.object({
  name: Line,
  purpose: OptionalWords,
  confidentiality: OptionalWords,
  tiers: z.object({
    emergency: ProtocolTier,
    urgent: ProtocolTier,
    priority: ProtocolTier,
    routine: ProtocolTier,
  } satisfies Record<Urgency, typeof ProtocolTier>),
  roles: z.array(ProtocolRole).max(MOST_LINES),
  team: CoordinationTeam.nullable(),
  steps: z.array(ProtocolStep).max(MOST_ITEMS),
  /** What follows once help has begun. */
  followUps: z.array(ProtocolFollowUp).max(MOST_LINES),
  crisis: z.object({
    neverAlone: OptionalWords,
    steps: z.array(CrisisStep).max(MOST_LINES),
    numbers: z.array(CrisisNumber).max(MOST_LINES),
  }),
  forms: z.array(ProtocolForm).max(MOST_LINES),
  /** What is offered where somebody chooses, in this order; a name that is empty is the usual one. */
  dispositions: choiceOf(Disposition),
  reasons: choiceOf(Reason),
  barriers: choiceOf(Barrier),
})
export type ProtocolDocument = z.infer<typeof ProtocolDocument>

/** Protocols written for schools of a kind, to begin with and to change. */
export const StartingProtocol = z.enum(['small-school', 'large-school'])
export type StartingProtocol = z.infer<typeof StartingProtocol>

/** Whether a version may still change. */
export const ProtocolState = z.enum(['draft', 'published'])

/** One version, without its text. */
export const ProtocolLine = z.object({
  id: Id,
  /** 1, 2, 3 …; a draft has the number it will be published under. */
  number: z.int().min(1),
  state: ProtocolState,
  name: z.string(),
  /** Why it was made, for those who are asked to follow it. */
  why: OptionalWords,
  startedBy: Id,
  startedAt: Instant,
  publishedBy: Id.nullable(),
  publishedAt: Instant.nullable(),
  version: Version,
})
export type ProtocolLine = z.infer<typeof ProtocolLine>

export const Protocol = ProtocolLine.extend({ document: ProtocolDocument })
export type Protocol = z.infer<typeof Protocol>

/** The steps of one urgency, in the order of the protocol. */
export function stepsFor({ steps }: Pick<ProtocolDocument, 'steps'>, urgency: Urgency): ProtocolStep[] {
  return steps.filter(({ urgencies }) => urgencies.includes(urgency))
}

/** Steps that begin when `ended` ended, done or left out for good, or with triage when it is `null`. */
export function stepsAfter(
  document: Pick<ProtocolDocument, 'steps'>,
  { urgency, ended }: { readonly urgency: Urgency; readonly ended: ItemId | null },
): ProtocolStep[] {
  return stepsFor(document, urgency).filter(({ after }) => after === ended)
}

/** What is known of the steps a case had. */
interface Walked {
  readonly urgency: Urgency
  readonly tasks: readonly {
    readonly stepId: ItemId | null
    readonly state: 'open' | 'done' | 'exempted'
    readonly exemptUntil: string | null
  }[]
}

/** Steps that would have begun in a case by now, had it followed this version from the start, and never did. */
export function stepsNeverBegun(
  document: Pick<ProtocolDocument, 'steps'>,
  { urgency, tasks }: Walked,
): ProtocolStep[] {
  const had = new Set(tasks.map(({ stepId }) => stepId))
  const open = new Set(tasks.flatMap(({ stepId, state }) => (state === 'open' ? [stepId] : [])))
  // One that was put off, and is open again as another task, has not ended.
  const ended = new Set(
    tasks.flatMap(({ stepId, state, exemptUntil }) =>
      state === 'done' || (state === 'exempted' && exemptUntil === null && !open.has(stepId)) ? [stepId] : [],
    ),
  )
  return stepsFor(document, urgency).filter(
    ({ id, after }) => !had.has(id) && (after === null || ended.has(after)),
  )
}

const days = (amount: number, unit: DueRule['unit'] = 'school-days'): DueRule => ({ amount, unit })

const usualTier = (
  due: Pick<ProtocolTier, 'target' | 'familyCall' | 'providerAnswer' | 'escalation'>,
): ProtocolTier => ({ name: '', meaning: '', triggers: [], signs: [], ...due })

/**
 * What a case goes by that follows no protocol: an emergency now, what is urgent the same calendar day, before the
 * student leaves. There is no national standard; a protocol may set others.
 */
export const USUAL_TIERS: ProtocolDocument['tiers'] = {
  emergency: usualTier({
    target: days(0, 'hours'),
    familyCall: days(0, 'calendar-days'),
    providerAnswer: days(0, 'calendar-days'),
    escalation: { toBackup: days(0, 'calendar-days'), toOwner: days(0, 'calendar-days') },
  }),
  urgent: usualTier({
    target: days(0, 'calendar-days'),
    familyCall: days(1, 'calendar-days'),
    providerAnswer: days(1, 'business-days'),
    escalation: { toBackup: days(0, 'calendar-days'), toOwner: days(1, 'calendar-days') },
  }),
  priority: usualTier({
    target: days(3),
    familyCall: days(3),
    providerAnswer: days(3, 'business-days'),
    escalation: { toBackup: days(1), toOwner: days(3) },
  }),
  routine: usualTier({
    target: days(10),
    familyCall: days(5),
    providerAnswer: days(10, 'business-days'),
    escalation: { toBackup: days(2), toOwner: days(5) },
  }),
}

/** What a school that tells nothing yet begins with: the usual targets and nothing else. */
export function emptyProtocol(name: string): ProtocolDocument {
  return {
    name,
    purpose: '',
    confidentiality: '',
    tiers: USUAL_TIERS,
    roles: [],
    team: null,
    steps: [],
    followUps: [],
    crisis: { neverAlone: '', steps: [], numbers: [] },
    forms: [],
    dispositions: Disposition.options.map((id) => ({ id, name: '' })),
    reasons: Reason.options.map((id) => ({ id, name: '' })),
    barriers: Barrier.options.map((id) => ({ id, name: '' })),
  }
}

/** The most urgent first. */
export const tiersOf = ({
  tiers,
}: Pick<ProtocolDocument, 'tiers'>): readonly (readonly [Urgency, ProtocolTier])[] =>
  URGENCIES.map((urgency) => [urgency, tiers[urgency]])

/** A colleague, by their account, or by their line among the staff where they have none. */
export const ColleagueRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), id: Id }),
  z.object({ kind: z.literal('staff'), id: Id }),
])
export type ColleagueRef = z.infer<typeof ColleagueRef>

/** Who holds a role today: the point of contact first, then whoever stands in, in their order. */
export const RoleHolder = z.object({
  roleId: ItemId,
  colleague: ColleagueRef,
  name: z.string(),
  /** Whether steps can stand on their list: they sign in and work here today. */
  canOwnWork: z.boolean(),
})
export type RoleHolder = z.infer<typeof RoleHolder>

/** Whether a holder can be asked for: a colleague whose account was closed is not somebody's point of contact. */
export const canBeAsked = ({ colleague, canOwnWork }: RoleHolder): boolean =>
  colleague.kind === 'staff' || canOwnWork
