import { doesOfficeWork, isCaseworker, type Asker } from './asker.ts'

/** What `readableCase` and `readableStudent` bind. */
export interface Reader {
  /** Nobody has the empty id: who does no office work is named nowhere. */
  readonly readerId: string
  readonly readerSees: string
  readonly readerDoesCasework: number
  readonly readerAsksAt: string
}

const NOBODY: Reader = { readerId: '', readerSees: 'named', readerDoesCasework: 0, readerAsksAt: '' }

/** The asker, for statements that hold `readableCase` or `readableStudent`. */
export function readerOf(asker: Asker): Reader {
  if (!doesOfficeWork(asker)) return NOBODY
  return {
    readerId: asker.accountId,
    readerSees: asker.sees,
    readerDoesCasework: Number(isCaseworker(asker)),
    readerAsksAt: asker.at,
  }
}

/** The students this reader is kept from, as a list for `IN`. */
export const RECUSED_STUDENTS = '(SELECT student_id FROM recusals WHERE account_id = :readerId)'

/** The rule of `mayReadCase` (main/testing/who-may-read.ts), as a condition over the case under this alias; binds a `Reader`. */
export function readableCase(alias: string): string {
  return `(${alias}.student_id NOT IN ${RECUSED_STUDENTS} AND (
    (${alias}.restricted = 0 AND :readerSees = 'office')
    OR ((${alias}.restricted = 0 OR :readerDoesCasework = 1) AND (
      ${alias}.owner_id = :readerId
      OR EXISTS (SELECT 1 FROM case_people WHERE case_people.case_id = ${alias}.id AND case_people.account_id = :readerId)
      OR EXISTS (SELECT 1 FROM broken_cases WHERE broken_cases.case_id = ${alias}.id
        AND broken_cases.account_id = :readerId
        AND broken_cases.at <= :readerAsksAt AND broken_cases.ends_at > :readerAsksAt)))))`
}

/** The same rule as `mayFindStudent`, as a condition over the id of a student; binds a `Reader`. */
export function readableStudent(studentId: string): string {
  return `(${studentId} NOT IN ${RECUSED_STUDENTS} AND (:readerSees <> 'named' OR ${studentId} IN (
    SELECT mine.student_id FROM cases mine WHERE mine.id IN (
      SELECT id FROM cases WHERE owner_id = :readerId
      UNION ALL SELECT case_id FROM case_people WHERE account_id = :readerId)
    AND (mine.restricted = 0 OR :readerDoesCasework = 1))))`
}

/**
 * The cases kept from somebody who sees the whole office: restricted ones and those of students they are kept from,
 * found by two short lists instead of by looking at every case.
 */
export function keptCases(alias: string): string {
  return `(${alias}.id IN (
    SELECT id FROM cases WHERE restricted = 1
    UNION SELECT id FROM cases WHERE student_id IN ${RECUSED_STUDENTS}) AND NOT ${readableCase(alias)})`
}
