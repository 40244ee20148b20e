import type { NamedCase } from '#shared/api/accounts.ts'
import type { Sees } from '#shared/domain/access.ts'
import type { Account as SeenAccount } from '#shared/domain/account.ts'
import type { Role } from '#shared/domain/session.ts'
import type { Staff } from '#shared/domain/staff.ts'

import { readableCase, RECUSED_STUDENTS, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { wholeRows } from '../db/whole-rows.ts'
import { inListOrder, schoolNameOf } from '../students/student-name.ts'

/** A person who signs in. */
export interface Account {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly active: boolean
  readonly sees: Sees
  readonly endsOn: string | null
}

const account = columns<Account>({
  id: 'text',
  user: 'text',
  name: 'text',
  roles: 'json',
  active: 'flag',
  sees: 'text',
  endsOn: 'text',
})

export const getAccount = one<{ id: string }, Account>(
  `SELECT ${account.select()} FROM accounts WHERE id = :id`,
  account.read,
)

const rights = columns<Pick<Account, 'roles' | 'active'>>({ roles: 'json', active: 'flag' })

/** What an account may do, as records of every age tell it. */
export const findRights = one<{ id: string }, Pick<Account, 'roles' | 'active'>>(
  `SELECT ${rights.select()} FROM accounts WHERE id = :id`,
  rights.read,
)

/** The account, unless it was removed. */
export const findStandingAccount = one<{ id: string }, Account>(
  `SELECT ${account.select()} FROM accounts WHERE id = :id AND removed_at IS NULL`,
  account.read,
)

export const listAccounts = many<object, Account>(
  `SELECT ${account.select()} FROM accounts ORDER BY name`,
  account.read,
)

/** When an account was made, and whether it was the first one. */
export const findArrival = one<{ id: string }, { createdAt: string; isFirst: boolean }>(
  `SELECT created_at AS createdAt, created_at = (SELECT min(created_at) FROM accounts) AS isFirst
   FROM accounts WHERE id = :id`,
  ({ createdAt, isFirst }) => ({ createdAt: String(createdAt), isFirst: isFirst === 1 }),
)

const insertAccountRow = change<object>(
  `INSERT INTO accounts (id, user, name, roles, active, sees, ends_on, settings, created_at)
   VALUES (:id, :user, :name, :roles, :active, :sees, :endsOn, '{}', :createdAt)`,
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
  sees: 'text',
  endsOn: 'text',
  passwordIsTemporary: 'flag',
  lastSignedInAt: 'text',
  openCases: 'integer',
  namedOn: 'integer',
})

// What is there of a student the reader is kept from is in no number either.
export const listAccountsSeen = many<Reader, SeenAccount>(
  `SELECT ${account.select()}, password_is_temporary AS passwordIsTemporary,
     (SELECT max(at) FROM audit WHERE actor_id = accounts.id AND event = 'signed-in') AS lastSignedInAt,
     (SELECT count(*) FROM cases
      WHERE owner_id = accounts.id AND closed_on IS NULL AND student_id NOT IN ${RECUSED_STUDENTS}) AS openCases,
     (SELECT count(*) FROM case_people JOIN cases ON cases.id = case_id
      WHERE account_id = accounts.id AND closed_on IS NULL AND student_id NOT IN ${RECUSED_STUDENTS}) AS namedOn
   FROM accounts WHERE removed_at IS NULL ORDER BY active DESC, name`,
  overview.read,
)

const updateAccountRow = change<object>(
  `UPDATE accounts SET ${account.set('user', 'name', 'roles', 'active', 'sees', 'endsOn')} WHERE id = :id`,
)

export const updateAccount = (db: WritableDb, value: Account): number =>
  updateAccountRow(db, account.bind(value))

/** Whether an account holds an open case, a step of one, an open referral, or what a meeting, a partner or a cycle left them. */
export const hasOpenWork = one<{ id: string }, boolean>(
  `SELECT EXISTS (SELECT 1 FROM cases WHERE closed_on IS NULL AND (owner_id = :id OR next_owner_id = :id))
     OR EXISTS (SELECT 1 FROM tasks t JOIN cases c ON c.id = t.case_id
       WHERE t.owner_id = :id AND t.state <> 'done' AND c.closed_on IS NULL)
     OR EXISTS (SELECT 1 FROM referrals WHERE owner_id = :id AND list_group IN ('open', 'linked'))
     OR EXISTS (SELECT 1 FROM meeting_decisions WHERE owner_id = :id AND ended_at IS NULL)
     OR EXISTS (SELECT 1 FROM partner_actions WHERE owner_id = :id AND ended_at IS NULL)
     OR EXISTS (SELECT 1 FROM agreements WHERE owner_id = :id AND ended_on IS NULL)
     OR EXISTS (SELECT 1 FROM evaluation_plans WHERE owner_id = :id)
     OR EXISTS (SELECT 1 FROM evaluation_cycles WHERE owner_id = :id AND closed_at IS NULL)
     OR EXISTS (SELECT 1 FROM evaluation_actions WHERE owner_id = :id AND ended_at IS NULL) AS found`,
  ({ found }) => found === 1,
)

export const setRemoved = change<{ id: string; removedAt: string | null }>(
  'UPDATE accounts SET removed_at = :removedAt WHERE id = :id',
)

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

/** An account to be made; where nothing else is said it sees the whole office and stays. */
export type NewAccount = Omit<Account, 'sees' | 'endsOn'> &
  Partial<Pick<Account, 'sees' | 'endsOn'>> & { readonly createdAt: string }

export const insertAccount = (db: WritableDb, value: NewAccount): number =>
  insertAccountRow(db, {
    ...account.bind({ sees: 'office', endsOn: null, ...value }),
    createdAt: value.createdAt,
  })

export const listCaseload = many<Reader & { accountId: string }, NamedCase>(
  `SELECT c.id AS caseId, c.code AS caseCode, ${schoolNameOf('s')} AS studentName, a.name AS ownerName,
     c.restricted
   FROM case_people p JOIN cases c ON c.id = p.case_id JOIN students s ON s.id = c.student_id
     JOIN accounts a ON a.id = c.owner_id
   WHERE p.account_id = :accountId AND c.closed_on IS NULL AND ${readableCase('c')}
   ORDER BY ${inListOrder('s')}`,
  // The columns above are the fields of NamedCase.
  ({ restricted, ...row }) => ({ ...row, restricted: restricted === 1 }) as unknown as NamedCase,
)

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
