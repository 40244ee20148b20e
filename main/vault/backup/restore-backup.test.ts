import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import type { AuditEvent } from '#shared/domain/audit.ts'

import { leaveTrace } from '../../audit/audit.ts'
import { flipBit } from '../../testing/spoil.ts'
import { closedTestVault, openTestVault, testMasterKey, testOwner } from '../../testing/test-vault.ts'
import { createVault } from '../create-vault.ts'
import { newKeyring } from '../keyring.ts'
import { readableKeyrings } from '../keyring-file.ts'
import { MasterKey } from '../master-key.ts'
import type { OpenVault } from '../open-vault.ts'
import { takeOwnership } from '../owner-lock.ts'
import { unlockWithPassword } from '../unlock-vault.ts'
import { connect, vaultPath } from '../vault-file.ts'
import { signManifest } from './backup-manifest.ts'
import { buildingFolder, exchangeVault, finishExchange } from './exchange-vault.ts'
import { factsOfFile, inspectBackup } from './inspect-backup.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup, standingOf, type RestoreOptions } from './restore-backup.ts'

const AT = '2026-11-28T20:45:00.000Z'
const NAME = 'Footbridge backup 2026-11-28 15-45'
const zone = { at: AT, timeZone: 'America/New_York' }
const { user, password, recoveryCode, kdf } = testOwner
const byPassword = { user, password }

let around: string
let template: string
let backup: string
let folder: string

const trace = (vault: OpenVault, event: AuditEvent) =>
  vault.writing.transaction(() =>
    leaveTrace(vault.writing, {
      at: AT,
      actorId: testOwner.accountId,
      operation: 'x',
      event,
      subjectId: null,
    }),
  )

/** Every row of every table: what two vaults are compared by. */
function contentsOf(file: string): Record<string, unknown> {
  const database = connect(file, testMasterKey(), { readonly: true })
  try {
    const tables = database
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all()
      .filter(({ name }) => !name.startsWith('sqlite_'))
    return Object.fromEntries(
      tables.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]),
    )
  } finally {
    database.close()
  }
}

beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'footbridge-template-'))
  await using open = await openTestVault()
  for (let line = 0; line < 20; line += 1) trace(open.vault, 'signed-in')
  await makeBackup({ vault: open.vault, destination: template, ...zone })
})
afterAll(() => rmSync(template, { recursive: true }))

beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'footbridge-restore-'))
  backup = join(around, 'stick', NAME)
  folder = join(around, 'office', 'vault')
  cpSync(join(template, NAME), backup, { recursive: true })
  return () => rmSync(around, { recursive: true, force: true })
})

const restore = (options: Partial<RestoreOptions> = {}) =>
  restoreBackup({ from: backup, folder, door: byPassword, at: AT, kdf, ...options })
const officeFiles = () => readdirSync(join(around, 'office')).filter((name) => name !== 'owner.lock')

/** A vault that is in use here, with one line more than the backup knows. */
async function presentVault(): Promise<string> {
  await restore({ from: join(template, NAME) })
  const { vault } = await unlockWithPassword({ folder, ...byPassword, kdf })
  trace(vault, 'signed-out')
  vault.close()
  return readFileSync(vaultPath(folder), 'hex')
}

async function events(): Promise<string[]> {
  const { vault } = await unlockWithPassword({ folder, ...byPassword, kdf })
  try {
    return vault.reading
      .prepare('SELECT event FROM audit ORDER BY seq')
      .all()
      .map((row) => String((row as { event: unknown }).event))
  } finally {
    vault.close()
  }
}

test('after the machine is lost, everything is back on an empty one', async () => {
  expect(await restore()).toEqual({ setAside: null })
  expect(contentsOf(vaultPath(folder))).toEqual(contentsOf(vaultPath(backup)))
  expect(officeFiles()).toEqual(['vault'])
  expect(await events()).toHaveLength(20)
})

test('the recovery sheet opens a backup whose passwords nobody remembers', async () => {
  await restore({ door: { user, code: recoveryCode } })
  expect(await events()).toHaveLength(20)
})

test('the records that were here are set aside, whole, and never deleted', async () => {
  const before = await presentVault()
  const { setAside } = await restore()
  expect(setAside).toMatch(/^vault replaced 2026-11-28 \d\d-45$/)
  expect(readFileSync(vaultPath(join(around, 'office', setAside ?? '')), 'hex')).toBe(before)
  expect(await events()).not.toContain('signed-out')
  expect((await restore()).setAside).toBe(`${setAside} (2)`)
  expect(officeFiles()).toEqual(['vault', setAside, `${setAside} (2)`])
})

test('the records that were set aside come back like a backup, with what was written last', async () => {
  await presentVault()
  const { setAside } = await restore()
  const aside = join(around, 'office', setAside ?? '')
  expect(await events()).not.toContain('signed-out')
  await restore({ from: aside })
  expect(await events()).toContain('signed-out')
  expect(existsSync(vaultPath(aside))).toBe(true)
})

test('records that were set aside come back only whole: to the last bit and the last that was confirmed', async () => {
  await presentVault()
  const earlier = readFileSync(vaultPath(folder))
  const { vault } = await unlockWithPassword({ folder, ...byPassword, kdf })
  for (let line = 0; line < 2; line += 1) trace(vault, 'signed-out')
  vault.close()
  const { setAside } = await restore()
  const aside = join(around, 'office', setAside ?? '')
  const before = readFileSync(vaultPath(folder), 'hex')
  const good = readFileSync(vaultPath(aside))
  for (const spoil of [
    () => flipBit(vaultPath(aside), 0.6),
    () => writeFileSync(vaultPath(aside), earlier),
    () => writeFileSync(vaultPath(aside), ''),
    () => ['anchor.log', 'anchor.log.1'].forEach((name) => rmSync(join(aside, name))),
  ]) {
    spoil()
    await expect(restore({ from: aside })).rejects.toThrow('damaged')
    writeFileSync(vaultPath(aside), good)
  }
  expect(readFileSync(vaultPath(folder), 'hex')).toBe(before)
})

test('what is written on the way is in the restored vault, by whoever brought it back', async () => {
  await restore({
    fill: (db, { accountId }) =>
      leaveTrace(db, {
        at: AT,
        actorId: accountId,
        operation: 'vault.restore',
        event: 'password-reset',
        subjectId: null,
      }),
  })
  expect((await events()).at(-1)).toBe('password-reset')
})

async function refused(sentence: string, options: Partial<RestoreOptions> = {}): Promise<void> {
  const before = await presentVault()
  await expect(restore(options)).rejects.toThrow(sentence)
  expect(readFileSync(vaultPath(folder), 'hex')).toBe(before)
  expect(officeFiles()).toEqual(['vault'])
}

const file = (name: string) => join(backup, name)

test.each([0, 0.25, 0.5, 0.75, 0.999])(
  'one bit turned over %d of the way through the records',
  async (share) => {
    const before = await presentVault()
    flipBit(file('vault.db'), share)
    expect(await inspectBackup(backup)).toMatchObject({
      state: 'refused',
      why: 'backups:errors.vaultDamaged',
    })
    await expect(restore()).rejects.toThrow('records in this backup are damaged')
    expect(readFileSync(vaultPath(folder), 'hex')).toBe(before)
  },
)

test('one bit turned over in the keys or in the description, wherever it is', async () => {
  for (const [name, why] of [
    ['keyring.json', 'backups:errors.keyringDamaged'],
    ['backup.json', 'backups:errors.manifestDamaged'],
  ] as const) {
    const good = readFileSync(file(name))
    for (let share = 0; share < 1; share += 0.07) {
      flipBit(file(name), share)
      expect(await inspectBackup(backup), `${name} ${share}`).toMatchObject({ state: 'refused', why })
      writeFileSync(file(name), good)
    }
  }
})

test('truncated, missing, empty or swapped files are told before anything is touched', async () => {
  const spoiled: readonly (readonly [() => void, string])[] = [
    [() => truncateSync(file('vault.db'), 8192), 'records in this backup are damaged'],
    [() => writeFileSync(file('vault.db'), ''), 'records in this backup are damaged'],
    [() => rmSync(file('vault.db')), 'records is missing'],
    [() => rmSync(file('keyring.json')), 'keys is missing'],
    [() => rmSync(file('backup.json')), 'is not a backup'],
    [() => writeFileSync(file('backup.json'), '{}'), 'description|describes this backup is damaged'],
  ]
  const before = await presentVault()
  for (const [spoil, sentence] of spoiled) {
    spoil()
    await expect(restore()).rejects.toThrow(new RegExp(sentence))
    rmSync(backup, { recursive: true })
    cpSync(join(template, NAME), backup, { recursive: true })
  }
  expect(readFileSync(vaultPath(folder), 'hex')).toBe(before)
})

test('a backup another hand put together is refused: whoever has no key cannot sign', async () => {
  const [ring] = readableKeyrings(backup)
  const forger = MasterKey.from(Buffer.alloc(32, 9), ring.vaultId, 1)
  const forged = signManifest(
    {
      madeAt: AT,
      schema: 0,
      commits: null,
      auditRows: 0,
      vault: await factsOfFile(file('vault.db')),
      keyring: await factsOfFile(file('keyring.json')),
    },
    forger,
  )
  writeFileSync(file('backup.json'), JSON.stringify(forged))
  await refused('describes this backup is damaged')
})

test('an old vault under a new description is noticed by the keyring it came with', async () => {
  const other = newKeyring(MasterKey.from(Buffer.alloc(32, 9), testMasterKey().vaultId, 1), [
    ...readableKeyrings(backup)[0].slots,
  ])
  writeFileSync(file('keyring.json'), JSON.stringify(other))
  await refused('keys of this backup is damaged')
})

test('a wrong password, a strange name or another sheet brings nothing back', async () => {
  await refused('is not right', { door: { user, password: 'not the password at all' } })
  await expect(restore({ door: { user: 'nobody', password } })).rejects.toThrow('is not right')
  await expect(restore({ door: { user: 'nobody', code: recoveryCode } })).rejects.toThrow('Nobody signs in')
})

test('a backup of another school is refused where there are records, and welcome on an empty machine', async () => {
  const { vault } = await createVault({
    folder: join(around, 'elsewhere', 'vault'),
    user: 'rosa',
    accountId: 'rosa',
    password: 'five brass kettles hum',
    kdf,
  })
  const { name } = await makeBackup({ vault, destination: join(around, 'stick'), at: AT, timeZone: 'UTC' })
  vault.close()
  const from = join(around, 'stick', name)
  const rosa = { user: 'rosa', password: 'five brass kettles hum' }
  await refused('belongs to another office', { from, door: rosa })
  rmSync(join(around, 'office'), { recursive: true })
  expect(await restore({ from, door: rosa })).toEqual({ setAside: null })
})

test('a backup from before the keys were replaced is used only when somebody says so', async () => {
  await presentVault()
  const present = join(folder, 'keyring.json')
  const newer = newKeyring(MasterKey.from(Buffer.alloc(32, 0x3c), testMasterKey().vaultId, 2), [
    ...readableKeyrings(folder)[0].slots,
  ])
  writeFileSync(present, JSON.stringify(newer))
  const look = await inspectBackup(backup)
  expect(look.state === 'whole' && standingOf(look.manifest, folder)).toBe('older-keys')
  await expect(restore()).rejects.toThrow('before the keys of the office were replaced')
  expect(officeFiles()).toEqual(['vault'])
  expect(await restore({ olderKeys: true })).toMatchObject({ setAside: expect.any(String) })
})

test('where the keys of the present records are lost, a backup brings them back', async () => {
  await presentVault()
  rmSync(join(folder, 'keyring.json'))
  rmSync(join(folder, 'keyring.json.1'))
  expect((await restore()).setAside).not.toBeNull()
  expect(await events()).toHaveLength(20)
})

test('records that are open in another window stay where they are', async () => {
  await presentVault()
  const { vault } = await unlockWithPassword({ folder, ...byPassword, kdf })
  await expect(restore()).rejects.toThrow('open in another window')
  vault.close()
  expect(officeFiles()).toEqual(['vault'])
})

test('a backup of a newer program is refused, one of an older program is brought up to date', async () => {
  await expect(restore({ migrations: [] })).rejects.toThrow('newer version of the program')
  await using old = await closedTestVault({ migrations: [] })
  const { vault } = await unlockWithPassword({ folder: old.folder, ...byPassword, kdf, migrations: [] })
  const { name } = await makeBackup({ vault, destination: join(around, 'stick'), at: AT, timeZone: 'UTC' })
  vault.close()
  await restore({ from: join(around, 'stick', name) })
  expect(await events()).toEqual([])
})

test('stopped before the exchange, the present records stay', async () => {
  await presentVault()
  const stop = new AbortController()
  const stopped = restore({ signal: stop.signal, progress: () => stop.abort() })
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  expect(officeFiles()).toEqual(['vault'])
})

test.each(['built', 'set aside', 'in place'] as const)(
  'killed after the step “%s”, the next start finds the old records or the new ones',
  async (last) => {
    const before = await presentVault()
    class Killed extends Error {}
    const killed = restore({
      taken: (step) => {
        if (step === last) throw new Killed()
      },
    })
    await expect(killed).rejects.toBeInstanceOf(Killed)
    finishExchange(folder)
    const isOld = existsSync(vaultPath(folder)) && readFileSync(vaultPath(folder), 'hex') === before
    expect(isOld).toBe(last === 'built')
    expect((await events()).includes('signed-out')).toBe(isOld)
    const aside = officeFiles().filter((name) => name !== 'vault')
    expect(aside).toHaveLength(isOld ? 0 : 1)
  },
)

test('what a restore left that was killed while it copied is cleared away, the records stay', async () => {
  const before = await presentVault()
  mkdirSync(`${folder}.restoring`)
  writeFileSync(vaultPath(`${folder}.restoring`), 'half')
  finishExchange(folder)
  expect(officeFiles()).toEqual(['vault'])
  expect(readFileSync(vaultPath(folder), 'hex')).toBe(before)
})

test('a restore that fails at its last step leaves the office with records, not with a first run', async () => {
  await presentVault()
  const failed = restore({
    taken: (step) => {
      if (step === 'set aside') throw new Error('The folder could not be moved')
    },
  })
  await expect(failed).rejects.toThrow('could not be moved')
  expect(await events()).toHaveLength(20)
})

test('a backup on a share that lets nobody write is brought back into files that can be written', async () => {
  for (const name of readdirSync(backup)) chmodSync(file(name), 0o444)
  await restore()
  expect(statSync(vaultPath(folder)).mode & 0o777).toBe(0o600)
})

test('a stick pulled while it is read changes nothing', async () => {
  await presentVault()
  const gone = restore({ progress: () => renameSync(backup, `${backup} gone`) })
  await gone.catch(() => {})
  expect(officeFiles().includes('vault')).toBe(true)
})

test('two windows do not restore at once', async () => {
  await presentVault()
  const release = takeOwnership(join(around, 'office'))
  await expect(restore()).rejects.toThrow('open in another window')
  release()
  expect(await restore()).toMatchObject({ setAside: expect.any(String) })
})

test('records that somebody opened while a backup was built are not moved away under them', async () => {
  await presentVault()
  cpSync(folder, buildingFolder(folder), { recursive: true })
  const release = takeOwnership(folder)
  expect(() => exchangeVault(folder, 'vault replaced')).toThrow('open in another window')
  release()
  finishExchange(folder)
  expect(officeFiles()).toEqual(['vault'])
})
