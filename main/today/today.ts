import type { Contract } from '#shared/api/contract.ts'
import type { TodayLine, UnplannedCase } from '#shared/api/today.ts'
import { schoolDaysBetween, schoolDayOfYear } from '#shared/domain/school-calendar.ts'
import { whoActs } from '#shared/domain/referral-road.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'

import { readerOf } from '../access/readable.ts'
import { newConcerns } from '../concerns/concern-access.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { listCaseTasks, listReferralTasks, listUnplannedCases, type OpenTask } from './today.sql.ts'

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

/** The longest due first; on one day the most urgent first. */
function byDueThenUrgency(one: TodayLine, other: TodayLine): number {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1
  return URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency)
}

/** Every open task of a person or of the whole office, in the order it wants attention. */
function openTasks(context: QueryContext, whose: 'mine' | 'office'): TodayLine[] {
  const { db, session } = context
  const asked = { mine: whose === 'mine' ? session.accountId : null, ...readerOf(session) }
  const late = latenessOn(context)
  return [...listCaseTasks(db, asked), ...listReferralTasks(db, asked)]
    .map((task) => ({ ...task, whoActs: actor(task), schoolDaysLate: late(task.dueOn) }))
    .toSorted(byDueThenUrgency)
}

function unplannedCases({ db, session }: QueryContext, whose: 'mine' | 'office'): UnplannedCase[] {
  const mine = whose === 'mine' ? session.accountId : null
  return listUnplannedCases(db, { mine, ...readerOf(session) }).toSorted(
    (one, other) => URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency),
  )
}

/** Where a task stands on the page: what is due stands with us, whoever should have acted. */
function place(
  today: string,
  { dueOn, whoActs: acts }: TodayLine,
): 'overdue' | 'dueToday' | 'waiting' | 'later' {
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'dueToday'
  return acts === 'school' ? 'later' : 'waiting'
}

/** What somebody has to do today, what waits for others, and what came in. */
export const today: Handlers<Contract['today']> = {
  get(context, { whose }) {
    const {
      overdue = [],
      dueToday = [],
      waiting = [],
      later = [],
    } = Object.groupBy(openTasks(context, whose), (line) => place(context.today, line))
    return {
      today: context.today,
      schoolDay: schoolDayOfYear(context.today, context.calendar),
      overdue,
      dueToday,
      waiting,
      later,
      unplanned: unplannedCases(context, whose),
      newConcerns: newConcerns(context.db, context.session),
    }
  },
}
