import { ruleError } from '#shared/app-error.ts'
import type { ProtocolPaperKind } from '#shared/api/protocols.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { StaffLanguage } from '#shared/domain/packet.ts'
import { canBeAsked } from '#shared/domain/protocol.ts'

import type { QueryContext, TaskContext } from '../../context.ts'
import { pageCount } from '../../print/page-count.ts'
import { documentOf, type Paper } from '../../print/paper.ts'
import { schoolText } from '../../translations/school-texts.ts'
import { theSchool } from '../../school/school.ts'
import { roleHolders } from '../role-holders.ts'
import { theProtocol } from '../the-protocol.ts'
import {
  cardLetter,
  CARD_SIZES,
  CRISIS_CARD_SIZES,
  crisisCardLetter,
  type CrisisCardSize,
} from './card-letter.ts'
import { commentLetter } from './comment-letter.ts'
import { offlineFile } from './offline-file.ts'
import { protocolLetter } from './protocol-letter.ts'
import type { ProtocolPaper } from './protocol-paper.ts'

/** What of a version is wanted on paper. */
interface Wanted {
  readonly number: number
  readonly what: ProtocolPaperKind
  readonly language: StaffLanguage
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
    text: schoolText(db, language),
  }
}

/** A card in the largest of its sizes in which it stands on one page; `null` where it stands on one in none. */
async function fitting<Size>(
  { host, signal }: TaskContext,
  sizes: readonly Size[],
  draw: (size: Size) => Paper,
): Promise<Paper | null> {
  for (const size of sizes) {
    signal.throwIfAborted()
    const paper = draw(size)
    if ((pageCount(await host.printToPdf(documentOf(paper))) ?? 1) === 1) return paper
  }
  return null
}

async function theCard(context: TaskContext, paper: ProtocolPaper): Promise<Paper> {
  const card = await fitting(context, CARD_SIZES, (size) => cardLetter(paper, size))
  if (card === null) throw ruleError('protocol:errors.cardTooLong')
  return card
}

/** The crisis card runs on rather than be refused: nobody is left without the numbers. */
async function theCrisisCard(
  context: TaskContext,
  paper: ProtocolPaper,
  { largePrint }: Pick<Wanted, 'largePrint'>,
): Promise<Paper> {
  if (largePrint) return crisisCardLetter(paper, 'large print')
  const draw = (size: CrisisCardSize) => crisisCardLetter(paper, size)
  return (await fitting(context, CRISIS_CARD_SIZES, draw)) ?? draw(CRISIS_CARD_SIZES[0])
}

/** A version, or its draft, on paper. */
export async function drawProtocol(context: TaskContext, wanted: Wanted): Promise<Paper> {
  const paper = paperOf(context, wanted)
  const isDraft = paper.protocol.state === 'draft'
  if (isDraft && wanted.what !== 'comment') throw ruleError('protocol:errors.onlyPublished')
  switch (wanted.what) {
    case 'card':
      return theCard(context, paper)
    case 'crisis-card':
      return theCrisisCard(context, paper, wanted)
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
