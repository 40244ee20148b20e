import { assertNever } from '#shared/assert-never.ts'

import { html, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { crisisBox } from './letterhead.ts'
import type { PacketFacts } from './packet-facts.ts'

const BEFORE = ['expect.before1', 'expect.before2', 'expect.before3'] as const
const BEFORE_THEY_CALL = ['expect.pickUp', 'expect.before1', 'expect.before2'] as const
const BEFORE_HERE = ['expect.beforeHere1', 'expect.beforeHere2', 'expect.before2'] as const
const QUESTIONS = [
  'expect.ask1',
  'expect.ask2',
  'expect.ask3',
  'expect.ask4',
  'expect.ask5',
  'expect.ask6',
] as const
const QUESTIONS_HERE = [
  'expect.askHere1',
  'expect.askHere2',
  'expect.askHere3',
  'expect.ask4',
  'expect.askHere4',
] as const
const FIRST_VISIT = ['expect.first1', 'expect.first2', 'expect.first3', 'expect.first4'] as const
const FIRST_VISIT_HERE = ['expect.firstHere1', 'expect.firstHere2', 'expect.first4'] as const
const INSURANCE = ['copay', 'deductible', 'network', 'sliding', 'medicaid'] as const
const RIGHTS = [
  'expect.rights1',
  'expect.rights2',
  'expect.rights3',
  'expect.rights4',
  'expect.rights5',
] as const

/**
 * What families ask themselves before the first visit: what to say, what to ask, what comes then. Nobody is told how to
 * call where somebody else calls, and help at school knows no insurance.
 */
export function whatToExpectPage(text: PrintText, { pathway }: Pick<PacketFacts, 'pathway'>): Html {
  const { say } = text
  const list = (keys: readonly PrintKey[]) =>
    html`<ul>
      ${keys.map((key) => html`<li>${say(key)}</li>`)}
    </ul>`
  const part = (title: PrintKey, body: Html) =>
    html`<section>
      <h2>${say(title)}</h2>
      ${body}
    </section>`
  const calling = (title: PrintKey) =>
    part(
      title,
      html`<p class="script">${say('expect.script')}</p>
        <p>${say('expect.noAnswer')}</p>`,
    )
  const insurance = () =>
    part(
      'expect.words',
      html`<ul>
        ${INSURANCE.map((word) => html`<li><b>${say(`expect.${word}`)}:</b> ${say(`expect.${word}Means`)}</li>`)}
      </ul>`,
    )
  const parts = (): readonly Html[] => {
    switch (pathway) {
      case 'family-contacts-provider':
        return [
          part('expect.before', list(BEFORE)),
          calling('expect.say'),
          part('expect.ask', list(QUESTIONS)),
          part('expect.first', list(FIRST_VISIT)),
          insurance(),
          part('expect.rights', list(RIGHTS)),
        ]
      case 'school-contacts-provider':
        return [
          part('expect.beforeTheyCall', list(BEFORE_THEY_CALL)),
          part('expect.ask', list(QUESTIONS)),
          calling('expect.sayYourself'),
          part('expect.first', list(FIRST_VISIT)),
          insurance(),
          part('expect.rights', list(RIGHTS)),
        ]
      case 'school-based':
        return [
          part('expect.beforeHere', list(BEFORE_HERE)),
          part('expect.ask', list(QUESTIONS_HERE)),
          part('expect.first', list(FIRST_VISIT_HERE)),
          part('expect.rights', list(RIGHTS)),
        ]
      default:
        return assertNever(pathway)
    }
  }
  return html`<h1>${say('expect.title')}</h1>
    <div class="${pathway === 'school-based' ? 'columns few' : 'columns'}">${parts()}</div>
    ${crisisBox(text)}`
}
