import { phoneKindOf } from '#shared/domain/provider-reach.ts'
import type { Service, ServiceLine } from '#shared/domain/provider.ts'
import { agesIn, feesIn, payersIn } from '#shared/text/service-words.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { say } from '#renderer/text.ts'
import { languageName } from '#renderer/ui/languages.ts'

/** "12–18", "from 12", "up to 18", or nothing when nobody said. */
export const agesOf = (ages: Pick<ServiceLine, 'minimumAge' | 'maximumAge'>): string => agesIn(ages, say)

/** Languages by name. */
export function languagesOf(tags: readonly string[], locale: string): string {
  return tags.map((tag) => languageName(tag, locale)).join(', ')
}

/** Payers in office words; a directory's own word where it is none of ours. */
export const payersOf = (payers: readonly string[]): string => payersIn(payers, say)

/** What a service costs, said once: directories write the same words in several columns. */
export const feesOf = (service: Pick<Service, 'fees' | 'costs' | 'payers'>, locale: string): string =>
  feesIn(service, locale)

const OTHER_KINDS: Readonly<Record<string, MessageKey>> = {
  tollfree: 'providers:phoneKinds.toll-free',
  'toll-free': 'providers:phoneKinds.toll-free',
  'toll free': 'providers:phoneKinds.toll-free',
  main: 'providers:phoneKinds.main',
  hotline: 'providers:phoneKinds.hotline',
}

/** What a telephone number is for: in words where there are any, and otherwise as the directory calls it. */
export function phoneKindIn(kind: string): string {
  const known = phoneKindOf(kind)
  const other = OTHER_KINDS[kind.trim().toLowerCase()]
  return known ? say(`vocabulary:phoneKind.${known}`) : other ? say(other) : kind
}
