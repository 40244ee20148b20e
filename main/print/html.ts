declare const escaped: unique symbol

/** Markup in which every text was escaped; only the `html` tag makes it. */
export interface Html {
  readonly [escaped]: true
  readonly markup: string
}

/** What may stand in a template: markup as it is, any text escaped, lists joined, nothing for nothing. */
export type Piece = Html | string | number | null | false | readonly Piece[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A sign that no printer draws and no page needs. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g

function escapeText(text: string): string {
  return text.replaceAll(CONTROL, '').replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}

function isList(piece: Piece): piece is readonly Piece[] {
  return Array.isArray(piece)
}

function markupOf(piece: Piece): string {
  if (piece === null || piece === false) return ''
  if (isList(piece)) return piece.map(markupOf).join('')
  return typeof piece === 'object' ? piece.markup : escapeText(String(piece))
}

/**
 * Markup this program drew itself, such as a barcode; never anything somebody typed or imported. Everywhere else
 * the `html` tag is used.
 */
export function ownMarkup(markup: string): Html {
  // The brand exists in types only: a text can become markup nowhere but here.
  return { markup } as Html
}

/** Writes markup; whatever is filled in is escaped unless it is markup itself. Attributes stand in double quotes. */
export function html(template: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return ownMarkup(template.map((text, at) => text + markupOf(pieces[at] ?? null)).join(''))
}

/** Text from a record inside a sentence: its direction is its own and does not turn the sentence around. */
export function isolated(text: string): Html {
  return html`<bdi>${text}</bdi>`
}

/** Telephone numbers, codes and times, which read from left to right in every language. */
export function leftToRight(text: string): Html {
  return html`<bdi dir="ltr">${text}</bdi>`
}

/** Several pieces on one line; the dot never begins a line. */
export function joined(pieces: readonly Html[], between = '\u00A0· '): Html {
  return html`${pieces.map((piece, at) => [at > 0 && between, piece])}`
}

/** Text of several lines from a record, each with a direction of its own. */
export function paragraphs(text: string): Html {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return html`${lines.map((line) => html`<p dir="auto">${line}</p>`)}`
}

/** The text of a page as a reader meets it. */
export function textOf({ markup }: Html): string {
  return markup
    .replaceAll(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replaceAll(/<\/?(?:bdi|b)\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) =>
      String(Object.keys(ENTITIES).find((sign) => ENTITIES[sign] === entity)),
    )
    .replaceAll(/\s+/g, ' ')
    .trim()
}
