import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { beforeEach, expect, test } from 'vitest'

import { createClient } from '#shared/api/client.ts'
import type { Role } from '#shared/domain/session.ts'

import { allMigrations } from '../db/migrations/all.ts'
import { createGate } from './gate.ts'
import { fakeHost } from '../testing/fake-host.ts'
import { movableTime } from '../testing/movable-time.ts'
import { flipBit } from '../testing/spoil.ts'
import { cheapKdf, stretchHere } from '../testing/test-vault.ts'
import { signManifest } from '../vault/backup/backup-manifest.ts'
import { factsOfFile } from '../vault/backup/inspect-backup.ts'
import { firstKeyring, writeVaultFile } from '../vault/create-vault.ts'
import { keyringPath, previousKeyringPath, readableKeyrings, replaceKeyring } from '../vault/keyring-file.ts'
import { MasterKey } from '../vault/master-key.ts'
import { newRecoverySecret } from '../vault/recovery-sheet.ts'
import { keyBehind } from '../vault/try-door.ts'
import { connect, vaultPath } from '../vault/vault-file.ts'

const PASSWORD = 'four harbor lanterns glow'
const FIRST_RUN = {
  schoolName: 'Harbor Middle School',
  timeZone: 'America/New_York',
  ownerName: 'Robin Vale',
  user: 'robin',
  password: PASSWORD,
}
const ONLY_AN_OWNER = { data: { message: 'backups:errors.ownerOrSheet' } }
const byPassword = { user: 'robin', secret: { kind: 'password', password: PASSWORD } } as const

interface Rights {
  readonly roles: Role[]
  readonly isSuspended?: boolean
}

let folder: string
let stick: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-gate-'))
  stick = mkdtempSync(join(tmpdir(), 'footbridge-stick-'))
  return () => {
    for (const made of [folder, stick]) rmSync(made, { recursive: true, force: true })
  }
})

function startProgram(place = folder) {
  const host = fakeHost()
  const time = movableTime()
  const gate = createGate({ folder: place, host, emit: () => {}, exit: () => {}, kdf: cheapKdf, time })
  const choose = (path: string) => void (host.choose = [{ name: basename(path), path }])
  return { gate, client: createClient(gate.call), choose }
}

/** The records of this computer, those that were set aside among them. */
const recordsHere = () =>
  readdirSync(folder).filter((left) => !['owner.lock', 'vault.tries.json'].includes(left))

/** An office with a backup on a stick; answers the code of its recovery sheet. */
async function officeWithBackup(): Promise<string> {
  const { client, gate, choose } = startProgram()
  const { recoveryCode } = await client.vault.create(FIRST_RUN)
  choose(stick)
  await client.backups.addDestination({})
  await client.backups.make({})
  await gate.close()
  return recoveryCode
}

test('the lock screen finds the backup on a stick, looks at it, and brings it back', async () => {
  await officeWithBackup()
  const { client, choose, gate } = startProgram()
  choose(stick)
  const { backups } = await client.vault.findBackups({})
  expect(backups).toMatchObject([{ standing: 'same-office' }])
  const backupId = backups[0]?.id ?? ''
  expect(await client.vault.checkBackup({ backupId })).toEqual({ problem: null })
  const { setAside } = await client.vault.restore({ backupId, ...byPassword })
  expect(readdirSync(folder)).toContain(setAside)
  await client.vault.unlock({ user: 'robin', password: PASSWORD })
  const { rows } = await client.audit.list({})
  expect(rows.map(({ event }) => event)).toContain('restored')
  await gate.close()
})

test('what was set aside is found beside the records and opened again', async () => {
  await officeWithBackup()
  const { client, choose, gate } = startProgram()
  choose(stick)
  const [backup] = (await client.vault.findBackups({})).backups
  const { setAside } = await client.vault.restore({ backupId: backup?.id ?? '', ...byPassword })
  choose(folder)
  const { backups } = await client.vault.findBackups({})
  expect(backups).toMatchObject([
    { kind: 'set-aside', name: setAside, isReadable: true, standing: 'same-office' },
  ])
  const backupId = backups[0]?.id ?? ''
  expect(await client.vault.checkBackup({ backupId })).toEqual({ problem: null })
  await client.vault.restore({ backupId, ...byPassword })
  await client.vault.unlock({ user: 'robin', password: PASSWORD })
  const { rows } = await client.audit.list({})
  expect(rows.map(({ event }) => event)).toContain('backup.asked')
  await gate.close()
})

test('on a new machine the recovery sheet brings the office back, and a new password is set', async () => {
  const code = await officeWithBackup()
  const machine = join(folder, 'another machine')
  mkdirSync(machine)
  const { client, choose, gate } = startProgram(machine)
  expect(await client.vault.state({})).toMatchObject({ state: 'none' })
  choose(join(stick, readdirSync(stick)[0] ?? ''))
  const { backups } = await client.vault.findBackups({})
  expect(backups).toMatchObject([{ standing: 'nothing-here' }])
  const secret = { kind: 'sheet', code } as const
  await client.vault.restore({ backupId: backups[0]?.id ?? '', user: 'robin', secret })
  expect(await client.vault.state({})).toMatchObject({ state: 'locked' })
  const newPassword = 'seven quiet ferries cross'
  await client.vault.unlockWithRecovery({ code, user: 'robin', newPassword })
  expect(await client.school.get({})).toMatchObject({ name: 'Harbor Middle School' })
  await gate.close()
})

test('a restore with the sheet is told as one of whoever held it, whatever name they gave', async () => {
  const code = await officeWithBackup()
  const { client, choose, gate } = startProgram()
  choose(stick)
  const [backup] = (await client.vault.findBackups({})).backups
  const secret = { kind: 'sheet', code } as const
  await client.vault.restore({ backupId: backup?.id ?? '', user: 'robin', secret })
  await client.vault.unlock({ user: 'robin', password: PASSWORD })
  expect(await client.backups.restores({})).toMatchObject([{ byName: 'Robin Vale', bySheet: true }])
  const events = (await client.audit.list({})).rows.map(({ event }) => event)
  expect(events).toContain('restored-with-sheet')
  expect(events).not.toContain('restored')
  await gate.close()
})

test('where the keys of the records are missing, the lock screen does not say that there are no records', async () => {
  await officeWithBackup()
  for (const path of [keyringPath, previousKeyringPath]) rmSync(path(join(folder, 'vault')))
  const { client, choose } = startProgram()
  choose(stick)
  expect((await client.vault.findBackups({})).backups).toMatchObject([{ standing: 'unreadable-here' }])
})

test('whoever brings the newest sheet to an older backup is told which sheet opens it', async () => {
  await officeWithBackup()
  const { client, choose, gate } = startProgram()
  await client.vault.unlock({ user: 'robin', password: PASSWORD })
  const { recoveryCode: code } = await client.vault.newRecoverySheet({ password: PASSWORD })
  expect(await client.vault.confirmRecovery({ code, isNew: true })).toEqual({ correct: true })
  await client.vault.lock({})
  choose(stick)
  const { backups } = await client.vault.findBackups({})
  const secret = { kind: 'sheet', code } as const
  await expect(
    client.vault.restore({ backupId: backups[0]?.id ?? '', user: 'robin', secret }),
  ).rejects.toThrow('Take the sheet that was valid on the day of this backup.')
  await gate.close()
})

test('a damaged backup is told before anybody types a password, and nothing is touched', async () => {
  await officeWithBackup()
  const [name = ''] = readdirSync(stick)
  flipBit(join(stick, name, 'vault.db'))
  const { client, choose } = startProgram()
  choose(stick)
  const { backups } = await client.vault.findBackups({})
  const backupId = backups[0]?.id ?? ''
  expect(await client.vault.checkBackup({ backupId })).toEqual({ problem: 'backups:errors.vaultDamaged' })
  await expect(client.vault.restore({ backupId, ...byPassword })).rejects.toThrow('are damaged')
  expect(recordsHere()).toEqual(['vault'])
})

test('a folder without backups, a closed dialog and a made-up backup are told apart', async () => {
  await officeWithBackup()
  const { client, choose } = startProgram()
  await expect(client.vault.findBackups({})).rejects.toMatchObject({ code: 'cancelled' })
  choose(folder)
  expect(await client.vault.findBackups({})).toEqual({ backups: [] })
  const backupId = '0a0b0c0d-0000-7000-8000-000000000002'
  await expect(client.vault.checkBackup({ backupId })).rejects.toMatchObject({ code: 'not_found' })
})

test('nobody restores under people who are at work', async () => {
  const { client, gate, choose } = startProgram()
  await client.vault.create(FIRST_RUN)
  choose(stick)
  await expect(client.vault.findBackups({})).rejects.toThrow('open in another window')
  await gate.close()
})

test('guessing at a backup gets as slow as guessing at the door', async () => {
  await officeWithBackup()
  const { client, choose } = startProgram()
  choose(stick)
  const { backups } = await client.vault.findBackups({})
  const wrong = { user: 'robin', secret: { kind: 'password', password: 'not the password at all' } } as const
  const guess = () => client.vault.restore({ backupId: backups[0]?.id ?? '', ...wrong })
  for (let tries = 0; tries < 3; tries += 1) await expect(guess()).rejects.toThrow('not right')
  await expect(guess()).rejects.toThrow('several wrong tries')
})

test('a forged backup with a password the guesser knows gives back no tries at the door', async () => {
  await officeWithBackup()
  const { vaultId } = readableKeyrings(join(folder, 'vault'))[0]
  const forged = join(stick, 'forged')
  const key = MasterKey.generate(vaultId, 1)
  const known = { user: 'robin', accountId: 'x', password: 'known to the guesser', kdf: cheapKdf }
  mkdirSync(forged)
  writeVaultFile(forged, MasterKey.generate('0a0b0c0d-0000-4000-8000-00000000000f', 1), allMigrations)
  const ring = await firstKeyring(key, { folder: forged, ...known }, newRecoverySecret(), stretchHere)
  replaceKeyring(forged, ring)
  const manifest = signManifest(
    {
      madeAt: '2026-11-28T20:45:00.000Z',
      schema: allMigrations.length,
      commits: 0,
      auditRows: 0,
      vault: await factsOfFile(vaultPath(forged)),
      keyring: await factsOfFile(keyringPath(forged)),
    },
    key,
  )
  writeFileSync(join(forged, 'backup.json'), JSON.stringify(manifest))
  const { client, choose } = startProgram()
  choose(forged)
  const { backups } = await client.vault.findBackups({})
  const guess = () => client.vault.unlock({ user: 'robin', password: 'not the password at all' })
  const secret = { kind: 'password', password: known.password } as const
  for (let tries = 0; tries < 2; tries += 1) await expect(guess()).rejects.toThrow('not right')
  await expect(
    client.vault.restore({ backupId: backups[0]?.id ?? '', user: 'robin', secret }),
  ).rejects.toThrow('Type your password of today')
  await expect(guess()).rejects.toThrow('several wrong tries')
})

test('a colleague who was removed cannot bring back the office of last week, a sheet can', async () => {
  const { client, gate, choose } = startProgram()
  const { recoveryCode } = await client.vault.create(FIRST_RUN)
  const password = 'eleven tin boats at dusk'
  const { id } = await client.accounts.create({
    user: 'nadia',
    name: 'Nadia Brook',
    roles: ['office'],
    password,
  })
  choose(stick)
  await client.backups.addDestination({})
  await client.backups.make({})
  await client.accounts.remove({ id, handOverTo: null })
  await gate.close()

  const later = startProgram()
  later.choose(stick)
  const { backups } = await later.client.vault.findBackups({})
  const backupId = backups[0]?.id ?? ''
  const back = later.client.vault.restore({ backupId, user: 'nadia', secret: { kind: 'password', password } })
  await expect(back).rejects.toThrow('Only an owner')
  expect(recordsHere()).toEqual(['vault'])
  const bySheet = { user: 'robin', secret: { kind: 'sheet', code: recoveryCode } } as const
  expect(await later.client.vault.restore({ backupId, ...bySheet })).toMatchObject({
    setAside: expect.any(String),
  })
})

test('whoever was an owner then, and is one no more, brings nothing back with a password', async () => {
  const { client, gate, choose } = startProgram()
  await client.vault.create(FIRST_RUN)
  const password = 'eleven tin boats at dusk'
  const nadia = { user: 'nadia', name: 'Nadia Brook', roles: ['owner' as const], sees: 'office' as const }
  const { id } = await client.accounts.create({ ...nadia, password })
  choose(stick)
  await client.backups.addDestination({})
  await client.backups.make({})
  await client.accounts.update({ id, name: nadia.name, sees: nadia.sees, roles: ['office'], endsOn: null })
  await gate.close()

  const later = startProgram()
  later.choose(stick)
  const { backups } = await later.client.vault.findBackups({})
  const wish = {
    backupId: backups[0]?.id ?? '',
    user: 'nadia',
    secret: { kind: 'password', password },
  } as const
  await expect(later.client.vault.restore(wish)).rejects.toThrow('Only an owner')
  truncateSync(join(folder, 'vault', 'vault.db'))
  expect(await later.client.vault.restore(wish), 'nobody can be asked').toMatchObject({
    setAside: expect.any(String),
  })
})

/** An office of an owner and Nadia, who had other rights on the day of its backup; answers the way to bring that back. */
async function officeWithNadia(then: Rights, now: Rights) {
  const { client, gate, choose } = startProgram()
  await client.vault.create(FIRST_RUN)
  const nadia = { user: 'nadia', name: 'Nadia Brook', sees: 'office' as const }
  const password = 'eleven tin boats at dusk'
  const { id } = await client.accounts.create({ ...nadia, roles: then.roles, password })
  choose(stick)
  await client.backups.addDestination({})
  await client.backups.make({})
  if (now.roles !== then.roles)
    await client.accounts.update({ id, name: nadia.name, sees: nadia.sees, roles: now.roles, endsOn: null })
  if (now.isSuspended) await client.accounts.suspend({ id })
  await gate.close()
  const later = startProgram()
  later.choose(stick)
  const [backup] = (await later.client.vault.findBackups({})).backups
  const secret = { kind: 'password', password } as const
  const restore = () => later.client.vault.restore({ backupId: backup?.id ?? '', user: 'nadia', secret })
  return { backup, restore }
}

test('an older program’s records are asked too: whoever is an owner no more brings nothing back', async () => {
  const { restore } = await officeWithNadia({ roles: ['owner'] }, { roles: ['office'] })
  const { masterKey } = await keyBehind(
    { user: 'robin', password: PASSWORD },
    { folder: join(folder, 'vault'), kdf: cheapKdf },
  )
  const database = connect(vaultPath(join(folder, 'vault')), masterKey, { readonly: false })
  database.exec('ALTER TABLE accounts RENAME COLUMN ends_on TO came_later')
  database.close()
  await expect(restore()).rejects.toMatchObject(ONLY_AN_OWNER)
})

test('whoever’s access ended brings nothing back, though they were an owner and put back the keyring of then', async () => {
  const now = { roles: ['owner' as const], isSuspended: true }
  const { backup, restore } = await officeWithNadia({ roles: ['owner'] }, now)
  for (const path of [keyringPath, previousKeyringPath])
    copyFileSync(keyringPath(join(stick, backup?.name ?? '')), path(join(folder, 'vault')))
  await expect(restore()).rejects.toMatchObject(ONLY_AN_OWNER)
})

test('a clerk brings nothing back where the file of the records is gone', async () => {
  const { restore } = await officeWithNadia({ roles: ['office'] }, { roles: ['office'] })
  rmSync(vaultPath(join(folder, 'vault')))
  await expect(restore()).rejects.toMatchObject(ONLY_AN_OWNER)
})

test('whoever guesses at today’s password while restoring has to wait', async () => {
  await officeWithBackup()
  const { client, choose } = startProgram()
  choose(stick)
  const [backup] = (await client.vault.findBackups({})).backups
  const secret = { ...byPassword.secret, presentPassword: 'not the password of today' }
  const guess = () => client.vault.restore({ backupId: backup?.id ?? '', user: 'robin', secret })
  await expect(guess()).rejects.toThrow('password of today')
  await expect(guess()).rejects.toThrow('several wrong tries')
})

test('an owner who changed their password since the backup is asked for that of today as well', async () => {
  await officeWithBackup()
  const first = startProgram()
  const presentPassword = 'seven quiet ferries cross'
  await first.client.vault.unlock({ user: 'robin', password: PASSWORD })
  await first.client.accounts.changePassword({ password: PASSWORD, newPassword: presentPassword })
  await first.gate.close()
  const { client, choose } = startProgram()
  choose(stick)
  const { backups } = await client.vault.findBackups({})
  const backupId = backups[0]?.id ?? ''
  await expect(client.vault.restore({ backupId, ...byPassword })).rejects.toMatchObject({
    data: { message: 'backups:errors.presentPassword' },
  })
  expect(recordsHere()).toEqual(['vault'])
  const secret = { ...byPassword.secret, presentPassword }
  expect(await client.vault.restore({ backupId, user: 'robin', secret })).toMatchObject({
    setAside: expect.any(String),
  })
})

test('owners are told of a restore until one of them read it, and find what was here before', async () => {
  await officeWithBackup()
  const { client, choose, gate } = startProgram()
  choose(stick)
  const [backup] = (await client.vault.findBackups({})).backups
  const { setAside } = await client.vault.restore({ backupId: backup?.id ?? '', ...byPassword })
  await client.vault.unlock({ user: 'robin', password: PASSWORD })
  const letters = await client.backups.restores({})
  expect(letters).toMatchObject([
    { byName: 'Robin Vale', kind: 'backup', madeAt: backup?.madeAt, keptAs: setAside },
  ])
  const [letter] = letters
  await client.backups.readRestore({ id: letter?.id ?? '' })
  expect(await client.backups.restores({})).toEqual([])
  await expect(client.backups.readRestore({ id: letter?.id ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await client.audit.list({})).rows.map(({ event }) => event)).toContain('restore.read')
  await gate.close()

  const next = startProgram()
  const { backups } = await next.client.vault.findBackups({ setAside: true })
  expect(backups).toMatchObject([{ kind: 'set-aside', name: setAside }])
})

test('after a restore the backups that lie in the folders are known again, and none of other records', async () => {
  await officeWithBackup()
  const before = startProgram()
  await before.client.vault.unlock({ user: 'robin', password: PASSWORD })
  await before.client.backups.make({})
  await before.gate.close()
  const [older = '', newer] = readdirSync(stick).toSorted()
  expect(newer).toBeDefined()

  const { client, choose, gate } = startProgram()
  choose(join(stick, older))
  const [backup] = (await client.vault.findBackups({})).backups
  await client.vault.restore({ backupId: backup?.id ?? '', ...byPassword })
  await client.vault.unlock({ user: 'robin', password: PASSWORD })
  expect((await client.backups.overview({})).lastGoodAt).toBeNull()
  expect((await client.backups.takeUp({})).attempts).toMatchObject([{ folder: older, problem: null }])
  expect(await client.backups.overview({})).toMatchObject({ lastGoodAt: backup?.madeAt })
  await expect(client.backups.takeUp({})).rejects.toThrow('No backup was found')
  await gate.close()
})

test('a backup of records that were lost since is not taken up, however much is written after them', async () => {
  const first = startProgram()
  await first.client.vault.create(FIRST_RUN)
  first.choose(stick)
  await first.client.backups.addDestination({})
  await first.gate.close()
  const before = readFileSync(vaultPath(join(folder, 'vault')))
  const second = startProgram()
  await second.client.vault.unlock({ user: 'robin', password: PASSWORD })
  await second.client.backups.make({})
  await second.gate.close()

  writeFileSync(vaultPath(join(folder, 'vault')), before)
  const { client, gate } = startProgram()
  await client.vault.unlock({ user: 'robin', password: PASSWORD, despite: ['commits-lost'] })
  await expect(client.backups.takeUp({})).rejects.toThrow('No backup was found')
  await client.backups.setPlan({ every: 'week', warnAfterDays: 9 })
  await client.backups.setPlan({ every: 'day', warnAfterDays: 3 })
  await expect(client.backups.takeUp({})).rejects.toThrow('No backup was found')
  expect((await client.backups.overview({})).lastGoodAt).toBeNull()
  await gate.close()
})

test('a damaged backup is not taken up', async () => {
  await officeWithBackup()
  const [name = ''] = readdirSync(stick)
  const { client, choose, gate } = startProgram()
  choose(stick)
  const [backup] = (await client.vault.findBackups({})).backups
  await client.vault.restore({ backupId: backup?.id ?? '', ...byPassword })
  flipBit(join(stick, name, 'vault.db'))
  await client.vault.unlock({ user: 'robin', password: PASSWORD })
  await expect(client.backups.takeUp({})).rejects.toThrow('No backup was found')
  await gate.close()
})

test('a program that was killed in the middle of the exchange finds the restored office when it starts', async () => {
  await officeWithBackup()
  renameSync(join(folder, 'vault'), join(folder, 'vault.restored'))
  const { client, gate } = startProgram()
  expect(await client.vault.state({})).toMatchObject({ state: 'locked' })
  expect(existsSync(join(folder, 'vault', 'vault.db'))).toBe(true)
  await client.vault.unlock({ user: 'robin', password: PASSWORD })
  await gate.close()
})
