import type { StaffReader } from '#shared/domain/acknowledgement.ts'

import { html, isolated, type Html } from '../../print/html.ts'
import type { Sheet } from '../../print/page-frame.ts'
import type { Paper } from '../../print/paper.ts'
import { titleOf } from './full-pages.ts'
import { stampOf, type ProtocolPaper } from './protocol-paper.ts'

const STYLES = `
.sheet-sign-in table { width: 100%; border-collapse: collapse; }
.sheet-sign-in thead { display: table-header-group; }
.sheet-sign-in th { text-align: start; border-bottom: 1.5pt solid #000; padding: 0.2em 0.5em 0.2em 0; }
.sheet-sign-in td { border-bottom: 0.75pt solid #000; height: 2.5em; padding: 0.2em 0.5em 0.2em 0; vertical-align: bottom; }
.sheet-sign-in tr { break-inside: avoid; }
.sheet-sign-in th:nth-child(2) { width: 40%; }
.sheet-sign-in th:nth-child(3) { width: 16%; }
`

/** A sheet to be signed by those who have not said yet that they have read a version. */
export function signInLetter(paper: ProtocolPaper, missing: readonly StaffReader[]): Paper {
  const { school, text, protocol } = paper
  const { say } = text
  const number = String(protocol.number)
  const row = ({ name, position }: Pick<StaffReader, 'name' | 'position'>): Html =>
    html`<tr>
      <td>
        ${isolated(name)}${position !== '' && html`<br /><span class="quiet">${isolated(position)}</span>`}
      </td>
      <td></td>
      <td></td>
    </tr>`
  const sheet: Sheet = {
    name: 'sign-in',
    text,
    body: html`${titleOf(paper, html`<b>${say('protocol.version', { number })}</b>`)}
      <h2>${say('protocol.signIn.title')}</h2>
      <p>${say('protocol.signIn.how', { number })}</p>
      <table>
        <thead>
          <tr>
            <th>${say('protocol.signIn.name')}</th>
            <th>${say('protocol.signIn.signature')}</th>
            <th>${say('protocol.signIn.day')}</th>
          </tr>
        </thead>
        <tbody>
          ${missing.map(row)}
        </tbody>
      </table>
      <p class="signature">${say('protocol.signIn.backTo')}</p>`,
    from: stampOf(paper),
  }
  return { look: { paper: school.paper, largePrint: false }, sheets: [sheet], styles: STYLES }
}
