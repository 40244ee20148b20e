import { conflictError, notFoundError } from '#shared/app-error.ts'
import { casework, officeWork } from '#shared/api/roles.ts'
import type { Case } from '#shared/domain/case.ts'
import type { Session } from '#shared/domain/session.ts'

import { many, one } from '../db/statement.ts'
import type { ReadableDb } from '../db/types.ts'
import { caseColumns } from './case-columns.ts'

/** Whether somebody decides about students: what is written about them is theirs to read. */
export function isCaseworker(session: Pick<Session, 'roles'>): boolean {
  return casework.some((role) => session.roles.includes(role))
}

/**
 * Who may read a case: whoever works in the office; a restricted one only its owner and the people it was shared
 * with, and only where they do casework.
 */
export function mayReadCase(
  session: Pick<Session, 'accountId' | 'roles'>,
  { ownerId, restricted }: Pick<Case, 'ownerId' | 'restricted'>,
  sharedWith: readonly string[],
): boolean {
  if (!officeWork.some((role) => session.roles.includes(role))) return false
  if (!restricted) return true
  return isCaseworker(session) && (ownerId === session.accountId || sharedWith.includes(session.accountId))
}

/** What `readableCase` binds; nobody has the empty id, so it reads no restricted case. */
export interface CaseReader {
  readonly actorId: string
}

/** The asker, for statements that hold `readableCase`. */
export function caseReader(session: Pick<Session, 'accountId' | 'roles'>): CaseReader {
  return { actorId: isCaseworker(session) ? session.accountId : '' }
}

/** The same rule as `mayReadCase`, as a condition over the case under this alias; binds `:actorId` from `caseReader`. */
export function readableCase(alias: string): string {
  return `(${alias}.restricted = 0 OR ${alias}.owner_id = :actorId OR EXISTS (
    SELECT 1 FROM case_people WHERE case_people.case_id = ${alias}.id AND case_people.account_id = :actorId))`
}

const findReadableCase = one<CaseReader & { id: string }, Case>(
  `SELECT ${caseColumns.select('c')} FROM cases c WHERE c.id = :id AND ${readableCase('c')}`,
  caseColumns.read,
)

/** The case, or `not_found` where it is not there or not for this person. */
export function requireCase(db: ReadableDb, session: Session, id: string): Case {
  const found = findReadableCase(db, { id, ...caseReader(session) })
  if (!found || !officeWork.some((role) => session.roles.includes(role))) throw notFoundError()
  return found
}

/** The case as the asker last saw it; `conflict` where it moved since. */
export function requireCaseAt(
  db: ReadableDb,
  session: Session,
  { id, version }: Pick<Case, 'id' | 'version'>,
): Case {
  const found = requireCase(db, session, id)
  if (found.version !== version) throw conflictError()
  return found
}

const listSharedWith = many<{ caseId: string }, string>(
  'SELECT account_id AS accountId FROM case_people WHERE case_id = :caseId ORDER BY account_id',
  ({ accountId }) => String(accountId),
)

/** The people a case was shared with beside its owner. */
export function sharedWith(db: ReadableDb, caseId: string): string[] {
  return listSharedWith(db, { caseId })
}

/** The case without the words that are not for somebody who does no casework. */
export function caseFor<Seen extends Case>(session: Pick<Session, 'roles'>, seen: Seen): Seen {
  return isCaseworker(session) ? seen : { ...seen, closingNote: '' }
}
