import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import type { VaultFinding } from '#shared/domain/vault-finding.ts'

import { closedTestVault, openTestVault, testMasterKey } from '../testing/test-vault.ts'
import { anchorPath, layAnchor, previousAnchorPath, readAnchor, takeUpAnchor } from './anchor.ts'
import { openVault, type OpenVault } from './open-vault.ts'
import { vaultPath } from './vault-file.ts'

const key = testMasterKey()
const save = ({ writing }: OpenVault): void => writing.transaction(() => {})

/** An office in which so many things were saved, and whose program was then killed. */
async function afterSaving(times: number) {
  const open = await openTestVault({ checkpointAfter: 1e9 })
  const before = readFileSync(vaultPath(open.folder))
  for (let time = 0; time < times; time += 1) save(open.vault)
  const log = `${vaultPath(open.folder)}-wal`
  const saved = { wal: readFileSync(log), vault: readFileSync(vaultPath(open.folder)) }
  const anchors = readFileSync(anchorPath(open.folder))
  open.vault.close()
  const { folder } = open
  writeFileSync(vaultPath(folder), saved.vault)
  writeFileSync(log, saved.wal)
  writeFileSync(anchorPath(folder), anchors)
  const reopen = (...despite: VaultFinding[]): OpenVault =>
    openVault({ folder, masterKey: testMasterKey(), despite })
  return { folder, log, before, reopen, [Symbol.asyncDispose]: () => open[Symbol.asyncDispose]() }
}

test('every commit is anchored before anybody hears of it', async () => {
  await using open = await openTestVault()
  const first = readAnchor(open.folder, key).commits ?? 0
  save(open.vault)
  save(open.vault)
  expect(readAnchor(open.folder, key)).toEqual({ commits: first + 2, damaged: false })
  expect(() =>
    open.vault.writing.transaction(() => {
      throw new Error('not saved after all')
    }),
  ).toThrow('not saved')
  expect(readAnchor(open.folder, key).commits).toBe(first + 2)
})

test('a program that was killed opens again with everything, and nothing to tell', async () => {
  await using office = await afterSaving(5)
  const vault = office.reopen()
  expect(vault.findings).toEqual([])
  vault.close()
})

const losses: [string, (office: { folder: string; log: string; before: Buffer }) => void][] = [
  ['its write-ahead log is gone', ({ log }) => rmSync(log)],
  ['its write-ahead log was cut at a commit', ({ log }) => truncateSync(log, 32 + 2 * 4120)],
  [
    'one bit of its write-ahead log flipped',
    ({ log }) => {
      const bytes = readFileSync(log)
      bytes[60] = (bytes[60] ?? 0) ^ 1
      writeFileSync(log, bytes)
    },
  ],
  [
    'an older copy of the file was put in its place',
    ({ folder, log, before }) => {
      rmSync(log)
      writeFileSync(vaultPath(folder), before)
    },
  ],
]

test.each(losses)('an office is told when %s, and may go on knowing it', async (_, lose) => {
  await using office = await afterSaving(5)
  lose(office)
  expect(() => office.reopen()).toThrow('not in its file any more')
  expect(() => office.reopen(), 'being told once does not make it whole').toThrow('not in its file any more')
  const vault = office.reopen('commits-lost')
  expect(vault.findings).toEqual(['commits-lost'])
  vault.close()
  const later = office.reopen()
  expect(later.findings).toEqual([])
  later.close()
})

test('an older vault that was cut off before its first anchor misses none', async () => {
  await using closed = await closedTestVault()
  rmSync(anchorPath(closed.folder))
  const vault = openVault({ folder: closed.folder, masterKey: testMasterKey() })
  expect(vault.findings).toEqual([])
  vault.close()
})

test('an anchor that was taken away is missed', async () => {
  await using office = await afterSaving(2)
  rmSync(anchorPath(office.folder))
  rmSync(previousAnchorPath(office.folder))
  expect(() => office.reopen()).toThrow('The small file that tells')
  const vault = office.reopen('anchor-missing')
  expect(vault.findings).toEqual(['anchor-missing'])
  vault.close()
})

test('an anchor older than the vault is told and keeps nobody out', async () => {
  await using office = await afterSaving(5)
  layAnchor(office.folder, key, 1)
  layAnchor(office.folder, key, 1)
  const vault = office.reopen()
  expect(vault.findings).toEqual(['anchor-old'])
  vault.close()
})

test('every flipped bit of an anchor is seen', async () => {
  await using open = await openTestVault()
  const { folder } = open
  layAnchor(folder, key, 41)
  const anchor = takeUpAnchor(folder, key, 42)
  anchor.hold(43)
  anchor.close()
  rmSync(previousAnchorPath(folder))
  const whole = readFileSync(anchorPath(folder))
  expect(readAnchor(folder, key)).toEqual({ commits: 43, damaged: false })
  for (let bit = 0; bit < whole.length * 8; bit += 1) {
    const flipped = Buffer.from(whole)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    writeFileSync(anchorPath(folder), flipped)
    expect(readAnchor(folder, key).damaged, `bit ${bit}`).toBe(true)
  }
})

test('half a line, as a power cut leaves it, is no damage; the line before it counts', async () => {
  await using open = await openTestVault()
  layAnchor(open.folder, key, 7)
  appendFileSync(anchorPath(open.folder), '00000000000008 3c')
  expect(readAnchor(open.folder, key)).toEqual({ commits: 7, damaged: false })
})

test('the anchor begins again before it grows large, and forgets nothing', async () => {
  await using open = await openTestVault()
  const { folder } = open
  const anchor = takeUpAnchor(folder, key, 100)
  for (let commit = 101; commit <= 2500; commit += 1) expect(anchor.hold(commit)).toBe(true)
  anchor.close()
  expect(readAnchor(folder, key)).toEqual({ commits: 2500, damaged: false })
  expect(readFileSync(anchorPath(folder)).length).toBeLessThan(90_000)
})

test('a disk that refuses a line gets the next one in a file of its own', async () => {
  await using open = await openTestVault()
  const { folder } = open
  const anchor = takeUpAnchor(folder, key, 10)
  rmSync(anchorPath(folder))
  writeFileSync(`${anchorPath(folder)}.part`, '')
  const elsewhere = takeUpAnchor(folder, key, 10)
  elsewhere.close()
  expect(elsewhere.hold(11)).toBe(true)
  expect(readAnchor(folder, key).commits).toBe(11)
  anchor.close()
  elsewhere.close()
})

/** Where a line would be added stands something that takes none. */
const refuseLines = (folder: string): void => {
  rmSync(anchorPath(folder))
  mkdirSync(anchorPath(folder))
}

test('a commit whose line the disk refuses leaves the log at once, where damage would be silent', async () => {
  await using open = await openTestVault({ checkpointAfter: 1e9 })
  const log = `${vaultPath(open.folder)}-wal`
  refuseLines(open.folder)
  save(open.vault)
  expect(readFileSync(log)).toHaveLength(0)
  rmSync(anchorPath(open.folder), { recursive: true })
  save(open.vault)
  expect(readFileSync(log).length).toBeGreaterThan(0)
})

test('whoever saves something that nothing holds on to is told so', async () => {
  await using open = await openTestVault({ checkpointAfter: 1e9 })
  const { reading } = open.vault
  refuseLines(open.folder)
  const longRead = reading.prepare('SELECT name FROM sqlite_schema').iterate()
  longRead.next()
  expect(() => save(open.vault)).toThrow('the disk did not confirm it')
  longRead.return?.()
  save(open.vault)
})
