import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { casework } from '#shared/api/roles.ts'

import type { CommandContext, Handlers } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { theSchool } from '../school/school.ts'
import {
  deleteStaff,
  findAccountOfUser,
  findStaff,
  getAccount,
  insertAccount,
  insertStaff,
  listAccounts,
  listAccountsSeen,
  setActive,
  setTemporary,
  updateAccount,
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

function theAccount(db: ReadableDb, id: string): Account {
  const account = getAccount(db, { id })
  if (!account) throw notFoundError()
  return account
}

function assertUserFree(db: ReadableDb, user: string): void {
  if (findAccountOfUser(db, { user }))
    throw invalidError([{ path: 'user', message: 'accounts:errors.userTaken' }])
}

/** Writes an account. The owner who asks stays one: nobody changes their own roles, so somebody always keeps the keys. */
function replaceAccount(db: WritableDb, { id, name, roles, active }: Account): void {
  updateAccount(db, { id, name, roles })
  setActive(db, { id, active: Number(active) })
}

/** Puts an account back as it was; throws `conflict` when somebody changed it since. */
function takeBack({ db }: Pick<CommandContext, 'db'>, before: Account, after: Account): void {
  const { name, roles, active } = theAccount(db, before.id)
  const present = JSON.stringify([name, roles, active])
  if (present !== JSON.stringify([after.name, after.roles, after.active])) throw conflictError()
  replaceAccount(db, before)
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
  overview({ db }) {
    return listAccountsSeen(db, {})
  },
  async create({ db, ways, newId }, { password, ...draft }) {
    assertUserFree(db, draft.user)
    const id = newId()
    const wanted = { password, weakWords: [draft.name, theSchool(db).name], field: 'password' }
    const write = await ways.prepare({ user: draft.user, accountId: id }, wanted)
    return ({ db: writing, now }) => {
      assertUserFree(writing, draft.user)
      insertAccount(writing, { ...draft, id, active: true, createdAt: now })
      setTemporary(writing, { id, temporary: 1 })
      write()
      return { id }
    }
  },
  update(context, { id, name, roles }) {
    const { db, session } = context
    const before = theAccount(db, id)
    const isSameRoles =
      before.roles.length === roles.length && roles.every((role) => before.roles.includes(role))
    if (id === session.accountId && !isSameRoles) throw ruleError('accounts:errors.ownRoles')
    const after = { ...before, name, roles }
    replaceAccount(db, after)
    context.undoable((later) => takeBack(later, before, after))
    return { id }
  },
  async resetPassword({ db, ways, session }, { id, password }) {
    const { user, name } = theAccount(db, id)
    if (id === session.accountId) throw ruleError('accounts:errors.ownPassword')
    const wanted = { password, weakWords: [name, theSchool(db).name], field: 'password' }
    const write = await ways.prepare({ user, accountId: id }, wanted)
    return ({ db: writing }) => {
      setActive(writing, { id, active: 1 })
      setTemporary(writing, { id, temporary: 1 })
      write()
      return { id }
    }
  },
  suspend(context, { id }) {
    const { db, session, ways } = context
    if (id === session.accountId) throw ruleError('accounts:errors.notYourself')
    const before = theAccount(db, id)
    const after = { ...before, active: false }
    replaceAccount(db, after)
    const giveBack = ways.take(id)
    context.undoable((later) => {
      takeBack(later, before, after)
      giveBack()
    })
    return { id }
  },
  async changePassword({ ways, session, db }, { password, newPassword }) {
    const id = session.accountId
    const { user, name } = theAccount(db, id)
    if (!(await ways.knows(user, password)))
      throw invalidError([{ path: 'password', message: 'accounts:errors.passwordWrong' }])
    const write = await ways.prepare(
      { user, accountId: id },
      {
        password: newPassword,
        weakWords: [name, theSchool(db).name],
      },
    )
    return ({ db: writing }) => {
      setTemporary(writing, { id, temporary: 0 })
      write()
      return { id }
    }
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
