import type { Contract } from '#shared/api/contract.ts'
import type { AuditEvent } from '#shared/domain/audit.ts'
import { beginningOf } from '#shared/domain/clock.ts'

import { readerOf } from '../access/readable.ts'
import { upTo } from '../audit/trail-lines.ts'
import type { Handlers } from '../context.ts'
import { findLastHere, listNews } from './news.sql.ts'

/** What is work on a case, so that whoever holds it should know; who looked and what was printed is not. */
const WORK: readonly AuditEvent[] = [
  'brief-contact.promoted',
  'case.closed',
  'case.handed-over',
  'case.next-set',
  'case.protocol-moved',
  'case.reopened',
  'concern.created',
  'concern.triaged',
  'consent.ended',
  'consent.objected',
  'consent.recorded',
  'consent.revoked',
  'consent.weighed',
  'contact-attempt.logged',
  'contact.added',
  'contact.updated',
  'crisis.recorded',
  'crisis.started',
  'note.added',
  'return-plan.written',
  'safety-plan.written',
  'support.logged',
  'task.exempted',
  'task.finished',
  'task.handed-over',
  'task.planned',
  'task.postponed',
  'task.reopened',
]

const MOST_LINES = 50

/** What colleagues did in the asker's cases since the asker was last here on a day before this one. */
export const newsForMe: Handlers<Contract['today']>['news'] = ({ db, session, today, timeZone }) => {
  const me = session.accountId
  const last = findLastHere(db, { me, before: beginningOf(today, timeZone) })
  if (!last) return { since: null, lines: [], more: false }
  const found = listNews(db, {
    me,
    since: last.at,
    events: JSON.stringify(WORK),
    limit: MOST_LINES + 1,
    ...readerOf(session),
  })
  const { rows, more } = upTo(MOST_LINES, found)
  return { since: last.at, lines: rows, more }
}
