import { conflictError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { ProviderRecord } from '#shared/api/providers.ts'
import { schoolDay } from '#shared/domain/clock.ts'

import { accountNames } from '../accounts/accounts.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { theOrganization } from './directory.ts'
import { deleteSame, findLastSame, insertSame, listNamesAsSigned } from './same-organization.sql.ts'

/**
 * Says that an organization under its present name is the one that papers name otherwise, so that what was signed for it
 * goes on; answers what takes that back.
 */
export function confirmSame(
  { db, newId, now, session }: CommandContext,
  { id: organizationId, name }: { readonly id: string; readonly name: string },
): (later: CommandContext) => void {
  const id = newId()
  insertSame(db, { id, organizationId, name, confirmedAt: now, confirmedBy: session.accountId })
  return (later) => {
    if (deleteSame(later.db, { id }) === 0) throw conflictError()
  }
}

/** What papers call this organization that nobody has said is the same, and who said so last of what it is called now. */
export function namingOf(
  { db, timeZone }: QueryContext,
  { id: organizationId, name }: { readonly id: string; readonly name: string },
): Pick<ProviderRecord, 'namesAsSigned' | 'confirmed'> {
  const last = findLastSame(db, { organizationId, name })
  return {
    namesAsSigned: listNamesAsSigned(db, { organizationId }),
    confirmed: last
      ? { on: schoolDay(last.confirmedAt, timeZone), by: accountNames(db)[last.confirmedBy] ?? '' }
      : null,
  }
}

/** The question whether a renamed organization is still the same is answered once, for all that was signed for it. */
export const sameOrganization: Pick<Handlers<Contract['providers']>, 'confirmSame'> = {
  confirmSame(context, { id, version }) {
    const organization = theOrganization(context.db, id)
    if (organization.version !== version) throw conflictError()
    if (listNamesAsSigned(context.db, { organizationId: id }).length === 0)
      throw ruleError('providers:errors.notRenamed')
    context.undoable(confirmSame(context, organization))
    return organization
  },
}
