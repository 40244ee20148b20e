import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { KeptFromView, TodayLine, UnplannedCase } from '#shared/api/today.ts'
import { escalatedTo } from '#shared/domain/escalation.ts'
import { schoolDaysBetween, schoolDayOfYear } from '#shared/domain/school-calendar.ts'
import { whoActs } from '#shared/domain/referral-road.ts'
import { isPressing, URGENCIES } from '#shared/domain/urgency.ts'

import { readerOf } from '../access/readable.ts'
import { couldRead } from '../cases/case-access.ts'
import { newConcerns } from '../concerns/concern-access.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { handOut } from '../print/hand-out.ts'
import { tiersOfProtocols } from '../protocols/tiers.ts'
import { theSchool } from '../school/school.ts'
import { answeringOf, type Answering } from './answering.ts'
import { daySheet } from './day-sheet.ts'
import {
  listCaseTasks,
  listKeptThings,
  listReferralTasks,
  listTasksOfCases,
  listUnplannedCases,
  type OpenTask,
} from './today.sql.ts'

type Whose = 'mine' | 'office'

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

const END_OF_DAYS = '9999'

/**
 * The longest due first; on one day what presses, then what is theirs, the most urgent first, and what has its hour
 * before the rest.
 */
function byDay(one: TodayLine, other: TodayLine): number {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1
  return (
    Number(isPressing(other.urgency)) - Number(isPressing(one.urgency)) ||
    Number(other.why === 'own') - Number(one.why === 'own') ||
    URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency) ||
    (one.dueAt ?? END_OF_DAYS).localeCompare(other.dueAt ?? END_OF_DAYS)
  )
}

/** Whether nobody who is here and may read the case does what is somebody's of it; asked once for each pair. */
function leftUndone(
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
function reasonsFor(
  context: QueryContext,
  answering: Answering,
): (task: OpenTask) => TodayLine['why'] | undefined {
  const { session, today } = context
  const me = session.accountId
  const mine = new Set(answering.for)
  const tierOf = tiersOfProtocols(context.db)
  const isLeft = leftUndone(context, answering)
  const isUncovered = (task: OpenTask): boolean =>
    task.dueOn <= today && answering.seesToTheRest && isLeft(task)
  const isLate = ({ ownerId, dueOn, dueAt, protocolNumber, urgency }: OpenTask): boolean =>
    dueOn <= today &&
    answering.hears(
      ownerId,
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

/** Every open task of a person or of the whole office, in the order it wants attention. */
function openTasks(context: QueryContext, whose: Whose, answering: Answering): TodayLine[] {
  const { db, session, today } = context
  const asked = {
    mine: whose === 'mine' ? JSON.stringify(answering.for) : null,
    me: session.accountId,
    isAsked: Number(answering.isAsked),
    today,
    ...readerOf(session),
  }
  const late = latenessOn(context)
  const whyMine = whose === 'mine' ? reasonsFor(context, answering) : () => 'own' as const
  return [...listCaseTasks(db, asked), ...listReferralTasks(db, asked), ...listTasksOfCases(db, asked)]
    .flatMap((task) => {
      const why = whyMine(task)
      return why ? [{ ...task, why, whoActs: actor(task), schoolDaysLate: late(task.dueOn) }] : []
    })
    .toSorted(byDay)
}

function unplannedCases({ db, session }: QueryContext, whose: Whose, answering: Answering): UnplannedCase[] {
  const mine = whose === 'mine' ? JSON.stringify(answering.for) : null
  return listUnplannedCases(db, { mine, ...readerOf(session) }).toSorted(
    (one, other) => URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency),
  )
}

/** What is due in cases an owner may not read while those who may are all away: how much, and whose. */
function keptFromView(context: QueryContext, answering: Answering): KeptFromView[] {
  const { db, session, today } = context
  if (!answering.seesToTheRest) return []
  const waiting = listKeptThings(db, { today, ...readerOf(session) }).filter(leftUndone(context, answering))
  return Object.entries(Object.groupBy(waiting, ({ ownerId }) => ownerId)).map(([ownerId, kept = []]) => ({
    ownerId,
    ownerName: kept[0]?.ownerName ?? '',
    things: kept.reduce((sum, { things }) => sum + things, 0),
  }))
}

/** Where a task stands on the page: what is due stands with us, whoever should have acted. */
function place(
  { today, now }: QueryContext,
  { dueOn, dueAt, whoActs: acts }: TodayLine,
): 'overdue' | 'dueToday' | 'waiting' | 'later' {
  if (dueOn < today || (dueAt !== null && dueAt < now)) return 'overdue'
  if (dueOn === today) return 'dueToday'
  return acts === 'school' ? 'later' : 'waiting'
}

/** The tasks of a page by the place they stand in. */
function placed(
  context: QueryContext,
  whose: Whose,
  answering: Answering,
): Pick<OutputOf<Contract['today']['get']>, ReturnType<typeof place>> {
  const lines = Object.groupBy(openTasks(context, whose, answering), (line) => place(context, line))
  return { overdue: [], dueToday: [], waiting: [], later: [], ...lines }
}

/** What somebody has to do today, what waits for others, and what came in. */
export const today: Handlers<Contract['today']> = {
  get(context, { whose }) {
    const answering = answeringOf(context)
    return {
      today: context.today,
      schoolDay: schoolDayOfYear(context.today, context.calendar),
      ...placed(context, whose, answering),
      unplanned: unplannedCases(context, whose, answering),
      newConcerns: newConcerns(context.db, context.session),
      keptFromView: keptFromView(context, answering),
    }
  },

  async printSheet(context, { whose, as, language }) {
    const { overdue, dueToday } = placed(context, whose, answeringOf(context))
    const document = daySheet({
      today: context.today,
      name: context.session.name,
      overdue,
      dueToday,
      school: theSchool(context.db),
      language,
    })
    const savedAs = as === 'pdf' ? 'footbridge-day-sheet.pdf' : null
    return handOut(context, { document, savedAs, remember: () => ({ savedAs }) })
  },
}
