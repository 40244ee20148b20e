import { html, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { crisisBox } from './letterhead.ts'

const BEFORE = ['expect.before1', 'expect.before2', 'expect.before3'] as const
const QUESTIONS = [
  'expect.ask1',
  'expect.ask2',
  'expect.ask3',
  'expect.ask4',
  'expect.ask5',
  'expect.ask6',
] as const
const FIRST_VISIT = ['expect.first1', 'expect.first2', 'expect.first3', 'expect.first4'] as const
const INSURANCE = ['copay', 'deductible', 'network', 'sliding', 'medicaid'] as const
const RIGHTS = [
  'expect.rights1',
  'expect.rights2',
  'expect.rights3',
  'expect.rights4',
  'expect.rights5',
] as const

/** What families ask themselves before the first call: what to say, what to ask, what comes then. */
export function whatToExpectPage(text: PrintText): Html {
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
  const meanings = INSURANCE.map(
    (word) => html`<li><b>${say(`expect.${word}`)}:</b> ${say(`expect.${word}Means`)}</li>`,
  )
  return html`<h1>${say('expect.title')}</h1>
    <div class="columns">
      ${part('expect.before', list(BEFORE))}
      ${part(
        'expect.say',
        html`<p class="script">${say('expect.script')}</p>
          <p>${say('expect.noAnswer')}</p>`,
      )}
      ${part('expect.ask', list(QUESTIONS))} ${part('expect.first', list(FIRST_VISIT))}
      ${part(
        'expect.words',
        html`<ul>
          ${meanings}
        </ul>`,
      )}
      ${part('expect.rights', list(RIGHTS))}
    </div>
    ${crisisBox(text)}`
}
