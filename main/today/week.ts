import type { Contract } from '#shared/api/contract.ts'
import type { TodayLine } from '#shared/api/today.ts'
import { isAbsentOn } from '#shared/domain/absence.ts'
import { addDays, weekOf } from '#shared/domain/days.ts'

import { absencesFrom } from '../absences/presence.ts'
import { accountsOf } from '../accounts/account-names.ts'
import { canOwnWork } from '../accounts/standing.ts'
import { readerOf } from '../access/readable.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { meetingsOn } from '../meetings/meetings-on.ts'
import { answeringOf } from './answering.ts'
import { linesOf, reasonsFor, tasksBy, type Whose } from './open-tasks.ts'
import { listAppointmentsBetween, type OpenTask } from './today.sql.ts'

type Why = TodayLine['why'] | undefined

/** For whom the asker answers on a day, and why a thing of that day would stand on their list. */
interface DayOfMine {
  readonly for: readonly string[]
  readonly isAsked: boolean
  readonly why: (task: OpenTask) => Why
}

/** What was not done is late today; on a day to come nobody is late yet. */
function dayOfMine(context: QueryContext, on: string): DayOfMine {
  const isToCome = on > context.today
  const then = isToCome ? { ...context, today: on } : context
  const answering = answeringOf(then)
  const reason = reasonsFor(then, answering)
  return {
    for: answering.for,
    isAsked: answering.isAsked,
    why: (task) => {
      const why = reason(task)
      return isToCome && why === 'late' ? undefined : why
    },
  }
}

/** The lines of a week: each day as it stands on the list of whoever asks on that day, by who is away on it. */
function linesOfWeek(context: QueryContext, days: readonly string[], whose: Whose): TodayLine[] {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const isInWeek = ({ dueOn }: OpenTask) => dueOn >= first && dueOn <= last
  if (whose === 'office') {
    const all = tasksBy(context, { mine: null, isAsked: true, until: last })
    return linesOf(context, all.filter(isInWeek), () => 'own')
  }
  const mine = new Map(days.map((on) => [on, dayOfMine(context, on)]))
  const everyDay = [...mine.values()]
  const tasks = tasksBy(context, {
    mine: [...new Set(everyDay.flatMap((day) => day.for))],
    isAsked: everyDay.some(({ isAsked }) => isAsked),
    until: last,
  })
  return linesOf(context, tasks.filter(isInWeek), (task) => mine.get(task.dueOn)?.why(task))
}

/** What is due on each day of a week, with its appointments and who is away. */
export const weekFrom: Handlers<Contract['today']>['week'] = (context, { whose, on }) => {
  const { db, session } = context
  const from = weekOf(on)
  const days = Array.from({ length: 7 }, (_, at) => addDays(from, at))
  // Also those that are over by today: the days behind were lived with them.
  const absences = absencesFrom(db, from)
  const colleagues = accountsOf(db).filter(({ id }) => canOwnWork(context, id))
  return {
    from,
    lines: linesOfWeek(context, days, whose),
    appointments: listAppointmentsBetween(db, {
      from,
      to: addDays(from, 6),
      mine: whose === 'mine' ? JSON.stringify(answeringOf(context).for) : null,
      ...readerOf(session),
    }),
    meetings: meetingsOn(context, days),
    away: days.map((day) => ({
      on: day,
      names: colleagues.filter(({ id }) => isAbsentOn(id, day, absences)).map(({ name }) => name),
    })),
  }
}
