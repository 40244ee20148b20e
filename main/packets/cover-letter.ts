import { assertNever } from '#shared/assert-never.ts'
import type { PacketPart } from '#shared/domain/packet.ts'
import type { Pathway } from '#shared/domain/referral.ts'

import { html, isolated, joined, leftToRight, paragraphs, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { crisisBox, letterhead, questions, signature } from './letterhead.ts'
import type { PacketFacts } from './packet-facts.ts'

function place({ say }: PrintText, { pathway, help, signed, told }: PacketFacts): readonly Html[] {
  const provider = html`<b>${isolated(help.name)}</b>`
  switch (pathway) {
    case 'family-contacts-provider':
      return [say('letter.place', { provider })]
    case 'school-contacts-provider': {
      const asks = told ? 'letter.asked' : signed ? 'letter.askNow' : 'letter.askFirst'
      return [say('letter.place', { provider }), say(asks)]
    }
    case 'school-based':
      return [say('letter.placeHere', { provider }), ...(signed ? [say('letter.signedHere')] : [])]
    default:
      return assertNever(pathway)
  }
}

/** Who does what first: the family where it goes to the provider itself, and where a signature is missing. */
function firstSteps(
  { say }: PrintText,
  { pathway, help, parts, signed, told }: PacketFacts,
): readonly Html[] {
  const hasForm = parts.includes('consent-form')
  const number = help.phones[0]?.number
  const phone = number === undefined ? null : html`<b>${leftToRight(number)}</b>`
  switch (pathway) {
    case 'family-contacts-provider':
      return [
        phone ? say('letter.callThem', { phone }) : say('letter.callThemNoPhone'),
        ...(signed ? [say('letter.weCanTalk')] : []),
      ]
    case 'school-contacts-provider': {
      const theyCall = signed || told ? say('letter.theyCall') : say('letter.thenTheyCall')
      return [
        ...(signed || told ? [] : [say(hasForm ? 'letter.signFirstWithForm' : 'letter.signFirst')]),
        phone ? html`${theyCall} ${say('letter.callYourself', { phone })}` : theyCall,
      ]
    }
    case 'school-based':
      return signed
        ? [say('letter.comeHereSigned')]
        : [...(hasForm ? [say('letter.signFirstWithForm')] : []), say('letter.comeHere')]
    default:
      return assertNever(pathway)
  }
}

const SEE_EXPECT = {
  'family-contacts-provider': 'letter.seeExpect',
  'school-contacts-provider': 'letter.seeExpectTheyCall',
  'school-based': 'letter.seeExpectHere',
} as const satisfies Record<Pathway, PrintKey>

function steps(text: PrintText, facts: PacketFacts): readonly Html[] {
  const { say } = text
  const here = facts.pathway === 'school-based'
  const only = (part: PacketPart, line: PrintKey) => (facts.parts.includes(part) ? [say(line)] : [])
  return [
    ...firstSteps(text, facts),
    ...only('provider', here ? 'letter.seeProviderHere' : 'letter.seeProvider'),
    ...only('what-to-expect', SEE_EXPECT[facts.pathway]),
    ...only('contact-slip', here ? 'letter.seeSlipHere' : 'letter.seeSlip'),
  ]
}

/**
 * The letter a family takes home: warm, in plain words, and with nothing in it about why. It names the child only
 * where the name used at home is known.
 */
export function coverLetter(text: PrintText, facts: PacketFacts): Html {
  const { say, language } = text
  const { addressee, childName, remark, today, signed } = facts
  const dear = childName === null ? say('letter.dear') : say('letter.dearNamed', { name: childName })
  return html`<div class="${remark === '' ? 'letter' : 'letter dense'}">
    ${letterhead(
      facts,
      html`<p>${printedDay(language, today)}</p>
        ${addressee !== null && html`<p>${say('letter.for', { name: html`<b>${isolated(addressee)}</b>` })}</p>`}`,
    )}
    <h1>${say('letter.title')}</h1>
    <p>${dear}</p>
    <p>${say('letter.opening')}</p>
    <p>${joined(place(text, facts), ' ')}</p>
    <h2>${say('letter.next')}</h2>
    <ol>
      ${steps(text, facts).map((step) => html`<li>${step}</li>`)}
    </ol>
    ${
      remark !== '' &&
      html`<div class="boxed">
        <b>${say('letter.remark')}</b>
        ${paragraphs(remark)}
      </div>`
    }
    <div class="rights">
      <h2>${say('letter.choice')}</h2>
      <p>${say(signed ? 'letter.choiceSigned' : 'letter.choiceWords')}</p>
    </div>
    <h2>${say('letter.help')}</h2>
    <p>${say('letter.helpWords')} ${questions(text, facts)}</p>
    ${signature(say('letter.regards'), facts)} ${crisisBox(text)}
  </div>`
}
