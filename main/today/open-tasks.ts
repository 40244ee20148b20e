import type { TodayLine } from '#shared/api/today.ts'
import { END_OF_DAYS } from '#shared/domain/days.ts'
import { escalatedTo } from '#shared/domain/escalation.ts'
import type { Obstacle } from '#shared/domain/may-disclose.ts'
import { nextStepLacks, restsOnConsent } from '#shared/domain/missing-consent.ts'
import { whoActs } from '#shared/domain/referral-road.ts'
import { schoolDaysBetween } from '#shared/domain/school-calendar.ts'
import { isPressing, pressingPlace, URGENCIES } from '#shared/domain/urgency.ts'

import { readerOf } from '../access/readable.ts'
import { couldRead } from '../cases/case-access.ts'
import { holderOf } from '../cases/open-case.ts'
import { consentsThatDecide } from '../consents/consents.ts'
import type { QueryContext } from '../context.ts'
import { toldInLists } from '../students/kept-away-words.ts'
import { tiersOfProtocols } from '../protocols/tiers.ts'
import { requireReferralView } from '../referrals/referrals.ts'
import { requireStudent } from '../students/the-student.ts'
import type { Answering } from './answering.ts'
import {
  listCaseTasks,
  listKeptThings,
  listReferralTasks,
  listTasksOfCases,
  type OpenTask,
} from './today.sql.ts'

/** Whose work is looked at: the asker's, with what has come to them, or everybody's. */
export type Whose = 'mine' | 'office'

/** School days since a due day, reckoned once for each day that occurs. */
function latenessOn({ today, calendar }: QueryContext): (dueOn: string) => number {
  const reckoned = new Map<string, number>()
  return (dueOn) => {
    const known = reckoned.get(dueOn)
    if (known !== undefined) return known
    const late = schoolDaysBetween(dueOn, today, calendar)
    reckoned.set(dueOn, late)
    return late
  }
}

const actor = ({ state, pathway, task }: OpenTask): TodayLine['whoActs'] =>
  state === null || pathway === null ? 'school' : whoActs({ state, pathway, nextTask: task })

/** What the step of a referral lacks since a consent ended; nothing runs at night, so it is worked out when it is read. */
function lacks(context: QueryContext, { kind, id, task, pathway }: OpenTask): Obstacle | null {
  if (kind !== 'referral' || pathway !== 'school-contacts-provider' || !restsOnConsent(task)) return null
  const { db, session, today } = context
  const referral = requireReferralView(context, id)
  const student = requireStudent(db, referral.studentId)
  const consents = consentsThatDecide(db, session, { studentId: referral.studentId, onDay: today })
  return nextStepLacks(referral, { consents, student, today })
}

/**
 * What presses and is due or late first, then the longest due; on one day what presses, then what is theirs, the most
 * urgent first, and what has its hour before the rest.
 */
function inOrder({ today }: QueryContext): (one: TodayLine, other: TodayLine) => number {
  return (one, other) =>
    pressingPlace(one, today) - pressingPlace(other, today) ||
    one.dueOn.localeCompare(other.dueOn) ||
    Number(isPressing(other.urgency)) - Number(isPressing(one.urgency)) ||
    Number(other.why === 'own') - Number(one.why === 'own') ||
    URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency) ||
    (one.dueAt ?? END_OF_DAYS).localeCompare(other.dueAt ?? END_OF_DAYS)
}

/** Whether nobody who is here and may read the case does what is somebody's of it; asked once for each pair. */
export function leftUndone(
  { db }: QueryContext,
  { actsFor }: Answering,
): (thing: Pick<OpenTask, 'ownerId' | 'caseId'>) => boolean {
  const known = new Map<string, boolean>()
  return ({ ownerId, caseId }) => {
    const acts = actsFor(ownerId)
    if (acts === null) return true
    const key = `${acts} ${caseId}`
    const isLeft = known.get(key) ?? !couldRead(db, acts, caseId)
    known.set(key, isLeft)
    return isLeft
  }
}

/** Why a thing stands on the asker's list, or nothing where it does not. */
export function reasonsFor(
  context: QueryContext,
  answering: Answering,
): (task: OpenTask) => TodayLine['why'] | undefined {
  const { session, today } = context
  const me = session.accountId
  const mine = new Set(answering.for)
  const tierOf = tiersOfProtocols(context.db)
  const isLeft = leftUndone(context, answering)
  const isUncovered = (task: OpenTask): boolean =>
    task.dueOn <= today && isLeft(task) && answering.seesTo(task.caseId)
  const isLate = ({ ownerId, caseId, dueOn, dueAt, protocolNumber, urgency }: OpenTask): boolean =>
    dueOn <= today &&
    answering.hears(
      { ownerId, caseId },
      escalatedTo({ dueOn, dueAt }, tierOf(protocolNumber, urgency).escalation, context),
    )
  return (task) => {
    if (task.ownerId === me) return 'own'
    if (mine.has(task.ownerId)) return 'covering'
    if (task.restrictedTo === me) return 'holding'
    if (isUncovered(task)) return 'uncovered'
    return isLate(task) ? 'late' : undefined
  }
}

/** Everything open that could stand on the asker's list by a day, and may be read by them. */
export function tasksBy(
  { db, session }: QueryContext,
  {
    until,
    ...asked
  }: { readonly mine: readonly string[] | null; readonly isAsked: boolean; readonly until: string },
): OpenTask[] {
  const known = {
    mine: asked.mine && JSON.stringify(asked.mine),
    me: session.accountId,
    isAsked: Number(asked.isAsked),
    today: until,
    ...readerOf(session),
  }
  return [...listCaseTasks(db, known), ...listReferralTasks(db, known), ...listTasksOfCases(db, known)]
}

/** Those of the tasks that stand on the asker's list, with why, in the order they want attention. */
export function linesOf(
  context: QueryContext,
  tasks: readonly OpenTask[],
  whyMine: (task: OpenTask) => TodayLine['why'] | undefined,
): TodayLine[] {
  const late = latenessOn(context)
  const told = toldInLists(context.db)
  return tasks
    .flatMap((task) => {
      const why = whyMine(task)
      if (!why) return []
      const words = task.words === null ? null : told(task.caseId, task.words)
      const consentMissing = lacks(context, task)
      return [{ ...task, words, why, whoActs: actor(task), consentMissing, schoolDaysLate: late(task.dueOn) }]
    })
    .toSorted(inOrder(context))
}

/** Every open task of a person or of the whole office, in the order it wants attention. */
export function openTasks(context: QueryContext, whose: Whose, answering: Answering): TodayLine[] {
  const mine = whose === 'mine' ? answering.for : null
  const tasks = tasksBy(context, { mine, isAsked: answering.isAsked, until: context.today })
  return linesOf(context, tasks, whose === 'mine' ? reasonsFor(context, answering) : () => 'own')
}

/** How many things are somebody's in cases of others that the asker may not read, whenever they are due. */
export function keptElsewhere({ db, session }: QueryContext, accountId: string): number {
  return listKeptThings(db, { today: END_OF_DAYS, ...readerOf(session) })
    .filter(({ ownerId, caseId }) => ownerId === accountId && holderOf(db, caseId) !== accountId)
    .reduce((sum, { things }) => sum + things, 0)
}
