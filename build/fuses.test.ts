import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, expect, test } from 'vitest'

import { installedElectron } from './electron-runtime.ts'
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

/** Each fuse by its name, as it has to stand in a packed program, and what it keeps from happening. */
const WANTED: readonly (readonly [keyof typeof FuseV1Options, '0' | '1', string])[] = [
  ['RunAsNode', '0', 'the program is no Node for whoever can set a variable'],
  ['EnableCookieEncryption', '1', 'a cookie that reached the disk all the same would be unreadable'],
  ['EnableNodeOptionsEnvironmentVariable', '0', 'no variable loads other code'],
  ['EnableNodeCliInspectArguments', '0', 'nobody looks into the running program with a debugger'],
  ['EnableEmbeddedAsarIntegrityValidation', '1', 'a program that was changed on the disk does not start'],
  ['OnlyLoadAppFromAsar', '1', 'no folder laid beside it runs in its place'],
  ['LoadBrowserProcessSpecificV8Snapshot', '0', 'no other start of the engine is loaded'],
  ['GrantFileProtocolExtraPrivileges', '0', 'a page from the disk has no more rights than any other'],
  ['WasmTrapHandlers', '1', 'argon2 runs as fast as it was measured'],
]

/** The state of a fuse in a program on the disk. */
async function burntIn(program: string, fuse: keyof typeof FuseV1Options): Promise<string> {
  const wire = await getCurrentFuseWire(program)
  return String.fromCharCode(Number(wire[FuseV1Options[fuse]]))
}

test.each(WANTED)('%s stands at %s: %s', async (fuse, wanted) => {
  const path = binaryWith(wanted === '1' ? '000000000' : '111111111')
  await setFuses(path)
  expect(await burntIn(path, fuse)).toBe(wanted)
})

test('these are all of them, and nothing around them moves', async () => {
  expect(WANTED.map(([fuse]) => FuseV1Options[fuse])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  const path = binaryWith('101110011')
  await setFuses(path)
  expect(readFileSync(path, 'latin1')).toBe(`before${sentinel}\u0001\u0009010011001after`)
})

const runtime = installedElectron()

test.runIf(runtime)('the runtime that is installed here takes every one of them', async () => {
  const copy = join(scratch, 'electron')
  copyFileSync(runtime ?? '', copy)
  await setFuses(copy)
  for (const [fuse, wanted] of WANTED) expect(await burntIn(copy, fuse), fuse).toBe(wanted)
})

test('every fuse the tool knows has been decided', () => {
  const known = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number')
  expect(new Set(Object.keys(fuses).map(Number))).toEqual(new Set(known))
})

test('an Electron with a fuse nobody has decided is not packed', async () => {
  await expect(setFuses(binaryWith('1011100110'))).rejects.toThrow(/strictlyRequireAllFuses/)
})
