/** A stream of chance that is the same for the same seed, on every machine. */
export interface Chance {
  /** In [0, 1). */
  fraction(): number
  /** A whole number in [0, limit). */
  below(limit: number): number
  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number
  happens(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** One of the choices, each as likely as its weight. */
  weighted<Item>(choices: readonly Choice<Item>[]): Item
  /** Up to `count` different items, in the order they were drawn. */
  some<Item>(items: readonly Item[], count: number): readonly Item[]
  /** Skewed like waits are: half below `median`, a long tail above. */
  logNormal(median: number, spread: number): number
  /** How often something happens that happens `mean` times on average. */
  poisson(mean: number): number
  uuid(): string
  /** Another stream; what is drawn from it does not disturb this one. */
  fork(): Chance
}

/** Something that may be drawn, and how likely it is among the others. */
export type Choice<Item> = readonly [item: Item, weight: number]

function seedWords(seed: string): readonly [number, number, number, number] {
  let hash = 0x81_1c_9d_c5
  const next = (): number => {
    for (const unit of seed) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01_00_01_93)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c_1b_3c_6d)
    hash ^= hash >>> 13
    return hash >>> 0
  }
  return [next(), next(), next(), next() | 1]
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/** xoshiro128**, by Blackman and Vigna (public domain). */
function words([first, second, third, fourth]: readonly [number, number, number, number]): () => number {
  let a = first
  let b = second
  let c = third
  let d = fourth
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result >>> 0
  }
}

function fromWords(next: () => number): Chance {
  const fraction = (): number => next() / 0x1_00_00_00_00
  const below = (limit: number): number => Math.floor(fraction() * limit)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('Nothing to pick from')
    return item
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction())

  const weighted = <Item>(choices: readonly Choice<Item>[]): Item => {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
    let left = fraction() * total
    for (const [item, weight] of choices) {
      left -= weight
      if (left < 0) return item
    }
    const last = choices.at(-1)
    if (!last) throw new Error('Nothing to draw from')
    return last[0]
  }

  const some = <Item>(items: readonly Item[], count: number): readonly Item[] => {
    const left = [...items]
    return Array.from({ length: Math.min(count, left.length) }, () =>
      left.splice(below(left.length), 1),
    ).flat()
  }

  const poisson = (mean: number): number => {
    const stop = Math.exp(-mean)
    let count = 0
    for (let product = fraction(); product > stop; product *= fraction()) count += 1
    return count
  }

  const uuid = (): string => {
    const signs = Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join('')
    const variant = '89ab'.charAt(below(4))
    return `${signs.slice(0, 8)}-${signs.slice(8, 12)}-4${signs.slice(13, 16)}-${variant}${signs.slice(17, 20)}-${signs.slice(20)}`
  }

  return {
    fraction,
    below,
    between: (low, high) => low + below(high - low + 1),
    happens: (probability) => fraction() < probability,
    pick,
    weighted,
    some,
    logNormal: (median, spread) => median * Math.exp(spread * normal()),
    poisson,
    uuid,
    fork: () => fromWords(words([next(), next(), next(), next() | 1])),
  }
}

/** Begins a stream of chance. */
export function chanceOf(seed: string): Chance {
  const next = words(seedWords(seed))
  // The first draws of neighbouring seeds are still alike.
  for (let draw = 0; draw < 20; draw += 1) next()
  return fromWords(next)
}
