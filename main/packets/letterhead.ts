import { html, isolated, joined, leftToRight, type Html, type Piece } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import type { PacketFacts } from './packet-facts.ts'

/** Who writes, for the head of a letter: the school, its office, where it is and how to call. */
export function sender({ school }: Pick<PacketFacts, 'school'>): Html {
  const { name, office, address, phone } = school
  const reached = [
    ...(address === '' ? [] : [isolated(address)]),
    ...(phone === '' ? [] : [leftToRight(phone)]),
  ]
  return html`<div>
    <p><b>${isolated(name)}</b></p>
    ${office !== '' && html`<p>${isolated(office)}</p>`}
    ${reached.length > 0 && html`<p>${joined(reached)}</p>`}
  </div>`
}

/** The head of a letter: who writes, and what stands on the far side. */
export function letterhead(facts: Pick<PacketFacts, 'school'>, far: Piece): Html {
  return html`<header class="letterhead">
    ${sender(facts)}
    <div>${far}</div>
  </header>`
}

/** Who signs. */
export function signature(regards: Html, { counselor, school }: PacketFacts): Html {
  const { office, name } = school
  return html`<div class="signature">
    <p>${regards}</p>
    <p>
      <b>${isolated(counselor)}</b><br />
      ${joined([office, name].filter((line) => line !== '').map(isolated))}
    </p>
  </div>`
}

/** What to do when somebody is in danger; the same box on every page that has one. */
export function crisisBox({ say }: PrintText): Html {
  return html`<div class="boxed crisis">
    <h2>${say('crisis.title')}</h2>
    <ul>
      <li><b>${say('crisis.emergency', { number: leftToRight('911') })}</b></li>
      <li>${say('crisis.line', { number: html`<b>${leftToRight('988')}</b>` })} ${say('crisis.language')}</li>
      <li>${say('crisis.safe')}</li>
    </ul>
  </div>`
}

/** Whom to ask, and at which number. */
export function questions(
  { say }: PrintText,
  {
    counselor,
    school,
  }: { readonly counselor: string; readonly school: Pick<PacketFacts['school'], 'phone'> },
): Html {
  return school.phone === ''
    ? say('letter.questionsNoPhone', { counselor })
    : say('letter.questions', { counselor, phone: html`<b>${leftToRight(school.phone)}</b>` })
}
