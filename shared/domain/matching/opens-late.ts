import type { Opening } from '../provider.ts'

const EVENING = '18:00'

const isLate = ({ opensAt, closesAt }: Opening): boolean =>
  closesAt !== null && (closesAt >= EVENING || (opensAt !== null && closesAt <= opensAt))

/** Whether these hours reach into the evening of some day, or over night; `null` where they do not say when they end. */
export function opensLate(openings: readonly Opening[]): boolean | null {
  if (openings.some(isLate)) return true
  return openings.length > 0 && openings.every(({ closesAt }) => closesAt !== null) ? false : null
}
