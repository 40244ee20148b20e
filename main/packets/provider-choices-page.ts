import { html, isolated, paragraphs, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { atSchool } from './at-school.ts'
import { ruledLines } from './form-marks.ts'
import type { PacketFacts, ProviderChoice } from './packet-facts.ts'
import { costs, languages, lines, payers, phones, place, straightMiles, words } from './provider-lines.ts'

const LONGEST = 240

/** So much of a text as a narrow column holds, up to the end of a word where there is one. */
function inColumn(text: string): string {
  if (text.length <= LONGEST) return text
  const blank = text.lastIndexOf(' ', LONGEST)
  return `${(blank > 0 ? text.slice(0, blank) : text.slice(0, LONGEST)).toWellFormed()}…`
}

/** A number nobody knows is said plainly: a family must not look for one on this page. */
function phoneOf(text: PrintText, choice: ProviderChoice): readonly Html[] {
  const { say } = text
  return choice.phones.length === 0
    ? [html`<p><b>${say('choices.noPhone')}</b></p>`, html`<p>${say('provider.phoneUnknown')}</p>`]
    : phones(text, choice)
}

function column(text: PrintText, choice: ProviderChoice, isOneOfMany: boolean): Html {
  const { say } = text
  const row = (label: PrintKey, values: readonly Html[]) =>
    html`<div>
      <h3>${say(label)}</h3>
      ${values.length === 0 ? html`<p class="quiet">${say('choices.askThem')}</p>` : values}
    </div>`
  return html`<section>
    <div>
      <h2>${isolated(choice.name)}</h2>
      ${lines([choice.service])}
      ${choice.isOurs && isOneOfMany && html`<p><b>${say('choices.letterOne')}</b></p>`}
    </div>
    ${row('provider.phone', phoneOf(text, choice))}
    ${row('provider.where', [
      ...place(text, choice),
      ...(choice.telehealth === true ? [html`<p>${say('provider.video')}</p>`] : []),
    ])}
    ${row('provider.gettingThere', words(inColumn(choice.place?.transportation ?? '')))}
    ${row('provider.cost', costs(text, { ...choice, fees: inColumn(choice.fees) }))}
    ${row(
      'provider.paysWith',
      payers(text, choice).map((line) => html`<p>${line}</p>`),
    )}
    ${row('provider.languages', languages(text, choice))}
    ${row('provider.wait', choice.statedWait === '' ? [] : [paragraphs(inColumn(choice.statedWait))])}
    <div>
      <h3>${say('choices.notes')}</h3>
      ${ruledLines(2)}
    </div>
  </section>`
}

/**
 * Providers side by side, the same thing in the same row, so that a family can compare them. That some lines are a
 * provider’s own, in English, is said on its own page: here it would cost a second sheet.
 */
export function providerChoicesPage(
  text: PrintText,
  { choices, atSchool: own }: Pick<PacketFacts, 'choices' | 'atSchool'>,
): Html {
  const { say } = text
  return html`<h1>${say('choices.title')}</h1>
    <p>${say('choices.intro')}</p>
    <div class="choices choices-${choices.length}">
      ${choices.map((choice) => column(text, choice, choices.length > 1))}
    </div>
    ${atSchool(text, own)}
    <p class="quiet source">
      ${say('provider.unverified')}${straightMiles(
        text,
        choices.map((choice) => choice.place?.miles ?? null),
      )}
    </p>`
}
