import { MOST_WITH_ONE, type InCommon } from '#shared/domain/duplicate.ts'

import { namesAlike, spelledAlike } from '../providers/names-alike.ts'
import { byName, type Names, namedWithin, type OneName, spelledAlikeAmong } from './same-names.ts'
import type { Signs } from './signs.ts'

/** Two entries that may be one. */
export interface Pair {
  readonly oneId: string
  readonly otherId: string
  readonly same: readonly InCommon[]
  /** Their names are one but for a slip, and not one within the other. */
  readonly isSpelledAlike: boolean
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

/** One name but for a slip says more than one within the other and a telephone number that they share. */
const SPELLED_ALIKE = 4

const weightOf = ({ same, isSpelledAlike }: Pair): number =>
  same.reduce((sum, sign) => sum + WEIGHT[sign], isSpelledAlike ? SPELLED_ALIKE : 0)

const pairOf = ([one, other]: Two): Pair => ({
  ...{ oneId: one.id, otherId: other.id },
  same: inCommon([one, other]),
  isSpelledAlike: spelledAlike(one.name, other.name),
})

/** Pairs with most in common first. */
function mostAlikeFirst<Found extends Pair>(pairs: readonly Found[]): Found[] {
  return pairs.toSorted((one, other) => weightOf(other) - weightOf(one))
}

/** What a search for pairs comes to, step by step: a pair, pairs that are only counted, entries that are done. */
export interface Found {
  readonly pair?: Pair
  readonly more?: number
  readonly done?: number
}

/** Of so many entries of one name every two are looked at; of more, only some of the pairs, and the others are counted. */
const MOST_OF_ONE_NAME = 32

/** So many entries of one name are looked at with as many of another. */
const MOST_BETWEEN = 8

/** Every two of a few; of many, each with the next. */
function* someOf(entries: readonly Signs[]): Generator<Two> {
  if (entries.length <= MOST_OF_ONE_NAME) yield* twosOf(entries)
  else
    for (const [at, one] of entries.entries()) {
      const next = entries[at + 1]
      if (next) yield [one, next]
    }
}

/** Of many entries of one name those first that share more than the name. */
function* withinName(entries: readonly Signs[]): Generator<Two> {
  if (entries.length > MOST_OF_ONE_NAME)
    for (const way of WAYS) {
      const sharing = entries.filter(({ by }) => by[way].size > 0)
      for (const group of Map.groupBy(sharing, ({ by }) => [...by[way]][0]).values()) yield* someOf(group)
    }
  yield* someOf(entries)
}

function* betweenNames([one, other]: Names): Generator<Two> {
  for (const left of one.entries.slice(0, MOST_BETWEEN))
    for (const right of other.entries.slice(0, MOST_BETWEEN)) yield [left, right]
}

const twoOf = (count: number): number => (count * (count - 1)) / 2

/** How entries are counted by pairs that may be one, without looking at each. */
interface Counting {
  readonly mayBeOne: (two: Two) => boolean
  readonly within: (entries: readonly Signs[]) => number
  readonly between: (names: Names) => number
}

const namesKey = ([one, other]: Two): string => pairKey(one.name.words.join(' '), other.name.words.join(' '))

/** Pairs by name, each once: those looked at are found, the others counted. `reached` are those found before. */
function* pairsByName(
  entries: readonly Signs[],
  { mayBeOne, within, between }: Counting,
  ways: (names: readonly OneName[]) => Iterable<Names | OneName | undefined>,
  reached: { readonly seen: Set<string>; readonly by: ReadonlyMap<string, number> },
): Generator<Found> {
  function* found(twos: Iterable<Two>, all: () => number, isWhole: boolean): Generator<Found> {
    let [some, key] = [0, '']
    for (const two of twos) {
      const [{ id: oneId }, { id: otherId }] = two
      key ||= namesKey(two)
      const ids = pairKey(oneId, otherId)
      if (reached.seen.has(ids)) continue
      reached.seen.add(ids)
      if (!mayBeOne(two)) continue
      some += 1
      yield { pair: pairOf(two) }
    }
    const more = isWhole ? 0 : all() - some - (reached.by.get(key) ?? 0)
    if (more > 0) yield { more }
  }
  const names = byName(entries.filter(({ name }) => name.joined !== ''))
  for (const { entries: same } of names)
    yield* found(withinName(same), () => within(same), same.length <= MOST_OF_ONE_NAME)
  for (const step of ways(names)) {
    if (step === undefined) yield {}
    else if ('name' in step) yield { done: step.entries.length }
    else
      yield* found(
        betweenNames(step),
        () => between(step),
        step.every(({ entries: same }) => same.length <= MOST_BETWEEN),
      )
  }
}

/**
 * Organizations that may be one, as they are found. Of many with one name some pairs are found and the others counted, so
 * that the work grows with the entries and never with their pairs.
 */
export function* organizationPairs(entries: readonly Signs[]): Generator<Found> {
  const seen = new Set<string>()
  const by = new Map<string, number>()
  for (const two of reachedAlike(entries)) {
    const [{ id: oneId }, { id: otherId }] = two
    const key = pairKey(oneId, otherId)
    if (oneId === otherId || seen.has(key)) continue
    seen.add(key)
    const pair = pairOf(two)
    if (!saysEnough(pair.same)) continue
    by.set(namesKey(two), (by.get(namesKey(two)) ?? 0) + 1)
    yield { pair }
  }
  const counting: Counting = {
    mayBeOne: () => true,
    within: ({ length }) => twoOf(length),
    between: ([one, other]) => one.entries.length * other.entries.length,
  }
  function* ways(names: readonly OneName[]) {
    yield* namedWithin(names)
    yield* spelledAlikeAmong(names)
  }
  yield* pairsByName(entries, counting, ways, { seen, by })
}

/** How many are at each address, and how many at none that is known, which may be anywhere. */
function placesOf(entries: readonly Signs[]) {
  const at = new Map(
    [...Map.groupBy(entries, ({ by }) => [...by.address][0])].map(([street, { length }]) => [street, length]),
  )
  const anywhere = at.get(undefined) ?? 0
  at.delete(undefined)
  return { at, anywhere, all: entries.length }
}

function isElsewhere([one, other]: Two): boolean {
  return one.by.address.size > 0 && other.by.address.size > 0 && !share(one.by.address, other.by.address)
}

const SERVICES: Counting = {
  mayBeOne: (two) => !isElsewhere(two),
  within(entries) {
    const { at, anywhere, all } = placesOf(entries)
    return (
      twoOf(anywhere) +
      anywhere * (all - anywhere) +
      [...at.values()].reduce((sum, many) => sum + twoOf(many), 0)
    )
  },
  between([one, other]) {
    const [mine, theirs] = [placesOf(one.entries), placesOf(other.entries)]
    const together = [...mine.at].reduce(
      (sum, [street, many]) => sum + many * (theirs.at.get(street) ?? 0),
      0,
    )
    return mine.anywhere * theirs.all + (mine.all - mine.anywhere) * theirs.anywhere + together
  },
}

/** Services of one organization that may be one: the same name, a slip aside, and nothing that tells them apart. */
export function* servicePairs(entries: readonly Signs[]): Generator<Found> {
  yield* pairsByName(entries, SERVICES, spelledAlikeAmong, { seen: new Set(), by: new Map() })
}

/** The best of many pairs: more than are ever shown need not be kept. Answers those kept so far, the best first. */
export function keepingBest<Kept extends Pair>(most: number) {
  let kept: Kept[] = []
  return {
    add(pair: Kept): void {
      kept.push(pair)
      if (kept.length >= most * 2) kept = mostAlikeFirst(kept).slice(0, most)
    },
    best: (): readonly Kept[] => mostAlikeFirst(kept).slice(0, most),
  }
}
