import type { CaseRecord } from '#shared/api/cases.ts'
import type { Contract } from '#shared/api/contract.ts'
import { AppError, notFoundError, ruleError } from '#shared/app-error.ts'
import { GLASS_HOURS } from '#shared/domain/access.ts'

import { accountsOf } from '../accounts/account-names.ts'
import { canHoldCase, canOwnWork } from '../accounts/standing.ts'
import { isRecused } from '../accounts/recused.ts'
import { readsForGood } from '../cases/case-access.ts'
import { casesKeptFrom } from '../cases/open-case.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { isCaseworker, type Asker } from './asker.ts'
import {
  endBreak,
  findBreakUntil,
  findLetter,
  findOpenBreak,
  insertBreak,
  insertBrokenCase,
  insertLetter,
  listAnswers,
  listBreaksOfCase,
  listNews,
  listUnreadLetters,
  setAnswer,
  setNoted,
} from './glass.sql.ts'
import { readerOf } from './readable.ts'

const HOUR_IN_MS = 3_600_000

/** Whether somebody may open for a stated reason what is kept from them: caseworkers who see more than named cases. */
function mayBreakGlass(asker: Asker): boolean {
  return isCaseworker(asker) && asker.sees !== 'named'
}

/** Whether there is something about a student that only named people read, told to whoever may open it all the same. */
export function isSomethingKept(db: ReadableDb, asker: Asker, studentId: string): boolean {
  return mayBreakGlass(asker) && casesKeptFrom(db, asker, studentId).length > 0
}

/** What of a case's record tells who was let in, and until when the reader is. */
export function glassOf(
  db: ReadableDb,
  asker: Asker,
  caseId: string,
): Pick<CaseRecord, 'openUntil' | 'glass'> {
  if (!isCaseworker(asker)) return { openUntil: null, glass: [] }
  const until = readsForGood(db, asker, caseId)
    ? undefined
    : findBreakUntil(db, { caseId, ...readerOf(asker) })
  const glass = listBreaksOfCase(db, { caseId, ...readerOf(asker) }).map((broken) => ({
    ...broken,
    answers: listAnswers(db, { breakId: broken.id }),
  }))
  return { openUntil: until?.endsAt ?? null, glass }
}

/**
 * Who is told: whoever holds a case that was opened, also while they are suspended or kept from the student and read of
 * it only afterwards, and the other owners of the office. Where none of them is at work, every other caseworker too, so
 * that nobody opens anything unseen.
 */
function whoIsTold(
  context: Pick<QueryContext, 'db' | 'today' | 'session'>,
  studentId: string,
  holderIds: readonly string[],
): readonly string[] {
  const { db, session } = context
  const others = accountsOf(db).filter(
    ({ id }) =>
      id !== session.accountId && canOwnWork(context, id) && !isRecused(db, { accountId: id, studentId }),
  )
  const first = others.filter(({ id, roles }) => roles.includes('owner') || holderIds.includes(id))
  const told = first.length > 0 ? first : others.filter(({ id }) => canHoldCase(context, id, studentId))
  return [...new Set([...holderIds, ...told.map(({ id }) => id)])]
}

function later(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * HOUR_IN_MS).toISOString()
}

/** Opening what only named people read, for a stated reason, in the sight of those who look after it. */
export const glass: Handlers<Contract['glass']> = {
  break(context, { studentId, kind, reason }) {
    const { db, now: at, session } = context
    requireStudentFor(db, session, studentId)
    if (!mayBreakGlass(session)) throw new AppError({ code: 'forbidden', message: 'common:errors.forbidden' })
    const kept = casesKeptFrom(db, session, studentId)
    const [first] = kept
    if (!first) throw ruleError('access:errors.nothingKept')
    const id = context.newId()
    const { accountId } = session
    const endsAt = later(at, GLASS_HOURS)
    insertBreak(db, { id, accountId, studentId, kind, reason, at, endsAt })
    for (const { id: caseId } of kept) insertBrokenCase(db, { caseId, breakId: id, accountId, at, endsAt })
    const holderIds = kept.map(({ ownerId }) => ownerId)
    for (const told of whoIsTold(context, studentId, holderIds))
      insertLetter(db, { breakId: id, accountId: told })
    return { id, studentId, caseId: first.id, endsAt }
  },

  inbox({ db, session }) {
    return listUnreadLetters(db, readerOf(session))
  },

  answer(context: CommandContext, { id, answer }) {
    const { db, now, session } = context
    const letter = findLetter(db, { breakId: id, ...readerOf(session) })
    if (!letter) throw notFoundError()
    if (letter.readAt !== null) throw ruleError('access:errors.alreadyAnswered')
    const mine = { breakId: id, accountId: session.accountId }
    setAnswer(db, { ...mine, readAt: now, answer })
    context.undoable((undone) => void setAnswer(undone.db, { ...mine, readAt: null, answer: '' }))
    return { id }
  },

  end({ db, now, session }, { id }) {
    const readerIsOwner = Number(session.roles.includes('owner'))
    if (!findOpenBreak(db, { id, readerIsOwner, ...readerOf(session) })) throw notFoundError()
    endBreak(db, { id, at: now })
    return { id, endsAt: now }
  },

  news({ db, session }) {
    return listNews(db, readerOf(session))
  },

  note({ db, now, session }, { breakId, fromId }) {
    if (setNoted(db, { breakId, fromId, at: now, ...readerOf(session) }) === 0) throw notFoundError()
    return { breakId }
  },
}
