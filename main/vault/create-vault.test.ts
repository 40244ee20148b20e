import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { cheapKdf } from '../testing/test-vault.ts'
import { createVault, type CreateVaultOptions } from './create-vault.ts'
import { confirmRecoveryCode, unlockWithPassword } from './unlock-vault.ts'
import { vaultExists } from './vault-exists.ts'

let around: string
let owner: CreateVaultOptions

beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'footbridge-create-'))
  owner = {
    folder: join(around, 'office', 'vault'),
    user: 'Ana',
    accountId: 'account-1',
    password: 'violet harbour pencil tram',
    kdf: cheapKdf,
    migrations: [],
  }
})

afterEach(() => rmSync(around, { recursive: true }))

test('a new office gets an open vault, a recovery sheet, and opens again the next day', async () => {
  expect(vaultExists(owner.folder)).toBe(false)
  const { vault, recoveryCode } = await createVault(owner)
  expect(vaultExists(owner.folder)).toBe(true)
  expect(await confirmRecoveryCode({ ...owner, code: recoveryCode })).toBe(true)
  vault.close()

  const nextDay = await unlockWithPassword({ ...owner, user: 'ana' })
  expect(nextDay.accountId).toBe('account-1')
  expect(nextDay.vault.vaultId).toBe(vault.vaultId)
  nextDay.vault.close()
})

test('nobody else on the machine may read what is in the folder', async () => {
  const { vault } = await createVault(owner)
  const mode = (...names: string[]): number => statSync(join(owner.folder, ...names)).mode & 0o777
  expect(mode()).toBe(0o700)
  const names = readdirSync(owner.folder)
  expect(names).toEqual(expect.arrayContaining(['keyring.json', 'keyring.json.1', 'owner.lock', 'vault.db']))
  for (const name of names) expect([name, mode(name)]).toEqual([name, 0o600])
  vault.close()
})

test('two offices never share a key or a sheet', async () => {
  const one = await createVault(owner)
  const other = await createVault({ ...owner, folder: join(around, 'other') })
  expect(one.recoveryCode).not.toBe(other.recoveryCode)
  expect(one.vault.vaultId).not.toBe(other.vault.vaultId)
  expect(one.vault.masterKey.derive('database')).not.toEqual(other.vault.masterKey.derive('database'))
  one.vault.close()
  other.vault.close()
  expect(await confirmRecoveryCode({ ...owner, code: other.recoveryCode })).toBe(false)
})

test.each(['vault.db', 'keyring.json', 'keyring.json.1'])(
  'what is left of an office is never begun afresh: %s',
  async (name) => {
    mkdirSync(owner.folder, { recursive: true })
    writeFileSync(join(owner.folder, name), '')
    await expect(createVault(owner)).rejects.toThrow('already holds a vault')
    expect(readdirSync(owner.folder)).toEqual([name])
  },
)

test('a folder with other files in it is left alone, an empty one is used', async () => {
  mkdirSync(owner.folder, { recursive: true })
  writeFileSync(join(owner.folder, 'holiday.jpg'), '')
  await expect(createVault(owner)).rejects.toThrow('holds other files')
  rmSync(join(owner.folder, 'holiday.jpg'))
  const { vault } = await createVault(owner)
  vault.close()
})

test('a password that is too easy begins nothing', async () => {
  await expect(createVault({ ...owner, password: 'short' })).rejects.toThrow('too short')
  const school = { ...owner, password: 'Lincoln High 123', weakWords: ['Lincoln High'] }
  await expect(createVault(school)).rejects.toThrow('easy to guess')
  expect(existsSync(owner.folder)).toBe(false)
})

test('a beginning that fails half-way leaves nothing, and what a power cut left is cleared away', async () => {
  const fails = { number: 1, title: 'Fails', up: fail }
  await expect(createVault({ ...owner, migrations: [fails] })).rejects.toThrow('half-way')
  expect(readdirSync(join(around, 'office'))).toEqual(['owner.lock'])

  mkdirSync(`${owner.folder}.part`)
  writeFileSync(join(`${owner.folder}.part`, 'vault.db'), 'half')
  const { vault } = await createVault(owner)
  vault.close()
  expect(readdirSync(join(around, 'office'))).toEqual(['owner.lock', 'vault'])
})

test('a place where nothing may be written is told, not crashed into', async () => {
  writeFileSync(join(around, 'office'), 'a file where a folder should be')
  await expect(createVault(owner)).rejects.toMatchObject({ data: { message: 'vault:errors.notWritable' } })
})

function fail(): never {
  throw new Error('half-way')
}

test('two programs that make a vault in one place at once: one has it, the other is told', async () => {
  const url = JSON.stringify(new URL('create-vault.ts', import.meta.url).href)
  const script = `
    import { createVault } from ${url}
    await createVault(${JSON.stringify({ ...owner, kdf: cheapKdf })}).then(
      () => console.log('made'),
      (error) => console.log(error.data?.message ?? error),
    )
    process.exit()`
  const answers = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const program = spawn(process.execPath, ['--input-type=module', '--eval', script])
      return (await text(program.stdout)).trim()
    }),
  )
  const losers = answers.filter((answer) => answer !== 'made')
  expect(losers).toHaveLength(2)
  for (const loser of losers)
    expect(['vault:errors.vaultExists', 'vault:errors.alreadyOpen']).toContain(loser)
})
