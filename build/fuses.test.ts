import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { FuseV1Options } from '@electron/fuses'
import { afterAll, expect, test } from 'vitest'

import { fuses, setFuses } from './fuses.ts'

const scratch = mkdtempSync(join(tmpdir(), 'footbridge-fuses-'))
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** A file with a fuse wire in it, as Electron's binary has one. */
function binaryWith(wire: string): string {
  const path = join(scratch, `electron-${wire.length}`)
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from(`before${sentinel}`),
      Buffer.from([1, wire.length]),
      Buffer.from(`${wire}after`),
    ]),
  )
  return path
}

test('all nine fuses are set as written', async () => {
  const path = binaryWith('101110011')
  await setFuses(path)
  expect(readFileSync(path, 'latin1')).toContain(`${sentinel}\u0001\u0009010011001after`)
  expect(Object.keys(fuses)).toHaveLength(9)
})

test('every fuse the tool knows has been decided', () => {
  const known = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number')
  expect(new Set(Object.keys(fuses).map(Number))).toEqual(new Set(known))
})

test('an Electron with a fuse nobody has decided is not packed', async () => {
  await expect(setFuses(binaryWith('1011100110'))).rejects.toThrow(/strictlyRequireAllFuses/)
})
