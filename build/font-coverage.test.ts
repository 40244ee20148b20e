import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { fontCoverage } from './font-coverage.ts'
import { project } from './program.ts'

const kept = join(project, 'main', 'print', 'font-coverage.json')

/** Compressors of different versions pack the same table differently. */
const unpacked = (packed: Readonly<Record<string, string>>) =>
  Object.entries(packed).map(([folder, table]) => [
    folder,
    inflateSync(Buffer.from(table, 'base64')).toString('latin1'),
  ])

test('what the program knows of its fonts is what the fonts say; UPDATE_COVERAGE=1 writes it anew', () => {
  const found = fontCoverage()
  if (process.env['UPDATE_COVERAGE'] === '1') writeFileSync(kept, `${JSON.stringify(found, null, 2)}\n`)
  const known = JSON.parse(readFileSync(kept, 'utf8')) as Readonly<Record<string, string>>
  expect(Object.keys(known)).toEqual(Object.keys(found))
  // One line says which family differs; the tables themselves would fill the screen.
  for (const [folder, table] of unpacked(found))
    expect([folder, unpacked(known).some(([other, same]) => other === folder && same === table)]).toEqual([
      folder,
      true,
    ])
})
