import { assertNever } from '#shared/assert-never.ts'
import type { PacketPart } from '#shared/domain/packet.ts'

import { html, isolated, leftToRight, paragraphs, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { crisisBox, letterhead, signature } from './letterhead.ts'
import type { PacketFacts } from './packet-facts.ts'

function place({ say }: PrintText, { pathway, help }: PacketFacts): Html {
  const provider = html`<b>${isolated(help.name)}</b>`
  switch (pathway) {
    case 'family-contacts-provider':
      return say('letter.placeFamily', { provider })
    case 'school-contacts-provider':
      return say('letter.placeSchool', { provider })
    case 'school-based':
      return say('letter.placeHere', { provider })
    default:
      return assertNever(pathway)
  }
}

function firstStep({ say }: PrintText, { pathway, help }: PacketFacts): Html {
  const number = help.phones[0]?.number
  const phone = number === undefined ? null : html`<b>${leftToRight(number)}</b>`
  switch (pathway) {
    case 'family-contacts-provider':
      return phone ? say('letter.callThem', { phone }) : say('letter.callThemNoPhone')
    case 'school-contacts-provider':
      return phone ? say('letter.theyCall', { phone }) : say('letter.theyCallNoPhone')
    case 'school-based':
      return say('letter.comeHere')
    default:
      return assertNever(pathway)
  }
}

function steps(text: PrintText, facts: PacketFacts): readonly Html[] {
  const only = (part: PacketPart, line: Html) => (facts.parts.includes(part) ? [line] : [])
  return [
    firstStep(text, facts),
    ...only('provider', text.say('letter.seeProvider')),
    ...only('what-to-expect', text.say('letter.seeExpect')),
    ...only('contact-slip', text.say('letter.seeSlip')),
  ]
}

function questions({ say }: PrintText, { counselor, school }: PacketFacts): Html {
  return school.phone === ''
    ? say('letter.questionsNoPhone', { counselor })
    : say('letter.questions', { counselor, phone: html`<b>${leftToRight(school.phone)}</b>` })
}

/**
 * The letter a family takes home: warm, in plain words, and with nothing in it about why. It names the child only
 * where the name used at home is known.
 */
export function coverLetter(text: PrintText, facts: PacketFacts): Html {
  const { say, language } = text
  const { childName, remark, today } = facts
  const dear = childName === null ? say('letter.dear') : say('letter.dearNamed', { name: childName })
  return html`${letterhead(facts, html`<p>${printedDay(language, today)}</p>`)}
    <h1>${say('letter.title')}</h1>
    <p>${dear}</p>
    <p>${say('letter.opening')}</p>
    <p>${place(text, facts)}</p>
    <h2>${say('letter.next')}</h2>
    <ol>
      ${steps(text, facts).map((step) => html`<li>${step}</li>`)}
    </ol>
    ${
      remark !== '' &&
      html`<div class="boxed">
        <h2>${say('letter.remark')}</h2>
        ${paragraphs(remark)}
      </div>`
    }
    <h2>${say('letter.choice')}</h2>
    <p>${say('letter.choiceWords')}</p>
    <h2>${say('letter.help')}</h2>
    <p>${say('letter.helpWords')} ${questions(text, facts)}</p>
    ${signature(say('letter.regards'), facts)} ${crisisBox(text)}`
}
