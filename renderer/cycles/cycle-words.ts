import type { CycleWords } from '#shared/text/cycle-lines.ts'
import { useText } from '#renderer/text.ts'
import { dayFormat } from '#renderer/ui/days.ts'

/** How figures and times of cycles are said on screen. */
export function useCycleWords(): CycleWords {
  const { t, locale } = useText()
  const format = dayFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return { locale, say: t, day: (on) => format.format(new Date(on)) }
}
