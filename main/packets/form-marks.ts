import { html, type Html } from '../print/html.ts'

/** Room to write a few words on. */
export const BLANK = html`<span class="blank"></span>`
/** Room to write a day or a time on. */
export const SHORT_BLANK = html`<span class="blank short"></span>`
/** A box to tick; nothing is ticked for anybody. */
export const BOX = html`<span class="tick"></span>`

/** Lines with a box to tick before each. */
export function ticks(lines: readonly Html[], look = ''): Html {
  return html`<ul class="ticks ${look}">
    ${lines.map(
      (line) =>
        html`<li>
          ${BOX}
          <div>${line}</div>
        </li>`,
    )}
  </ul>`
}

/** A label with the rest of its line to write on. */
export function writeLine(label: Html): Html {
  return html`<p class="write">${label}:<span class="rule"></span></p>`
}

/** Empty lines to write on. */
export function ruledLines(count: number): Html {
  return html`<div class="ruled" aria-hidden="true">
    ${Array.from({ length: count }, () => html`<span class="rule"></span>`)}
  </div>`
}

/** Lines as a list. */
export function bullets(lines: readonly Html[]): Html {
  return html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`
}
