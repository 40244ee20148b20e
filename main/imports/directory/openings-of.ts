import type { Opening } from '#shared/domain/provider.ts'

import type { ProviderSchedule } from '../drafts/provider-draft.ts'
import { joined } from './joined.ts'

/** The days between which something holds, in words; empty where it always does. */
export function period(from: string | null, to: string | null): string {
  return from || to ? `${from ?? '…'} – ${to ?? '…'}` : ''
}

/** A rule as HSDS writes it, where the words beside it do not say it already. */
function ruleInWords({ rule, description }: ProviderSchedule): string {
  if (!rule) return ''
  const said = joined([rule.freq, rule.byday, rule.interval && `/${rule.interval}`], ' ')
  return description.includes(said) ? '' : said
}

/** How an exception for a holiday leaves in HSDS 3.0, which has no table for it: its first line says so. */
const HOLIDAY = /^holiday(?:\n|$)/i

/** The hours a schedule says, day by day. */
export function openingsOf(schedule: ProviderSchedule): Opening[] {
  const { days, opensAt, closesAt, description, notes, validFrom, validTo, holiday } = schedule
  const isHoliday = holiday || (days.length === 0 && HOLIDAY.test(description))
  const said = isHoliday ? description.replace(HOLIDAY, '') : description
  const words = joined([said, ruleInWords(schedule), notes, period(validFrom, validTo)], '\n')
  const opening = (day: string | null): Opening => ({ day, opensAt, closesAt, description: words })
  if (isHoliday) return [opening('holiday')]
  if (days.length > 0) return days.map(opening)
  return opensAt || closesAt || words ? [opening(null)] : []
}
