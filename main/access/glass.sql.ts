import type { GlassAnswer, GlassBreak, GlassKind, GlassNews } from '#shared/domain/access.ts'

import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { schoolNameOf } from '../students/student-name.ts'
import { readableCase, readableStudent, type Reader } from './readable.ts'

interface BreakRow {
  readonly id: string
  readonly accountId: string
  readonly studentId: string
  readonly kind: GlassKind
  readonly reason: string
  readonly at: string
  readonly endsAt: string
}

export const insertBreak = change<BreakRow>(
  `INSERT INTO glass_breaks (id, account_id, student_id, kind, reason, at, ends_at)
   VALUES (:id, :accountId, :studentId, :kind, :reason, :at, :endsAt)`,
)

export const insertBrokenCase = change<
  Pick<BreakRow, 'accountId' | 'at' | 'endsAt'> & { caseId: string; breakId: string }
>(
  `INSERT INTO broken_cases (case_id, break_id, account_id, at, ends_at)
   VALUES (:caseId, :breakId, :accountId, :at, :endsAt)`,
)

export const insertLetter = change<{ breakId: string; accountId: string }>(
  `INSERT INTO glass_letters (break_id, account_id, read_at, answer) VALUES (:breakId, :accountId, NULL, '')`,
)

const BREAK = `SELECT b.id AS id, b.at AS at, b.ends_at AS endsAt, b.ends_at > :readerAsksAt AS isOpen,
    b.account_id AS byId, a.name AS byName,
    b.student_id AS studentId, ${schoolNameOf('s')} AS studentName, b.kind AS kind, b.reason AS reason,
    (SELECT json_group_array(c.code) FROM broken_cases o JOIN cases c ON c.id = o.case_id
     WHERE o.break_id = b.id AND ${readableCase('c')}) AS caseCodes
  FROM glass_breaks b JOIN accounts a ON a.id = b.account_id JOIN students s ON s.id = b.student_id`

// The columns above are the fields of GlassBreak.
const readBreak = (row: Record<string, unknown>): GlassBreak =>
  ({
    ...row,
    isOpen: row['isOpen'] === 1,
    caseCodes: JSON.parse(String(row['caseCodes'])),
  }) as GlassBreak

export const listUnreadLetters = many<Reader, GlassBreak>(
  `${BREAK} JOIN glass_letters l ON l.break_id = b.id
   WHERE l.account_id = :readerId AND l.read_at IS NULL AND ${readableStudent('b.student_id')}
   ORDER BY b.at, b.id`,
  readBreak,
)

export const listBreaksOfCase = many<Reader & { caseId: string }, GlassBreak>(
  `${BREAK} WHERE b.id IN (SELECT break_id FROM broken_cases WHERE case_id = :caseId) ORDER BY b.at DESC, b.id`,
  readBreak,
)

export const listAnswers = many<{ breakId: string }, GlassAnswer>(
  `SELECT l.account_id AS accountId, a.name AS name, l.read_at AS readAt, l.answer AS answer
   FROM glass_letters l JOIN accounts a ON a.id = l.account_id WHERE l.break_id = :breakId ORDER BY a.name`,
  // The columns above are the fields of GlassAnswer.
  (row) => row as unknown as GlassAnswer,
)

export const findLetter = one<Reader & { breakId: string }, { readAt: string | null }>(
  `SELECT l.read_at AS readAt FROM glass_letters l JOIN glass_breaks b ON b.id = l.break_id
   WHERE l.break_id = :breakId AND l.account_id = :readerId AND ${readableStudent('b.student_id')}`,
  (row) => ({ readAt: row['readAt'] as string | null }),
)

export const setAnswer = change<{
  breakId: string
  accountId: string
  readAt: string | null
  answer: string
}>(
  `UPDATE glass_letters SET read_at = :readAt, answer = :answer, noted_at = NULL
   WHERE break_id = :breakId AND account_id = :accountId`,
)

/** A glass that is still broken, for whoever broke it and for an owner. */
export const findOpenBreak = one<Reader & { id: string; readerIsOwner: number }, { id: string }>(
  `SELECT b.id AS id FROM glass_breaks b
   WHERE b.id = :id AND (b.account_id = :readerId OR :readerIsOwner = 1) AND ${readableStudent('b.student_id')}
     AND b.at < :readerAsksAt AND b.ends_at > :readerAsksAt`,
  ({ id }) => ({ id: String(id) }),
)

const endBreakRow = change<{ id: string; at: string }>('UPDATE glass_breaks SET ends_at = :at WHERE id = :id')
const endBrokenCases = change<{ id: string; at: string }>(
  'UPDATE broken_cases SET ends_at = :at WHERE break_id = :id',
)

/** The glass and every case behind it, from this moment on. */
export function endBreak(db: WritableDb, ended: { readonly id: string; readonly at: string }): void {
  endBreakRow(db, ended)
  endBrokenCases(db, ended)
}

export const listNews = many<Reader, GlassNews>(
  `SELECT b.id AS breakId, l.account_id AS fromId, a.name AS fromName, b.student_id AS studentId,
     ${schoolNameOf('s')} AS studentName, l.read_at AS readAt, l.answer AS answer
   FROM glass_breaks b JOIN glass_letters l ON l.break_id = b.id JOIN accounts a ON a.id = l.account_id
     JOIN students s ON s.id = b.student_id
   WHERE b.account_id = :readerId AND l.account_id <> :readerId AND l.answer <> '' AND l.noted_at IS NULL
     AND ${readableStudent('b.student_id')}
   ORDER BY l.read_at, a.name`,
  // The columns above are the fields of GlassNews.
  (row) => row as unknown as GlassNews,
)

/** Answers 0 where no such answer waits for this person. */
export const setNoted = change<Reader & { breakId: string; fromId: string; at: string }>(
  `UPDATE glass_letters SET noted_at = :at
   WHERE break_id = :breakId AND account_id = :fromId AND answer <> '' AND noted_at IS NULL
     AND break_id IN (SELECT id FROM glass_breaks
       WHERE account_id = :readerId AND ${readableStudent('student_id')})`,
)

export const findBreakUntil = one<Reader & { caseId: string }, { endsAt: string }>(
  `SELECT max(ends_at) AS endsAt FROM broken_cases
   WHERE case_id = :caseId AND account_id = :readerId AND at <= :readerAsksAt AND ends_at > :readerAsksAt
   HAVING max(ends_at) IS NOT NULL`,
  ({ endsAt }) => ({ endsAt: String(endsAt) }),
)
