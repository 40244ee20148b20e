import { schoolDay } from '#shared/domain/clock.ts'
import type { Interpreter } from '#shared/domain/interpreter.ts'
import { shownPhone } from '#shared/domain/phone.ts'
import type { School } from '#shared/domain/school.ts'
import type { Locale, MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { BESIDE_STYLES } from '../print/beside-styles.ts'
import { html, isolated, leftToRight, type Html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import { printText, type PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { besideUnchecked } from '../print/unchecked.ts'

/** What a slip for whoever raised a concern is made of. Nothing of the student is in it, not even that there is one case. */
export interface AnswerPaper {
  readonly receivedAt: string
  readonly reporterName: string | null
  readonly school: Pick<School, 'name' | 'timeZone' | 'paper' | 'phone' | 'office'>
}

const LIFELINE = '988'
const EMERGENCY = '911'

const slipOf = ({ name, paper }: AnswerPaper['school'], text: PrintText, body: Html): Paper => ({
  look: { paper, largePrint: false },
  sheets: [{ name: 'answer', text, body, from: name }],
  styles: BESIDE_STYLES,
})

/** Thanks a colleague who raised a concern and tells them that somebody looks after it: one small page that can lie in any mailbox. */
export function colleagueSlip({ receivedAt, reporterName, school }: AnswerPaper, language: Locale): Paper {
  const say = (key: MessageKey, values?: Readonly<Record<string, string>>) => translate(language, key, values)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: school.timeZone }).format(
    new Date(receivedAt),
  )
  const body = html`<h1>${say('concerns:slip.title')}</h1>
    <p>
      ${reporterName ? say('concerns:slip.dear', { name: reporterName }) : say('concerns:slip.dearNobody')}
    </p>
    <p>${say('concerns:slip.received', { day })}</p>
    <p>${say('concerns:slip.why')}</p>
    <p>${say('concerns:slip.more')}</p>
    ${school.phone && html`<p>${say('concerns:slip.call')} <strong>${leftToRight(school.phone)}</strong></p>`}
    <p>
      ${say('concerns:slip.danger')} <strong>${leftToRight(EMERGENCY)}</strong> ·
      <strong>${leftToRight(LIFELINE)}</strong>
    </p>
    <p>${isolated(school.office || school.name)}</p>`
  return slipOf(school, printText(language), body)
}

/** In which words a slip for a family stands, and who reads to it what nobody has checked. */
interface Reading {
  readonly text: PrintText
  readonly english: PrintText
  readonly interpreter: Interpreter | null
}

/**
 * Thanks a parent, or whoever else from outside raised a concern, in the language they read. It says no more, since others may
 * see it: a parent may know, and is asked to call or to come.
 */
export function familySlip(
  { receivedAt, reporterName, school }: AnswerPaper,
  { text, english, interpreter }: Reading,
): Paper {
  const atAnyTime = ({ say }: PrintText) =>
    html`${say('crisis.line', { number: html`<b>${leftToRight(LIFELINE)}</b>` })} ${say('crisis.language')}`
  const draw = (one: PrintText): Html => {
    const { say, language } = one
    return html`<h1>${say('thanks.title')}</h1>
      <p>${reporterName ? say('thanks.dear', { name: reporterName }) : say('thanks.hello')}</p>
      <p>${say('thanks.received', { day: printedDay(language, schoolDay(receivedAt, school.timeZone)) })}</p>
      <p>${say('thanks.why')}</p>
      <p>${say('thanks.more')}</p>
      ${
        school.phone !== '' &&
        html`<p>${say('thanks.phone', { phone: html`<b>${leftToRight(shownPhone(school.phone))}</b>` })}</p>`
      }
      <div class="boxed crisis">
        <h2>${say('crisis.title')}</h2>
        <ul>
          <li><b>${say('thanks.danger', { emergency: leftToRight(EMERGENCY) })}</b></li>
          <li>${atAnyTime(one)}</li>
        </ul>
      </div>
      <p>${isolated(school.office || school.name)}</p>`
  }
  return slipOf(school, text, besideUnchecked(draw, { text, english, isWhole: false, interpreter }))
}
