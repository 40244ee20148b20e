import type { PacketLanguage } from '#shared/domain/packet.ts'

import { leftToRight, isolated, type Html } from './html.ts'

// Western digits everywhere: they are what stands on a telephone and on the building.
const LOCALES: Readonly<Record<PacketLanguage, string>> = { en: 'en-US', es: 'es-US', ar: 'ar-u-nu-latn' }

/** A day as people write it out. */
export function printedDay(language: PacketLanguage, day: string): Html {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' })
  return isolated(format.format(new Date(`${day}T00:00:00Z`)))
}

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)/

/** A time of day as people say it; as it is written where it is not one. */
export function printedTime(language: PacketLanguage, time: string): Html {
  const [, hours, minutes] = TIME.exec(time) ?? []
  if (hours === undefined || minutes === undefined) return isolated(time)
  const format = new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'short', timeZone: 'UTC' })
  return isolated(format.format(new Date(Date.UTC(2000, 0, 1, Number(hours), Number(minutes)))))
}

const A_MONDAY = Date.UTC(2000, 0, 3)
const ONE_DAY = 86_400_000

/** The name of a day of the week, Monday first. */
export function printedWeekday(language: PacketLanguage, day: number): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' })
  return format.format(new Date(A_MONDAY + day * ONE_DAY))
}

/** A list as a sentence has it: "Monday, Tuesday and Friday". */
export function printedList(language: PacketLanguage, items: readonly string[]): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items)
}

/** The name of a language in the language of the page; as it is written where it is neither a tag nor known. */
export function printedLanguage(language: PacketLanguage, named: string): string {
  const tag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(named) ? named : tagOf(named)
  if (tag === undefined) return named
  return new Intl.DisplayNames(LOCALES[language], { type: 'language', fallback: 'code' }).of(tag) ?? named
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

/** An amount of money. */
export function printedMoney(language: PacketLanguage, amount: number, currency: string | null): Html {
  const known = currency !== null && /^[A-Z]{3}$/i.test(currency) ? currency.toUpperCase() : 'USD'
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency: known,
    maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  })
  return leftToRight(format.format(amount))
}
