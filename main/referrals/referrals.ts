import { invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import type { Case } from '#shared/domain/case.ts'
import type { Appointment } from '#shared/domain/follow-up.ts'
import { isOpen, isSuccess, possibleEndings, stateBeforeClosing } from '#shared/domain/referral-road.ts'
import {
  CONFIRMING_SOURCES,
  type EndedBy,
  type Referral,
  type ReferralDraft,
  type ReferralEvent,
} from '#shared/domain/referral.ts'
import { NEW_SCHOOL_SERVICE } from '#shared/domain/school-service.ts'
import { mayBePutOff } from '#shared/domain/urgency.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { subjectOfReferral } from '#shared/domain/consent-request.ts'

import { doesOfficeWork, isCaseworker, type Asker } from '../access/asker.ts'
import { canOwnWork } from '../accounts/standing.ts'
import { readerOf } from '../access/readable.ts'
import { couldRead, requireCase } from '../cases/case-access.ts'
import { finishStep } from '../cases/finish-step.ts'
import { waitFor } from '../consent-requests/requests.ts'
import { followPapers } from '../consents/consents.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { serviceDestination } from '../providers/directory.ts'
import {
  hasRooms,
  keepSchoolService,
  schoolServiceCalled,
  takeOffList,
  theSchoolService,
} from '../school-services/keep.ts'
import { beginFollowUps, recountFollowUps } from '../tasks/follow-ups.ts'
import type { TakeBack } from '../undo/gathering.ts'
import { listAppointmentsOfCase, listAppointmentsOfReferral } from './appointments.sql.ts'
import { indexReferral } from './referral-index.ts'
import {
  arrival,
  record,
  recordStart,
  refuseIn,
  requireDay,
  requireReferral,
  requireReferralAt,
  requireReferralForGoodAt,
  takeStep,
  type Recorded,
  type Step,
} from './referral-steps.ts'
import {
  countReferrals,
  findFirstLink,
  findReadableReferralView,
  getReferralView,
  insertReferral,
  listEventsOfCase,
  listEventsOfReferral,
  listReferralViews,
  listReferralViewsOfCase,
} from './referrals.sql.ts'
import { sendReferral } from './sending.ts'
import { isOnlyForOne } from './to-school-services.ts'

/** The referrals of a case as screens speak of them, the newest first; those entered in error among them. */
export function referralViewsOfCase(db: ReadableDb, caseId: string): ReferralView[] {
  return listReferralViewsOfCase(db, { caseId })
}

/** Steps only a caseworker takes: their words are clinical. */
const DECIDED: ReadonlySet<string> = new Set(['close', 'reopen', 'enter-in-error'])

/** The history of every referral of a case, oldest first; why it ended is not for somebody who does no casework. */
export function eventsOfCase(db: ReadableDb, session: Asker, caseId: string): ReferralEvent[] {
  const events = listEventsOfCase(db, { caseId })
  if (isCaseworker(session)) return events
  return events.map((event) => (DECIDED.has(event.action) ? { ...event, reason: '' } : event))
}

/** The appointments of every referral of a case, by day. */
export function appointmentsOfCase(db: ReadableDb, caseId: string): Appointment[] {
  return listAppointmentsOfCase(db, { caseId })
}

/** A referral this person may work with, as screens and pages speak of it. */
export function requireReferralView(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  id: string,
): ReferralView {
  const view = findReadableReferralView(db, { id, ...readerOf(session) })
  if (!view || !doesOfficeWork(session)) throw notFoundError()
  return view
}

function refuseField(path: string, message: MessageKey): Error {
  return invalidError([{ path, message }], message)
}

/** What came of a step for the case beside the referral is taken back before it. */
function alsoTakingBack({ after, takeBack }: Recorded, putBack: (later: CommandContext) => void): Recorded {
  return {
    after,
    takeBack: (later) => {
      putBack(later)
      takeBack(later)
    },
  }
}

/** The first help of a case began: its follow-ups do, too; where it began earlier than another, they count from it. */
function withFollowUps(context: CommandContext, linked: Recorded): Recorded {
  const { db, session } = context
  const { linkedOn } = linked.after
  if (linkedOn === null || findFirstLink(db, { caseId: linked.after.caseId }) !== linkedOn) return linked
  const open = requireCase(db, session, linked.after.caseId)
  const count = recountFollowUps(context, open, linkedOn)
  const unbegin = beginFollowUps(context, open, linkedOn)
  return alsoTakingBack(linked, (later) => {
    unbegin(later)
    count(later)
  })
}

/** Help that was never given began nothing: follow-ups count from what other help there is, or go. */
function withoutFollowUps(context: CommandContext, undone: Recorded): Recorded {
  const { db, session } = context
  if (undone.after.linkedOn === null) return undone
  const open = requireCase(db, session, undone.after.caseId)
  return alsoTakingBack(
    undone,
    recountFollowUps(context, open, findFirstLink(db, { caseId: open.id }) ?? null),
  )
}

/** Promises the way back, and answers with what was made. */
function undoable(context: CommandContext, { after, takeBack }: Recorded): Referral {
  context.undoable(takeBack)
  return after
}

/** Whoever is given a referral works here, and may see its case. */
function requireOwner(context: CommandContext, { id }: Pick<Case, 'id'>, ownerId: string): void {
  if (!canOwnWork(context, ownerId)) throw refuseField('ownerId', 'referrals:errors.ownerGone')
  if (!couldRead(context.db, ownerId, id)) throw refuseField('ownerId', 'referrals:errors.ownerCannotSee')
}

/** A service of the school's own: of its list, as long as it is given, or in somebody's words. */
function requireAtSchool(
  db: ReadableDb,
  { schoolService, schoolServiceId }: Pick<ReferralDraft, 'schoolService' | 'schoolServiceId'>,
): Pick<Referral, 'schoolService' | 'schoolServiceId'> {
  if (schoolServiceId === null) return { schoolService: schoolService ?? '', schoolServiceId }
  const found = theSchoolService(db, schoolServiceId)
  if (!found) throw refuseField('schoolServiceId', 'referrals:errors.serviceGone')
  if (found.endedOn !== null) throw refuseField('schoolServiceId', 'referrals:errors.schoolServiceEnded')
  return { schoolService: found.name, schoolServiceId }
}

/** What was typed goes on the list of the school's own services, or is the one there that goes by that name. */
function keptOnList(
  context: CommandContext,
  draft: ReferralDraft,
): { readonly draft: ReferralDraft; readonly takeBack: TakeBack } {
  const { pathway, schoolService, schoolServiceId } = draft
  if (pathway !== 'school-based' || schoolServiceId !== null || !schoolService)
    return { draft, takeBack: () => undefined }
  const known = schoolServiceCalled(context.db, schoolService)
  if (known) return { draft: { ...draft, schoolServiceId: known.id }, takeBack: () => undefined }
  const made = keepSchoolService(context, { ...NEW_SCHOOL_SERVICE, name: schoolService })
  return {
    draft: { ...draft, schoolServiceId: made.id },
    takeBack: ({ db }) => {
      // Whoever added to it meanwhile keeps it.
      if (theSchoolService(db, made.id)?.version !== made.version || hasRooms(db, made.id)) return
      if (isOnlyForOne(db, made)) takeOffList(db, made)
    },
  }
}

/** Where a new referral leads; a service must be offered still, and at the chosen place. */
function requireDestination(
  db: ReadableDb,
  { pathway, serviceId, locationId, schoolService, schoolServiceId }: ReferralDraft,
) {
  if (pathway === 'school-based' || serviceId === null)
    return {
      ...{ serviceId: null, locationId: null },
      ...requireAtSchool(db, { schoolService, schoolServiceId }),
    }
  const found = serviceDestination(db, serviceId)
  if (!found) throw refuseField('serviceId', 'referrals:errors.serviceGone')
  const { service, organization, locations } = found
  if (!organization.active || service.status === 'inactive' || service.status === 'defunct')
    throw refuseField('serviceId', 'referrals:errors.serviceClosed')
  if (locationId !== null && !locations.some(({ id }) => id === locationId))
    throw refuseField('locationId', 'referrals:errors.notAtThisPlace')
  return { serviceId, locationId, schoolService: null, schoolServiceId: null }
}

function start(context: CommandContext, draft: ReferralDraft): Referral {
  const { db, newId, now, today, session } = context
  const opened = requireCase(db, session, draft.caseId)
  const { id: caseId, studentId, closedOn } = opened
  if (closedOn !== null) throw ruleError('referrals:errors.caseClosed')
  if (draft.needIdentifiedOn > today) throw refuseField('needIdentifiedOn', 'referrals:errors.inFuture')
  requireOwner(context, opened, draft.ownerId)
  const destination = requireDestination(db, draft)
  const fresh: Referral = {
    ...draft,
    ...destination,
    id: newId(),
    caseId,
    studentId,
    otherReasons: [...new Set(draft.otherReasons)].filter((reason) => reason !== draft.primaryReason),
    state: 'draft',
    stateSince: today,
    nextTask: null,
    nextDueOn: null,
    sentOn: null,
    sentMethod: null,
    consentId: null,
    linkedOn: null,
    closedOn: null,
    endedBy: null,
    endReason: null,
    barriers: [],
    outcome: null,
    createdAt: now,
    createdBy: session.accountId,
    version: 1,
  }
  const made = { ...fresh, ...arrival(context, fresh, { state: 'draft', on: today }) }
  insertReferral(db, made)
  recordStart(context, made)
  const view = getReferralView(db, { id: made.id })
  if (view) indexReferral(db, view)
  return made
}

const NOTHING_NEXT = { nextTask: null, nextDueOn: null } as const

const NOT_ENDED: Partial<Referral> = {
  closedOn: null,
  endedBy: null,
  endReason: null,
  barriers: [],
  outcome: null,
}

/** Who called off the appointment of a referral that ended. */
function cancelledBy(endedBy: EndedBy): Appointment['cancelledBy'] {
  return endedBy === 'system' ? null : endedBy
}

/** The appointment of a referral that is still to be kept. */
export function standingAppointment(db: ReadableDb, referralId: string): Appointment | undefined {
  return listAppointmentsOfReferral(db, { referralId }).find(({ status }) => status === 'scheduled')
}

/** Whether the appointment is on a later day than what is told about it. */
function isAhead(appointment: Appointment | undefined, { effectiveOn }: Pick<Step, 'effectiveOn'>): boolean {
  return appointment !== undefined && appointment.onDay > effectiveOn
}

export const referrals: Handlers<Contract['referrals']> = {
  list({ db, session }, { group, ownerId, limit, offset }) {
    const filter = { group: group === 'all' ? null : group, ownerId, ...readerOf(session) }
    return { rows: listReferralViews(db, { ...filter, limit, offset }), total: countReferrals(db, filter) }
  },

  get(context, { id }) {
    return requireReferralView(context, id)
  },

  create(context, { stepDone, keepSchoolService: isKept, ...asked }) {
    const { draft, takeBack } = isKept ? keptOnList(context, asked) : { draft: asked, takeBack: undefined }
    const made = start(context, draft)
    const reopenStep = stepDone && finishStep(context, made.caseId, stepDone)
    // What was started is never unwritten: taken back, it was entered in error.
    context.undoable((later) => {
      const line = { action: 'undo', effectiveOn: later.today, source: 'office', remark: '' } as const
      record(later, made, { state: 'entered-in-error', ...NOTHING_NEXT }, line)
      takeBack?.(later)
      reopenStep?.(later)
    })
    return made
  },

  requestConsent(context, { asked, ...step }) {
    const recorded = takeStep(context, step, 'request-consent')
    const { takeBack } = waitFor(context, {
      ...subjectOfReferral(requireReferralView(context, step.id)),
      ...{ asked, askedOn: step.effectiveOn },
    })
    return undoable(context, alsoTakingBack(recorded, takeBack))
  },

  send(context, { method, information, emergency, alreadyLeft, withStatements, contestedUntold, ...told }) {
    const { stepDone, ...step } = told
    const sending = { method, information, emergency, alreadyLeft, withStatements, contestedUntold }
    const { after, takeBack } = sendReferral(context, step, sending)
    const reopenStep = stepDone && finishStep(context, after.caseId, stepDone)
    context.undoable((later) => {
      takeBack(later)
      reopenStep?.(later)
    })
    return after
  },

  accept(context, step) {
    return undoable(context, takeStep(context, step, 'accept'))
  },

  waitlist(context, step) {
    // Put on a waiting list instead of the appointment: the provider called it off.
    const ends = { status: 'cancelled', cancelledBy: 'provider', source: step.source } as const
    return undoable(context, takeStep(context, step, 'waitlist', { appointments: { ends } }))
  },

  askForInformation(context, step) {
    return undoable(context, takeStep(context, step, 'ask-for-information'))
  },

  scheduleAppointment(context, { onDay, atTime, kind, ...step }) {
    const before = requireReferralAt(context, step)
    if (isSuccess(before.state) && kind !== 'ongoing')
      throw refuseField('kind', 'referrals:errors.ongoingOnly')
    if (onDay < step.effectiveOn) throw refuseField('onDay', 'referrals:errors.appointmentBeforeMade')
    const makes: Appointment = {
      id: context.newId(),
      referralId: step.id,
      kind,
      onDay,
      atTime,
      status: 'scheduled',
      cancelledBy: null,
      source: null,
      recordedAt: context.now,
      version: 1,
    }
    const ends = { status: 'rescheduled', cancelledBy: null, source: step.source } as const
    const { stateSince, nextTask, nextDueOn } = before
    const more = {
      arrival: { appointmentOn: onDay },
      // A further appointment changes neither where the referral stands nor what the office does about it.
      changes: isSuccess(before.state) ? { stateSince, nextTask, nextDueOn } : {},
      appointments: { ends, makes },
    }
    return undoable(context, takeStep(context, step, 'schedule-appointment', more))
  },

  missAppointment(context, { how, cancelledBy: by, ...step }) {
    if (how === 'cancelled' && by === null) throw refuseField('cancelledBy', 'referrals:errors.whoCancelled')
    const { id } = requireReferralAt(context, step)
    if (how === 'missed' && isAhead(standingAppointment(context.db, id), step))
      throw refuseField('effectiveOn', 'referrals:errors.missedBeforeItsDay')
    const ends = { status: how, cancelledBy: how === 'cancelled' ? by : null, source: step.source }
    const more = { arrival: { missed: true }, appointments: { ends } }
    return undoable(context, takeStep(context, step, 'miss-appointment', more))
  },

  confirmLinked(context, step) {
    const { id } = requireReferralAt(context, step)
    if (!CONFIRMING_SOURCES.includes(step.source))
      throw refuseField('source', 'referrals:errors.linkedAssumed')
    if (isAhead(standingAppointment(context.db, id), step))
      throw refuseField('effectiveOn', 'referrals:errors.keptBeforeItsDay')
    const ends = { status: 'kept', cancelledBy: null, source: step.source } as const
    const more = { changes: { linkedOn: step.effectiveOn }, appointments: { ends } }
    return undoable(context, withFollowUps(context, takeStep(context, step, 'confirm-linked', more)))
  },

  startServices(context, step) {
    return undoable(context, takeStep(context, step, 'start-services'))
  },

  close(context, { ending, ...step }) {
    const before = requireReferralForGoodAt(context, step)
    if (!isOpen(before.state)) throw refuseIn(before.state)
    if (!possibleEndings(before.state).includes(ending.state))
      throw refuseField('ending.state', 'referrals:errors.notThisEnding')
    requireDay(context, before, step)
    const changes = {
      ...NOTHING_NEXT,
      state: ending.state,
      stateSince: step.effectiveOn,
      closedOn: step.effectiveOn,
      endedBy: ending.endedBy,
      endReason: ending.reason,
      barriers: [...new Set(ending.barriers)],
      outcome: ending.outcome,
    }
    const remark = [ending.note, step.remark].filter((words) => words !== '').join('\n')
    const ends = {
      status: 'cancelled',
      cancelledBy: cancelledBy(ending.endedBy),
      source: step.source,
    } as const
    return undoable(context, record(context, before, changes, { action: 'close', ...step, remark }, { ends }))
  },

  reopen(context, step) {
    const before = requireReferralForGoodAt(context, step)
    if (before.closedOn === null) throw refuseReopening(before)
    if (requireCase(context.db, context.session, before.caseId).closedOn !== null)
      throw ruleError('referrals:errors.caseClosed')
    requireDay(context, before, step)
    const state = stateBeforeClosing(listEventsOfReferral(context.db, { referralId: before.id }))
    const changes = {
      ...arrival(context, before, { state, on: step.effectiveOn }),
      ...NOT_ENDED,
    }
    const { after, takeBack } = record(context, before, changes, { action: 'reopen', ...step })
    // What it waited for may have been signed meanwhile.
    const followBack = followPapers(context, before.studentId)
    context.undoable((later) => {
      followBack(later)
      takeBack(later)
    })
    return requireReferral(context, after.id)
  },

  enterInError(context, step) {
    const before = requireReferralForGoodAt(context, step)
    if (before.state === 'entered-in-error') throw refuseIn(before.state)
    if (step.effectiveOn > context.today) throw refuseField('effectiveOn', 'referrals:errors.inFuture')
    const changes: Partial<Referral> = {
      ...NOTHING_NEXT,
      ...NOT_ENDED,
      state: 'entered-in-error',
      stateSince: step.effectiveOn,
    }
    const ends = { status: 'cancelled', cancelledBy: 'school', source: step.source } as const
    const line = { action: 'enter-in-error', ...step }
    return undoable(context, withoutFollowUps(context, record(context, before, changes, line, { ends })))
  },

  postpone(context, { dueOn, reason, ...target }) {
    const before = requireReferralAt(context, target)
    const { today } = context
    if (before.nextDueOn === null) throw refuseIn(before.state)
    if (dueOn < today) throw refuseField('dueOn', 'referrals:errors.duePast')
    if (!mayBePutOff(before.urgency, { dueOn: before.nextDueOn, to: dueOn, today }))
      throw refuseField('dueOn', 'cases:errors.crisisPutOff')
    const line = { action: 'postpone', effectiveOn: today, source: 'office', remark: reason } as const
    return undoable(context, record(context, before, { nextDueOn: dueOn }, line))
  },

  handOver(context, { ownerId, ...target }) {
    const before = requireReferralForGoodAt(context, target)
    if (!isOpen(before.state)) throw refuseIn(before.state)
    requireOwner(context, requireCase(context.db, context.session, before.caseId), ownerId)
    const line = { action: 'hand-over', effectiveOn: context.today, source: 'office', remark: '' } as const
    return undoable(context, record(context, before, { ownerId }, line))
  },
}

function refuseReopening({ state }: Referral): Error {
  return state === 'entered-in-error' ? refuseIn(state) : ruleError('referrals:errors.stillOpen')
}
