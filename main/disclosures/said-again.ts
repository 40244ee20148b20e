import { ConsentPurpose, InformationClass } from '#shared/domain/consent.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { PartKind } from '#shared/domain/records-request.ts'
import { Relation } from '#shared/domain/student.ts'
import { LOCALES, type Locale, type MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { html, isolated, joined, leftToRight, type Html, type Piece } from '../print/html.ts'
import { officeWords } from '../print/office-words.ts'
import type { PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'

/** Says something in the language of a page. */
type Again = (text: PrintText) => Html

const WHOLE: readonly (readonly [MessageKey, Again])[] = [
  ...InformationClass.options.map(
    (part) =>
      [
        `vocabulary:information.${part}`,
        ({ say }: PrintText) => say(`disclosures.information.${part}`),
      ] as const,
  ),
  ...ConsentPurpose.options.map(
    (purpose) =>
      [
        `vocabulary:consentPurpose.${purpose}`,
        ({ say }: PrintText) => say(`disclosures.purpose.${purpose}`),
      ] as const,
  ),
  ['referrals:disclosure.arrangingHelp', ({ say }) => say('disclosures.purpose.arranging')],
  ['referrals:disclosure.emergencyInterest', ({ say }) => say('disclosures.purpose.emergency')],
  [
    'moves:interest',
    ({ say }) => html`${say('disclosures.purpose.enrolling')} (${leftToRight('34 CFR 99.34')})`,
  ],
  ['crises:left.takenInterest', ({ say }) => say('disclosures.purpose.caring')],
  ['crises:left.taken', ({ say }) => say('disclosures.taken')],
  ['packets:went.parent', ({ say }) => say('disclosures.toParent')],
  ['amendments:withFamilyStatement', ({ say }) => say('disclosures.withFamilyStatement')],
]

/** What stands in the blanks of a sentence, by the names of these. */
type Found = Readonly<Record<string, string>>

/** Sentences with blanks. */
const BLANKS: readonly (readonly [MessageKey, readonly string[], (text: PrintText, found: Found) => Html])[] =
  [
    [
      'amendments:withStatement',
      ['name'],
      ({ say }, { name = '' }) => say('disclosures.withStatement', { name }),
    ],
    [
      'crises:left.services',
      ['whereTo'],
      ({ say }, { whereTo: where = '' }) => say('disclosures.services', { where }),
    ],
    [
      'requests:period.both',
      ['from', 'until'],
      ({ say, language }, { from = '', until = '' }) =>
        say('disclosures.period.both', { from: withDays(from, language), until: withDays(until, language) }),
    ],
    [
      'requests:period.from',
      ['from'],
      ({ say, language }, { from = '' }) =>
        say('disclosures.period.from', { from: withDays(from, language) }),
    ],
    [
      'requests:period.until',
      ['until'],
      ({ say, language }, { until = '' }) =>
        say('disclosures.period.until', { until: withDays(until, language) }),
    ],
  ]

const asPattern = (words: string): string => words.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

/** A sentence of the office as a pattern that finds what stands in its blanks. */
function patternOf(locale: Locale, key: MessageKey, blanks: readonly string[]): RegExp {
  const marked = translate(
    locale,
    key,
    Object.fromEntries(blanks.map((name) => [name, `\uE000${name}\uE000`])),
  )
  const parts = marked.split('\uE000')
  return new RegExp(
    `^${parts.map((part, at) => (at % 2 === 0 ? asPattern(part) : `(?<${part}>.+)`)).join('')}$`,
  )
}

/** A day as the office writes it, month by month. */
const DAYS = LOCALES.flatMap((locale) =>
  Array.from({ length: 12 }, (_, month) => {
    const number = String(month + 1).padStart(2, '0')
    const written = asPattern(officeWords(locale).day(`2001-${number}-15`))
    return {
      number,
      pattern: written.replace('2001', String.raw`(?<year>\d{4})`).replace('15', String.raw`(?<day>\d{1,2})`),
    }
  }),
)
const ANY_DAY = DAYS.map(({ pattern }) => pattern.replaceAll(/\?<\w+>/g, '?:')).join('|')

/** The days in words of the office, as the language of a page writes them; what is between them stands as it is. */
function withDays(words: string, language: PacketLanguage): Html {
  return html`${words.split(new RegExp(`(${ANY_DAY})`)).map((part): Piece => {
    const known = DAYS.find(({ pattern }) => new RegExp(`^${pattern}$`).test(part))
    const { year, day } = new RegExp(`^${known?.pattern ?? '$.'}$`).exec(part)?.groups ?? {}
    if (!known || year === undefined || day === undefined) return part
    return printedDay(language, `${year}-${known.number}-${day.padStart(2, '0')}`)
  })}`
}

/** How many pages, as the office says it, by what stands for the number. */
const pagesIn = (locale: Locale): readonly RegExp[] =>
  [1, 2].map(
    (count) =>
      new RegExp(
        `^${asPattern(translate(locale, 'requests:scanPages', { count })).replace(String(count), String.raw`(?<count>[\d.,]+)`)}$`,
      ),
  )

/** What is said of a signed page that left; `null` where it is something else. */
function factOfScan(fact: string, locale: Locale, { say }: PrintText): Html | null {
  if (fact === translate(locale, 'requests:scanBehind')) return say('disclosures.scanBehind')
  if (fact === translate(locale, 'requests:scanUncounted')) return say('disclosures.scanUncounted')
  const count = pagesIn(locale)
    .map((pages) => pages.exec(fact)?.groups?.['count'])
    .find((found) => found !== undefined)
  return count === undefined ? null : say('disclosures.scanPages', { count })
}

function scanAgain(words: string, locale: Locale, text: PrintText): Html | null {
  const title = asPattern(translate(locale, 'requests:part.scan'))
  const found = new RegExp(String.raw`^${title}(?:, (?<day>.+?))? \((?<facts>.+)\)$`).exec(words)?.groups
  if (!found) return null
  const facts = (found['facts'] ?? '').split(', ').map((fact) => factOfScan(fact, locale, text))
  if (facts.includes(null)) return null
  const day = found['day']
  return html`${text.say('disclosures.part.scan')}${day !== undefined && html`, ${withDays(day, text.language)}`}
  (${joined(facts.filter((fact) => fact !== null))})`
}

/** Documents of the record that left, with their days or their number: "Case note: Dec 8, 2026". */
function partAgain(words: string, locale: Locale, { say, language }: PrintText): Html | null {
  for (const kind of PartKind.options) {
    const part = translate(locale, `requests:part.${kind}`)
    const found = new RegExp(
      String.raw`^${asPattern(translate(locale, 'requests:dated', { part, days: '\uE000' })).replace('\uE000', String.raw`(?<which>[\d(].*|(?:${ANY_DAY}).*)`)}$`,
    ).exec(words)
    const which = found?.groups?.['which']
    if (which !== undefined)
      return say('disclosures.which', {
        part: say(`disclosures.part.${kind}`),
        which: withDays(which, language),
      })
  }
  return null
}

/** A contact that left, by what they are to the student. */
function contactAgain(words: string, locale: Locale, { say }: PrintText): Html | null {
  const relation = Relation.options.find(
    (each) =>
      words ===
      translate(locale, 'requests:contactOf', { relation: translate(locale, `vocabulary:relation.${each}`) }),
  )
  if (!relation) return null
  return say('disclosures.which', {
    part: say('disclosures.part.contact'),
    which: say(`relation.${relation}`),
  })
}

function sentenceAgain(words: string, text: PrintText): Html | null {
  for (const locale of LOCALES) {
    const whole = WHOLE.find(([key]) => translate(locale, key) === words)
    if (whole) return whole[1](text)
    for (const [key, blanks, again] of BLANKS) {
      const found = patternOf(locale, key, blanks).exec(words)?.groups
      if (found) return again(text, found)
    }
    const part =
      contactAgain(words, locale, text) ?? scanAgain(words, locale, text) ?? partAgain(words, locale, text)
    if (part) return part
  }
  return null
}

/** One sentence, or several with a comma between them, as calls and contacts are written; `null` where it is neither. */
function sentencesAgain(words: string, text: PrintText): readonly Html[] | null {
  const whole = sentenceAgain(words, text)
  if (whole) return [whole]
  const parts = words.split(', ').map((each) => sentenceAgain(each, text))
  const known = parts.filter((part) => part !== null)
  return known.length === parts.length ? known : null
}

/**
 * Words of a record of disclosures in the language of a page: what the program said itself when something left, in the
 * language of whoever sent it, is said again; what somebody wrote stands as it was written.
 */
export function saidAgain(words: string, text: PrintText): Html {
  const said = words.split('; ').map((part) => ({ part, again: sentencesAgain(part, text) }))
  if (said.every(({ again }) => again === null)) return isolated(words)
  return joined(said.flatMap(({ part, again }) => again ?? [isolated(part)]))
}
