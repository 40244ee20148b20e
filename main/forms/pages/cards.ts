import { ticks } from '../../packets/form-marks.ts'
import { heardQuestions } from '../../packets/heard-questions.ts'
import { html, isolated, leftToRight, type Html } from '../../print/html.ts'
import type { PrintText } from '../../print/print-text.ts'
import { printedLanguage } from '../../print/print-words.ts'
import { numbersToCall } from '../../protocols/numbers-to-call.ts'
import type { FormFacts } from '../form-facts.ts'
import { cards } from '../parts.ts'

/** What to say to whoever answers, who speaks English: the language somebody wants to be understood in. */
function askedFor({ language }: PrintText): Html {
  const [spoken = ''] = language.split('-')
  const wanted = language === 'en' ? 'Interpreter' : printedLanguage('en', spoken)
  return html`<b>${leftToRight(`${wanted}, please.`)}</b>`
}

/** Numbers for the wallet. */
export function hotlineCard(text: PrintText, { numbers, school }: FormFacts): Html {
  const { say } = text
  return cards(
    html`<h2>${say('forms.hotline.title')}</h2>
      ${numbersToCall(text, numbers)}
      <p>${say('forms.hotline.keep')}</p>
      <p>${say('forms.pictures.interpreter')} ${say('forms.hotline.askFor', { words: askedFor(text) })}</p>
      <p class="last">
        ${isolated(school.name)}${school.phone !== '' && html`<br /><b>${leftToRight(school.phone)}</b>`}
      </p>`,
    { across: 2, down: 2, kind: 'crisis' },
  )
}

/** Whether somebody was helped, respected and safe: a card that nobody can tell from another. */
export function wasItGood(text: PrintText): Html {
  const { say } = text
  return cards(
    html`<h2>${say('forms.heard.title')}</h2>
      <p>${say('forms.heard.noName')}</p>
      ${heardQuestions(text)}
      <p class="question"><b>${say('forms.heard.more')}</b></p>
      <p class="ruled"></p>
      <p class="ruled"></p>
      ${ticks([say('forms.heard.student'), say('forms.heard.family')])}
      <p class="last">${say('forms.heard.give')}</p>`,
    { across: 2, down: 2 },
  )
}
