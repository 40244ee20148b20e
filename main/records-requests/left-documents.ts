import { createHash } from 'node:crypto'

import type { DocumentView } from '#shared/api/records-requests.ts'
import type { InformationClass } from '#shared/domain/consent.ts'
import type { RecordsRequest } from '#shared/domain/records-request.ts'
import { endsOf, type Period } from '#shared/domain/period.ts'
import { LOCALES } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import type { OfficeWords } from '../print/office-words.ts'

/** A document as it leaves: without the names that are hidden, and with nothing to say which they were. */
export interface LeftDocument extends Pick<DocumentView, 'kind' | 'id' | 'title' | 'on' | 'isOfProgram'> {
  readonly lines: readonly { readonly label: string; readonly words: string }[]
  /** Entries of it lie outside the period that was asked for. */
  readonly isExcerpt?: true
}

/** What a request says of a document that left. */
export type AnsweredPart = Pick<DocumentView, 'kind' | 'id' | 'title' | 'on' | 'scan' | 'statementsBy'>

/** An answer as it was printed to be given out: that leaves, whatever is written into the record afterwards. */
export interface PrintedAnswer {
  /** The printed paper it came out on. */
  readonly formId: string
  readonly printedOn: string
  /** What was chosen as it was printed, as a fingerprint. */
  readonly seen: string
  /** To whom its cover says it goes. */
  readonly party: string
  readonly parts: readonly AnsweredPart[]
  readonly documents: readonly LeftDocument[]
  readonly hidden: number
  readonly information: readonly InformationClass[]
  /** What its cover calls the student; an answer from before that was kept does not tell. */
  readonly about?: string
  /** What its cover says of the consent by which it goes (42 CFR 2.32(b)); empty where it says nothing. */
  readonly scope?: string
  /** The contact that scope names as who signed. */
  readonly signerId?: string | null
  /** What the papers of the family were asked, and what let records of a program go. */
  readonly asked?: Pick<RecordsRequest, 'organizationId' | 'consentPurpose' | 'programGround'>
}

/** What was chosen as it leaves: what is hidden is not on the page at all, and one blank is as long as any other. */
export function asItLeaves(chosen: readonly DocumentView[], { say }: OfficeWords): LeftDocument[] {
  const read = (pieces: DocumentView['lines'][number]['pieces']): string =>
    pieces
      .map(({ words, name }) => {
        if (name?.decided !== 'hide') return words
        return say(name.tells === 'person' ? 'requests:hiddenWord' : 'requests:leftOutWord')
      })
      .join('')
  return chosen.map(({ kind, id, title, on, isOfProgram, isExcerpt, lines }) => ({
    ...{ kind, id, title, on, isOfProgram },
    ...(isExcerpt && { isExcerpt }),
    lines: lines.map(({ label, pieces }) => ({ label: read(label), words: read(pieces) })),
  }))
}

/** How many telephone numbers, addresses and days to come are left out of documents, in whichever language they were drawn. */
export function countLeftOut(documents: readonly Pick<LeftDocument, 'lines'>[]): number {
  const blanks = LOCALES.map((locale) => translate(locale, 'requests:leftOutWord'))
  return documents.flatMap(({ lines }) => lines).filter(({ words }) => blanks.includes(words)).length
}

/** A fingerprint of what would leave, with the period its cover names, to tell whether it still says what somebody saw. */
export function fingerprintOf(
  documents: readonly LeftDocument[],
  { periodFrom, periodUntil }: Period,
): string {
  const seen = endsOf({ periodFrom, periodUntil }) === null ? documents : [documents, periodFrom, periodUntil]
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url')
}
