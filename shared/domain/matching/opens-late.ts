import type { Opening } from '../provider.ts'

const EVENING = '18:00'

const isLate = ({ opensAt, closesAt }: Opening): boolean =>
  closesAt !== null && (closesAt >= EVENING || (opensAt !== null && closesAt <= opensAt))

/** From when to when hours hold, as an import writes it below their words; a day left open is a sign. */
const PERIOD = /^(\d{4}-\d\d-\d\d|…) – (\d{4}-\d\d-\d\d|…)$/m

/** Hours of holidays are exceptions, and those of last summer are over. */
function holdOn({ day, description }: Opening, today: string): boolean {
  const [, from = '…', to = '…'] = PERIOD.exec(description) ?? []
  return day !== 'holiday' && (from === '…' || from <= today) && (to === '…' || to >= today)
}

/**
 * Whether the hours that hold on a day reach into the evening of some day of the week, or over night; `null` where none do,
 * or they do not say when they end.
 */
export function opensLate(openings: readonly Opening[], today: string): boolean | null {
  const holding = openings.filter((opening) => holdOn(opening, today))
  if (holding.some(isLate)) return true
  return holding.length > 0 && holding.every(({ closesAt }) => closesAt !== null) ? false : null
}
