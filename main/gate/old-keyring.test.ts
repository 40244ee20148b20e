import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { beforeEach, expect, test } from 'vitest'

import { cheapKdf } from '../testing/test-vault.ts'
import { FIRST_RUN, PASSWORD, startProgram as begin } from '../testing/test-gate.ts'
import { withSlots } from '../vault/keyring.ts'
import { genuineKeyring, keyringPath, previousKeyringPath, replaceKeyring } from '../vault/keyring-file.ts'
import { unlockWithPassword } from '../vault/unlock-vault.ts'

const OWN = 'nine paper lanterns drift'
const CLERK = {
  user: 'nadia',
  name: 'Nadia Brook',
  roles: ['office' as const],
  password: 'eleven tin boats at dusk',
}
const ROBIN = { user: 'robin', password: PASSWORD }

let folder: string
let stick: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-keyring-'))
  stick = mkdtempSync(join(tmpdir(), 'footbridge-stick-'))
  return () => {
    for (const made of [folder, stick]) rmSync(made, { recursive: true, force: true })
  }
})

const startProgram = () => begin({ folder })
const vaultFolder = () => join(folder, 'vault')
/** Keeps the keyring of this moment under a name, as somebody who may copy files does. */
const keep = (name: string) => copyFileSync(keyringPath(vaultFolder()), join(stick, name))
const putBack = (name: string, paths = [keyringPath, previousKeyringPath]) => {
  for (const path of paths) copyFileSync(join(stick, name), path(vaultFolder()))
}
const told = { data: { message: 'vault:errors.keyringOld' } }

async function events(client: ReturnType<typeof startProgram>['client']): Promise<string[]> {
  return (await client.audit.list({})).rows.map(({ event }) => event)
}

/** An office whose owner changed their password; the keyring from before is kept. */
async function passwordChanged() {
  const { client } = startProgram()
  const { recoveryCode } = await client.vault.create(FIRST_RUN)
  keep('old')
  await client.accounts.changePassword({ password: PASSWORD, newPassword: OWN })
  await client.vault.lock({})
  return { recoveryCode }
}

test('a password from before it was changed opens nothing where its keyring is put back beside the newest one', async () => {
  await passwordChanged()
  putBack('old', [keyringPath])
  const { client, gate } = startProgram()
  await expect(client.vault.unlock(ROBIN)).rejects.toThrow('not right')
  await client.vault.unlock({ user: 'robin', password: OWN })
  await gate.close()
})

test('an older keyring in the place of both is told at the door, an owner goes on with it, and the trail says so', async () => {
  await passwordChanged()
  keep('new')
  putBack('old')
  const { client } = startProgram()
  await expect(client.vault.unlock(ROBIN)).rejects.toMatchObject(told)
  await expect(client.vault.unlock(ROBIN)).rejects.toMatchObject(told)
  await client.vault.unlock({ ...ROBIN, despite: ['keyring-old'] })
  expect((await events(client)).slice(0, 2)).toEqual(['signed-in', 'keyring-old'])
  await client.vault.lock({})

  const next = startProgram()
  await next.client.vault.unlock(ROBIN)
  await next.client.vault.lock({})
  putBack('new')
  await expect(startProgram().client.vault.unlock({ user: 'robin', password: OWN })).rejects.toMatchObject(
    told,
  )
})

test('a clerk does not go on with an older keyring, and the door keeps telling of it', async () => {
  const { client } = startProgram()
  await client.vault.create(FIRST_RUN)
  await client.accounts.create(CLERK)
  await client.vault.lock({})
  const clerk = startProgram()
  await clerk.client.vault.unlock({ user: 'nadia', password: CLERK.password, newPassword: OWN })
  await clerk.client.vault.lock({})
  keep('old')
  const owner = startProgram()
  await owner.client.vault.unlock(ROBIN)
  await owner.client.accounts.changePassword({ password: PASSWORD, newPassword: `${OWN} again` })
  await owner.client.vault.lock({})

  putBack('old')
  const { client: again } = startProgram()
  const nadia = { user: 'nadia', password: OWN }
  await expect(again.vault.unlock({ ...nadia, despite: ['keyring-old'] })).rejects.toThrow('Only an owner')
  await expect(again.vault.unlock(nadia)).rejects.toMatchObject(told)
})

test('whoever was removed stays out when an owner goes on with a keyring that still knows them', async () => {
  const { client } = startProgram()
  const { recoveryCode: code } = await client.vault.create(FIRST_RUN)
  const { id } = await client.accounts.create({ ...CLERK, roles: ['owner'] })
  keep('old')
  await client.accounts.remove({ id, handOverTo: null })
  await client.vault.lock({})
  putBack('old')
  const despite = ['keyring-old' as const]
  const nadia = { user: 'nadia', password: CLERK.password, newPassword: OWN, despite }
  await expect(startProgram().client.vault.unlock(nadia)).rejects.toThrow('Only an owner')
  const bySheet = { code, user: 'nadia', newPassword: OWN, despite }
  await expect(startProgram().client.vault.unlockWithRecovery(bySheet)).rejects.toThrow('Nobody signs in')
  await expect(startProgram().client.vault.unlock(nadia)).rejects.toThrow('not right')
})

test('the sheet goes on with an older keyring too', async () => {
  const { recoveryCode: code } = await passwordChanged()
  putBack('old')
  const bySheet = { code, user: 'robin', newPassword: `${OWN} again` }
  const { client, gate } = startProgram()
  await expect(client.vault.unlockWithRecovery(bySheet)).rejects.toMatchObject(told)
  await client.vault.unlockWithRecovery({ ...bySheet, despite: ['keyring-old'] })
  expect(await events(client)).toContain('keyring-old')
  await gate.close()
})

test('a keyring that was written before the power went, and not written down, counts from the next opening on', async () => {
  await passwordChanged()
  keep('before')
  const door = { user: 'robin', password: OWN }
  const { vault } = await unlockWithPassword({ ...door, folder: vaultFolder(), kdf: cheapKdf })
  const ring = genuineKeyring(vaultFolder(), vault.masterKey)
  replaceKeyring(vaultFolder(), withSlots(ring, ring.slots, vault.masterKey))
  vault.close()

  const { client } = startProgram()
  await client.vault.unlock(door)
  expect(await events(client)).not.toContain('keyring-old')
  await client.vault.lock({})
  putBack('before')
  await expect(startProgram().client.vault.unlock(door)).rejects.toMatchObject(told)
})

test('new keys and a restore keep knowing the newest keyring', async () => {
  const { client, host } = startProgram()
  await client.vault.create(FIRST_RUN)
  host.choose = [{ name: basename(stick), path: stick }]
  await client.backups.addDestination({})
  await client.vault.replaceKeys({ password: PASSWORD })
  keep('new keys')

  const second = startProgram()
  await second.client.vault.unlock(ROBIN)
  await second.client.backups.make({})
  await second.client.accounts.changePassword({ password: PASSWORD, newPassword: OWN })
  await second.client.vault.lock({})
  keep('changed')
  putBack('new keys')
  await expect(startProgram().client.vault.unlock(ROBIN)).rejects.toMatchObject(told)
  putBack('changed')

  const third = startProgram()
  third.host.choose = [{ name: basename(stick), path: stick }]
  const [backup] = (await third.client.vault.findBackups({})).backups
  const secret = { kind: 'password', password: PASSWORD, presentPassword: OWN } as const
  await third.client.vault.restore({ backupId: backup?.id ?? '', user: 'robin', secret })
  putBack('changed')
  await expect(startProgram().client.vault.unlock({ user: 'robin', password: OWN })).rejects.toMatchObject(
    told,
  )
})

test('after going on with an older keyring the sheet is asked for again, and a backup of the later sheet is due', async () => {
  const { client, host } = startProgram()
  const { recoveryCode: first } = await client.vault.create(FIRST_RUN)
  keep('old')
  host.choose = [{ name: basename(stick), path: stick }]
  await client.backups.addDestination({})
  const { recoveryCode: second } = await client.vault.newRecoverySheet({ password: PASSWORD })
  await client.vault.confirmRecovery({ code: second, isNew: true })
  await client.backups.make({})
  expect((await client.backups.overview({})).destinations[0]).toMatchObject({ due: false })
  await client.vault.lock({})
  putBack('old')

  const { client: again, gate } = startProgram()
  await again.vault.unlock({ ...ROBIN, despite: ['keyring-old'] })
  expect(await again.accounts.keys({})).toMatchObject({ sheetMade: null })
  const asked = { recoverySheetConfirmed: false, recoverySheetSeenAt: null }
  expect(await again.vault.state({})).toMatchObject(asked)
  expect((await again.backups.overview({})).destinations[0]).toMatchObject({ due: true })
  expect(await again.vault.confirmRecovery({ code: second })).toEqual({ correct: false })
  expect(await again.vault.state({})).toMatchObject(asked)
  expect(await again.vault.confirmRecovery({ code: first })).toEqual({ correct: true })
  expect(await again.vault.state({})).toMatchObject({ recoverySheetConfirmed: true })
  await gate.close()
})

test('after a restore of older keys a keyring from later in their day is told at the door', async () => {
  const { client, host } = startProgram()
  await client.vault.create(FIRST_RUN)
  host.choose = [{ name: basename(stick), path: stick }]
  await client.backups.addDestination({})
  await client.backups.make({})
  await client.accounts.create(CLERK)
  await client.accounts.changePassword({ password: PASSWORD, newPassword: OWN })
  keep('later')
  await client.vault.replaceKeys({ password: OWN })

  const second = startProgram()
  second.host.choose = [{ name: basename(stick), path: stick }]
  const [backup] = (await second.client.vault.findBackups({})).backups
  const secret = { kind: 'password', password: PASSWORD, presentPassword: OWN } as const
  const wish = { backupId: backup?.id ?? '', user: 'robin', secret, olderKeys: true }
  await second.client.vault.restore(wish)
  await second.client.vault.unlock(ROBIN)
  await second.client.vault.lock({})
  putBack('later')
  await expect(startProgram().client.vault.unlock({ user: 'robin', password: OWN })).rejects.toMatchObject(
    told,
  )
})

test('a keyring that was written on a copy of the folder is told at the door, and brings nobody back', async () => {
  const { client } = startProgram()
  await client.vault.create(FIRST_RUN)
  const { id } = await client.accounts.create(CLERK)
  const sam = { user: 'sam', password: 'seven green kites at noon' }
  await client.accounts.create({ ...sam, name: 'Sam Ortiz', roles: ['owner'] })
  // From here on each slot is made anew when its holder comes in.
  await client.vault.replaceKeys({ password: PASSWORD })
  const copy = join(stick, 'copy')
  cpSync(folder, copy, { recursive: true })
  const elsewhere = begin({ folder: copy })
  await elsewhere.client.vault.unlock(ROBIN)
  await elsewhere.client.accounts.resetPassword({ id, password: OWN })
  await elsewhere.client.vault.lock({})
  copyFileSync(keyringPath(join(copy, 'vault')), join(stick, 'beside'))

  const here = startProgram()
  await here.client.vault.unlock(ROBIN)
  await here.client.accounts.remove({ id, handOverTo: null })
  await here.client.vault.lock({})
  putBack('beside')
  const own = { ...sam, newPassword: 'nine green kites at dawn' }
  await expect(startProgram().client.vault.unlock(own)).rejects.toMatchObject(told)
  const owner = startProgram()
  await owner.client.vault.unlock({ ...own, despite: ['keyring-old'] })
  await owner.client.vault.lock({})
  await expect(startProgram().client.vault.unlock({ user: 'nadia', password: OWN })).rejects.toThrow(
    'not right',
  )
})
