import type { Chance } from '#main/sample-school/chance.ts'

import { formula, payload } from './payloads.ts'

const odd: readonly string[] = [
  '"',
  '\u0000',
  '\r',
  '\n',
  ',',
  ';',
  '\t',
  '\uFEFF',
  '\uFFFD',
  '""',
  "'",
  '\\',
  '\u202E',
]
/** Headings that mean something to JavaScript, or nothing. */
const keys: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  'id',
  'id',
]

function withOddText(bytes: Buffer, chance: Chance): Buffer {
  const at = chance.below(bytes.length + 1)
  const put = chance.pick([
    () => chance.pick(odd),
    () => payload(chance),
    () => formula(chance),
    () => chance.pick(keys),
    () => '"'.repeat(chance.between(1, 2000)),
    () => 'x'.repeat(chance.between(1, 150_000)),
    () => ',x'.repeat(chance.between(1, 700)),
  ])()
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at)])
}

function withOddCell(bytes: Buffer, chance: Chance): Buffer {
  const lines = bytes.toString('utf8').split('\n')
  const at = chance.happens(0.3) ? 0 : chance.below(lines.length)
  const cells = (lines[at] ?? '').split(',')
  cells[chance.below(cells.length)] = chance.pick([
    chance.pick(keys),
    payload(chance),
    '2013-02-30',
    '9'.repeat(400),
    '-1',
  ])
  lines[at] = cells.join(',')
  return Buffer.from(lines.join('\n'))
}

/** Changes some bytes, lines, cells or the encoding of a file. */
export function mutatedFile(bytes: Buffer, chance: Chance): Buffer {
  const at = chance.below(bytes.length + 1)
  const length = chance.below(200)
  switch (chance.below(9)) {
    case 0: {
      const copy = Buffer.from(bytes)
      for (let flips = chance.between(1, 8); flips > 0 && copy.length > 0; flips -= 1)
        copy[chance.below(copy.length)] = chance.below(256)
      return copy
    }
    case 1:
      return bytes.subarray(0, at)
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - length))])
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 4:
      return Buffer.from(`\uFEFF${bytes.toString('utf8')}`, 'utf16le')
    case 5:
      return Buffer.from(Array.from({ length }, () => chance.below(256)))
    case 6:
      return withOddCell(bytes, chance)
    default:
      return withOddText(bytes, chance)
  }
}
