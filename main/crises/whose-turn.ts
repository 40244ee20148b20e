import { CASE_OWNER, type ItemId } from '#shared/domain/protocol.ts'

import { couldRead } from '../cases/case-access.ts'
import type { QueryContext } from '../context.ts'
import { roleHolders } from '../protocols/role-holders.ts'
import type { Answering } from '../today/answering.ts'

/** Those who hold a role and can do something of the program, the point of contact first. */
function holdersOf(context: QueryContext, roleId: ItemId): string[] {
  if (roleId === CASE_OWNER) return []
  return roleHolders(context).flatMap((holder) =>
    holder.roleId === roleId && holder.canOwnWork ? [holder.colleague.id] : [],
  )
}

/**
 * Who does a step of a crisis now: the first who holds its role, or whoever acts for them, is here and may read the
 * case; else whoever holds the case, or acts for them. `null` where nobody is here.
 */
export function whoseTurn(
  context: QueryContext,
  { actsFor }: Answering,
  { caseId, ownerId, roleId }: { readonly caseId: string; readonly ownerId: string; readonly roleId: ItemId },
): string | null {
  for (const holder of [...holdersOf(context, roleId), ownerId]) {
    const acts = actsFor(holder)
    if (acts !== null && couldRead(context.db, acts, caseId)) return acts
  }
  return null
}
