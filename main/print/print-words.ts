import type { PacketLanguage } from '#shared/domain/packet.ts'

import { leftToRight, isolated, type Html } from './html.ts'
import { OWN_WORDS } from './own-words.ts'

// Western digits everywhere: they are what stands on a telephone and on the building.
const LOCALES: Readonly<Record<PacketLanguage, string>> = {
  en: 'en-US',
  es: 'es-US',
  ar: 'ar-u-nu-latn',
  'zh-Hans': 'zh-Hans-u-nu-latn',
  'zh-Hant': 'zh-Hant-u-nu-latn',
  ko: 'ko-u-nu-latn',
  vi: 'vi-u-nu-latn',
  tl: 'fil-u-nu-latn',
  // Words come from `OWN_WORDS`, clocks and money are those of the country.
  ht: 'en-US',
  ru: 'ru-u-nu-latn',
  pt: 'pt-BR-u-nu-latn',
  fr: 'fr-u-nu-latn',
  so: 'en-US',
}

function dayInWords(language: PacketLanguage, day: Date): string {
  const own = OWN_WORDS[language]
  if (own) return `${day.getUTCDate()} ${own.months[day.getUTCMonth()] ?? ''} ${day.getUTCFullYear()}`
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' })
  const written = format.format(day)
  switch (language) {
    case 'fr':
      return written.replace(/^1 /, '1er ')
    case 'ru':
      // The word for "year" is an abbreviation: its full stop would end sentences twice.
      return written.replace(/\s*г\.$/, '')
    default:
      return written
  }
}

/** A day as people write it out. */
export function printedDay(language: PacketLanguage, day: string): Html {
  return isolated(dayInWords(language, new Date(`${day}T00:00:00Z`)))
}

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)/

/** A time of day as people say it; as it is written where it is not one. */
export function printedTime(language: PacketLanguage, time: string): Html {
  const [, hours, minutes] = TIME.exec(time) ?? []
  if (hours === undefined || minutes === undefined) return isolated(time)
  if (language === 'ko')
    return isolated(`${Number(hours) < 12 ? '오전' : '오후'} ${Number(hours) % 12 || 12}:${minutes}`)
  const format = new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'short', timeZone: 'UTC' })
  return isolated(format.format(new Date(Date.UTC(2000, 0, 1, Number(hours), Number(minutes)))))
}

const A_MONDAY = Date.UTC(2000, 0, 3)
const ONE_DAY = 86_400_000

/** The name of a day of the week, Monday first. */
export function printedWeekday(language: PacketLanguage, day: number): string {
  const own = OWN_WORDS[language]?.weekdays[day]
  if (own) return own
  const format = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' })
  return format.format(new Date(A_MONDAY + day * ONE_DAY))
}

/** A list as a sentence has it: "Monday, Tuesday and Friday". */
export function printedList(language: PacketLanguage, items: readonly string[]): string {
  const own = OWN_WORDS[language]
  if (own)
    return [items.slice(0, -1).join(', '), ...items.slice(-1)]
      .filter((part) => part !== '')
      .join(` ${own.and} `)
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items)
}

/** The name of a language in the language of the page; as it is written where it is neither a tag nor known. */
export function printedLanguage(language: PacketLanguage, named: string): string {
  const tag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(named) ? named : tagOf(named)
  if (tag === undefined) return named
  const own = OWN_WORDS[language]?.languages[tag.split('-')[0] ?? tag]
  return (
    own ?? new Intl.DisplayNames(LOCALES[language], { type: 'language', fallback: 'code' }).of(tag) ?? named
  )
}

// The languages directories name most often by their English names.
const NAMED = [
  'en',
  'es',
  'ar',
  'zh',
  'vi',
  'tl',
  'ko',
  'ru',
  'fr',
  'ht',
  'pt',
  'pl',
  'so',
  'hmn',
  'am',
  'ne',
]
let tagsByName: ReadonlyMap<string, string> | undefined

function tagOf(name: string): string | undefined {
  const english = new Intl.DisplayNames('en', { type: 'language' })
  tagsByName ??= new Map(NAMED.map((tag) => [(english.of(tag) ?? tag).toLowerCase(), tag]))
  return tagsByName.get(name.trim().toLowerCase())
}

/** So many miles, counted as the language counts them. */
export function printedMiles(language: PacketLanguage, miles: number): Html {
  const own = OWN_WORDS[language]
  if (own) return isolated(`${miles} ${own.miles}`)
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit: 'mile',
    unitDisplay: 'long',
  })
  return isolated(format.format(miles))
}

/** An amount of money. */
export function printedMoney(language: PacketLanguage, amount: number, currency: string | null): Html {
  const known = currency !== null && /^[A-Z]{3}$/i.test(currency) ? currency.toUpperCase() : 'USD'
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency: known,
    // Everybody here reads the plain sign as the dollar of the country.
    currencyDisplay: known === 'USD' ? 'narrowSymbol' : 'symbol',
    maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  })
  // Arabic has no plain sign of its own for it.
  return leftToRight(format.format(amount).replace('US$', '$'))
}
