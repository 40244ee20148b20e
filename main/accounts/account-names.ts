import type { ReadableDb } from '../db/types.ts'
import { listAccounts, type Account } from './accounts.sql.ts'

/** The names of everyone with an account, by id. */
export function accountNames(db: ReadableDb): Record<string, string> {
  return Object.fromEntries(listAccounts(db, {}).map(({ id, name }) => [id, name]))
}

/** Everyone with an account, whether or not they still work here. */
export function accountsOf(db: ReadableDb): readonly Account[] {
  return listAccounts(db, {})
}
