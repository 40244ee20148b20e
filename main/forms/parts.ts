import { html, isolated, leftToRight, type Html, type Piece } from '../print/html.ts'

const ASKS = /[?？؟]\s*$/

/** A line to write on, with what belongs there; what is known stands on it already. */
export function writeLine(label: Piece, known: string | Html = ''): Html {
  const words = typeof known === 'string' ? known !== '' && isolated(known) : known
  const ends = ASKS.test(html`${label}`.markup) ? '' : ':'
  return html`<p class="write">
    <span class="label">${label}${ends}</span><span class="rule">${words}</span>
  </p>`
}

/** Room for several lines in somebody's own words. */
export function writeRoom(label: Piece, lines: number): Html {
  return html`<div class="room">
    <p><b>${label}</b></p>
    ${Array.from({ length: lines }, () => html`<p class="ruled"></p>`)}
  </div>`
}

/** The head of a form: its title, and the code of the case. */
export function formHead(title: Piece, code: string | null = null): Html {
  if (code === null) return html`<h1>${title}</h1>`
  return html`<div class="slip-head">
    <h1>${title}</h1>
    <p class="case-code small">${leftToRight(code)}</p>
  </div>`
}

/** The same card several times on a page, with lines to cut along. */
export function cards(
  card: Html,
  {
    across,
    down,
    kind = '',
  }: { readonly across: number; readonly down: number; readonly kind?: 'crisis' | '' },
): Html {
  return html`<div class="cards by-${across}">
    ${Array.from({ length: across * down }, () => html`<div class="card ${kind}">${card}</div>`)}
  </div>`
}
