import { html, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { returnCodes } from '../print/return-codes.ts'
import { paperTable } from '../print/table.ts'
import { bullets } from './form-marks.ts'
import { questions } from './letterhead.ts'
import type { PacketFacts } from './packet-facts.ts'

const ROWS = 6

/** The card a family keeps: each call and visit, what the school will ask, and the code that stands for a name on the telephone. */
export function followUpCard(text: PrintText, facts: PacketFacts): Html {
  const { say, plain } = text
  const columns = [
    { heading: plain('card.when'), width: '26%', kind: 'sign' },
    { heading: plain('card.whom'), width: '26%', kind: 'sign' },
    { heading: plain('card.what'), kind: 'sign' },
  ] as const
  return html`<div class="slip-head">
      <h1>${say('card.title')}</h1>
      ${returnCodes(facts.caseCode, 'follow-up-card', { withLetters: true })}
    </div>
    <p>${say('card.how')}</p>
    ${paperTable(
      columns,
      Array.from({ length: ROWS }, () => []),
    )}
    <h2>${say('card.ask')}</h2>
    ${bullets([say('card.ask1'), say('card.ask2'), say('card.ask3')])}
    <div class="boxed">
      <p>${say('card.call')} ${say('card.new')}</p>
      <p>${questions(text, facts)}</p>
    </div>`
}
