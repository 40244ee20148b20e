import { isDeepStrictEqual } from 'node:util'

import type { FieldChange } from '#shared/domain/import.ts'

import { isBlank, shownValue } from '../planned.ts'

/** What files say of one record, field by field. */
export type Told = Readonly<Record<string, unknown>>

/** What becomes of what a file says where the office has a word of its own. */
export interface Settled<Row> {
  /** What the file says that counts. */
  readonly told: Partial<Row>
  /** Fields the office changed since this directory last came in, and of which the file says nothing new. */
  readonly kept: readonly string[]
  /** Fields that both changed: `before` is the office's word, `after` the file's. */
  readonly contested: readonly FieldChange[]
}

const areWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'string')

/** Whether two words of a field say the same; a list of words says it in any order. */
const same = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(areWords(one) ? one.toSorted() : one, areWords(other) ? other.toSorted() : other)

/** What a file says without its blanks: they erase nothing. */
export function spoken(told: object): Told {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => !isBlank(value)))
}

/**
 * Compares three words of a record: the file's, the office's, and what the same directory said when it last came in. What
 * only the file changed is taken, what only the office changed stays, and what both changed the office decides, field by field. Where
 * nothing is known of an earlier time, whatever the office has is its own word.
 */
export function settle<Row extends object>(
  ours: Row | undefined,
  theirs: Partial<Row>,
  base: Told = {},
  takesTheirs: (field: string) => boolean,
): Settled<Row> {
  if (!ours) return { told: theirs, kept: [], contested: [] }
  const known = ours as Told
  const told: Record<string, unknown> = {}
  const kept: string[] = []
  const contested: FieldChange[] = []
  for (const [field, theirWord] of Object.entries(spoken(theirs))) {
    const ourWord = known[field]
    const isOurs = field in base ? !same(ourWord, base[field]) : !isBlank(ourWord)
    if (same(theirWord, ourWord)) continue
    if (!isOurs) told[field] = theirWord
    else if (same(theirWord, base[field])) kept.push(field)
    else {
      contested.push({ field, before: shownValue(ourWord), after: shownValue(theirWord) })
      if (takesTheirs(field)) told[field] = theirWord
    }
  }
  // Every field of `told` is one of the file's.
  return { told: told as Partial<Row>, kept, contested }
}
