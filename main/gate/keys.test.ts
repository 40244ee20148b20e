import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createClient } from '#shared/api/client.ts'

import { createGate } from './gate.ts'
import type { Host } from '../host.ts'
import { movableTime } from '../testing/movable-time.ts'
import { fakeHost } from '../testing/fake-host.ts'
import { aStudent } from '../testing/makers.ts'
import { cheapKdf } from '../testing/test-vault.ts'
import { withSlots } from '../vault/keyring.ts'
import { genuineKeyring, replaceKeyring } from '../vault/keyring-file.ts'
import { unlockWithPassword } from '../vault/unlock-vault.ts'

const FIRST_RUN = {
  schoolName: 'Harbor Middle School',
  timeZone: 'America/New_York',
  ownerName: 'Robin Vale',
  user: 'robin',
  password: 'seven quiet lanterns drift',
}
const DOOR = { user: 'robin', password: FIRST_RUN.password }
const CLERK = {
  user: 'nadia',
  name: 'Nadia Brook',
  roles: ['office' as const],
  password: 'eleven tin boats at dusk',
}
const THEIR_OWN = 'nine paper lanterns drift'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function startProgram(clock = () => '2026-12-08T15:00:00.000Z', host: Host = fakeHost()) {
  const left: (string | null)[] = []
  const exit = (user: string | null) => void left.push(user)
  const gate = createGate({ folder, host, emit: () => {}, exit, kdf: cheapKdf, clock })
  return { gate, client: createClient(gate.call), left }
}

test('while the keys are replaced nobody is at work, however long it takes', async () => {
  const heard: string[] = []
  const time = movableTime()
  const says = { sits: () => void heard.push('sits'), rises: () => void heard.push('rises') }
  const gate = createGate({
    ...{ folder, host: fakeHost(), emit: () => {}, exit: () => {}, kdf: cheapKdf, time },
    ...says,
  })
  const client = createClient(gate.call)
  await client.vault.create(FIRST_RUN)
  const replacing = client.vault.replaceKeys({ password: FIRST_RUN.password })
  await expect.poll(() => heard.at(-1)).toBe('rises')
  time.pass(5_000)
  expect(heard.at(-1)).toBe('rises')
  await replacing
  time.pass(60_000)
  expect(heard.at(-1)).toBe('rises')
})

test('a sheet that nobody looked for in a year is asked for again', async () => {
  const first = startProgram()
  const { recoveryCode } = await first.client.vault.create(FIRST_RUN)
  await first.client.vault.confirmRecovery({ code: recoveryCode })
  await first.client.vault.lock({})
  const later = startProgram(() => '2027-12-09T15:00:00.000Z')
  await later.client.vault.unlock(DOOR)
  expect(await later.client.vault.state({})).toMatchObject({
    recoverySheetConfirmed: false,
    recoverySheetSeenAt: '2026-12-08T15:00:00.000Z',
  })
  await later.client.vault.confirmRecovery({ code: recoveryCode })
  expect(await later.client.vault.state({})).toMatchObject({ recoverySheetConfirmed: true })
  await later.gate.close()
})

test('a new sheet takes the old one’s place when it was typed back, and each proves the lines of its time', async () => {
  const { gate, client } = startProgram()
  const { recoveryCode: old } = await client.vault.create(FIRST_RUN)
  await expect(client.vault.newRecoverySheet({ password: 'not the password' })).rejects.toMatchObject({
    data: { fields: [{ path: 'password' }] },
  })
  const { recoveryCode: fresh } = await client.vault.newRecoverySheet({ password: FIRST_RUN.password })
  expect(
    await client.vault.confirmRecovery({ code: old, isNew: true }),
    'this is not the one just printed',
  ).toEqual({
    correct: false,
  })
  expect(await client.vault.confirmRecovery({ code: old })).toEqual({ correct: true })
  await client.vault.lock({})

  const before = startProgram()
  await before.client.vault.unlockWithRecovery({ code: old, user: 'robin', newPassword: THEIR_OWN })
  const again = await before.client.vault.newRecoverySheet({ password: THEIR_OWN })
  expect(again.recoveryCode).not.toBe(fresh)
  expect(await before.client.vault.confirmRecovery({ code: again.recoveryCode, isNew: true })).toEqual({
    correct: true,
  })
  await before.client.vault.lock({})

  const after = startProgram(() => '2027-01-11T15:00:00.000Z')
  const sheet = { user: 'robin', newPassword: FIRST_RUN.password }
  for (const code of [old, fresh])
    await expect(after.client.vault.unlockWithRecovery({ ...sheet, code })).rejects.toThrow('older sheet')
  await after.client.vault.unlockWithRecovery({ ...sheet, code: again.recoveryCode })
  expect(await after.client.accounts.keys({}), 'it was made when it took the place').toMatchObject({
    sheetMade: { at: '2026-12-08T15:00:00.000Z', name: 'Robin Vale' },
    replaced: null,
  })
  await after.gate.close()
  await gate.close()
})

test('the owner replaces the keys; everybody comes in as before, and only they may', async () => {
  const first = startProgram()
  const { recoveryCode } = await first.client.vault.create(FIRST_RUN)
  await first.client.accounts.create(CLERK)
  await first.client.students.create(aStudent({ givenName: 'Ines', familyName: 'Varga' }))
  await expect(first.client.vault.replaceKeys({ password: 'not the password' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await first.client.vault.replaceKeys({ password: FIRST_RUN.password })
  expect(first.left).toEqual(['robin'])
  expect(readdirSync(folder).toSorted()).toEqual(['owner.lock', 'vault', 'vault.tries.json'])
  await expect(first.client.students.find({ words: 'Varga' })).rejects.toMatchObject({ code: 'locked' })

  const clerk = startProgram()
  await clerk.client.vault.unlock({ user: 'nadia', password: CLERK.password, newPassword: THEIR_OWN })
  expect((await clerk.client.students.find({ words: 'Varga' })).length).toBe(1)
  await expect(clerk.client.vault.replaceKeys({ password: THEIR_OWN })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(clerk.client.vault.newRecoverySheet({ password: THEIR_OWN })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await clerk.client.vault.lock({})

  const owner = startProgram()
  await owner.client.vault.unlock(DOOR)
  expect(await owner.client.vault.confirmRecovery({ code: recoveryCode })).toEqual({ correct: true })
  const { rows } = await owner.client.audit.list({})
  expect(rows.map(({ event }) => event)).toContain('keys-replaced')
  expect(await owner.client.accounts.keys({})).toMatchObject({
    sheetMade: { at: '2026-12-08T15:00:00.000Z', name: 'Robin Vale' },
    replaced: { at: '2026-12-08T15:00:00.000Z', name: 'Robin Vale' },
  })
  await owner.gate.close()
})

/** A keyring of an earlier program: the sheet has no public key until somebody comes in with it. */
async function forgetPublicKeyOfSheet() {
  const { vault } = await unlockWithPassword({ folder: join(folder, 'vault'), kdf: cheapKdf, ...DOOR })
  const ring = genuineKeyring(vault.folder, vault.masterKey)
  const slots = ring.slots.map(({ publicKey, ...slot }) => ({
    ...slot,
    ...(slot.kind === 'password' && publicKey && { publicKey }),
  }))
  replaceKeyring(vault.folder, withSlots(ring, slots, vault.masterKey))
  vault.close()
}

test('new keys that are refused disturb no paper in the printer: it leaves one record, or none when it stayed there', async () => {
  const first = startProgram()
  await first.client.vault.create(FIRST_RUN)
  await first.client.vault.lock({})
  await forgetPublicKeyOfSheet()

  const dialogs: ((isOut: boolean) => void)[] = []
  const print = () => new Promise<boolean>((close) => void dialogs.push(close))
  const { client, gate } = startProgram(undefined, { ...fakeHost(), print })
  await client.vault.unlock(DOOR)
  const printings = [client.audit.print({ as: 'paper' }), client.audit.print({ as: 'paper' })]
  await vi.waitFor(() => expect(dialogs.length).toBe(2), 60_000)
  await expect(client.vault.replaceKeys({ password: FIRST_RUN.password })).rejects.toMatchObject({
    data: { message: 'vault:errors.sheetStuck' },
  })
  dialogs[0]?.(true)
  dialogs[1]?.(false)
  await Promise.allSettled(printings)
  const { rows } = await client.audit.list({})
  expect(rows.filter(({ event }) => event === 'audit.printed').length).toBe(1)
  await gate.close()
})
