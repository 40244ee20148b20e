import { MOST_WITH_ONE, type InCommon } from '#shared/domain/duplicate.ts'

import { namesAlike, oneNameWithin, spelledAlike } from '../providers/names-alike.ts'
import type { Signs } from './signs.ts'

/** Two entries that may be one. */
export interface Pair {
  readonly oneId: string
  readonly otherId: string
  readonly same: readonly InCommon[]
}

/** Tells two entries from any other two, whichever comes first. */
export function pairKey(oneId: string, otherId: string): string {
  return oneId < otherId ? `${oneId} ${otherId}` : `${otherId} ${oneId}`
}

const WAYS = ['phone', 'address', 'website'] as const

type Two = readonly [Signs, Signs]

function* twosOf(entries: readonly Signs[]): Generator<Two> {
  for (const [at, one] of entries.entries()) for (const other of entries.slice(at + 1)) yield [one, other]
}

/** Entries that can be reached in the same way, where that says something: not a number or site of many. */
function* reachedAlike(entries: readonly Signs[]): Generator<Two> {
  for (const way of WAYS) {
    const groups = Map.groupBy(
      entries.flatMap((entry) => [...entry.by[way]].map((sign) => ({ sign, entry }))),
      ({ sign }) => sign,
    )
    for (const group of groups.values())
      if (group.length > 1 && group.length <= MOST_WITH_ONE) yield* twosOf(group.map(({ entry }) => entry))
  }
}

/** Entries of which one has every word of the other's name; only those with its rarest word are looked at. */
function* namedWithin(entries: readonly Signs[]): Generator<Two> {
  const naming = Map.groupBy(
    entries.flatMap((entry) => [...new Set(entry.name.words)].map((word) => ({ word, entry }))),
    ({ word }) => word,
  )
  const howMany = (word: string) => naming.get(word)?.length ?? 0
  for (const one of entries) {
    const [rarest] = one.name.words.toSorted((left, right) => howMany(left) - howMany(right))
    for (const { entry: other } of (rarest !== undefined && naming.get(rarest)) || [])
      if (other !== one && oneNameWithin(one.name, other.name)) yield [one, other]
  }
}

/** Entries whose names are spelled alike, among those with so many words. */
function* spelledAlikeAmong(entries: readonly Signs[]): Generator<Two | undefined> {
  const bySize = Map.groupBy(entries, ({ name }) => name.words.length)
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
      yield undefined
    }
  }
}

const share = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((sign) => other.has(sign))

const inCommon = ([one, other]: Two): InCommon[] => [
  ...(namesAlike(one.name, other.name) ? (['name'] as const) : []),
  ...WAYS.filter((way) => share(one.by[way], other.by[way])),
]

/** A building is shared by many: an address says something only beside another sign. */
function saysEnough(same: readonly InCommon[]): boolean {
  return same.some((sign) => sign !== 'address')
}

/** How much two signs say: a name and a number say more than an address. */
const WEIGHT: Readonly<Record<InCommon, number>> = { name: 4, phone: 3, website: 2, address: 2 }

const weightOf = ({ same }: Pair): number => same.reduce((sum, sign) => sum + WEIGHT[sign], 0)

/** Pairs with most in common first. */
export function mostAlikeFirst<Found extends Pair>(pairs: readonly Found[]): Found[] {
  return pairs.toSorted((one, other) => weightOf(other) - weightOf(one))
}

/** Organizations that may be one, as they are found; `undefined` now and then, for whoever must breathe. */
export function* organizationPairs(entries: readonly Signs[]): Generator<Pair | undefined> {
  const seen = new Set<string>()
  for (const ways of [reachedAlike, namedWithin, spelledAlikeAmong])
    for (const two of ways(entries)) {
      if (!two) {
        yield undefined
        continue
      }
      const [{ id: oneId }, { id: otherId }] = two
      const key = pairKey(oneId, otherId)
      if (oneId === otherId || seen.has(key)) continue
      seen.add(key)
      const same = inCommon(two)
      if (saysEnough(same)) yield { oneId, otherId, same }
    }
}

/** Services of one organization that may be one: the same name, a slip aside, and nothing that tells them apart. */
export function* servicePairs(entries: readonly Signs[]): Generator<Pair> {
  for (const two of spelledAlikeAmong(entries)) {
    if (!two) continue
    const [one, other] = two
    const isElsewhere =
      one.by.address.size > 0 && other.by.address.size > 0 && !share(one.by.address, other.by.address)
    if (!isElsewhere) yield { oneId: one.id, otherId: other.id, same: inCommon(two) }
  }
}
