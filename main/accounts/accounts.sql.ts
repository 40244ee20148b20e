import type { Account as SeenAccount } from '#shared/domain/account.ts'
import type { Role } from '#shared/domain/session.ts'
import type { Staff } from '#shared/domain/staff.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { wholeRows } from '../db/whole-rows.ts'

/** A person who signs in. */
export interface Account {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly active: boolean
}

const account = columns<Account>({ id: 'text', user: 'text', name: 'text', roles: 'json', active: 'flag' })

export const getAccount = one<{ id: string }, Account>(
  `SELECT ${account.select()} FROM accounts WHERE id = :id`,
  account.read,
)

export const listAccounts = many<object, Account>(
  `SELECT ${account.select()} FROM accounts ORDER BY name`,
  account.read,
)

const insertAccountRow = change<object>(
  `INSERT INTO accounts (id, user, name, roles, active, settings, created_at)
   VALUES (:id, :user, :name, :roles, :active, '{}', :createdAt)`,
)

export const findAccountOfUser = one<{ user: string }, Account>(
  `SELECT ${account.select()} FROM accounts WHERE user = :user`,
  account.read,
)

const overview = columns<SeenAccount>({
  id: 'text',
  user: 'text',
  name: 'text',
  roles: 'json',
  active: 'flag',
  passwordIsTemporary: 'flag',
  lastSignedInAt: 'text',
  openCases: 'integer',
})

export const listAccountsSeen = many<object, SeenAccount>(
  `SELECT ${account.select()}, password_is_temporary AS passwordIsTemporary,
     (SELECT max(at) FROM audit WHERE actor_id = accounts.id AND event = 'signed-in') AS lastSignedInAt,
     (SELECT count(*) FROM cases WHERE owner_id = accounts.id AND closed_on IS NULL) AS openCases
   FROM accounts ORDER BY active DESC, name`,
  overview.read,
)

const updateAccountRow = change<object>('UPDATE accounts SET name = :name, roles = :roles WHERE id = :id')

export const updateAccount = (db: WritableDb, value: Pick<Account, 'id' | 'name' | 'roles'>): number =>
  updateAccountRow(db, { ...value, roles: JSON.stringify(value.roles) })

export const setActive = change<{ id: string; active: number }>(
  'UPDATE accounts SET active = :active WHERE id = :id',
)

export const hasTemporaryPassword = one<{ id: string }, object>(
  'SELECT 1 FROM accounts WHERE id = :id AND password_is_temporary = 1',
  (row) => row,
)

export const setTemporary = change<{ id: string; temporary: number }>(
  'UPDATE accounts SET password_is_temporary = :temporary WHERE id = :id',
)

export const insertAccount = (db: WritableDb, value: Account & { createdAt: string }): number =>
  insertAccountRow(db, { ...account.bind(value), createdAt: value.createdAt })

/** Colleagues as whole rows. */
export const staffRows = wholeRows<Staff>(
  'staff',
  {
    id: 'text',
    sourceId: 'text',
    accountId: 'text',
    name: 'text',
    position: 'text',
    email: 'text',
    phone: 'text',
    active: 'flag',
    version: 'integer',
  },
  ['id'],
)

const staff = staffRows.columns

export const findStaff = many<{ pattern: string }, Staff>(
  `SELECT ${staff.select()} FROM staff
   WHERE active = 1 AND (name LIKE :pattern ESCAPE '\\' OR position LIKE :pattern ESCAPE '\\') ORDER BY name LIMIT 20`,
  staff.read,
)

const insertStaffRow = change<object>(`INSERT INTO staff ${staff.values}`)

export const insertStaff = (db: WritableDb, value: Staff): number => insertStaffRow(db, staff.bind(value))

export const deleteStaff = change<{ id: string; version: number }>(
  'DELETE FROM staff WHERE id = :id AND version = :version',
)
