import { cssText } from '../../print/css-text.ts'
import { html, textOf, type Html } from '../../print/html.ts'
import { fontStack } from '../../print/fonts.ts'
import type { Sheet } from '../../print/page-frame.ts'
import type { Paper } from '../../print/paper.ts'
import { allParts, titleOf } from './full-pages.ts'
import { stampOf, type ProtocolPaper } from './protocol-paper.ts'
import { PART_STYLES } from './styles.ts'

const STYLES = `
.sheet .lines p { border-bottom: 0.75pt solid #000; height: 1.75em; margin: 0; }
.sheet .lines { break-inside: avoid; margin-bottom: 0.6em; }
.sheet .mark { border: 1.5pt solid #000; padding: 0 0.5em; font-weight: 700; }
.sheet .slip { border-top: 1pt dashed #000; margin-top: 1.6em; padding-top: 0.4em; break-inside: avoid; }
.sheet .slip ul { list-style: none; padding: 0; }
.sheet .blanks { display: grid; grid-template-columns: 2fr 1fr; gap: 0 2em; }
.sheet .blanks p { border-top: 0.75pt solid #000; margin: 2.2em 0 0; }
`

/** Said at the head of every page, so that no sheet of a draft is ever taken for what holds. */
function markStyles({ text }: ProtocolPaper): string {
  const mark = cssText(textOf(text.say('protocol.draftMark')))
  return `
@page comment { @top-center { content: ${mark}; font-family: ${fontStack(text.language)}; font-size: 13pt; font-weight: 700; letter-spacing: ${text.direction === 'rtl' ? '0' : '0.3em'}; color: #000; vertical-align: bottom; padding-bottom: 0.08in; } }`
}

const blankLines = (count: number): Html =>
  html`<div class="lines">${Array.from({ length: count }, () => html`<p></p>`)}</div>`

/** A draft to be read by those who will follow it, with room to say what they think of each part. */
export function commentLetter(paper: ProtocolPaper, { largePrint }: { readonly largePrint: boolean }): Paper {
  const { school, text, protocol } = paper
  const { say } = text
  const tick = (line: Html): Html => html`<li><span class="box"></span>${line}</li>`
  const slip = html`<div class="slip">
    <p class="quiet">${say('protocol.comment.cut')}</p>
    <p><b>${say('protocol.comment.slip')}</b> ${stampOf(paper)}</p>
    <ul>
      ${tick(say('protocol.comment.agree'))} ${tick(say('protocol.comment.changes'))}
      ${tick(say('protocol.comment.talk'))}
    </ul>
    <div class="blanks">
      <p>${say('protocol.comment.name')}</p>
      <p>${say('protocol.comment.date')}</p>
    </div>
  </div>`
  const far = html`<span class="mark">${say('protocol.draftMark')}</span>
    ${say('protocol.version', { number: String(protocol.number) })}`
  const sheet: Sheet = {
    name: 'comment',
    text,
    body: html`${titleOf(paper, far)}
      <div class="boxed">
        <p><b>${say('protocol.comment.title')}</b> ${say('protocol.comment.how')}</p>
      </div>
      ${allParts(paper, () => blankLines(2))}
      <h2>${say('protocol.comment.missing')}</h2>
      ${blankLines(4)} ${slip}`,
    from: stampOf(paper),
  }
  return {
    look: { paper: school.paper, largePrint },
    sheets: [sheet],
    styles: `${PART_STYLES}${STYLES}${markStyles(paper)}`,
  }
}
