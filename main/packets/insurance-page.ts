import { html, isolated, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { bullets, ruledLines, ticks, writeLine } from './form-marks.ts'
import type { PacketFacts } from './packet-facts.ts'

const WORDS = ['copay', 'deductible', 'network', 'sliding', 'medicaid'] as const

/** The words of a bill, each with what it means. */
export function insuranceWords({ say }: PrintText): Html {
  return bullets(WORDS.map((word) => html`<b>${say(`expect.${word}`)}:</b> ${say(`expect.${word}Means`)}`))
}

/** What to say and to ask when a family calls its insurance, with room for what it hears. */
export function insurancePage(text: PrintText, { help }: Pick<PacketFacts, 'help'>): Html {
  const { say } = text
  const provider = isolated(help.name)
  const asked: readonly Html[] = [
    say('insurance.pay'),
    say('insurance.inNetwork', { provider }),
    say('insurance.visit'),
    say('insurance.many'),
  ]
  const part = (title: PrintKey, body: Html, kind = '') =>
    html`<section class="${kind}">
      <h2>${say(title)}</h2>
      ${body}
    </section>`
  return html`<h1>${say('insurance.title')}</h1>
    <p class="rights">${say('insurance.intro')}</p>
    ${part(
      'insurance.ready',
      bullets([say('insurance.ready1'), say('insurance.ready2'), say('insurance.ready3', { provider })]),
    )}
    ${part('expect.say', html`<p class="script">${say('insurance.script')}</p>`)}
    ${part('expect.ask', ticks(asked.map((line) => html`${line}${ruledLines(1)}`)))}
    ${part(
      'insurance.write',
      html`<div class="halves">
        ${writeLine(say('insurance.talkedTo'))} ${writeLine(say('card.when'))}
        ${writeLine(say('insurance.callNumber'))}
      </div>`,
    )}
    <div class="halves">
      ${part('insurance.saidNo', html`<p>${say('insurance.saidNoWords')}</p>`, 'rights')}
      ${part('insurance.noCard', html`<p>${say('insurance.noCardWords')}</p>`)}
    </div>
    ${part('expect.words', insuranceWords(text))}`
}
