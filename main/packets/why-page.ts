import { html, paragraphs, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { bullets, ruledLines } from './form-marks.ts'
import { crisisBox, questions } from './letterhead.ts'
import type { PacketFacts } from './packet-facts.ts'

/**
 * Why the school suggests help, for the family alone. The reasons and what was noticed stand on it only where the office
 * chose to say so; otherwise it leaves them to the talk.
 */
export function whyPage(text: PrintText, facts: PacketFacts): Html {
  const { say } = text
  const { reasons, noticed } = facts.why
  const about =
    reasons.length > 0 &&
    html`<h2>${say('why.about')}</h2>
      ${bullets(reasons.map((reason) => say(`reason.${reason}`)))}`
  const saw =
    noticed !== '' &&
    html`<h2>${say('why.noticed')}</h2>
      ${paragraphs(noticed)}`
  return html`<div class="${noticed === '' ? 'why' : 'why dense'}">
    <h1>${say('why.title')}</h1>
    <p>${say('why.intro')} ${say('why.common')}</p>
    ${about} ${saw}
    <p>${say('why.talk')} ${questions(text, facts)}</p>
    <h2>${say('why.help')}</h2>
    ${bullets([say('why.help1'), say('why.help2'), say('why.help3')])}
    <h2>${say('why.not')}</h2>
    ${bullets([say('why.not1'), say('why.not2')])}
    <h2>${say('why.home')}</h2>
    <p>${say('why.homeWords')}</p>
    ${ruledLines(3)} ${crisisBox(text)}
  </div>`
}
