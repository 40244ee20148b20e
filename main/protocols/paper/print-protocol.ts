import { ruleError } from '#shared/app-error.ts'
import type { ProtocolPaperKind } from '#shared/api/protocols.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { canBeAsked } from '#shared/domain/protocol.ts'

import type { QueryContext, TaskContext } from '../../context.ts'
import { pageCount } from '../../print/page-count.ts'
import { printText } from '../../print/print-text.ts'
import { theSchool } from '../../school/school.ts'
import { roleHolders } from '../role-holders.ts'
import { theProtocol } from '../the-protocol.ts'
import { cardLetter, CARD_SIZES, crisisCardLetter } from './card-letter.ts'
import { commentLetter } from './comment-letter.ts'
import { offlineFile } from './offline-file.ts'
import { protocolLetter } from './protocol-letter.ts'
import type { ProtocolPaper } from './protocol-paper.ts'

/** What of a version is wanted on paper. */
interface Wanted {
  readonly number: number
  readonly what: ProtocolPaperKind
  readonly language: PacketLanguage
  readonly largePrint: boolean
}

/** One version with all that stands around it on paper. Throws `not_found`. */
export function paperOf(
  context: QueryContext,
  { number, language }: Pick<Wanted, 'number' | 'language'>,
): ProtocolPaper {
  const { db, today } = context
  return {
    protocol: theProtocol(db, number),
    holders: roleHolders(context).filter(canBeAsked),
    school: theSchool(db),
    today,
    text: printText(language),
  }
}

/** The card in the largest size in which it stands on one page. */
async function fittingCard({ host, signal }: TaskContext, paper: ProtocolPaper): Promise<string> {
  for (const size of CARD_SIZES) {
    signal.throwIfAborted()
    const document = cardLetter(paper, size)
    if ((pageCount(await host.printToPdf(document)) ?? 1) === 1) return document
  }
  throw ruleError('protocol:errors.cardTooLong')
}

/** A version, or its draft, as a document for the printer. */
export async function protocolDocument(context: TaskContext, wanted: Wanted): Promise<string> {
  const paper = paperOf(context, wanted)
  const isDraft = paper.protocol.state === 'draft'
  if (isDraft && wanted.what !== 'comment') throw ruleError('protocol:errors.onlyPublished')
  switch (wanted.what) {
    case 'card':
      return fittingCard(context, paper)
    case 'crisis-card':
      return crisisCardLetter(paper, wanted)
    case 'protocol':
      return protocolLetter(paper, wanted)
    case 'comment':
      if (!isDraft) throw ruleError('protocol:errors.onlyDraft')
      return commentLetter(paper, wanted)
    default:
      return assertNever(wanted.what)
  }
}

/** A published version as a file for the staff. */
export function protocolFile(context: QueryContext, wanted: Pick<Wanted, 'number' | 'language'>): Uint8Array {
  const paper = paperOf(context, wanted)
  if (paper.protocol.state === 'draft') throw ruleError('protocol:errors.onlyPublished')
  return new TextEncoder().encode(offlineFile(paper))
}
