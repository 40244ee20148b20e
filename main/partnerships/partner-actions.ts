import { conflictError } from '#shared/app-error.ts'

import type { CommandContext, QueryContext } from '../context.ts'
import {
  type KeptAction,
  listOpenActionsOf,
  listOurOpenActions,
  type OpenPartnerAction,
  updateAction,
} from './partner-meetings.sql.ts'

/** Writes a change of a shared action; `conflict` where somebody changed it since. */
export function changeAction(
  { db }: Pick<CommandContext, 'db'>,
  before: KeptAction,
  changes: Partial<KeptAction>,
): KeptAction {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateAction(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

/** What colleagues took on at meetings with partners and have not done, the first due first. */
export function partnerActionsToDo({ db }: Pick<QueryContext, 'db'>): OpenPartnerAction[] {
  return listOurOpenActions(db, {})
}

/** Gives a colleague what somebody who goes had taken on at meetings with partners. */
export function handOverPartnerActions(
  context: CommandContext,
  { from, to }: { readonly from: string; readonly to: string },
): (later: CommandContext) => void {
  const given = listOpenActionsOf(context.db, { ownerId: from }).map((before) => ({
    before,
    after: changeAction(context, before, { ownerId: to }),
  }))
  return (later) => {
    for (const { before, after } of given) changeAction(later, after, { ...before })
  }
}
