import { expect, test } from 'vitest'

import { toldParts } from './withheld.ts'

const LEAST = 3
const LARGEST = 16

/** Every table of so many parts whose whole is at most so large. */
function* tables(parts: number, most = LARGEST): Generator<readonly number[]> {
  if (parts === 0) {
    yield []
    return
  }
  for (let count = 0; count <= most; count += 1)
    for (const rest of tables(parts - 1, most - count)) yield [count, ...rest]
}

const cells = (counts: readonly number[]) => counts.map((count) => ({ referrals: count, students: count }))

/** What stands on the page: the whole, and each part that is told. */
function page(counts: readonly number[]): string {
  const told = toldParts(cells(counts), LEAST)
  const whole = counts.reduce((sum, count) => sum + count, 0)
  return `${whole}: ${counts.map((count, at) => (told[at] ? count : '?')).join(' ')}`
}

test.each([2, 3, 4])(
  'of %i parts, whoever knows the page and the rule knows no few more closely than as a few',
  (parts) => {
    const byPage = Map.groupBy(tables(parts), page)
    let few = 0
    for (const [shown, possible] of byPage) {
      const whole = Number(shown.split(':')[0])
      // Of a whole that is hardly more than a few nothing smaller is hidden than the whole itself.
      if (whole < 2 * LEAST - 1) continue
      for (let at = 0; at < parts; at += 1) {
        const values = possible.map((counts) => counts[at] ?? 0)
        if (values.every((value) => value >= LEAST)) continue
        few += 1
        const spread = Math.max(...values) - Math.min(...values)
        expect(spread, `${shown} at ${at}`).toBeGreaterThanOrEqual(LEAST - 1)
      }
    }
    expect(few).toBeGreaterThan(3)
  },
)

test('nothing is left out where no part is few, and never one alone', () => {
  expect(toldParts(cells([10, 20, 30]))).toEqual([true, true, true])
  expect(toldParts(cells([40, 20, 3]))).toEqual([false, true, false])
  expect(toldParts(cells([40]))).toEqual([true])
  for (const counts of tables(3))
    expect(toldParts(cells(counts), LEAST).filter((told) => !told)).not.toHaveLength(1)
})
