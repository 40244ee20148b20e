import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { beforeEach, expect, test } from 'vitest'

import { FIRST_RUN, PASSWORD, startProgram as begin } from '../testing/test-gate.ts'
import { anchorPath, previousAnchorPath } from '../vault/anchor.ts'
import { keyringPath, previousKeyringPath } from '../vault/keyring-file.ts'
import { vaultPath } from '../vault/vault-file.ts'

const OWN = 'nine paper lanterns drift'
const GIVEN = 'eleven tin boats at dusk'
const NADIA = { user: 'nadia', name: 'Nadia Brook', roles: ['office' as const], password: GIVEN }
const ROBIN = { user: 'robin', password: PASSWORD }
const LOST = { data: { message: 'vault:errors.commitsLost' } }
const OLD = { data: { message: 'vault:errors.keyringOld' } }

let folder: string
let stick: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-findings-'))
  stick = mkdtempSync(join(tmpdir(), 'footbridge-stick-'))
  return () => {
    for (const made of [folder, stick]) rmSync(made, { recursive: true, force: true })
  }
})

const startProgram = () => begin({ folder })
type Client = ReturnType<typeof startProgram>['client']
const vaultFolder = () => join(folder, 'vault')
const keep = (path: (folder: string) => string, name: string) =>
  copyFileSync(path(vaultFolder()), join(stick, name))
const putRecords = (name: string) => copyFileSync(join(stick, name), vaultPath(vaultFolder()))
const putKeyring = (name: string) => {
  for (const path of [keyringPath, previousKeyringPath]) copyFileSync(join(stick, name), path(vaultFolder()))
}
const save = async (client: Client) => {
  for (const value of ['"a"', '"b"', '"c"']) await client.drafts.save({ key: 'concerns.new', value })
}

async function eventsFor(client: Client): Promise<string[]> {
  const { rows } = await client.audit.list({})
  await client.vault.lock({})
  return rows.map(({ event }) => event)
}

test('what was lost is told again after a name was mistyped beside the recovery sheet, and then stands in the trail', async () => {
  const { client } = startProgram()
  const { recoveryCode: code } = await client.vault.create(FIRST_RUN)
  await client.vault.lock({})
  keep(vaultPath, 'records')
  const { client: worked } = startProgram()
  await worked.vault.unlock(ROBIN)
  await save(worked)
  await worked.vault.lock({})
  putRecords('records')

  const sheet = { code, newPassword: OWN }
  const goesOn = { ...sheet, despite: ['commits-lost' as const] }
  const { client: again } = startProgram()
  await expect(again.vault.unlockWithRecovery({ ...goesOn, user: 'robbin' })).rejects.toThrow(
    'Nobody signs in',
  )
  expect((await again.vault.namesBehindSheet({ code })).people).toHaveLength(1)
  await expect(again.vault.unlockWithRecovery({ ...sheet, user: 'robin' })).rejects.toMatchObject(LOST)
  await again.vault.unlockWithRecovery({ ...goesOn, user: 'robin' })
  expect(await eventsFor(again)).toContain('commits-lost')
})

test('what was lost is told to the owner after a clerk was sent away from an older keyring', async () => {
  const { client } = startProgram()
  await client.vault.create(FIRST_RUN)
  await client.accounts.create(NADIA)
  await client.vault.lock({})
  const { client: first } = startProgram()
  await first.vault.unlock({ user: 'nadia', password: GIVEN, newPassword: OWN })
  await first.vault.lock({})
  keep(keyringPath, 'older keys')
  const { client: owner } = startProgram()
  await owner.vault.unlock(ROBIN)
  await owner.accounts.changePassword({ password: PASSWORD, newPassword: `${OWN} again` })
  await owner.vault.lock({})
  keep(keyringPath, 'keys')
  keep(vaultPath, 'records')
  const { client: clerk } = startProgram()
  await clerk.vault.unlock({ user: 'nadia', password: OWN })
  await save(clerk)
  await clerk.vault.lock({})
  putRecords('records')
  putKeyring('older keys')

  const { client: again } = startProgram()
  const despite = ['keyring-old' as const, 'commits-lost' as const]
  await expect(again.vault.unlock({ user: 'nadia', password: OWN, despite })).rejects.toThrow('Only an owner')
  putKeyring('keys')
  const robin = { user: 'robin', password: `${OWN} again` }
  await expect(again.vault.unlock(robin)).rejects.toMatchObject(LOST)
  await again.vault.unlock({ ...robin, despite: ['commits-lost'] })
  expect(await eventsFor(again)).toEqual(expect.arrayContaining(['commits-lost']))
})

test('an older keyring is told although the small file beside it is gone too, and each is gone on with by itself', async () => {
  const { client } = startProgram()
  await client.vault.create(FIRST_RUN)
  keep(keyringPath, 'older keys')
  await client.accounts.changePassword({ password: PASSWORD, newPassword: OWN })
  await client.vault.lock({})
  putKeyring('older keys')
  for (const path of [anchorPath, previousAnchorPath]) rmSync(path(vaultFolder()))

  const { client: again } = startProgram()
  await expect(again.vault.unlock(ROBIN)).rejects.toMatchObject(OLD)
  await expect(again.vault.unlock({ ...ROBIN, despite: ['anchor-missing'] })).rejects.toMatchObject(OLD)
  await expect(again.vault.unlock({ ...ROBIN, despite: ['keyring-old'] })).rejects.toMatchObject({
    data: { message: 'vault:errors.anchorMissing' },
  })
  await again.vault.unlock({ ...ROBIN, despite: ['keyring-old', 'anchor-missing'] })
  expect(await eventsFor(again)).toEqual(expect.arrayContaining(['keyring-old', 'anchor-missing']))
})
