import type { ProtocolRole } from '#shared/domain/protocol.ts'
import { tiersOf } from '#shared/domain/protocol.ts'

import { html, isolated, type Html } from '../../print/html.ts'
import type { Sheet } from '../../print/page-frame.ts'
import type { Paper } from '../../print/paper.ts'
import { numbersList } from './part-bodies.ts'
import {
  firstActionPhrase,
  holdersPhrase,
  stampOf,
  urgencyName,
  urgencyShape,
  type ProtocolPaper,
} from './protocol-paper.ts'
import { PART_STYLES } from './styles.ts'

/** The sizes a card is tried in, the largest first: below the last one nobody reads it on a wall. */
export const CARD_SIZES = [10.5, 9.75, 9, 8.5] as const
export type CardSize = (typeof CARD_SIZES)[number]

const styles = (size: number): string => `
@page card { margin: 0.4in 0.55in 0.62in; }
.sheet-card { font-size: ${size}pt; line-height: 1.26; }
.sheet-card[dir="rtl"] { font-size: ${size * 1.02}pt; line-height: 1.36; }
.sheet-card h1 { font-size: 1.5em; margin: 0; }
.sheet-card h2 { font-size: 1.12em; border: 0; margin: 0.55em 0 0.2em; }
.sheet-card .head { display: flex; justify-content: space-between; gap: 1em; align-items: baseline; border-bottom: 2pt solid #000; padding-bottom: 0.25em; margin-bottom: 0.5em; }
.sheet-card .head p { margin: 0; text-align: end; }
.sheet-card .boxed { margin: 0; padding: 0.4em 0.7em; border-width: 2pt; }
.sheet-card .boxed h2 { margin-top: 0; }
.sheet-card .beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.25fr); gap: 0 1.4em; }
.sheet-card ol, .sheet-card ul { margin: 0; }
.sheet-card li { margin: 0 0 0.12em; }
.sheet-card p { margin: 0 0 0.25em; }
.sheet-card .numbers li { display: block; margin-bottom: 0.2em; }
.sheet-card .numbers br { display: none; }
.sheet-card .numbers .quiet::before { content: "· "; }
.sheet-card .number { margin-inline-end: 0.3em; }
.sheet-card .tier { display: grid; grid-template-columns: 8.8em minmax(0, 1fr); gap: 0 1em; border-top: 0.75pt solid #000; padding: 0.3em 0; break-inside: avoid; }
.sheet-card .tier > div:first-child p:first-child { font-size: 1.15em; font-weight: 700; margin: 0; }
.sheet-card .tier ul { columns: 2; column-gap: 1.6em; padding-inline-start: 1.1em; }
.sheet-card .whom { columns: 2; column-gap: 1.6em; padding: 0; list-style: none; }
.sheet-card .legend { font-size: 0.82em; font-weight: 400; }
.sheet-card .quiet { font-size: 0.92em; }
`

/** The sizes a crisis card is tried in, the largest first. */
export const CRISIS_CARD_SIZES = [12.5, 11.5, 10.5] as const
export type CrisisCardSize = (typeof CRISIS_CARD_SIZES)[number] | 'large print'

const crisisStyles = (size: CrisisCardSize): string => `
@page crisis-card { margin: 0.5in 0.65in 0.7in; }
.sheet-crisis-card { font-size: ${size === 'large print' ? 18 : size}pt; line-height: 1.32; }
.sheet-crisis-card h2 { border: 0; margin: 0.7em 0 0.2em; }
.sheet-crisis-card .numbers li { border-top: 0.75pt solid #000; padding: 0.2em 0; margin: 0; grid-template-columns: 9.5em minmax(0, 1fr); }
.sheet-crisis-card .number { font-size: 1.15em; }
`

function whomToAsk(paper: ProtocolPaper, roles: readonly ProtocolRole[]): Html {
  const held = roles.flatMap(({ id, name }) => {
    const holders = holdersPhrase(paper, id)
    return holders ? [html`<li>${isolated(name)}: ${holders}</li>`] : []
  })
  return held.length > 0
    ? html`<ul class="whom">
        ${held}
      </ul>`
    : html`<p>${paper.text.say('protocol.nobody')}</p>`
}

function crisisSteps({ protocol }: ProtocolPaper): Html {
  return html`<ol>
    ${protocol.document.crisis.steps.map(({ name }) => html`<li><b>${isolated(name)}</b></li>`)}
  </ol>`
}

/** What everybody must know, on one page for the wall: a crisis, how urgent something is, and whom to ask. */
export function cardLetter(paper: ProtocolPaper, size: CardSize): Paper {
  const { protocol, school, text } = paper
  const { document, number } = protocol
  const { say } = text
  const tier = ([urgency, { target, triggers, signs }]: ReturnType<typeof tiersOf>[number]): Html =>
    html`<div class="tier">
      <div>
        <p>${urgencyShape(urgency)} ${urgencyName(paper, urgency)}</p>
        <p>${say('protocol.target')} ${firstActionPhrase(text, target)}</p>
      </div>
      <ul>
        ${triggers.map((line) => html`<li><b>${isolated(line)}</b></li>`)}
        ${signs.map((line) => html`<li>${isolated(line)}</li>`)}
      </ul>
    </div>`
  const sheet: Sheet = {
    name: 'card',
    text,
    body: html`<div class="head">
        <h1>${isolated(document.name)}</h1>
        <p><b>${isolated(school.name)}</b><br />${say('protocol.version', { number: String(number) })}</p>
      </div>
      <div class="boxed">
        <h2>${say('protocol.part.crisis')}</h2>
        <p><b>${isolated(document.crisis.neverAlone)}</b></p>
        <div class="beside">
          ${crisisSteps(paper)}
          <div>${numbersList(paper)}</div>
        </div>
      </div>
      <h2>${say('protocol.part.tiers')} <span class="legend">${say('protocol.bold')}</span></h2>
      ${tiersOf(document).map(tier)}
      <h2>${say('protocol.whomToAsk')}</h2>
      <p>${say('protocol.tell')} ${say('protocol.afterwards')}</p>
      ${whomToAsk(paper, document.roles)}`,
    from: stampOf(paper),
  }
  return {
    look: { paper: school.paper, largePrint: false },
    sheets: [sheet],
    styles: `${PART_STYLES}${styles(size)}`,
  }
}

/** The steps and the numbers of a crisis alone, large enough to be read from where somebody stands. */
export function crisisCardLetter(paper: ProtocolPaper, size: CrisisCardSize): Paper {
  const { protocol, school, text } = paper
  const { say } = text
  const { crisis, roles } = protocol.document
  const asked = new Set(crisis.steps.map(({ roleId }) => roleId))
  const sheet: Sheet = {
    name: 'crisis-card',
    text,
    body: html`<h1>${say('protocol.part.crisis')}</h1>
      <p><b>${isolated(crisis.neverAlone)}</b></p>
      ${crisisSteps(paper)}
      <h2>${say('protocol.part.numbers')}</h2>
      ${numbersList(paper)}
      <h2>${say('protocol.whomToAsk')}</h2>
      ${whomToAsk(
        paper,
        roles.filter(({ id }) => asked.has(id)),
      )}`,
    from: stampOf(paper),
  }
  return {
    look: { paper: school.paper, largePrint: size === 'large print' },
    sheets: [sheet],
    styles: `${PART_STYLES}${crisisStyles(size)}`,
  }
}
