import { conflictError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { casework } from '#shared/api/roles.ts'

import type { Handlers } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import {
  deleteStaff,
  findStaff,
  getAccount,
  insertAccount,
  insertStaff,
  listAccounts,
  type Account,
} from './accounts.sql.ts'

export { staffRows } from './accounts.sql.ts'

/** Whether somebody can be given a case or a task. */
export function canOwnWork(db: ReadableDb, accountId: string): boolean {
  return getAccount(db, { id: accountId })?.active ?? false
}

/** Whether somebody can be given a case: they work here and do casework. */
export function canHoldCases(db: ReadableDb, accountId: string): boolean {
  const account = getAccount(db, { id: accountId })
  return account?.active === true && casework.some((role) => account.roles.includes(role))
}

/** The names of everyone with an account, by id. */
export function accountNames(db: ReadableDb): Record<string, string> {
  return Object.fromEntries(listAccounts(db, {}).map(({ id, name }) => [id, name]))
}

/** Everyone with an account, whether or not they still work here. */
export function accountsOf(db: ReadableDb): readonly Account[] {
  return listAccounts(db, {})
}

/** Lets somebody own work; how they sign in is a matter of the keyring. */
export function openAccount(db: WritableDb, account: Account & { readonly createdAt: string }): void {
  insertAccount(db, account)
}

export const accounts: Handlers<Contract['accounts']> = {
  list({ db }) {
    return listAccounts(db, {}).map(({ id, name, roles, active }) => ({
      id,
      name,
      roles: [...roles],
      active,
    }))
  },
}

export const staff: Handlers<Contract['staff']> = {
  find({ db }, { words }) {
    return findStaff(db, { pattern: `%${words.trim().replaceAll(/[\\%_]/g, '\\$&')}%` })
  },
  create(context, draft) {
    const made = { ...draft, id: context.newId(), sourceId: null, accountId: null, active: true, version: 1 }
    insertStaff(context.db, made)
    context.undoable(({ db }) => {
      if (deleteStaff(db, { id: made.id, version: 1 }) === 0) throw conflictError()
    })
    return made
  },
}
