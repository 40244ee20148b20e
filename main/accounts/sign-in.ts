import { AppError } from '#shared/app-error.ts'
import { hasEnded } from '#shared/domain/access.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import type { Session } from '#shared/domain/session.ts'
import type { VaultFinding } from '#shared/domain/vault-finding.ts'

import { beginWithUsualClosures } from '../calendar/calendar.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { beginSchool, theSchool, type NewSchool } from '../school/school.ts'
import {
  getAccount,
  hasTemporaryPassword,
  insertAccount,
  listAccounts,
  setTemporary,
} from './accounts.sql.ts'
import { traceAtDoor, type Moment } from './door-trace.ts'
import { askForSheet } from './recovery-sheet.ts'

/** Who begins an office, and of which school. */
export interface NewOffice extends Moment, NewSchool {
  readonly ownerName: string
  readonly user: string
}

/** Writes the school and its owner into a new vault. */
export function beginOffice(db: WritableDb, office: NewOffice): void {
  const { accountId, at, ownerName, user } = office
  db.transaction(() => {
    beginSchool(db, office)
    if (office.usualClosures)
      beginWithUsualClosures(db, schoolDay(at, office.timeZone), office.language ?? 'en')
    insertAccount(db, {
      id: accountId,
      user,
      name: ownerName,
      roles: ['owner', 'counselor'],
      active: true,
      createdAt: at,
    })
    traceAtDoor(db, office, 'created')
  })
}

/** Who just came in, with a trace of it. Throws `forbidden` for an account that is closed or whose last day is over. */
export function signedIn(
  db: WritableDb,
  moment: Moment & { readonly event: 'signed-in' | 'password-reset' },
): Session {
  const account = getAccount(db, { id: moment.accountId })
  if (!account?.active) throw new AppError({ code: 'forbidden', message: 'common:errors.forbidden' })
  if (account.endsOn !== null && hasEnded(account, schoolDay(moment.at, theSchool(db).timeZone)))
    throw new AppError({ code: 'forbidden', message: 'common:errors.accountEnded' })
  db.transaction(() => traceAtDoor(db, moment, moment.event))
  return { accountId: account.id, name: account.name, roles: account.roles }
}

/** Everybody who may come in at this instant, owners first. */
export function whoSignsIn(
  db: ReadableDb,
  at: string,
): readonly { readonly user: string; readonly name: string; readonly isOwner: boolean }[] {
  const today = schoolDay(at, theSchool(db).timeZone)
  return listAccounts(db, {})
    .filter((account) => account.active && !hasEnded(account, today))
    .map(({ user, name, roles }) => ({ user, name, isOwner: roles.includes('owner') }))
    .toSorted((one, other) => Number(other.isOwner) - Number(one.isOwner))
}

/** Whether somebody else chose this account's password. */
export function passwordIsTemporary(db: ReadableDb, accountId: string): boolean {
  return hasTemporaryPassword(db, { id: accountId }) !== undefined
}

/** Remembers that somebody chose their own password at the door; runs in the transaction that writes it. */
export function passwordChosen(db: WritableDb, moment: Moment): void {
  setTemporary(db, { id: moment.accountId, temporary: 0 })
  traceAtDoor(db, moment, 'password-chosen')
}

/** Leaves a trace that somebody went. */
export function signedOut(db: WritableDb, moment: Moment): void {
  db.transaction(() => traceAtDoor(db, moment, 'signed-out'))
}

/** Leaves a trace of what was wrong with the vault's files, in the transaction that makes it good. */
export function filesFound(
  db: WritableDb,
  moment: Moment & { readonly findings: readonly VaultFinding[] },
): void {
  for (const finding of moment.findings) traceAtDoor(db, moment, finding)
  if (moment.findings.includes('keyring-old')) askForSheet(db)
}

/** Leaves a trace in the vault of the new keys, and that whoever asked for them went. */
export function keysReplaced(db: WritableDb, moment: Moment): void {
  traceAtDoor(db, moment, 'keys-replaced')
}
