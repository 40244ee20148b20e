import type { LifeHeader, LifeLine } from './life-line.ts'

/** A life as the lines of `life.jsonl`: the header, then one line for each thing that was done. */
export function* lifeText(header: LifeHeader, lines: Iterable<LifeLine>): Generator<string> {
  yield `${JSON.stringify(header)}\n`
  for (const line of lines) yield `${JSON.stringify(line)}\n`
}

function parsed(text: string, place: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`Line ${place} of the life is not JSON`)
  }
}

function isHeader(value: unknown): value is LifeHeader {
  return value !== null && typeof value === 'object' && 'school' in value && 'accounts' in value
}

function isLine(value: unknown): value is LifeLine {
  return value !== null && typeof value === 'object' && 'at' in value && 'operation' in value
}

/** Reads a life back from its text, line by line. */
export async function readLife(
  texts: AsyncIterable<string> | Iterable<string>,
): Promise<{ readonly header: LifeHeader; readonly lines: AsyncIterable<LifeLine> }> {
  const iterator = (async function* all() {
    yield* texts
  })()
  const first = await iterator.next()
  const header = first.done ? undefined : parsed(first.value, 1)
  if (!isHeader(header))
    throw new Error('A life begins with a line about its school and the people who work there')
  async function* lines(): AsyncIterable<LifeLine> {
    let place = 1
    for await (const text of iterator) {
      place += 1
      if (text.trim() === '') continue
      const line = parsed(text, place)
      if (!isLine(line)) throw new Error(`Line ${place} of the life names no moment and operation`)
      yield line
    }
  }
  return { header, lines: lines() }
}
