import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { shippedTexts } from './print-text.ts'

const place = new URL('../../shared/text/print/sources.json', import.meta.url)

const versionOf = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 8)

test('the translations were made from the English that stands beside them: after every language was brought up to it, UPDATE_SOURCES=1 says so', () => {
  const found = Object.fromEntries([...shippedTexts('en')].map(([key, words]) => [key, versionOf(words)]))
  if (process.env['UPDATE_SOURCES'] === '1') writeFileSync(place, `${JSON.stringify(found, null, 2)}\n`)
  const known = JSON.parse(readFileSync(place, 'utf8')) as Readonly<Record<string, string>>
  // A text nobody ever translated is missed by the test that compares the names of all.
  const moved = Object.entries(found).filter(
    ([key, version]) => known[key] !== undefined && known[key] !== version,
  )
  expect(moved.map(([key]) => key)).toEqual([])
})
