import { conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'

import { isCaseworker, withoutGlass, type Asker } from '../access/asker.ts'
import { readableCase, readerOf, type Reader } from '../access/readable.ts'
import { askerOf } from '../accounts/standing.ts'
import { many, one } from '../db/statement.ts'
import type { ReadableDb } from '../db/types.ts'
import { caseColumns } from './case-columns.ts'

const findReadableCase = one<Reader & { id: string }, Case>(
  `SELECT ${caseColumns.select('c')} FROM cases c WHERE c.id = :id AND ${readableCase('c')}`,
  caseColumns.read,
)

/** The case, where it is for this person. */
export function findCaseFor(db: ReadableDb, asker: Asker, id: string): Case | undefined {
  return findReadableCase(db, { id, ...readerOf(asker) })
}

/**
 * The case, or `not_found` where it is not there or not for this person. Whoever was let in for a while passes: only for
 * reading, and for work that goes on while the one who holds the case is not there.
 */
export function requireCase(db: ReadableDb, asker: Asker, id: string): Case {
  const found = findCaseFor(db, asker, id)
  if (!found) throw notFoundError()
  return found
}

/** The case as the asker last saw it; `conflict` where it moved since. */
export function requireCaseAt(
  db: ReadableDb,
  asker: Asker,
  { id, version }: Pick<Case, 'id' | 'version'>,
): Case {
  return atVersion(requireCase(db, asker, id), version)
}

function atVersion(found: Case, version: number): Case {
  if (found.version !== version) throw conflictError()
  return found
}

/** Whether this person reads the case for good, not only while a glass is broken. */
export function readsForGood(db: ReadableDb, asker: Asker, id: string): boolean {
  return findCaseFor(db, withoutGlass(asker), id) !== undefined
}

/** The case for deciding about it: who reads it, who holds it, whether it goes on. Whoever was let in for a while may not. */
export function requireCaseForGood(db: ReadableDb, asker: Asker, id: string): Case {
  const found = requireCase(db, asker, id)
  if (!readsForGood(db, asker, id)) throw ruleError('access:errors.onlyForNow')
  return found
}

/** The case for deciding about it, as the asker last saw it; `conflict` where it moved since. */
export function requireCaseForGoodAt(
  db: ReadableDb,
  asker: Asker,
  { id, version }: Pick<Case, 'id' | 'version'>,
): Case {
  return atVersion(requireCaseForGood(db, asker, id), version)
}

/** Whether a colleague would see what they are given in this case. */
export function couldRead(db: ReadableDb, accountId: string, caseId: string): boolean {
  const colleague = askerOf(db, accountId)
  return colleague !== undefined && readsForGood(db, colleague, caseId)
}

/** Who reads a case is for its owner to say, and for an owner of the office who reads it themselves. */
export function mayDecideAccess(
  { accountId, roles }: Pick<Asker, 'accountId' | 'roles'>,
  { ownerId }: Pick<Case, 'ownerId'>,
): boolean {
  return accountId === ownerId || roles.includes('owner')
}

const listSharedWith = many<{ caseId: string }, string>(
  `SELECT account_id AS accountId FROM case_people JOIN accounts a ON a.id = account_id
   WHERE case_id = :caseId AND a.removed_at IS NULL ORDER BY account_id`,
  ({ accountId }) => String(accountId),
)

/** The people a case was shared with beside its owner. */
export function sharedWith(db: ReadableDb, caseId: string): string[] {
  return listSharedWith(db, { caseId })
}

/** The case without the words that are not for somebody who does no casework. */
export function caseFor<Seen extends Case>(asker: Pick<Asker, 'roles'>, seen: Seen): Seen {
  return isCaseworker(asker) ? seen : { ...seen, closingNote: '' }
}
