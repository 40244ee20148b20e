import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'

import { FAMILIES, fileName, type Family } from '#main/print/fonts.ts'

import { signsOfFont } from './font-signs.ts'
import { project } from './program.ts'

function signsIn(unicodeRange: string): readonly number[] {
  return unicodeRange.split(',').flatMap((part) => {
    const [from = '', to = from] = part.trim().replace('U+', '').split('-')
    const first = Number.parseInt(from, 16)
    return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, index) => first + index)
  })
}

/** For each sign, from zero on, the place of the file that is asked for it and draws it, counted from one. */
function tableOf({ folder, subsets }: Family): Uint8Array {
  const files = Object.entries(subsets).map(([subset, unicodeRange]) => {
    const path = join(project, 'node_modules', '@fontsource', folder, 'files', fileName(folder, subset, 400))
    const drawn = signsOfFont(readFileSync(path))
    return signsIn(unicodeRange).filter((sign) => drawn.has(sign))
  })
  const table = new Uint8Array(Math.max(...files.flat()) + 1)
  for (const [place, signs] of files.entries()) for (const sign of signs) table[sign] = place + 1
  return table
}

/** What `main/print/font-coverage.json` holds: the table of each family, packed. */
export function fontCoverage(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    FAMILIES.map((family) => [family.folder, deflateSync(tableOf(family), { level: 9 }).toString('base64')]),
  )
}
