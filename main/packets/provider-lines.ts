import { distanceOnPaper } from '#shared/domain/home-on-paper.ts'
import { payerIn } from '#shared/domain/payer-words.ts'
import { saidOnce } from '#shared/domain/price.ts'
import { Payer, type Cost, type Phone } from '#shared/domain/provider.ts'

import { html, isolated, joined, leftToRight, paragraphs, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedLanguage, printedList, printedMiles, printedMoney } from '../print/print-words.ts'
import type { HelpFacts } from './packet-facts.ts'

function phoneLine({ say }: PrintText, { number, extension, description }: Phone): Html {
  const more = extension ? html` ${say('provider.extension', { number: leftToRight(extension) })}` : null
  const parts = [html`<b>${leftToRight(number)}</b>${more}`, ...(description ? [isolated(description)] : [])]
  return html`<p>${joined(parts)}</p>`
}

/** The numbers to call, or that nobody knows one. */
export function phones(text: PrintText, { phones: known }: HelpFacts): readonly Html[] {
  return known.length === 0
    ? [text.say('provider.phoneUnknown')]
    : known.map((phone) => phoneLine(text, phone))
}

/** Words of a directory that say no more than that it costs nothing. */
export const SAYS_FREE =
  /^\s*(?:free(?: of charge)?|no (?:cost|charge|fee)|gratis|gratuito|sin costo)\s*\.?\s*$/iu

/** Whether the fees in words say only what stands among the costs already. */
function isSaid(fees: string, options: readonly Cost[]): boolean {
  const isFree = options.some(({ amount }) => amount === 0) && SAYS_FREE.test(fees)
  return isFree || options.some(({ option, description }) => [option, description].includes(fees))
}

function costLine({ language, say }: PrintText, { option, amount, currency, description }: Cost): Html {
  const money = (much: number) => (much === 0 ? say('payer.free') : printedMoney(language, much, currency))
  const said = [...new Set([option, description])].filter((part) => part !== '')
  const words = said
    .filter((part) => !(amount === 0 && SAYS_FREE.test(part)))
    .map((part) => {
      const payer = payerIn(part)
      return payer ? say(`payer.${payer}`) : isolated(part)
    })
  return html`<p>${joined(amount === null ? words : [money(amount), ...words])}</p>`
}

/** What a visit costs. */
export function costs(text: PrintText, help: HelpFacts): readonly Html[] {
  const { costs: options, fees } = saidOnce(help)
  return [
    ...options.map((cost) => costLine(text, cost)),
    ...(fees === '' || isSaid(fees, options) ? [] : [paragraphs(fees)]),
    ...(help.slidingFee === true ? [html`<p>${text.say('provider.slidingFee')}</p>`] : []),
  ]
}

/** Ways to pay. */
export function payers({ say }: PrintText, { payers: accepted }: Pick<HelpFacts, 'payers'>): readonly Html[] {
  const names = accepted.map((payer) => {
    const known = Payer.safeParse(payer)
    return known.success ? say(`payer.${known.data}`) : isolated(payer)
  })
  return names.length === 0 ? [] : [joined(names)]
}

/** The languages spoken there, and how others are interpreted. */
export function languages(
  { say, language }: PrintText,
  facts: Pick<HelpFacts, 'languages' | 'interpretation'>,
): readonly Html[] {
  const spoken = facts.languages.map((named) => printedLanguage(language, named))
  return [
    ...(spoken.length === 0 ? [] : [html`<p class="capital">${isolated(printedList(language, spoken))}</p>`]),
    ...(facts.interpretation === ''
      ? []
      : [html`<p>${say('provider.interpreter', { words: facts.interpretation })}</p>`]),
  ]
}

/** For which ages. */
export function ages(
  { say }: PrintText,
  { minimumAge, maximumAge }: Pick<HelpFacts, 'minimumAge' | 'maximumAge'>,
): readonly Html[] {
  const age = (years: number) => leftToRight(String(years))
  if (minimumAge !== null && maximumAge !== null)
    return [say('provider.agesBetween', { youngest: age(minimumAge), oldest: age(maximumAge) })]
  if (minimumAge !== null && minimumAge > 0) return [say('provider.agesFrom', { youngest: age(minimumAge) })]
  return maximumAge === null ? [] : [say('provider.agesUpTo', { oldest: age(maximumAge) })]
}

/** How far it is from where the family lives; nothing where nobody knows. */
export function far({ say, language }: PrintText, miles: number | null): readonly Html[] {
  if (miles === null) return []
  const said = distanceOnPaper(miles)
  const words =
    said.as === 'close'
      ? say('distance.close')
      : say('distance.about', { distance: printedMiles(language, said.miles) })
  return [html`<p class="far">${words}</p>`]
}

/** Says once of a page on which distances stand how they are measured. */
export function straightMiles({ say }: PrintText, miles: readonly (number | null)[]): Html | false {
  return miles.some((each) => each !== null) && html` ${say('distance.straight')}`
}

/** Where it is, and how far from home. */
export function place(text: PrintText, { place: where }: HelpFacts): readonly Html[] {
  if (where === null || where.address === '') return []
  const { name, address, miles } = where
  return [html`${name !== '' && html`<p>${isolated(name)}</p>`}`, paragraphs(address), ...far(text, miles)]
}

/** Whether something stands in a directory about a provider that nobody here worded, and so in no language but its own. */
export function saysOwnWords(help: HelpFacts): boolean {
  const {
    description,
    alert,
    applicationProcess,
    fees,
    statedWait,
    eligibility,
    interpretation,
    place: where,
  } = help
  return [
    ...[description, alert, applicationProcess, fees, statedWait, eligibility, interpretation],
    ...[where?.transportation, where?.accessibility, ...help.documents],
    ...help.costs.flatMap(({ option, description: more }) => [option, more]),
    ...help.openings.map(({ description: more }) => more),
  ].some((said) => said !== undefined && said !== '')
}

/** Says once of a page in another language that it also holds words of providers as they are. */
export function ownWordsOf({ say, language }: PrintText, helps: readonly HelpFacts[]): Html | false {
  return language !== 'en' && helps.some(saysOwnWords) && html` ${say('provider.ownWords')}`
}

/** Text of a record, as paragraphs; nothing for nothing. */
export function words(text: string): readonly Html[] {
  return text === '' ? [] : [paragraphs(text)]
}

/** Each item of a list as a line. */
export function lines(items: readonly string[]): readonly Html[] {
  return items.filter((item) => item !== '').map((item) => html`<p>${isolated(item)}</p>`)
}
