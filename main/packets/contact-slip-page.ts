import { html, leftToRight, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { returnCodeInLetters, returnCodes } from '../print/return-codes.ts'
import { BLANK, BOX, SHORT_BLANK } from './form-marks.ts'
import { sender } from './letterhead.ts'
import type { PacketFacts } from './packet-facts.ts'

const REASONS = [
  'slip.cost',
  'slip.ride',
  'slip.hours',
  'slip.noOpening',
  'slip.language',
  'slip.other',
] as const

const REASONS_HERE = ['slip.hours', 'slip.language', 'slip.other'] as const

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
  const tick = (key: PrintKey, fill: Fill = {}) => {
    const dots = Object.fromEntries(Object.keys(fill).map((name) => [name, html`…`]))
    return html`<li>
      ${BOX}
      <div>${both(key, fill, dots)}</div>
    </li>`
  }
  const { counselor, school, caseCode, pathway } = facts
  const here = pathway === 'school-based'
  const reasons = (here ? REASONS_HERE : REASONS).map(
    (key) =>
      html`<li>
        ${BOX}
        <div>${both(key)}</div>
      </li>`,
  )
  const callUs =
    school.phone === ''
      ? both('slip.askSchool', { counselor: html`<bdi>${counselor}</bdi>` })
      : both('slip.callSchool', {
          counselor: html`<bdi>${counselor}</bdi>`,
          phone: html`<b>${leftToRight(school.phone)}</b>`,
        })
  const filledBy = html`<p><b>${both('slip.filledBy')}</b></p>
    <ul class="ticks">
      <li>
        ${BOX}
        <div>${both('slip.family')}</div>
      </li>
      <li>
        ${BOX}
        <div>${both('slip.provider')}</div>
      </li>
    </ul>`
  return html`<h1>${say('slip.title')}</h1>
    <p>${say(here ? 'slip.howHere' : 'slip.how')}</p>
    <div class="cut"><span>${say('slip.cut')}</span></div>
    <div class="${office.language === text.language ? 'slip roomy' : 'slip'}">
      <div class="slip-head">
        <div class="code">
          <p>${both('slip.code')}</p>
          <p class="case-code">${returnCodeInLetters(caseCode, 'contact-slip')}</p>
        </div>
        ${returnCodes(caseCode, 'contact-slip')}
      </div>
      <p class="no-name">${both('slip.noName')}</p>
      <ul class="ticks">
        ${tick('slip.appointment', { day: BLANK, time: SHORT_BLANK })} ${tick('slip.kept', { day: BLANK })}
        ${tick('slip.waiting', { blank: BLANK })}
        ${tick(pathway === 'family-contacts-provider' ? 'slip.noAnswer' : 'slip.noCall')}
        <li>
          ${BOX}
          <div>
            ${both('slip.couldNot')}
            <ul class="ticks reasons">
              ${reasons}
            </ul>
          </div>
        </li>
        ${tick('slip.notNow')} ${tick('slip.callUs', { blank: BLANK })}
      </ul>
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
