import type { Rate } from '#shared/domain/evaluation/figures.ts'
import { percent } from '#shared/text/percent.ts'
import type { Say } from '#renderer/text.ts'
import { dayFormat } from '#renderer/ui/days.ts'

export { percent }

/** "33 of 54 (61 %)"; of nobody, that it is nobody. */
export function shareWords({ count, of }: Pick<Rate, 'count' | 'of'>, t: Say, locale: string): string {
  if (of === 0) return t('evaluation:figure.nobody')
  return t('evaluation:figure.share', { part: count, all: of, percent: percent(count / of, locale) })
}

/** "48 % to 73 %"; nothing of nobody. */
export function rangeWords({ low, high }: Pick<Rate, 'low' | 'high'>, t: Say, locale: string): string {
  if (low === null || high === null) return ''
  return t('evaluation:figure.range', { low: percent(low, locale), high: percent(high, locale) })
}

/** "Dec 2026", for the first day of a month. */
export function monthWords(month: string, locale: string): string {
  return dayFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(month))
}
