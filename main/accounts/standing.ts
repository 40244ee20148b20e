import { hasEnded } from '#shared/domain/access.ts'
import { casework } from '#shared/api/roles.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import type { Session } from '#shared/domain/session.ts'

import { doesOfficeWork, type Asker } from '../access/asker.ts'
import type { QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { theSchool } from '../school/school.ts'
import { findRights, getAccount } from './accounts.sql.ts'
import { isRecused } from './recused.ts'

/** A colleague as if they asked, before any moment at which a glass was broken. */
export function askerOf(db: ReadableDb, accountId: string): Asker | undefined {
  const account = getAccount(db, { id: accountId })
  return account && { accountId, name: account.name, roles: account.roles, sees: account.sees, at: '' }
}

/** Who asks now, with the roles of this moment; `undefined` where the account was closed or its last day is over. */
export function standing(
  db: ReadableDb,
  session: Session,
  { now, today }: Pick<QueryContext, 'now' | 'today'>,
): Asker | undefined {
  const account = getAccount(db, { id: session.accountId })
  if (!account?.active || hasEnded(account, today)) return undefined
  const { id: accountId, name, roles, sees } = account
  return { accountId, name, roles, sees, at: now }
}

/** Who asks at this instant, outside the router. */
export function standingAt(db: ReadableDb, session: Session, at: string): Asker | undefined {
  return standing(db, session, { now: at, today: schoolDay(at, theSchool(db).timeZone) })
}

/** Whether an account may come in at all, as records of every age tell it. */
export function isActive(db: ReadableDb, accountId: string): boolean {
  return findRights(db, { id: accountId })?.active ?? false
}

/** Whether an account is an owner's who may come in, as records of every age tell it. */
export function isActiveOwner(db: ReadableDb, accountId: string): boolean {
  const rights = findRights(db, { id: accountId })
  return rights !== undefined && rights.active && rights.roles.includes('owner')
}

/** Whether somebody can be given a task: they work here today. */
export function canOwnWork({ db, today }: Pick<QueryContext, 'db' | 'today'>, accountId: string): boolean {
  const account = getAccount(db, { id: accountId })
  return account !== undefined && account.active && !hasEnded(account, today)
}

/** Whether what is to be done would stand on somebody's list: they work here today, and do the office's work. */
export function couldDoOfficeWork(context: Pick<QueryContext, 'db' | 'today'>, accountId: string): boolean {
  const asker = askerOf(context.db, accountId)
  return asker !== undefined && doesOfficeWork(asker) && canOwnWork(context, accountId)
}

/** Whether somebody can be given a case: they work here, do casework and may meet the student. */
export function canHoldCase(
  context: Pick<QueryContext, 'db' | 'today'>,
  accountId: string,
  studentId: string,
): boolean {
  const account = getAccount(context.db, { id: accountId })
  return (
    canOwnWork(context, accountId) &&
    casework.some((role) => account?.roles.includes(role)) &&
    !isRecused(context.db, { accountId, studentId })
  )
}
