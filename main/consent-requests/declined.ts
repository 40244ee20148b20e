import { speaksAgainst, type ConsentRequest, type RequestEnding } from '#shared/domain/consent-request.ts'
import type { Consent, ConsentDraft, Objection } from '#shared/domain/consent.ts'

import { readerOf } from '../access/readable.ts'
import type { CommandContext } from '../context.ts'
import { ownWords } from '../records-requests/own-words.ts'
import { isSameName } from '../students/kept-away.ts'
import { listDeclinedRequests } from './consent-requests.sql.ts'

type Declined = Extract<RequestEnding, { state: 'declined' }>

/** A written no to a paper, as it stands on a consent until it is weighed. */
export function asObjection(context: CommandContext, { by, on, words }: Declined): Objection {
  const { say } = ownWords(context)
  const how = [say('papers:saidNoToPaper'), words].filter(Boolean).join(': ').slice(0, 200)
  return { by, on, how, weighed: null }
}

/** Whether whoever says no is whoever signed: the one who was asked where they go by that name, or else by the name alone. */
function isSignersNo(
  { askedContactId, askedName }: Pick<ConsentRequest, 'askedContactId' | 'askedName'>,
  { by }: Pick<Declined, 'by'>,
  { signer, signerContactId }: Pick<ConsentDraft, 'signer' | 'signerContactId'>,
): boolean {
  const isOfAsked = askedContactId !== null && isSameName(by, askedName)
  return isOfAsked && signerContactId !== null ? askedContactId === signerContactId : isSameName(by, signer)
}

/** Whether a written no stands on a consent until somebody weighs it, by the rule for both of them. */
export function isHeardAgainst(
  request: ConsentRequest,
  ending: Declined,
  { consent, isEarlier }: { readonly consent: Consent; readonly isEarlier: boolean },
): boolean {
  const { kind, recipientIds } = request
  const isSigners = isSignersNo(request, ending, consent)
  return speaksAgainst({ kind, recipientIds, on: ending.on, isSigners, isEarlier }, consent)
}

/**
 * Whoever said no in writing is heard before the signature of somebody else lets anything leave: their no stands on the
 * new paper until it is weighed, once.
 */
export function saidNoBefore(
  context: CommandContext,
  signed: Consent,
  known: readonly Consent[],
): readonly Objection[] {
  const { db, session } = context
  const { studentId } = signed
  const isShared = ({ recipientIds }: Pick<Consent, 'recipientIds'>) =>
    recipientIds.some((id) => signed.recipientIds.includes(id))
  const heard = known.filter(isShared).flatMap(({ objections }) => objections)
  return listDeclinedRequests(db, { studentId, ...readerOf(session) }).flatMap((request): Objection[] => {
    const { ending } = request
    if (ending?.state !== 'declined') return []
    if (!isHeardAgainst(request, ending, { consent: signed, isEarlier: true })) return []
    if (heard.some(({ by, on }) => on === ending.on && isSameName(by, ending.by))) return []
    return [asObjection(context, ending)]
  })
}
