import { html, leftToRight, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { numbersToCall } from '../protocols/numbers-to-call.ts'
import { bullets } from './form-marks.ts'
import type { PacketFacts } from './packet-facts.ts'

function crisisIn(text: PrintText, { numbers, school }: PacketFacts): Html {
  const { say } = text
  return html`<h1>${say('crisisPage.title')}</h1>
    <p>${say('crisisPage.intro')}</p>
    <div class="boxed">
      <h2>${say('crisisPage.signs')}</h2>
      ${bullets([say('crisisPage.sign1'), say('crisisPage.sign2'), say('crisisPage.sign3')])}
    </div>
    <h2>${say('crisisPage.do')}</h2>
    <ul>
      <li><b>${say('crisis.emergency', { number: leftToRight('911') })}</b></li>
      <li>${say('crisisPage.listen')}</li>
      <li>${say('crisis.safe')}</li>
      <li>${say('crisis.line', { number: html`<b>${leftToRight('988')}</b>` })} ${say('crisis.language')}</li>
    </ul>
    <h2>${say('crisisPage.numbers')}</h2>
    ${numbersToCall(text, numbers)}
    <p class="closed">
      ${school.phone !== '' && say('crisisPage.school', { phone: html`<b>${leftToRight(school.phone)}</b>` })}
      ${say('crisisPage.closed')}
    </p>`
}

/** What to do when it cannot wait, with the numbers of the school's own protocol. It names nobody, so it can hang on a wall. */
export function crisisPage(text: PrintText, facts: PacketFacts): Html {
  return crisisIn(text, facts)
}
