import { isDialled } from '#shared/domain/crisis.ts'
import type { CrisisNumber } from '#shared/domain/protocol.ts'

import type { ReadableDb } from '../db/types.ts'
import { html, isolated, leftToRight, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { currentProtocol } from './the-protocol.ts'

/** A number to call, and when. */
export type ToDial = Pick<CrisisNumber, 'name' | 'number' | 'use'>

/** Whom everybody can call where the school has published no protocol. */
const EVERYWHERE: readonly ToDial[] = ['911', '988'].map((number) => ({ name: '', number, use: '' }))

type KnownNumber = 'emergency' | 'lifeline' | 'textLine' | 'poison'

/** Numbers of the whole country: a page says in its own language whose they are. */
const KNOWN: ReadonlyMap<string, KnownNumber> = new Map([
  ['911', 'emergency'],
  ['988', 'lifeline'],
  ['741741', 'textLine'],
  ['18002221222', 'poison'],
  ['8002221222', 'poison'],
])

const digitsOf = ({ number }: ToDial): string => number.replaceAll(/\D/g, '')

/** The crisis numbers of the protocol in force. */
export function numbersOfProtocol(db: ReadableDb): readonly ToDial[] {
  return currentProtocol(db)?.document.crisis.numbers.filter(isDialled) ?? []
}

/** The crisis numbers of the protocol in force, or those everybody can call. */
export function numbersToDial(db: ReadableDb): readonly ToDial[] {
  const numbers = numbersOfProtocol(db)
  return numbers.length > 0 ? numbers : EVERYWHERE
}

/** One number: what is known everywhere in the words of the page, a line of the school as the office wrote it. */
function numberLine({ say }: PrintText, line: ToDial): Html {
  const known = KNOWN.get(digitsOf(line))
  const name = known ? say(`plan.numbers.${known}.name`) : isolated(line.name)
  const use = known ? say(`plan.numbers.${known}.use`) : line.use !== '' && isolated(line.use)
  const isFirst = known === 'emergency' || known === 'lifeline'
  return html`<li class="${isFirst ? 'dial first' : 'dial'}">
    <b>${leftToRight(line.number)}</b>
    <div class="whose">${name}${use && html` · ${use}`}</div>
  </li>`
}

/** Numbers to call, large enough to be found. */
export function numbersToCall(text: PrintText, numbers: readonly ToDial[]): Html {
  return html`<ul class="numbers crisis">
    ${numbers.map((line) => numberLine(text, line))}
  </ul>`
}

/** How numbers to call look. */
export const NUMBERS_STYLES = `.sheet .numbers { list-style: none; padding: 0; margin: 0; display: table; }
.sheet .numbers .dial { display: table-row; }
.sheet .numbers .dial > b, .sheet .numbers .dial > .whose { display: table-cell; padding-block: 0.1em; }
.sheet .numbers .dial > b { width: 1%; font-size: 1.15em; padding-inline-end: 0.7em; white-space: nowrap; }
`
