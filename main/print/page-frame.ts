import { PacketLanguage, type PaperSize } from '#shared/domain/packet.ts'
import { ofHowMany } from '#shared/text/page-count.ts'

import { withLinesToWrite, withRoomToWrite } from './by-hand.ts'
import { cssText } from './css-text.ts'
import { fontFaces, fontStack } from './fonts.ts'
import { html, textOf, type Html } from './html.ts'
import { printText, type PrintText } from './print-text.ts'

/** How the pages are set. */
export interface Look {
  readonly paper: PaperSize
  readonly largePrint: boolean
}

/** What stands over every page of a paper that somebody signs, so that no page of it belongs to nobody. */
export interface RunningHead {
  /** Whom it is about, and what it is. */
  readonly said: string
  /** The code it is found by when it comes back; empty where it has none. */
  readonly code: string
}

/** One printed page, which runs on where its text is longer than the paper. */
export interface Sheet {
  /** Names the page for its styles, such as `contact-slip`. */
  readonly name: string
  /** Tells its paper from that of other sheets of this name in one document. */
  readonly copy?: string
  readonly text: PrintText
  readonly body: Html
  /** Who it comes from, for the foot of every page. */
  readonly from: string
  /** Over every page of it, beside its number among the pages of this sheet alone. */
  readonly head?: RunningHead | null
  /** Pages that stay together are numbered together. */
  readonly pile?: string
  /** How many pages its pile has, where it is one of many in a document. */
  readonly pagesOfPile?: number
  /** How many pages this sheet alone has, for its head; left out where nobody counted them. */
  readonly pagesOfSheet?: number
  /** Leaves the page behind it empty, so that what follows begins on another sheet of paper. */
  readonly thenBlank?: boolean
}

const PAPER: Readonly<
  Record<PaperSize, { readonly size: string; readonly width: string; readonly height: string }>
> = {
  letter: { size: '8.5in 11in', width: '8.5in', height: '11in' },
  a4: { size: '210mm 297mm', width: '210mm', height: '297mm' },
}

const MARGIN = { top: '0.65in', side: '0.75in', bottom: '0.85in' } as const

/** Between two pages on the screen. */
const BETWEEN_PAGES = '18px'

/** The foot is there to be found, not to be read first. */
const FOOT = { plain: '7.5pt', largePrint: '10.5pt' } as const

/** The head tells to whom a loose page belongs. */
const HEAD = { plain: '8.5pt', largePrint: '10.5pt', long: '7pt' } as const

/** A longer head does not fit above the page in its usual size. */
const LONGEST_HEAD = 110

/** A longer foot does not fit below the page in large print. */
const LONGEST_LARGE_FOOT = 150

const footSize = ({ largePrint }: Look, lines: readonly string[] = []) =>
  largePrint && lines.join('').length <= LONGEST_LARGE_FOOT ? FOOT.largePrint : FOOT.plain

function headSize({ largePrint }: Look, said = ''): string {
  if (said.length > LONGEST_HEAD) return HEAD.long
  return largePrint ? HEAD.largePrint : HEAD.plain
}

/** What stands before the number of a page of a signed paper. */
const beforeNumber = ({ code }: RunningHead): string => (code === '' ? '' : `\u2066${code}\u2069 · `)

const paperOf = ({ name, copy }: Sheet): string => (copy === undefined ? name : `${name}-${copy}`)

/** A word longer than this is cut in the margin, where a browser cuts none by itself. */
const LONGEST_WORD = /\S{41,}/gu
const PIECE = /\S{20}(?=[^\s\p{M}])/gu

/** The words of a margin, in which a name without a blank does not run off the paper. */
const withSeams = (words: string): string =>
  words.replaceAll(LONGEST_WORD, (word) => word.replaceAll(PIECE, '$&\u200b'))

/** In the language of the page, for whoever reads it, and in English, for whoever hands it over. */
function footOf({ text, from: sender }: Sheet): readonly string[] {
  const from = withLinesToWrite(sender)
  if (!text.unreviewed) return [from]
  const english = printText('en').plain('frame.unreviewed')
  return [from, `${text.plain('frame.unreviewed')} · \u2068${english}\u2069`]
}

/**
 * What stands in the margin of every page of a paper, beside the number of the page: from whom it is, what it is, whom it is
 * about and of which day, so that no page of it belongs to nobody. What is empty is left out.
 */
export function runningFoot(said: readonly (string | null | false)[]): string {
  return said
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .map((part) => `\u2068${part}\u2069`)
    .join(' · ')
}

/** The pile of a sheet, for whoever numbers or binds piles apart. */
export const pileOf = ({ pile }: Sheet): string => pile ?? 'sheets'

/** A page as markup: the same on paper and on the screen, where its foot is drawn inside. */
export function sheetMarkup(sheet: Sheet): Html {
  const { name, copy, text, body } = sheet
  const paper = copy === undefined ? '' : ` on-${paperOf(sheet)}`
  const foot = footOf(sheet).map((line) => html`<p>${line}</p>`)
  const head =
    sheet.head &&
    html`<header class="sheet-head">
      <p>${sheet.head.said}</p>
      <p class="sheet-head-number" data-before="${beforeNumber(sheet.head)}"></p>
    </header>`
  return withRoomToWrite(
    html`<section class="sheet sheet-${name}${paper}" lang="${text.language}" dir="${text.direction}">
      ${head ?? null}
      <div class="sheet-body" data-pile="${pileOf(sheet)}">${body}</div>
      <footer class="sheet-foot"><div>${foot}</div></footer>
    </section>`,
  )
}

const languageStyle = (language: PacketLanguage): string =>
  `.sheet[lang="${language}"], .sheet [lang="${language}"], .unseen-${language} { font-family: ${fontStack(language)}; }`

function typeStyles({ largePrint }: Look): string {
  return `
.sheet { font-size: ${largePrint ? '18pt' : '11.5pt'}; line-height: 1.42; color: #000; background: #fff; overflow-wrap: anywhere; font-synthesis: none; }
${PacketLanguage.options.map(languageStyle).join('\n')}
.sheet:lang(ko) { word-break: keep-all; }
.sheet[dir="rtl"] { line-height: 1.48; font-kerning: none; }
.sheet[dir="rtl"] .sheet-body { padding-top: 0.5em; }
.sheet * { box-sizing: border-box; }
.sheet h1 { font-size: 1.55em; line-height: 1.2; font-weight: 700; margin: 0 0 0.35em; }
.sheet h2 { font-size: 1.12em; line-height: 1.3; font-weight: 700; margin: 0.9em 0 0.25em; break-after: avoid; }
.sheet p { margin: 0 0 0.6em; orphans: 2; widows: 2; }
.sheet ul, .sheet ol { margin: 0 0 0.6em; padding-inline-start: 1.4em; }
.sheet li { margin: 0 0 0.25em; break-inside: avoid; }
.sheet li > p, .sheet td > p, .sheet dd > p { margin: 0; }
.sheet strong, .sheet b { font-weight: 700; }
.sheet .quiet { font-size: 0.88em; }
.sheet .letterhead { display: flex; justify-content: space-between; gap: 1em; border-bottom: 2pt solid #000; padding-bottom: 0.4em; margin-bottom: 1.1em; break-inside: avoid; }
.sheet .letterhead p { margin: 0; }
.sheet .letterhead > :last-child { text-align: end; }
.sheet .boxed { border: 1.5pt solid #000; border-radius: 4pt; padding: 0.55em 0.8em; margin: 0.8em 0; break-inside: avoid; }
.sheet .boxed > :last-child { margin-bottom: 0; }
.sheet .boxed > :first-child { margin-top: 0; }
.sheet dl { margin: 0; }
.sheet dl > div { display: grid; grid-template-columns: ${largePrint ? '' : '9em '}minmax(0, 1fr); gap: 0 1em; padding: 0.28em 0; border-top: 0.75pt solid #000; break-inside: avoid; }
.sheet dl > div:last-child { border-bottom: 0.75pt solid #000; }
.sheet dt { font-weight: 700; }
.sheet dd { margin: 0; }
.sheet bdi { unicode-bidi: isolate; }
.sheet bdi[dir="ltr"] { white-space: nowrap; }
.sheet .long bdi { white-space: normal; }
.sheet[dir="rtl"] dd p[dir="auto"] { text-align: right; }
.sheet .by-hand { display: inline-block; min-width: 7em; border-bottom: 0.75pt solid #000; }
.sheet .signature { margin-top: 1.4em; break-inside: avoid; }
.unseen { position: absolute; top: 0; margin: 0; width: 0; height: 0; overflow: hidden; visibility: hidden; }
`
}

/**
 * On the screen the paper is a row of columns that wraps: each row of one column is a page of the paper's size. The head
 * of a table that runs on is drawn once here, and on every page by the printer. A browser that cannot wrap columns
 * draws one long page.
 */
function screenStyles(look: Look): string {
  const { width, height } = PAPER[look.paper]
  const { top, side, bottom } = MARGIN
  return `
:host { display: block; }
.sheet { display: flex; flex-direction: column; box-sizing: border-box; width: ${width}; min-height: ${height}; padding: ${top} ${side} ${bottom}; margin: 0 auto 18px; }
.sheet-body { flex: 1 0 auto; }
.sheet-foot { display: flex; justify-content: space-between; gap: 1em; font-size: ${footSize(look)}; line-height: 1.3; }
.sheet .sheet-foot p { margin: 0; }
.sheet-head { display: flex; justify-content: space-between; gap: 1em; font-size: ${headSize(look)}; line-height: 1.3; }
.sheet .sheet-head p { margin: 0; }
.sheet .sheet-head-number { flex: none; }
.sheet .sheet-number { flex: none; direction: ltr; }
@supports (column-wrap: wrap) {
  .sheet { display: block; position: relative; background: repeating-linear-gradient(#fff 0 ${height}, var(--desk) ${height} calc(${height} + ${BETWEEN_PAGES})); }
  .sheet-body { column-width: calc(${width} - 2 * ${side}); column-height: calc(${height} - ${top} - ${bottom}); column-wrap: wrap; column-fill: auto; column-gap: 0; row-gap: calc(${top} + ${bottom} + ${BETWEEN_PAGES}); }
  .sheet-foot { position: absolute; inset-inline: ${side}; top: calc(var(--page, 0) * (${height} + ${BETWEEN_PAGES}) + ${height} - ${bottom} + 0.12in); }
  .sheet-head { position: absolute; inset-inline: ${side}; top: calc(var(--page, 0) * (${height} + ${BETWEEN_PAGES}) + 0.32in); }
}
`
}

/** Styles of the pages on the screen, for a shadow root that holds nothing else. */
export function previewStyles(look: Look, more = ''): string {
  // A page of the screen is a column.
  return (
    (typeStyles(look) + more).replaceAll(/(break-(?:before|after)): page/g, '$1: column') + screenStyles(look)
  )
}

/** `pages` is the number of all pages, whatever pile they are in: in a document of two piles nobody can say of how many. */
function pageNumber(sheet: Sheet, sheets: readonly Sheet[]): string {
  const number = `counter(${pileOf(sheet)})`
  const of = ofHowMany(sheet.text.direction)
  if (sheet.pagesOfPile !== undefined) return `${number} "${of}${sheet.pagesOfPile}"`
  return sheets.every((other) => pileOf(other) === pileOf(sheet))
    ? `${number} "${of}" counter(pages)`
    : number
}

/** Over the pages of a sheet, each numbered among them. */
function headStyles(
  look: Look,
  { head, pagesOfSheet, text }: Sheet,
  [near, far]: readonly [string, string],
  page: string,
  margin: string,
): string {
  if (!head) return ''
  const ofAll = pagesOfSheet === undefined ? '' : ` "${ofHowMany(text.direction)}${pagesOfSheet}"`
  const above = `${margin} font-size: ${headSize(look, head.said)}; vertical-align: bottom; padding-bottom: 0.1in;`
  return `
  @top-${near} { content: ${cssText(withSeams(withLinesToWrite(head.said)))}; text-align: ${near}; width: 76%; ${above} }
  @top-${far} { content: ${cssText(beforeNumber(head))} counter(of-${page})${ofAll}; text-align: ${far}; width: 24%; ${above} }`
}

// Isolated as one paragraph of its language, with the page's number on the far side.
function marginStyles(look: Look, sheet: Sheet, sheets: readonly Sheet[]): string {
  const { copy, text } = sheet
  const page = paperOf(sheet)
  const sides = text.direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const)
  const [near, far] = sides
  const margin = `font-family: ${fontStack(text.language)}; line-height: 1.3; color: #000; direction: ${text.direction};`
  const below = `${margin} font-size: ${footSize(look, footOf(sheet))}; vertical-align: top; padding-top: 0.12in;`
  return `
@page ${page} {
  counter-increment: ${pileOf(sheet)}${sheet.head ? ` of-${page}` : ''};${headStyles(look, sheet, sides, page, margin)}
  @bottom-${near} { content: ${cssText(withSeams(footOf(sheet).join('\n')))}; white-space: pre-line; text-align: ${near}; width: 88%; ${below} }
  @bottom-${far} { content: ${pageNumber(sheet, sheets)}; text-align: ${far}; width: 12%; ${below} }
}
${copy === undefined ? '.sheet' : '.on'}-${page} { page: ${page}; }
`
}

function paperStyles(look: Look, sheets: readonly Sheet[]): string {
  return `
@page { size: ${PAPER[look.paper].size}; margin: ${MARGIN.top} ${MARGIN.side} ${MARGIN.bottom}; }
html, body { margin: 0; padding: 0; background: #fff; }
.sheet + .sheet, .empty-page, .empty-page + .sheet { break-before: page; }
.empty-page { page: empty; min-height: 1in; }
.sheet-head, .sheet-foot { display: none; }
${sheets.map((sheet) => marginStyles(look, sheet, sheets)).join('')}`
}

/**
 * A whole document for the printer: styles, fonts and pictures are inside, nothing in it runs, and its title says
 * nothing about anybody. What stands only in margins also stands unseen in the body, so that its fonts are loaded.
 */
export function printedDocument(look: Look, sheets: readonly Sheet[], more = ''): string {
  const pages = sheets.map((sheet) => {
    const { language } = sheet.text
    const markup = sheetMarkup(sheet)
    const over = sheet.head ? `${withLinesToWrite(sheet.head.said)} ${sheet.head.code} · ` : ''
    const margin = `${over}${footOf(sheet).join(' ')} 0123456789 /`
    return {
      markup,
      unseen: html`<p class="unseen unseen-${language}" aria-hidden="true">${margin}</p>`,
      blank: sheet.thenBlank === true && html`<div class="empty-page"></div>`,
      words: { language, text: `${textOf(markup)} ${margin}` },
    }
  })
  const [first] = sheets
  const styles = `${fontFaces(pages.map(({ words }) => words))}${typeStyles(look)}${more}${paperStyles(look, sheets)}`
  return `<!doctype html>
<html lang="${first?.text.language ?? 'en'}" dir="${first?.text.direction ?? 'ltr'}">
<head><meta charset="utf-8"><title>Footbridge</title><style>${styles}</style></head>
<body>${html`${pages.map(({ unseen }) => unseen)}${pages.map(({ markup, blank }) => [markup, blank])}`.markup}</body>
</html>
`
}
