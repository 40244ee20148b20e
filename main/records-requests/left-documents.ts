import { createHash } from 'node:crypto'

import type { DocumentView } from '#shared/api/records-requests.ts'

import type { OfficeWords } from '../print/office-words.ts'

/** A document as it leaves: without the names that are hidden, and with nothing to say which they were. */
export interface LeftDocument extends Pick<DocumentView, 'kind' | 'id' | 'title' | 'on' | 'isOfProgram'> {
  readonly lines: readonly { readonly label: string; readonly words: string }[]
}

/** What was chosen as it leaves: what is hidden is not on the page at all, and one blank is as long as any other. */
export function asItLeaves(chosen: readonly DocumentView[], { say }: OfficeWords): LeftDocument[] {
  const blank = say('requests:hiddenWord')
  const read = (pieces: DocumentView['lines'][number]['pieces']): string =>
    pieces.map(({ words, name }) => (name?.decided === 'hide' ? blank : words)).join('')
  return chosen.map(({ kind, id, title, on, isOfProgram, lines }) => ({
    ...{ kind, id, title, on, isOfProgram },
    lines: lines.map(({ label, pieces }) => ({ label: read(label), words: read(pieces) })),
  }))
}

/** A fingerprint of what would leave, to tell whether it still says what somebody saw. */
export function fingerprintOf(documents: readonly LeftDocument[]): string {
  return createHash('sha256').update(JSON.stringify(documents)).digest('base64url')
}
