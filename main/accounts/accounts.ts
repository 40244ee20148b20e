import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import { hasEnded } from '#shared/domain/access.ts'
import type { Contract } from '#shared/api/contract.ts'

import type { Asker } from '../access/asker.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { readerOf } from '../access/readable.ts'
import { keysInTrail } from '../audit/audit.ts'
import { theSchool } from '../school/school.ts'
import {
  deleteStaff,
  findAccountOfUser,
  findArrival,
  findStaff,
  findStandingAccount,
  insertAccount,
  insertStaff,
  listAccounts,
  listAccountsSeen,
  listCaseload,
  setActive,
  setTemporary,
  updateAccount,
  type Account,
  type NewAccount,
} from './accounts.sql.ts'

import { accountNames } from './account-names.ts'
import { remove } from './remove-account.ts'

export { staffRows } from './accounts.sql.ts'

/** When somebody was let in, ISO, and whether they began this office, so that nobody was here before them. */
export function arrivalOf(
  db: ReadableDb,
  id: string,
): { readonly createdAt: string; readonly isFirst: boolean } {
  const found = findArrival(db, { id })
  if (!found) throw notFoundError()
  return found
}

/** How many open cases somebody holds, also those the asker does not read, but of no student the asker is kept from. */
export function openCasesOf(db: ReadableDb, asker: Asker, id: string): number {
  return listAccountsSeen(db, readerOf(asker)).find((account) => account.id === id)?.openCases ?? 0
}

/** Lets somebody own work; how they sign in is a matter of the keyring. */
export function openAccount(db: WritableDb, account: NewAccount): void {
  insertAccount(db, account)
}

function theAccount(db: ReadableDb, id: string): Account {
  const account = findStandingAccount(db, { id })
  if (!account) throw notFoundError()
  return account
}

function assertUserFree(db: ReadableDb, user: string): void {
  if (findAccountOfUser(db, { user }))
    throw invalidError([{ path: 'user', message: 'accounts:errors.userTaken' }])
}

/** An owner has no last day, so that somebody always keeps the keys. */
function refuseOwnerWhoEnds({ roles, endsOn }: Pick<Account, 'roles' | 'endsOn'>): void {
  if (roles.includes('owner') && endsOn !== null)
    throw invalidError([{ path: 'endsOn', message: 'accounts:errors.ownerStays' }])
}

function refusePastDay(endsOn: string | null, today: string): void {
  if (hasEnded({ endsOn }, today))
    throw invalidError([{ path: 'endsOn', message: 'accounts:errors.lastDayOver' }])
}

const whatMayChange = ({ user, name, roles, active, sees, endsOn }: Account): string =>
  JSON.stringify([user, name, roles.toSorted(), active, sees, endsOn])

/** Puts an account back as it was; throws `conflict` when somebody changed it since. */
function takeBack({ db }: Pick<CommandContext, 'db'>, before: Account, after: Account): void {
  if (whatMayChange(theAccount(db, before.id)) !== whatMayChange(after)) throw conflictError()
  updateAccount(db, before)
}

export const accounts: Handlers<Contract['accounts']> = {
  list({ db, today }) {
    return listAccounts(db, {}).map(({ id, name, roles, active, sees, endsOn }) => ({
      id,
      name,
      roles: [...roles],
      active: active && !hasEnded({ endsOn }, today),
      sees,
    }))
  },
  overview({ db, session }) {
    return listAccountsSeen(db, readerOf(session))
  },
  keys({ db }) {
    const names = accountNames(db)
    const { sheetMade, replaced } = keysInTrail(db)
    const work = (line: typeof replaced) =>
      line ? { at: line.at, accountId: line.actorId, name: names[line.actorId] ?? '' } : null
    return { sheetMade: work(sheetMade), replaced: work(replaced) }
  },
  async create({ db, ways, newId, today }, { password, ...draft }) {
    assertUserFree(db, draft.user)
    refuseOwnerWhoEnds(draft)
    refusePastDay(draft.endsOn, today)
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
  caseload({ db, session }, { id }) {
    theAccount(db, id)
    return listCaseload(db, { accountId: id, ...readerOf(session) })
  },
  update(context, { id, ...draft }) {
    const { db, session, today } = context
    const before = theAccount(db, id)
    const after = { ...before, ...draft }
    const isOwnReach = whatMayChange({ ...before, name: after.name }) !== whatMayChange(after)
    if (id === session.accountId && isOwnReach) throw ruleError('accounts:errors.ownRoles')
    refuseOwnerWhoEnds(after)
    if (after.endsOn !== before.endsOn) refusePastDay(after.endsOn, today)
    updateAccount(db, after)
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
    updateAccount(db, after)
    const giveBack = ways.take(id)
    context.undoable((later) => {
      takeBack(later, before, after)
      giveBack()
    })
    return { id }
  },
  remove,
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
