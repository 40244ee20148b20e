import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Appointment } from '#shared/domain/follow-up.ts'
import {
  isOpen,
  isSuccess,
  nextTask,
  stateAfter,
  type Arrival,
  type RoadAction,
} from '#shared/domain/referral-road.ts'
import type { EventSource, OpenState, Referral, ReferralState } from '#shared/domain/referral.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import { requireCase, requireCaseForGood } from '../cases/case-access.ts'
import { protocolOfCase } from '../cases/open-case.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { tiersOfProtocols } from '../protocols/tiers.ts'
import {
  deleteAppointment,
  insertAppointment,
  listAppointmentsOfReferral,
  updateAppointment,
} from './appointments.sql.ts'
import { getReferral, insertEvent, updateReferral } from './referrals.sql.ts'

/** What every recorded step says: from when it holds, how the office knows, and a remark. */
export interface Step {
  readonly id: string
  readonly version: number
  readonly effectiveOn: string
  readonly source: EventSource
  readonly remark: string
}

/** A change that was made, and the way to take it back. */
export interface Recorded {
  readonly after: Referral
  readonly takeBack: (later: CommandContext) => void
}

/** What a step does to the appointment that stands, and the one it brings. */
interface AppointmentChange {
  readonly ends?: Pick<Appointment, 'status' | 'cancelledBy' | 'source'>
  readonly makes?: Appointment
}

/** One line of history as the step words it. */
type Line = { readonly action: string } & Pick<Step, 'effectiveOn' | 'source' | 'remark'>

/** A referral this person may work with. */
export function requireReferral({ db, session }: Pick<QueryContext, 'db' | 'session'>, id: string): Referral {
  const referral = getReferral(db, { id })
  if (!referral) throw notFoundError()
  requireCase(db, session, referral.caseId)
  return referral
}

/** The referral as it was read; `conflict` when somebody changed it meanwhile. */
export function requireReferralAt(
  context: Pick<QueryContext, 'db' | 'session'>,
  { id, version }: Pick<Step, 'id' | 'version'>,
): Referral {
  const referral = requireReferral(context, id)
  if (referral.version !== version) throw conflictError()
  return referral
}

/** The referral for deciding whose it is and whether it goes on: not for whoever was let in for a while. */
export function requireReferralForGoodAt(
  context: Pick<QueryContext, 'db' | 'session'>,
  target: Pick<Step, 'id' | 'version'>,
): Referral {
  const referral = requireReferralAt(context, target)
  requireCaseForGood(context.db, context.session, referral.caseId)
  return referral
}

/** Why nothing of this kind can be recorded in this state. */
export function refuseIn(state: ReferralState): Error {
  if (state === 'entered-in-error') return ruleError('referrals:errors.enteredInError')
  return ruleError(isOpen(state) ? 'referrals:errors.notNow' : 'referrals:errors.closed')
}

/** Where an action leads from here; refused in words where it makes no sense. */
export function requireNext(referral: Referral, action: RoadAction): OpenState {
  const to = stateAfter(referral.state, action)
  if (to === null) throw refuseIn(referral.state)
  return to
}

function refuseDay(path: string, message: MessageKey): Error {
  return invalidError([{ path, message }], message)
}

/** The first day the next step of a referral may hold from: what the office did before it wrote it down may be told later. */
export const earliestDay = ({ state, needIdentifiedOn, stateSince }: Referral): string =>
  state === 'draft' ? needIdentifiedOn : stateSince

/** A step holds from a day that has come, and not from before the step it follows. */
export function requireDay(
  { today }: Pick<QueryContext, 'today'>,
  referral: Referral,
  { effectiveOn }: Step,
): void {
  if (effectiveOn > today) throw refuseDay('effectiveOn', 'referrals:errors.inFuture')
  if (effectiveOn < earliestDay(referral))
    throw refuseDay('effectiveOn', 'referrals:errors.beforePreviousStep')
}

/** The fields of a referral that arrives in a state: since when, and what somebody does next by when. */
export function arrival(
  { db, calendar }: Pick<QueryContext, 'db' | 'calendar'>,
  { caseId, pathway, urgency }: Referral,
  to: Omit<Arrival, 'pathway' | 'urgency'>,
): Pick<Referral, 'state' | 'stateSince' | 'nextTask' | 'nextDueOn'> {
  const clocks = tiersOfProtocols(db)(protocolOfCase(db, caseId), urgency)
  const { task, dueOn } = nextTask({ ...to, pathway, urgency }, calendar, clocks)
  return { state: to.state, stateSince: to.on, nextTask: task, nextDueOn: dueOn }
}

function writeEvent(
  { db, newId, now, session }: CommandContext,
  { id: referralId }: Referral,
  states: { readonly fromState: ReferralState | null; readonly toState: ReferralState },
  { action, effectiveOn, source, remark }: Line,
): void {
  insertEvent(db, {
    id: newId(),
    referralId,
    action,
    ...states,
    effectiveOn,
    recordedAt: now,
    recordedBy: session.accountId,
    source,
    reason: remark,
  })
}

/** Notes the first line of a referral's history. */
export function recordStart(context: CommandContext, referral: Referral): void {
  const line = { action: 'create', effectiveOn: context.today, source: 'office', remark: '' } as const
  writeEvent(context, referral, { fromState: null, toState: referral.state }, line)
}

function changeAppointments(
  { db }: CommandContext,
  referral: Referral,
  { ends, makes }: AppointmentChange,
  { effectiveOn }: Pick<Line, 'effectiveOn'>,
) {
  // Of further appointments nobody says whether they were kept: one that has been is neither moved nor called off.
  const isOver = ({ onDay }: Appointment) => isSuccess(referral.state) && onDay <= effectiveOn
  const standing = listAppointmentsOfReferral(db, { referralId: referral.id }).filter(
    (appointment) => appointment.status === 'scheduled' && !isOver(appointment),
  )
  if (ends) for (const appointment of standing) updateAppointment(db, { ...appointment, ...ends })
  if (makes) insertAppointment(db, makes)
  return (later: CommandContext): void => {
    if (makes) deleteAppointment(later.db, { id: makes.id })
    if (ends) for (const appointment of standing) updateAppointment(later.db, appointment)
  }
}

/** Nothing comes back to life in a case that was closed meanwhile. */
function requireCaseOf({ db, session }: CommandContext, { caseId, state }: Referral): void {
  const { closedOn } = requireCase(db, session, caseId)
  if (isOpen(state) && closedOn !== null) throw conflictError()
}

/**
 * Makes one change: the referral's new values, a line of its history and what becomes of its appointment. Taking
 * it back restores every value and is a line of the history too.
 */
export function record(
  context: CommandContext,
  before: Referral,
  changes: Partial<Referral>,
  line: Line,
  appointments: AppointmentChange = {},
): Recorded {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateReferral(context.db, { ...after, version: before.version }) === 0) throw conflictError()
  writeEvent(context, before, { fromState: before.state, toState: after.state }, line)
  const restoreAppointments = changeAppointments(context, before, appointments, line)
  return {
    after,
    takeBack: (later) => {
      requireCaseOf(later, before)
      if (updateReferral(later.db, { ...before, version: after.version }) === 0) throw conflictError()
      restoreAppointments(later)
      const undone = { action: 'undo', effectiveOn: later.today, source: 'office', remark: '' } as const
      writeEvent(later, before, { fromState: after.state, toState: before.state }, undone)
    },
  }
}

/** Takes one step of the road: checked, dated, with the task that comes with the new state. */
export function takeStep(
  context: CommandContext,
  step: Step,
  action: RoadAction,
  more: {
    readonly arrival?: Pick<Arrival, 'appointmentOn' | 'missed'>
    readonly changes?: Partial<Referral>
    readonly appointments?: AppointmentChange
  } = {},
): Recorded {
  const before = requireReferralAt(context, step)
  const state = requireNext(before, action)
  requireDay(context, before, step)
  const arrived = arrival(context, before, { state, on: step.effectiveOn, ...more.arrival })
  return record(context, before, { ...arrived, ...more.changes }, { action, ...step }, more.appointments)
}
