import { impossible, mustCount, mustHold } from './impossible.ts'

/**
 * How far two people agree beyond chance, from a square table of what the first (rows) and the second (columns) said:
 * 1 wholly, 0 as chance would (Cohen 1960, Educ Psychol Meas 20:37). `null` where both only ever said the same one thing,
 * which says nothing of either.
 * @throws RangeError for a table that is not square, not of counts, or empty
 */
export function cohenKappa(table: readonly (readonly number[])[]): number | null {
  mustHold('table', table, 1)
  if (table.some((row) => row.length !== table.length)) throw impossible('table', 'square')
  for (const count of table.flat()) mustCount('table', count)
  const all = table.flat().reduce((sum, count) => sum + count, 0)
  if (all === 0) throw impossible('table', 'of more than nobody')
  const sum = (counts: readonly number[]): number => counts.reduce((one, other) => one + other, 0)
  const agreed = sum(table.map((row, index) => row[index] ?? 0)) / all
  const byChance =
    sum(table.map((row, index) => sum(row) * sum(table.map((other) => other[index] ?? 0)))) / all ** 2
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance)
}
