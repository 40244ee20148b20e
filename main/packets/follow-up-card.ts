import type { Pathway } from '#shared/domain/referral.ts'

import { html, leftToRight, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { returnCodes } from '../print/return-codes.ts'
import { paperTable } from '../print/table.ts'
import { backTo, type ComesBack, slipTicks } from './feedback-slip.ts'
import { BLANK, SHORT_BLANK } from './form-marks.ts'
import { heardQuestions } from './heard-questions.ts'
import { questions } from './letterhead.ts'
import { CALL_US, familyLines } from './slip-lines.ts'

const ROWS = 3

interface CardFacts extends ComesBack {
  /** `null` where it is not known. */
  readonly pathway: Pathway | null
}

/** What the family keeps: each call and visit, when the school calls, and the code that stands for a name on the telephone. */
function keptPart(text: PrintText, { caseCode, school, counselor }: CardFacts): Html {
  const { say, plain } = text
  const columns = [
    { heading: plain('card.when'), width: '26%', kind: 'sign' },
    { heading: plain('card.whom'), width: '26%', kind: 'sign' },
    { heading: plain('card.what'), kind: 'sign' },
  ] as const
  return html`<div class="slip-head">
      <h1>${say('card.title')}</h1>
      <p>${say('slip.code')}: <b>${caseCode === null ? SHORT_BLANK : leftToRight(caseCode)}</b></p>
    </div>
    <p>${say('card.how')} <b>${say('forms.followUp.weCall', { day: SHORT_BLANK })}</b></p>
    ${paperTable(
      columns,
      Array.from({ length: ROWS }, () => []),
    )}
    <div class="boxed">
      <p>${say('card.call')} ${say('card.new')}</p>
      ${counselor !== null && html`<p>${questions(text, { counselor, school })}</p>`}
    </div>`
}

/** What comes back: how it goes on, and whether they were helped, respected and safe, in the order the form for it asks. */
function partToReturn(text: PrintText, facts: CardFacts): Html {
  const { say } = text
  const { caseCode, referralNumber, pathway } = facts
  return html`<div class="cut"><span>${say('slip.cut')}</span></div>
    <div class="comes-back">
      <div class="slip-head">
        <div>
          <h2>${say('forms.followUp.title')}</h2>
          ${caseCode === null && html`<p>${say('slip.code')}: ${BLANK}</p>`}
        </div>
        ${caseCode !== null && returnCodes({ caseCode, referralNumber }, 'follow-up-card', { withLetters: true })}
      </div>
      <p>${say('slip.howHere')} <b>${say('slip.noName')}</b></p>
      ${slipTicks(text, familyLines(pathway))}
      ${heardQuestions(text).map((asked) => html`<div class="asked">${asked}</div>`)}
      ${slipTicks(text, [CALL_US])}
      <p class="write"><b>${say('forms.heard.more')}</b><span class="rule"></span></p>
      <div class="slip-foot">
        <div>
          <p>${say('slip.on', { blank: SHORT_BLANK })}</p>
        </div>
        ${backTo(text, { ...facts, counselor: null })}
      </div>
    </div>`
}

/** The card of a family: a part it keeps, and a part that comes back. It holds no name. */
export function followUpCard(text: PrintText, facts: CardFacts): Html {
  return html`${keptPart(text, facts)} ${partToReturn(text, facts)}`
}
