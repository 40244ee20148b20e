import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { AgreementNow } from '#shared/api/partnerships.ts'
import { type Agreement, type AgreementTerm, renewalClock, standingOf } from '#shared/domain/agreement.ts'

import type { CommandContext, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import {
  everyTerm,
  findAgreement,
  listAgreements,
  listAgreementsOf,
  listTerms,
  type NamedAgreement,
  updateAgreement,
} from './agreements.sql.ts'

/** An agreement with its terms, the first first, and how it stands today. */
export interface WholeAgreement extends NamedAgreement {
  readonly terms: readonly AgreementTerm[]
  readonly now: AgreementNow
}

function withTerms(
  named: NamedAgreement,
  terms: readonly AgreementTerm[],
  { today }: Pick<QueryContext, 'today'>,
): WholeAgreement {
  const { by, ask } = renewalClock(named, terms, today)
  return { ...named, terms, now: { ...standingOf(named, terms, today), renewBy: by, ask } }
}

/** Every agreement with its terms, by the name of the partner. */
export function everyAgreement(context: Pick<QueryContext, 'db' | 'today'>): WholeAgreement[] {
  const terms = Map.groupBy(everyTerm(context.db, {}), ({ agreementId }) => agreementId)
  return listAgreements(context.db, {}).map((named) => withTerms(named, terms.get(named.id) ?? [], context))
}

/** An agreement that must be there. */
export function theAgreement(context: Pick<QueryContext, 'db' | 'today'>, id: string): WholeAgreement {
  const found = findAgreement(context.db, { id })
  if (!found) throw notFoundError()
  return withTerms(found, listTerms(context.db, { agreementId: id }), context)
}

/** The agreement as the asker last saw it; `conflict` where it moved since. */
export function agreementAt(
  context: Pick<QueryContext, 'db' | 'today'>,
  { id, version }: { readonly id: string; readonly version: number },
): WholeAgreement {
  const found = theAgreement(context, id)
  if (found.version !== version) throw conflictError()
  return found
}

/** The row of an agreement, without what was found around it. */
export function rowOf({
  organizationName: _,
  ownerName: _1,
  terms: _2,
  now: _3,
  ...row
}: WholeAgreement): Agreement {
  return row
}

/** Writes a change of an agreement; `conflict` where somebody changed it since. */
export function changeAgreement(
  { db }: Pick<CommandContext, 'db'>,
  before: Agreement,
  changes: Partial<Agreement>,
): Agreement {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateAgreement(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

/** The name of a partner with whom there is an agreement that somebody sees to. */
export function agreementsSeenToBy(
  { db, today }: { readonly db: ReadableDb; readonly today: string },
  accountId: string,
): WholeAgreement[] {
  return everyAgreement({ db, today }).filter(
    ({ ownerId, now }) => ownerId === accountId && now.state !== 'ended',
  )
}

/** Gives a colleague the agreements that somebody who goes had seen to. */
export function handOverAgreements(
  context: CommandContext,
  { from, to }: { readonly from: string; readonly to: string },
): (later: CommandContext) => void {
  const given = listAgreementsOf(context.db, { ownerId: from }).map((before) => ({
    before,
    after: changeAgreement(context, before, { ownerId: to }),
  }))
  return (later) => {
    for (const { before, after } of given) changeAgreement(later, after, { ...before })
  }
}
