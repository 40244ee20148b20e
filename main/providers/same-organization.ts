import { conflictError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { ProviderRecord } from '#shared/api/providers.ts'
import { schoolDay } from '#shared/domain/clock.ts'

import { accountNames } from '../accounts/account-names.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { theOrganization } from './directory.ts'
import { deleteSame, findLastSame, listNamesAsSigned, sameRows, type Same } from './same-organization.sql.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** That an organization under its present name is the one that papers name otherwise, as somebody says it now. */
export function sameNow({ newId, now, session }: CommandContext, { id: organizationId, name }: Named): Same {
  return { id: newId(), organizationId, name, confirmedAt: now, confirmedBy: session.accountId }
}

/** Keeps that it is the same, so that what was signed for it goes on; answers what takes that back. */
export function confirmSame(context: CommandContext, organization: Named): (later: CommandContext) => void {
  const same = sameNow(context, organization)
  sameRows.save(context.db, same)
  return (later) => {
    if (deleteSame(later.db, { id: same.id }) === 0) throw conflictError()
  }
}

/** Whether papers call an organization otherwise and nobody has said since that it is the same. */
export function isNamedOtherwise(db: ReadableDb, organizationId: string): boolean {
  return listNamesAsSigned(db, { organizationId }).length > 0
}

/** What papers call this organization that nobody has said is the same, and who said so last of what it is called now. */
export function namingOf(
  { db, timeZone }: QueryContext,
  { id: organizationId, name }: Named,
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
    if (!isNamedOtherwise(context.db, id)) throw ruleError('providers:errors.notRenamed')
    context.undoable(confirmSame(context, organization))
    return organization
  },
}
