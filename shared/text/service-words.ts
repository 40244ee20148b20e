import { openingsTogether, saysOnlyHours, weekdayRuns } from '../domain/opening-days.ts'
import { saidOnce } from '../domain/price.ts'
import { Payer, type Cost, type Opening, type Service } from '../domain/provider.ts'
import type { LastCapacity } from '../domain/provider-check.ts'
import type { MessageKey } from './catalogues.ts'

/** How what a service offers is worded, on the screen and on paper. */
export interface ServiceWording {
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string
  readonly locale: string
  /** The name of a language by its tag. */
  readonly language: (tag: string) => string
}

type Ages = Pick<Service, 'minimumAge' | 'maximumAge'>

/** "12–18", "from 12", "up to 18", "all ages", or nothing when nobody said. */
export function agesIn({ minimumAge: from, maximumAge }: Ages, say: ServiceWording['say']): string {
  if (from === 0 && maximumAge === null) return say('providers:ages.all')
  // From the beginning is no lower end.
  const minimumAge = from === 0 ? null : from
  if (minimumAge !== null && maximumAge !== null)
    return say('providers:ages.between', { from: minimumAge, to: maximumAge })
  if (minimumAge !== null) return say('providers:ages.from', { from: minimumAge })
  return maximumAge === null ? '' : say('providers:ages.upTo', { to: maximumAge })
}

/** Payers in office words; a directory's own word where it is none of ours. */
export function payersIn(payers: readonly string[], say: ServiceWording['say']): string {
  return payers
    .map((payer) => {
      const known = Payer.safeParse(payer)
      return known.success ? say(`vocabulary:payer.${known.data}`) : payer
    })
    .join(', ')
}

/** What a service costs, said once: directories write the same words in several columns. */
export function feesIn(service: Pick<Service, 'fees' | 'costs' | 'payers'>, locale: string): string {
  const { fees, costs } = saidOnce(service)
  const said = [fees, ...costs.map((cost) => costWords(cost, locale))].filter(Boolean)
  const isRepeated = (words: string) =>
    said.some((other) => other !== words && other.toLowerCase().includes(words.toLowerCase()))
  return [...new Set(said)].filter((words) => !isRepeated(words)).join('; ')
}

function costWords({ option, amount, currency, description }: Cost, locale: string): string {
  // Nothing to pay is what the words beside it say.
  const price = amount ? money(amount, currency ?? 'USD', locale) : ''
  return [option, price, description].filter(Boolean).join(' ')
}

function money(amount: number, currency: string, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)
  } catch {
    return `${amount} ${currency}`
  }
}

const LONG_RUN = 3
const CLOCK = /^\d{2}:\d{2}/

type Hours = Pick<ServiceWording, 'say' | 'locale'>

/** "Monday", the first day of the week being 0. */
const weekdayIn = (day: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, 0, 3 + day)),
  )

function daysIn(written: string, { say, locale }: Hours): string {
  const runs = weekdayRuns(written)
  if (runs === null) return written
  return runs
    .flatMap((run) => {
      const names = run.map((day) => weekdayIn(day, locale))
      const [from = '', to = ''] = [names[0], names.at(-1)]
      return names.length >= LONG_RUN ? [say('providers:hours.days', { from, to })] : names
    })
    .join(', ')
}

function clockIn(at: string, locale: string): string {
  if (!CLOCK.test(at)) return at
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(`1970-01-01T${at.slice(0, 5)}:00Z`),
  )
}

function hoursIn({ opensAt, closesAt }: Opening, { say, locale }: Hours): string {
  if (opensAt === null || closesAt === null) return ''
  return say('providers:hours.between', { from: clockIn(opensAt, locale), to: clockIn(closesAt, locale) })
}

/** When a service is open, a line for each set of hours: "Monday to Friday, 9:00 AM to 5:00 PM". */
export function openingsIn(openings: readonly Opening[], wording: Hours): readonly string[] {
  const lines = openingsTogether(openings).map((opening) => {
    const days = opening.day === null ? '' : daysIn(opening.day, wording)
    const hours = hoursIn(opening, wording)
    // A description that a directory wrote for whoever cannot read its columns says the same again.
    const isSaid = hours !== '' && saysOnlyHours(opening.description)
    const more = isSaid ? [] : opening.description.split('\n')
    const words = [days, hours, ...more].filter(Boolean).join(', ')
    return words.charAt(0).toLocaleUpperCase(wording.locale) + words.slice(1)
  })
  return [...new Set(lines)].filter(Boolean)
}

/** What somebody reads out to a provider who is asked whether its entry is still true. */
export type ReadOut = Pick<
  Service,
  | 'minimumAge'
  | 'maximumAge'
  | 'languages'
  | 'interpretation'
  | 'payers'
  | 'fees'
  | 'costs'
  | 'openings'
  | 'applicationProcess'
>

/** What is known of a service, to read out in one line: each with what it is. What nobody said is left out. */
export function readOut(service: ReadOut, { say, locale, language }: ServiceWording): readonly string[] {
  const spoken = [service.languages.map(language).join(', '), service.interpretation]
  const facts = [
    ['providers:form.fees', feesIn(service, locale)],
    ['providers:list.payers', payersIn(service.payers, say)],
    ['providers:list.ages', agesIn(service, say)],
    ['providers:one.hours', openingsIn(service.openings, { say, locale }).join('; ')],
    ['providers:list.languages', spoken.filter(Boolean).join('; ')],
    ['providers:form.applicationProcess', service.applicationProcess],
  ] as const
  return facts.filter(([, value]) => value !== '').map(([label, value]) => `${say(label)}: ${value}`)
}

/** What they said last of new clients; the wait in their own words stands in quotation marks. */
export function capacityIn(
  { capacity, statedWait }: Pick<LastCapacity, 'capacity' | 'statedWait'>,
  say: ServiceWording['say'],
): string {
  const what = say(`vocabulary:capacity.${capacity}`)
  return statedWait === '' ? what : say('providers:calls.saidWait', { what, wait: statedWait })
}
