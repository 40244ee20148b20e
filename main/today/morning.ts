import type { Contract } from '#shared/api/contract.ts'
import type { Morning } from '#shared/api/today.ts'

import { accountNames } from '../accounts/account-names.ts'
import { readerOf } from '../access/readable.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { meetingsOn } from '../meetings/meetings-on.ts'
import { answeringOf, type Answering } from './answering.ts'
import { crisesToday } from './crises-today.ts'
import { dueNow } from './due-now.ts'
import { findMorningRead, setMorningRead } from './morning.sql.ts'
import { listAppointmentsBetween } from './today.sql.ts'
import { undecided } from './undecided.ts'

/** Whether the asker has not yet said that they read what this day holds. */
export function isMorning({ db, session, today }: QueryContext): boolean {
  return findMorningRead(db, session)?.on !== today
}

/** Appointments of the day that still stand, in what is the asker's. */
function appointmentsToday({ db, session, today }: QueryContext, answering: Answering): number {
  const day = { from: today, to: today, mine: JSON.stringify(answering.for), ...readerOf(session) }
  return listAppointmentsBetween(db, day).filter(({ status }) => status === 'scheduled').length
}

/** What the day holds for whoever asks: as many as stand in the boxes of Today, what others are late with among them, and what has its hour. */
function whatTheDayHolds(context: QueryContext): Morning {
  const { db, session, today } = context
  const answering = answeringOf(context)
  const { crises, overdue, dueToday } = dueNow(context, answering)
  const names = accountNames(db)
  const coveredOf = (colleague: string) =>
    [...crises, ...overdue, ...dueToday].filter(({ coveredFor }) => coveredFor === colleague)
  return {
    crises: crisesToday(context, answering, crises).length,
    overdue: overdue.length,
    dueToday: dueToday.length,
    newConcerns: undecided(context, 'mine', answering).filter(({ place }) => place === 'new').length,
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
