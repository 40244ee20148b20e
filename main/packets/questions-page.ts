import { html, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { ruledLines, ticks } from './form-marks.ts'
import type { PacketFacts } from './packet-facts.ts'

const HELP = [
  'questions.who',
  'questions.plan',
  'expect.askHere1',
  'questions.private',
  'questions.worse',
] as const
const COST = ['expect.ask1', 'expect.ask2', 'expect.ask3', 'expect.ask5', 'expect.ask6'] as const
const FAMILY = ['expect.ask4', 'questions.respect', 'expect.askHere4'] as const
const HERE = [
  'questions.plan',
  'expect.askHere1',
  'expect.askHere2',
  'questions.private',
  'questions.worse',
] as const
const FAMILY_HERE = ['questions.respect', 'expect.askHere4'] as const

/** Questions to take along, each with room for the answer; about help at school nobody asks what it costs. */
export function questionsPage(text: PrintText, { pathway }: Pick<PacketFacts, 'pathway'>): Html {
  const { say } = text
  const here = pathway === 'school-based'
  const part = (title: PrintKey, keys: readonly PrintKey[]) =>
    html`<section>
      <h2>${say(title)}</h2>
      ${ticks(keys.map((key) => html`${say(key)}${ruledLines(1)}`))}
    </section>`
  return html`<h1>${say('questions.title')}</h1>
    <p>${say('questions.intro')}</p>
    ${part('questions.help', here ? HERE : HELP)} ${here ? null : part('questions.cost', COST)}
    ${part('questions.family', here ? FAMILY_HERE : FAMILY)}
    <h2>${say('questions.own')}</h2>
    ${ruledLines(here ? 6 : 2)}`
}
