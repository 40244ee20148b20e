import { wilsonInterval } from '../statistics.ts'
import type { Rate } from './figures.ts'

/** So many of so many, with Wilson's interval (95 %); none of nobody. */
export function rateOf(count: number, of: number): Rate {
  return of === 0 ? { count, of, low: null, high: null } : { count, of, ...wilsonInterval(count, of) }
}
