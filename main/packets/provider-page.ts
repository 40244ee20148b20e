import { Payer, type Cost, type Phone } from '#shared/domain/provider.ts'

import { html, isolated, joined, leftToRight, paragraphs, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { printedDay, printedLanguage, printedList, printedMoney } from '../print/print-words.ts'
import type { HelpFacts, PacketFacts } from './packet-facts.ts'
import { printedOpenings } from './printed-openings.ts'

const LONGEST_DESCRIPTION = 700

/** A long description up to the end of a sentence. */
function shortened(words: string): string {
  if (words.length <= LONGEST_DESCRIPTION) return words
  const cut = words.slice(0, LONGEST_DESCRIPTION)
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('.\n'))
  return end > 0 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}…`
}

function phoneLine({ say }: PrintText, { number, extension, description }: Phone): Html {
  const more = extension ? html` ${say('provider.extension', { number: leftToRight(extension) })}` : null
  const parts = [html`<b>${leftToRight(number)}</b>${more}`, ...(description ? [isolated(description)] : [])]
  return html`<p>${joined(parts)}</p>`
}

function phones(text: PrintText, { phones: known }: HelpFacts): readonly Html[] {
  return known.length === 0
    ? [text.say('provider.phoneUnknown')]
    : known.map((phone) => phoneLine(text, phone))
}

function costLine({ language }: PrintText, { option, amount, currency, description }: Cost): Html {
  const words = [option, description].filter((part) => part !== '').map(isolated)
  return html`<p>
    ${joined(amount === null ? words : [printedMoney(language, amount, currency), ...words])}
  </p>`
}

function costs(text: PrintText, { costs: options, fees, slidingFee }: HelpFacts): readonly Html[] {
  return [
    ...options.map((cost) => costLine(text, cost)),
    ...(fees === '' ? [] : [paragraphs(fees)]),
    ...(slidingFee === true ? [html`<p>${text.say('provider.slidingFee')}</p>`] : []),
  ]
}

function payers({ say }: PrintText, { payers: accepted }: HelpFacts): readonly Html[] {
  const names = accepted.map((payer) => {
    const known = Payer.safeParse(payer)
    return known.success ? say(`payer.${known.data}`) : isolated(payer)
  })
  return names.length === 0 ? [] : [joined(names)]
}

function languages({ say, language }: PrintText, facts: HelpFacts): readonly Html[] {
  const spoken = facts.languages.map((named) => printedLanguage(language, named))
  return [
    ...(spoken.length === 0 ? [] : [html`<p class="capital">${isolated(printedList(language, spoken))}</p>`]),
    ...(facts.interpretation === ''
      ? []
      : [html`<p>${say('provider.interpreter', { words: facts.interpretation })}</p>`]),
  ]
}

function ages({ say }: PrintText, { minimumAge, maximumAge }: HelpFacts): readonly Html[] {
  const age = (years: number) => leftToRight(String(years))
  if (minimumAge !== null && maximumAge !== null)
    return [say('provider.agesBetween', { youngest: age(minimumAge), oldest: age(maximumAge) })]
  if (minimumAge !== null && minimumAge > 0) return [say('provider.agesFrom', { youngest: age(minimumAge) })]
  return maximumAge === null ? [] : [say('provider.agesUpTo', { oldest: age(maximumAge) })]
}

function place({ place: where }: HelpFacts): readonly Html[] {
  if (where === null || where.address === '') return []
  const { name, address } = where
  return [html`${name !== '' && html`<p>${isolated(name)}</p>`}`, paragraphs(address)]
}

/** Labels as they stand inside a sentence. */
function asWithin({ language, plain }: PrintText, labels: readonly PrintKey[]): string {
  return printedList(
    language,
    labels.map((label) => plain(label).toLocaleLowerCase(language)),
  )
}

function words(text: string): readonly Html[] {
  return text === '' ? [] : [paragraphs(text)]
}

function lines(items: readonly string[]): readonly Html[] {
  return items.filter((item) => item !== '').map((item) => html`<p>${isolated(item)}</p>`)
}

/** Who gives the help and how to reach it. What nobody knows is asked about in one line, for the call. */
export function providerPage(text: PrintText, { help, pathway }: PacketFacts): Html {
  const { say, language } = text
  const row = (label: Html, values: readonly Html[]) =>
    html`<div>
      <dt>${label}</dt>
      <dd>${values}</dd>
    </div>`
  const known = (label: Html, values: readonly Html[]) => (values.length === 0 ? null : row(label, values))
  const here = pathway === 'school-based'
  const answers = {
    'provider.where': place(help),
    'provider.hours': printedOpenings(text, help.openings),
    'provider.cost': costs(text, help),
    'provider.paysWith': payers(text, help),
    'provider.languages': languages(text, help),
    'provider.ages': ages(text, help),
    'provider.bring': lines(help.documents),
    'provider.apply': words(help.applicationProcess),
    'provider.wait': words(help.statedWait),
  } satisfies Partial<Record<PrintKey, readonly Html[]>>
  const answer = (key: keyof typeof answers) => known(say(key), answers[key])
  // The keys are those that were just written down.
  const toAsk = (Object.keys(answers) as (keyof typeof answers)[]).filter((key) => answers[key].length === 0)
  const ask = say(pathway === 'family-contacts-provider' ? 'ask' : 'askThem')
  // At school nobody asks about insurance or the way there.
  const asks =
    !here && toAsk.length > 0 && html`<p class="ask"><b>${ask}:</b> ${isolated(asWithin(text, toAsk))}</p>`
  const checked =
    help.verifiedOn === null
      ? say('provider.unverified')
      : say('provider.verified', { day: printedDay(language, help.verifiedOn) })
  return html`<h1>${say('provider.title')}</h1>
    <p class="provider-name"><b>${isolated(help.name)}</b></p>
    ${help.description !== '' && html`<div class="about">${paragraphs(shortened(help.description))}</div>`}
    ${
      help.alert !== '' &&
      html`<div class="boxed">
        <h2>${say('provider.alert')}</h2>
        ${paragraphs(help.alert)}
      </div>`
    }
    <dl>
      ${known(say('provider.service'), lines([help.service]))}
      ${here && help.phones.length === 0 ? null : row(say('provider.phone'), phones(text, help))}
      ${answer('provider.where')}
      ${known(say('provider.gettingThere'), words(help.place?.transportation ?? ''))}
      ${known(say('provider.access'), words(help.place?.accessibility ?? ''))}
      ${known(say('provider.video'), help.telehealth === true ? [say('yes')] : [])}
      ${answer('provider.hours')} ${answer('provider.cost')} ${answer('provider.paysWith')}
      ${answer('provider.languages')} ${answer('provider.ages')}
      ${known(say('provider.eligibility'), words(help.eligibility))} ${answer('provider.bring')}
      ${answer('provider.apply')} ${answer('provider.wait')}
      ${known(say('provider.website'), help.website ? [html`<p class="long">${leftToRight(help.website)}</p>`] : [])}
    </dl>
    ${asks}
    <p class="quiet source">${here ? say('provider.atSchool') : checked}</p>`
}
