import type { Consent, ConsentDraft, Objection } from '#shared/domain/consent.ts'

import { readerOf } from '../access/readable.ts'
import type { CommandContext } from '../context.ts'
import { ownWords } from '../records-requests/own-words.ts'
import { isSameName } from '../students/kept-away.ts'
import { listDeclinedRequests } from './consent-requests.sql.ts'

type Signed = Pick<
  ConsentDraft,
  'studentId' | 'kind' | 'signer' | 'signerContactId' | 'authority' | 'recipientIds'
>

/**
 * Whoever said no in writing to a paper about one of the same parties is heard before the signature of somebody else
 * lets anything leave: their no stands on the new paper until it is weighed, once. The student of age signs alone.
 */
export function saidNoBefore(
  context: CommandContext,
  signed: Signed,
  known: readonly Consent[],
): readonly Objection[] {
  if (signed.kind !== 'exchange' || signed.authority === 'eligible-student') return []
  const { db, session } = context
  const { studentId } = signed
  const isShared = ({ recipientIds }: Pick<Consent, 'recipientIds'>) =>
    recipientIds.some((id) => signed.recipientIds.includes(id))
  const heard = known.filter(isShared).flatMap(({ objections }) => objections)
  const { say } = ownWords(context)
  return listDeclinedRequests(db, { studentId, ...readerOf(session) }).flatMap((request): Objection[] => {
    const { ending, kind, askedContactId } = request
    if (ending?.state !== 'declined' || kind !== 'exchange' || !isShared(request)) return []
    const { by, on, words } = ending
    const isTheirs = askedContactId !== null && askedContactId === signed.signerContactId
    if (isTheirs || isSameName(by, signed.signer)) return []
    if (heard.some((one) => one.on === on && isSameName(one.by, by))) return []
    const how = [say('papers:saidNoToPaper'), words].filter(Boolean).join(': ').slice(0, 200)
    return [{ by, on, how, weighed: null }]
  })
}
