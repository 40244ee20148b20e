import { html, leftToRight, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { returnCodeInLetters, returnCodes } from '../print/return-codes.ts'
import { SHORT_BLANK, ticks } from './form-marks.ts'
import { sender } from './letterhead.ts'
import type { PacketFacts } from './packet-facts.ts'
import { CALL_US, familyLines, type SlipLine } from './slip-lines.ts'

type Fill = Readonly<Record<string, Html>>

/**
 * The slip that comes back: the code and its barcode, and boxes to tick. It holds no name and nothing about
 * anybody. Where the office reads another language, each line says it again for whoever opens the mail.
 */
export function contactSlipPage(text: PrintText, office: PrintText, facts: PacketFacts): Html {
  const { say } = text
  const again = (key: PrintKey, fill: Fill) =>
    office.language !== text.language &&
    html`<span class="again" lang="${office.language}" dir="${office.direction}"
      >${office.say(key, fill)}</span
    >`
  const both = (key: PrintKey, fill: Fill = {}, short: Fill = fill) =>
    html`${say(key, fill)}${again(key, short)}`
  const tick = ({ key, blanks, reasons }: SlipLine): Html => {
    const dots = Object.fromEntries(Object.keys(blanks).map((name) => [name, html`…`]))
    const why = reasons.map((reason) => both(reason))
    return html`${both(key, blanks, dots)}${why.length > 0 && ticks(why, 'reasons')}`
  }
  const { counselor, school, pathway } = facts
  const here = pathway === 'school-based'
  const callUs =
    school.phone === ''
      ? both('slip.askSchool', { counselor: html`<bdi>${counselor}</bdi>` })
      : both('slip.callSchool', {
          counselor: html`<bdi>${counselor}</bdi>`,
          phone: html`<b>${leftToRight(school.phone)}</b>`,
        })
  const filledBy = html`<p><b>${both('slip.filledBy')}</b></p>
    ${ticks([both('slip.family'), both('slip.provider')])}`
  return html`<h1>${say('slip.title')}</h1>
    <p>${say(here ? 'slip.howHere' : 'slip.how')}</p>
    <div class="cut"><span>${say('slip.cut')}</span></div>
    <div class="${office.language === text.language ? 'slip roomy' : 'slip'}">
      <div class="slip-head">
        <div class="code">
          <p>${both('slip.code')}</p>
          <p class="case-code">${returnCodeInLetters(facts, 'contact-slip')}</p>
        </div>
        ${returnCodes(facts, 'contact-slip')}
      </div>
      <p class="no-name">${both('slip.noName')}</p>
      ${ticks([...familyLines(pathway), CALL_US].map(tick))}
      <div class="slip-foot">
        <div>
          ${here ? null : filledBy}
          <p>${say('slip.on', { blank: SHORT_BLANK })}</p>
        </div>
        <div class="back-to">
          <p><b>${both('slip.backTo')}</b></p>
          ${sender({ school: { ...school, phone: '' } })}
          <p>${callUs}</p>
        </div>
      </div>
    </div>`
}
