import { html, isolated, leftToRight, paragraphs, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { printedDay, printedList } from '../print/print-words.ts'
import type { PacketFacts } from './packet-facts.ts'
import { printedOpenings } from './printed-openings.ts'
import {
  ages,
  costs,
  languages,
  lines,
  ownWordsOf,
  payers,
  phones,
  place,
  straightMiles,
  words,
} from './provider-lines.ts'

const LONGEST_DESCRIPTION = 700

/** A long description up to the end of a sentence. */
function shortened(words: string): string {
  if (words.length <= LONGEST_DESCRIPTION) return words
  const cut = words.slice(0, LONGEST_DESCRIPTION)
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('.\n'))
  return end > 0 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}…`
}

/** Labels as they stand inside a sentence. */
function asWithin({ language, plain }: PrintText, labels: readonly PrintKey[]): string {
  return printedList(
    language,
    labels.map((label) => plain(label).toLocaleLowerCase(language)),
  )
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
    'provider.where': place(text, help),
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
    <p class="quiet source">
      ${here ? say('provider.atSchool') : checked}${straightMiles(text, [help.place?.miles ?? null])}${ownWordsOf(text, [help])}
    </p>`
}
