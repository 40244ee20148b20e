import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { cheapKdf, stretchHere } from '../testing/test-vault.ts'
import { standardKdf } from './kdf-policy.ts'
import { newKeyring, withSlots, type Keyring } from './keyring.ts'
import {
  genuineKeyring,
  keyringPath,
  mendKeyring,
  previousKeyringPath,
  readableKeyrings,
  replaceKeyring,
  writeKeyring,
} from './keyring-file.ts'
import { MasterKey } from './master-key.ts'
import { closeSlot } from './slot.ts'

const masterKey = MasterKey.generate('11111111-2222-4333-8444-555555555555', 1)
const ana = { kind: 'password', user: 'ana', accountId: 'account-1' } as const
const first = newKeyring(masterKey, [
  await closeSlot(masterKey, ana, Buffer.from('a password'), cheapKdf, stretchHere),
  await closeSlot(masterKey, { kind: 'recovery' }, Buffer.alloc(16), cheapKdf, stretchHere),
])
const second = withSlots(first, first.slots, masterKey)

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-keyring-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

function generations(): number[] {
  return readableKeyrings(folder, cheapKdf).map(({ generation }) => generation)
}

function onDisk(path: string): Keyring {
  return JSON.parse(readFileSync(path, 'utf8')) as Keyring
}

test('the previous generation is kept beside the new one, for the owner alone', () => {
  writeKeyring(folder, first)
  expect(readdirSync(folder)).toEqual(['keyring.json'])
  writeKeyring(folder, second)
  expect(readdirSync(folder)).toEqual(['keyring.json', 'keyring.json.1'])
  expect(generations()).toEqual([2, 1])
  for (const path of [keyringPath(folder), previousKeyringPath(folder)]) {
    expect(statSync(path).mode & 0o777).toBe(0o600)
  }
})

test('a password that was taken away does not live on in the kept generation', () => {
  writeKeyring(folder, first)
  replaceKeyring(folder, second)
  expect(generations()).toEqual([2, 2])
})

test.each<[string, (path: string) => void]>([
  ['cut short', (path) => truncateSync(path, 200)],
  ['empty', (path) => truncateSync(path, 0)],
  ['missing', (path) => rmSync(path)],
  ['full of something else', (path) => writeFileSync(path, Buffer.alloc(3000, 7))],
  ['far too large', (path) => writeFileSync(path, `${' '.repeat(2_000_000)}{}`)],
  [
    'changed by one digit',
    (path) => writeFileSync(path, readFileSync(path, 'utf8').replace(/"salt": "./, '"salt": "g')),
  ],
])('a keyring that is %s gives way to the previous one', (_, damage) => {
  writeKeyring(folder, first)
  writeKeyring(folder, second)
  damage(keyringPath(folder))
  expect(generations()).toEqual([1])

  damage(previousKeyringPath(folder))
  expect(generations).toThrow('Restore the vault from a backup')
})

test('a damaged keyring is never kept as the previous generation', () => {
  writeKeyring(folder, first)
  writeKeyring(folder, second)
  truncateSync(keyringPath(folder), 100)
  writeKeyring(folder, second)
  expect(generations()).toEqual([2, 1])
})

test('a damaged or forged keyring is mended from the one that opened the vault', () => {
  writeKeyring(folder, first)
  writeKeyring(folder, second)
  const forged = withSlots(second, second.slots, MasterKey.generate(masterKey.vaultId, 1))
  writeFileSync(keyringPath(folder), JSON.stringify(forged))
  truncateSync(previousKeyringPath(folder), 10)
  mendKeyring(folder, second)
  expect(onDisk(keyringPath(folder))).toEqual(second)
  expect(onDisk(previousKeyringPath(folder))).toEqual(second)
})

test('a password whose taking away was cut off half way does not live on once somebody came in', () => {
  writeKeyring(folder, first)
  writeKeyring(folder, second)
  expect(generations()).toEqual([2, 1])
  mendKeyring(folder, second)
  expect(generations()).toEqual([2, 2])
})

test('an open vault trusts only what it signed itself', () => {
  writeKeyring(folder, first)
  writeKeyring(folder, withSlots(second, second.slots, MasterKey.generate(masterKey.vaultId, 1)))
  expect(genuineKeyring(folder, masterKey).generation).toBe(1)
  rmSync(previousKeyringPath(folder))
  expect(() => genuineKeyring(folder, masterKey)).toThrow('Restore the vault from a backup')
})

test('slots cheaper than the program allows count as damage', () => {
  writeKeyring(folder, first)
  expect(() => readableKeyrings(folder, standardKdf)).toThrow('Restore the vault from a backup')
})

test('a keyring of a newer program is told apart from a damaged one', () => {
  writeKeyring(folder, first)
  writeFileSync(keyringPath(folder), JSON.stringify({ ...first, format: 3, more: [] }))
  expect(generations).toThrow('newer version')
})
