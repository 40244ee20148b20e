import { PROGRAM_NOTICE } from '#shared/domain/program-records.ts'

import { html, isolated, paragraphs, type Html } from '../print/html.ts'
import type { OfficeWords } from '../print/office-words.ts'
import type { PrintText } from '../print/print-text.ts'
import { partAgain } from './answer-cover.ts'
import type { LeftDocument } from './left-documents.ts'

/** How an answer is set. */
export const ANSWER_STYLES = `
.sheet .cover { break-after: page; }
.sheet .cover ol { padding-inline-start: 2.8em; }
.sheet .document { margin-top: 1.2em; }
.sheet .document h2 { border-bottom: 1pt solid #000; break-after: avoid; }
.sheet .document dt { font-weight: 700; margin-top: 0.5em; break-after: avoid; }
.sheet .document dd { margin: 0; overflow-wrap: anywhere; }
.sheet .document dd p { margin: 0 0 0.3em; }
.sheet .scan { display: block; max-width: 100%; max-height: 8.2in; margin: 0.5em auto 0; break-inside: avoid; }
.sheet .mark { border: 1.5pt solid #000; padding: 0.5em; font-weight: 700; }
`

/** What a document is and of which day, as the office says it. */
export const titleOf = ({ title, on }: Pick<LeftDocument, 'title' | 'on'>, { day }: OfficeWords): string =>
  on === null ? title : `${title}, ${day(on)}`

/** What goes with records of a program for substance use, for whoever receives them (42 CFR 2.32(a)(2)). */
export const programNotice = html`<p class="mark" lang="en" dir="ltr">${PROGRAM_NOTICE}</p>`

/** A document with what is drawn around it. */
interface Drawn {
  readonly part: LeftDocument
  /** The signed page it is of, where it is kept as a picture. */
  readonly picture: string | null
  /** What says that it is not to be given out as it is. */
  readonly mark: Html | false
}

function recordOf({ part, picture }: Drawn, words: OfficeWords): Html {
  return html`<dl>
      ${part.lines.map(
        ({ label, words: said }) =>
          html`<dt>${label}</dt>
            <dd>${paragraphs(said)}</dd>`,
      )}
    </dl>
    ${picture !== null && html`<img class="scan" src="${picture}" alt="${titleOf(part, words)}" />`}`
}

/** A document as it leaves to somebody outside. */
export function documentOnPaper(drawn: Drawn, words: OfficeWords): Html {
  const { part, mark } = drawn
  return html`<div class="document">
    ${mark}
    <h2>${isolated(titleOf(part, words))}</h2>
    ${part.isOfProgram && programNotice}
    ${part.isExcerpt === true && html`<p>${words.say('requests:paper.excerpt')}</p>`}
    ${recordOf(drawn, words)}
  </div>`
}

/**
 * A document of a family's own record: what it is stands over it in the language of the page, and below it the record as the
 * school wrote it.
 */
export function documentForFamily(drawn: Drawn, words: OfficeWords, text: PrintText): Html {
  const { part, picture, mark } = drawn
  return html`<div class="document">
    ${mark}
    <h2>${partAgain(part, text)}</h2>
    ${part.isExcerpt === true && html`<p>${text.say('answer.excerpt')}</p>`}
    ${part.kind === 'scan' && picture === null && html`<p>${text.say('answer.behind')}</p>`}
    <div class="as-written" lang="${words.language}" dir="ltr">
      ${text.language !== words.language && html`<p class="quiet">${isolated(titleOf(part, words))}</p>`}
      ${recordOf(drawn, words)}
    </div>
  </div>`
}
