import type { Cost, Service, ServiceLine } from '#shared/domain/provider.ts'
import { isMessage, say } from '#renderer/text.ts'
import { languageName } from '#renderer/ui/languages.ts'

/** "12–18", "from 12", "up to 18", or nothing when nobody said. */
export function agesOf({ minimumAge, maximumAge }: Pick<ServiceLine, 'minimumAge' | 'maximumAge'>): string {
  if (minimumAge !== null && maximumAge !== null)
    return say('providers:ages.between', { from: minimumAge, to: maximumAge })
  if (minimumAge !== null) return say('providers:ages.from', { from: minimumAge })
  return maximumAge === null ? '' : say('providers:ages.upTo', { to: maximumAge })
}

/** Languages by name. */
export function languagesOf(tags: readonly string[], locale: string): string {
  return tags.map((tag) => languageName(tag, locale)).join(', ')
}

/** Payers in office words; a directory's own word where it is none of ours. */
export function payersOf(payers: readonly string[]): string {
  return payers
    .map((payer) =>
      isMessage(`vocabulary:payer.${payer}`)
        ? say(`vocabulary:payer.${payer}` as 'vocabulary:payer.free')
        : payer,
    )
    .join(', ')
}

/** What a service costs, said once: directories write the same words in several columns. */
export function feesOf({ fees, costs }: Pick<Service, 'fees' | 'costs'>, locale: string): string {
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
