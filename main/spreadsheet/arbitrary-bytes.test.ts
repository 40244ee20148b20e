import fc from 'fast-check'
import { expect, test } from 'vitest'

import { AppError } from '#shared/app-error.ts'

import { recognise } from '../imports/recognise.ts'
import { bytesOf, zipOf } from '../testing/spreadsheets.ts'
import { readTable } from './read-table.ts'
import { readZip } from './read-zip.ts'

const MOST_MS = 10_000

/** Whether a reading ends with a result or a refusal, in time; anything else it throws is a bug and passes through. */
async function readsOrRefuses(reading: () => Promise<unknown>): Promise<boolean> {
  const started = performance.now()
  try {
    await reading()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
  return performance.now() - started < MOST_MS
}

async function readAndRecognise(bytes: Uint8Array): Promise<void> {
  recognise([await readTable(bytes, 'users.csv')], '2025-11-23')
}

const csvLike = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          '"',
          ',',
          ';',
          '\n',
          '\r',
          '\t',
          '|',
          ' ',
          '""',
          '\ufeff',
          'sep=;\n',
          '__proto__',
          '\u0000',
        ),
      },
      { weight: 2, arbitrary: fc.string({ maxLength: 8, unit: 'grapheme' }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('sourcedId', 'role', 'givenName', 'password', '03/04/2011', '<b>'),
      },
    ),
    { maxLength: 400 },
  )
  .map((parts) => bytesOf(parts.join('')))

test('no bytes whatever bring the reader down', async () => {
  const property = fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4096 }), (bytes) =>
      readsOrRefuses(() => readAndRecognise(bytes)),
    ),
    { numRuns: 1000 },
  )
  await expect(property).resolves.toBeUndefined()
})

test('nothing that looks like a spreadsheet brings the reader down', async () => {
  const property = fc.assert(
    fc.asyncProperty(csvLike, (bytes) => readsOrRefuses(() => readAndRecognise(bytes))),
    { numRuns: 1000 },
  )
  await expect(property).resolves.toBeUndefined()
})

test('no damaged zip brings the reader down', async () => {
  const zip = zipOf({ 'users.csv': 'sourcedId,role\n1,student\n'.repeat(50), 'orgs.csv': 'a,b\n1,2\n' })
  const damage = fc.array(fc.record({ at: fc.nat(zip.length - 1), byte: fc.nat(255) }), {
    minLength: 1,
    maxLength: 6,
  })
  const property = fc.assert(
    fc.asyncProperty(damage, fc.nat(zip.length), (changes, cut) =>
      readsOrRefuses(() => {
        const copy = zip.slice(0, cut % 7 === 0 ? cut : zip.length)
        for (const { at, byte } of changes) if (at < copy.length) copy[at] = byte
        return readZip(copy, 'roster.zip')
      }),
    ),
    { numRuns: 1000 },
  )
  await expect(property).resolves.toBeUndefined()
})

const LONG = 400_000

test.each([
  ['quotes', '"'.repeat(LONG)],
  ['quotes and blanks', '"a" '.repeat(LONG / 4)],
  ['quotes, blanks and one far delimiter', `${'" '.repeat(LONG / 2)},\n`],
  ['one endless line', 'x'.repeat(LONG)],
  ['one long line of blanks', `a,b\n1,${' '.repeat(90_000)}x\n`],
  ['delimiters', ','.repeat(LONG)],
  ['line ends', '\r\n'.repeat(LONG / 2)],
  ['cells of line ends', `a\n"${'\n'.repeat(90_000)}x"\n`],
  ['headings of one letter', `${'a,'.repeat(400)}\n${'1,'.repeat(400)}\n`],
  ['an open quotation over many pieces', `a\n"${'x,1\n'.repeat(LONG * 2)}`],
])('%s are read or refused in time', async (_, text) => {
  expect(await readsOrRefuses(() => readAndRecognise(bytesOf(text)))).toBe(true)
})
