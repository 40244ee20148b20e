import { html, type Html, type Piece } from './html.ts'

/** One column of a printed table. */
export interface PaperColumn {
  readonly heading: string
  /** Its share of the width; those without one share the rest. */
  readonly width?: `${number}%`
  /** `code` for case codes, `write` for room to write, `sign` for a line to sign on. */
  readonly kind?: 'code' | 'write' | 'sign'
}

/** A table on paper: its headings stand on every page, and no row is cut in two. */
export function paperTable(columns: readonly PaperColumn[], rows: readonly (readonly Piece[])[]): Html {
  return html`<table class="table">
    <colgroup>
      ${columns.map(({ width }) => (width ? html`<col width="${width}" />` : html`<col />`))}
    </colgroup>
    <thead>
      <tr>
        ${columns.map(({ heading }) => html`<th scope="col">${heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${columns.map(({ kind = 'words' }, at) => html`<td class="${kind}">${cells[at] ?? null}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** How printed tables look. */
export const TABLE_STYLES = `
.sheet .table { width: 100%; border-collapse: collapse; table-layout: fixed; }
.sheet .table thead { display: table-header-group; }
.sheet .table th { border-bottom: 1.5pt solid #000; }
.sheet .table td { border-bottom: 0.75pt solid #000; }
.sheet .table th, .sheet .table td { padding: 0.4em 0.6em 0.4em 0; text-align: start; vertical-align: top; }
.sheet .table tr { break-inside: avoid; }
.sheet .table .code { white-space: nowrap; font-weight: 700; }
.sheet .table .write { height: 3.6em; }
.sheet .table .sign { height: 2.6em; }
`
