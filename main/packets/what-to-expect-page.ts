import { assertNever } from '#shared/assert-never.ts'
import type { PacketPart } from '#shared/domain/packet.ts'

import { html, isolated, paragraphs, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { bullets } from './form-marks.ts'
import { insuranceWords } from './insurance-page.ts'
import { crisisBox } from './letterhead.ts'
import type { PacketFacts } from './packet-facts.ts'
import { ownWordsOf } from './provider-lines.ts'

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
const RIGHTS = [
  'expect.rights1',
  'expect.rights2',
  'expect.rights3',
  'expect.rights4',
  'expect.rights5',
] as const

/** Fewer sections than this are set larger. */
const FEW = 5

/**
 * What families ask themselves before the first visit: what to say, what to ask, what comes then. Nobody is told how to
 * call where somebody else calls, and help at school knows no insurance.
 */
export function whatToExpectPage(
  text: PrintText,
  { pathway, parts, help }: Pick<PacketFacts, 'pathway' | 'parts' | 'help'>,
): Html {
  const { say } = text
  const list = (keys: readonly PrintKey[]) => bullets(keys.map((key) => say(key)))
  const part = (title: PrintKey, body: Html, kind = 'part') =>
    html`<section class="${kind}">
      <h2>${say(title)}</h2>
      ${body}
    </section>`
  const calling = (title: PrintKey) =>
    part(
      title,
      html`<p class="script">${say('expect.script')}</p>
        <p>${say('expect.noAnswer')}</p>`,
    )
  // What has a page of its own in this packet is not said twice.
  const unless = (own: PacketPart, title: PrintKey, body: Html) =>
    parts.includes(own) ? null : part(title, body, own)
  const asking = (keys: readonly PrintKey[]) => unless('questions', 'expect.ask', list(keys))
  const insurance = () => unless('insurance-script', 'expect.words', insuranceWords(text))
  const rights = () => unless('rights', 'expect.rights', list(RIGHTS))
  const sections = (): readonly (Html | null)[] => {
    switch (pathway) {
      case 'family-contacts-provider':
        return [
          part('expect.before', list(BEFORE)),
          calling('expect.say'),
          asking(QUESTIONS),
          part('expect.first', list(FIRST_VISIT)),
          insurance(),
          rights(),
        ]
      case 'school-contacts-provider':
        return [
          part('expect.beforeTheyCall', list(BEFORE_THEY_CALL)),
          asking(QUESTIONS),
          calling('expect.sayYourself'),
          part('expect.first', list(FIRST_VISIT)),
          insurance(),
          rights(),
        ]
      case 'school-based':
        return [
          part('expect.beforeHere', list(BEFORE_HERE)),
          asking(QUESTIONS_HERE),
          part('expect.first', list(FIRST_VISIT_HERE)),
          rights(),
        ]
      default:
        return assertNever(pathway)
    }
  }
  // What the office says of its own service stands first: it is what comes, and not what usually comes.
  const asWritten = ownWordsOf(text, [help])
  const own =
    pathway === 'school-based' &&
    help.description !== '' &&
    html`<div class="boxed">
      <p><b>${isolated(help.name)}</b></p>
      ${paragraphs(help.description)} ${asWritten && html`<p class="quiet">${asWritten}</p>`}
    </div>`
  const shown = sections().filter((section) => section !== null)
  return html`<h1>${say('expect.title')}</h1>
    ${own}
    <div class="${shown.length < FEW ? 'columns few' : 'columns'}">${shown}</div>
    ${crisisBox(text)}`
}
