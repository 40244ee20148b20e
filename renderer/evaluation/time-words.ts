import type { Waiting } from '#shared/domain/evaluation/figures.ts'
import type { Say } from '#renderer/text.ts'

const HOURS_A_DAY = 24
const MINUTES_AN_HOUR = 60

/** "40 minutes", "5 hours", "2.5 days": a time in the unit one would say it in. */
export function hoursWords(hours: number, locale: string): string {
  const [value, unit, digits] =
    hours < 1
      ? ([hours * MINUTES_AN_HOUR, 'minute', 0] as const)
      : hours < 2 * HOURS_A_DAY
        ? ([hours, 'hour', 0] as const)
        : ([hours / HOURS_A_DAY, 'day', 1] as const)
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: digits,
  }).format(value)
}

/** How long half of them wait at most, and between which days that lies. */
export function middleWords(
  { median }: Waiting,
  t: Say,
  days: (count: number) => string,
): { readonly half: string; readonly sure: string | null } {
  const limit = (count: number | null): string =>
    count === null ? t('evaluation:waiting.notReached') : days(count)
  if (median.estimate === null) return { half: t('evaluation:time.noMiddle'), sure: null }
  return {
    half: t('evaluation:time.half', { days: days(median.estimate) }),
    sure: t('evaluation:waiting.medianSure', { low: limit(median.low), high: limit(median.high) }),
  }
}
