import { BLANK, SHORT_BLANK, ticks } from '../../packets/form-marks.ts'
import { html, isolated, leftToRight, type Html } from '../../print/html.ts'
import type { PrintText } from '../../print/print-text.ts'
import { numbersToCall } from '../../protocols/numbers-to-call.ts'
import { drawing } from '../drawings.ts'
import type { FormFacts } from '../form-facts.ts'
import { cards, formHead } from '../parts.ts'

/** Numbers for the wallet. */
export function hotlineCard(text: PrintText, { numbers, school }: FormFacts): Html {
  const { say } = text
  return cards(
    html`<h2>${say('forms.hotline.title')}</h2>
      ${numbersToCall(text, numbers)}
      <p>${say('forms.hotline.keep')}</p>
      <p class="last">
        ${isolated(school.name)}${school.phone !== '' && html`<br /><b>${leftToRight(school.phone)}</b>`}
      </p>`,
    { across: 2, down: 2, kind: 'crisis' },
  )
}

const QUESTIONS = ['helped', 'respected', 'safe'] as const
const ANSWERS = [
  ['yes', 'fine'],
  ['little', 'worried'],
  ['no', 'sad'],
] as const

/** Whether somebody was helped, respected and safe: a card that nobody can tell from another. */
export function wasItGood({ say, plain }: PrintText): Html {
  const question = (name: (typeof QUESTIONS)[number]) =>
    html`<p class="question"><b>${say(`forms.heard.${name}`)}</b></p>
      <div class="answers">
        ${ANSWERS.map(
          ([answer, face]) =>
            html`<div>
              ${drawing(face, plain(`forms.fields.${answer}`))}
              <span class="tick"></span> ${say(`forms.fields.${answer}`)}
            </div>`,
        )}
      </div>`
  return cards(
    html`<h2>${say('forms.heard.title')}</h2>
      <p>${say('forms.heard.noName')}</p>
      ${QUESTIONS.map(question)}
      <p class="question"><b>${say('forms.heard.more')}</b></p>
      <p class="ruled"></p>
      <p class="ruled"></p>
      ${ticks([say('forms.heard.student'), say('forms.heard.family')])}
      <p class="last">${say('forms.heard.give')}</p>`,
    { across: 2, down: 2 },
  )
}

/** What a family keeps and brings back: how it goes on after somebody was asked for help. It holds no name. */
export function followUpCard({ say }: PrintText, { about, school }: FormFacts): Html {
  const code = about?.caseCode ?? null
  const back =
    school.phone === ''
      ? say('forms.give')
      : say('forms.givePhone', { phone: html`<b>${leftToRight(school.phone)}</b>` })
  const card = html`${formHead(say('forms.followUp.title'), code, 'follow-up-card')}
    <p>${say('forms.followUp.how')}</p>
    ${
      code === null &&
      html`<p>${say('slip.code')}: ${BLANK} <b>${say('forms.followUp.weCall', { day: SHORT_BLANK })}</b></p>`
    }
    ${code !== null && html`<p><b>${say('forms.followUp.weCall', { day: SHORT_BLANK })}</b></p>`}
    ${ticks([
      say('slip.appointment', { day: BLANK, time: SHORT_BLANK }),
      say('slip.kept', { day: BLANK }),
      say('slip.waiting', { blank: BLANK }),
      html`${say('slip.couldNot')} ${BLANK}`,
      say('slip.notNow'),
      say('slip.callUs', { blank: BLANK }),
    ])}
    <p class="last">${back} ${isolated(school.name)}</p>`
  return cards(card, { across: 1, down: 2 })
}
