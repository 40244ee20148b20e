import { invalidError, notFoundError } from '#shared/app-error.ts'
import type { ColleagueRef, ItemId, RoleHolder } from '#shared/domain/protocol.ts'

import { canOwnWork } from '../accounts/standing.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import {
  deleteHeldPlaces,
  insertHeldPlace,
  isColleague,
  listHeldPlaces,
  type HeldPlace,
} from './role-holders.sql.ts'

function refOf({ accountId, staffId }: HeldPlace): ColleagueRef {
  if (accountId !== null) return { kind: 'account', id: accountId }
  if (staffId !== null) return { kind: 'staff', id: staffId }
  throw notFoundError()
}

/** Who holds which role today. */
export function roleHolders(context: Pick<QueryContext, 'db' | 'today'>): RoleHolder[] {
  return listHeldPlaces(context.db, {}).map((place) => ({
    roleId: place.roleId,
    colleague: refOf(place),
    name: place.name,
    canOwnWork: place.accountId !== null && canOwnWork(context, place.accountId),
  }))
}

/** Roles whose steps stand on somebody's list. */
export function heldRoles(context: Pick<QueryContext, 'db' | 'today'>): ReadonlySet<ItemId> {
  return new Set(
    roleHolders(context)
      .filter((holder) => holder.canOwnWork)
      .map(({ roleId }) => roleId),
  )
}

/** Refuses somebody who is not there, and one who would stand twice in a role. */
export function refuseStrangers({ db }: Pick<QueryContext, 'db'>, colleagues: readonly ColleagueRef[]): void {
  const ids = new Set(colleagues.map(({ id }) => id))
  if (ids.size < colleagues.length)
    throw invalidError([{ path: 'colleagues', message: 'protocol:errors.holderTwice' }])
  if (!colleagues.every((colleague) => isColleague(db, colleague))) throw notFoundError()
}

/** Gives a role to these colleagues, in their order. */
export function giveRole(
  { db }: Pick<CommandContext, 'db'>,
  roleId: ItemId,
  colleagues: readonly ColleagueRef[],
): void {
  deleteHeldPlaces(db, { roleId })
  colleagues.forEach(({ kind, id }, at) =>
    insertHeldPlace(db, {
      roleId,
      place: at + 1,
      accountId: kind === 'account' ? id : null,
      staffId: kind === 'staff' ? id : null,
    }),
  )
}
