import { speaksAgainst, type ConsentRequest, type RequestEnding } from '#shared/domain/consent-request.ts'
import type { Consent, ConsentDraft, Objection } from '#shared/domain/consent.ts'
import { cutShort } from '#shared/domain/cut-short.ts'
import { isSameName } from '#shared/domain/one-name.ts'

import type { CommandContext } from '../context.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { listWrittenNos } from './consent-requests.sql.ts'

type Declined = Extract<RequestEnding, { state: 'declined' }>

/**
 * A written no to a paper, as it stands on a consent until it is weighed. Whoever said it when is for everybody who reads
 * the consent; what was said in another case is for the readers of that case.
 */
export function asObjection(
  context: CommandContext,
  { caseId }: Pick<ConsentRequest, 'caseId'>,
  { by, on, at, words }: Declined,
  consent: Pick<Consent, 'caseId'>,
): Objection {
  const { say } = ownWords(context)
  const mayTell = caseId === null || caseId === consent.caseId
  const how = cutShort([say('papers:saidNoToPaper'), mayTell ? words : ''].filter(Boolean).join(': '), 200)
  return { by, on, ...(at !== undefined && { at }), how, weighed: null }
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

/** Whether somebody weighed a no already, for everybody it names to whom a new paper lets something go. */
function isWeighed(
  { recipientIds }: ConsentRequest,
  { by, on }: Declined,
  { signed, known }: { readonly signed: Consent; readonly known: readonly Consent[] },
): boolean {
  const told = (consent: Consent) =>
    recipientIds.filter((id) => consent.anyTreating || consent.recipientIds.includes(id))
  const weighed = known.filter(
    ({ kind, objections }) =>
      kind === signed.kind &&
      objections.some((each) => each.weighed !== null && each.on === on && isSameName(each.by, by)),
  )
  const answered = weighed.flatMap(told)
  return weighed.length > 0 && told(signed).every((id) => answered.includes(id))
}

/**
 * Whoever said no in writing is heard before the signature of somebody else lets anything leave, whoever may read that
 * no: it stands on the new paper until it is weighed, once.
 */
export function saidNoBefore(
  context: CommandContext,
  signed: Consent,
  known: readonly Consent[],
): readonly Objection[] {
  return listWrittenNos(context.db, { studentId: signed.studentId }).flatMap((request): Objection[] => {
    const { ending } = request
    if (ending?.state !== 'declined') return []
    if (!isHeardAgainst(request, ending, { consent: signed, isEarlier: true })) return []
    if (isWeighed(request, ending, { signed, known })) return []
    return [asObjection(context, request, ending, signed)]
  })
}
