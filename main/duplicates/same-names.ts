import { oneNameWithin, spelledAlike, type ComparedName } from '../providers/names-alike.ts'
import type { Signs } from './signs.ts'

/** Entries with one name, word for word the same, however many there are. */
export interface OneName {
  readonly name: ComparedName
  readonly entries: readonly Signs[]
}

/** Names are compared once each, not once for each entry: ten thousand entries of one name are one. */
export const byName = (entries: readonly Signs[]): readonly OneName[] =>
  [...Map.groupBy(entries, ({ name }) => name.words.join(' ')).values()].flatMap((same) =>
    same[0] ? [{ name: same[0].name, entries: same }] : [],
  )

/** Two names that may be one. */
export type Names = readonly [OneName, OneName]

/** Names of which one has every word of the other; only those with its rarest word are looked at. */
export function* namedWithin(names: readonly OneName[]): Generator<Names | undefined> {
  const naming = Map.groupBy(
    names.flatMap((each) => [...new Set(each.name.words)].map((word) => ({ word, each }))),
    ({ word }) => word,
  )
  const howMany = (word: string) => naming.get(word)?.length ?? 0
  for (const one of names) {
    const [rarest] = one.name.words.toSorted((left, right) => howMany(left) - howMany(right))
    for (const { each: other } of (rarest !== undefined && naming.get(rarest)) || []) {
      const isShorter = one.name.words.length < other.name.words.length
      // Of two in another order each is within the other: they are told once.
      const isFirst =
        one.name.words.length === other.name.words.length &&
        one.name.words.join(' ') < other.name.words.join(' ') &&
        !spelledAlike(one.name, other.name)
      if ((isShorter || isFirst) && oneNameWithin(one.name, other.name)) yield [one, other]
    }
    yield undefined
  }
}

/** Names that are spelled alike, among those with so many words; each name that was compared with all gives way once. */
export function* spelledAlikeAmong(names: readonly OneName[]): Generator<Names | OneName> {
  const bySize = Map.groupBy(names, ({ name }) => name.words.length)
  for (const named of bySize.values()) {
    const sorted = named.toSorted((one, other) => one.name.joined.length - other.name.joined.length)
    for (const [at, one] of sorted.entries()) {
      // A name that is longer by more than its slips allow is not this one, nor is any after it.
      const longest = one.name.joined.length * 1.25
      for (let next = at + 1; next < sorted.length; next += 1) {
        const other = sorted[next]
        if (!other || other.name.joined.length > longest) break
        if (spelledAlike(one.name, other.name)) yield [one, other]
      }
      yield one
    }
  }
}
