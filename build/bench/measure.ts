/** The middle of what was measured. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  const [high = Number.NaN, low = high] = [sorted[middle], sorted[middle - 1]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  const answer = work()
  if (answer instanceof Promise) await answer
  return performance.now() - start
}

/** Medians of several works in milliseconds, taken in turn so that a busy machine slows all of them alike. */
export async function inTurn<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, (round: number) => unknown>>,
): Promise<Readonly<Record<Name, number>>> {
  // The keys of a record of works are their names.
  const named = Object.entries(works) as [Name, (round: number) => unknown][]
  const times = new Map<Name, number[]>(named.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of named) times.get(name)?.push(await timed(() => work(round)))
  }
  return Object.fromEntries(named.map(([name]) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >
}
