import type { Contract } from '#shared/api/contract.ts'
import type { Morning } from '#shared/api/today.ts'

import { accountNames } from '../accounts/accounts.ts'
import { readerOf } from '../access/readable.ts'
import { newConcerns } from '../concerns/concern-access.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { meetingsOn } from '../meetings/meetings-on.ts'
import { answeringOf, type Answering } from './answering.ts'
import { findMorningRead, setMorningRead } from './morning.sql.ts'
import { crisesToday } from './crises-today.ts'
import { isTheirs, placed } from './placed.ts'
import { listAppointmentsBetween } from './today.sql.ts'

/** Whether the asker has not yet said that they read what this day holds. */
export function isMorning({ db, session, today }: QueryContext): boolean {
  return findMorningRead(db, session)?.on !== today
}

/** Appointments of the day that still stand, in what is the asker's. */
function appointmentsToday({ db, session, today }: QueryContext, answering: Answering): number {
  const day = { from: today, to: today, mine: JSON.stringify(answering.for), ...readerOf(session) }
  return listAppointmentsBetween(db, day).filter(({ status }) => status === 'scheduled').length
}

/** What the day holds for whoever asks: as many as stand in the boxes of Today, and what has its hour. */
function whatTheDayHolds(context: QueryContext): Morning {
  const { db, session, today } = context
  const answering = answeringOf(context)
  const { overdue, dueToday } = placed(context, 'mine', answering)
  const names = accountNames(db)
  const coveredOf = (colleague: string) =>
    [...overdue, ...dueToday].filter(({ why, ownerId }) => why === 'covering' && ownerId === colleague)
  return {
    crises: crisesToday(context, { overdue, dueToday }).length,
    overdue: overdue.filter(isTheirs).length,
    dueToday: dueToday.filter(isTheirs).length,
    newConcerns: newConcerns(db, session).filter(({ immediateDanger }) => !immediateDanger).length,
    appointments: appointmentsToday(context, answering),
    meetings: meetingsOn(context, [today])
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id, kind, title, atTime }) => ({ id, kind, title, atTime })),
    covering: answering.for
      .filter((accountId) => accountId !== session.accountId)
      .map((accountId) => ({ accountId, name: names[accountId] ?? '', things: coveredOf(accountId).length })),
  }
}

const isNothing = ({
  crises,
  overdue,
  dueToday,
  newConcerns,
  appointments,
  meetings,
  covering,
}: Morning): boolean =>
  crises + overdue + dueToday + newConcerns + appointments + meetings.length + covering.length === 0

/** The summary of a day, for whoever begins it. */
export const morning: Pick<Handlers<Contract['today']>, 'morning' | 'readMorning'> = {
  morning(context) {
    if (!isMorning(context)) return null
    const day = whatTheDayHolds(context)
    return isNothing(day) ? null : day
  },

  readMorning({ db, session, today }) {
    setMorningRead(db, { accountId: session.accountId, on: today })
    return {}
  },
}
