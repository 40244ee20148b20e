import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { operations } from '#shared/api/contract.ts'

import { movableTime, type MovableTime } from '../testing/movable-time.ts'
import { FIRST_RUN, PASSWORD, startProgram } from '../testing/test-gate.ts'

const MINUTE = 60_000
const PIN = '482915'

const ANSWERED = [
  'vault.state',
  'vault.liftCurtain',
  'vault.drawCurtain',
  'vault.lock',
  'vault.cancel',
  'vault.crisisCard',
]

let folder: string
let time: MovableTime
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-locking-'))
  time = movableTime()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** An office that was just begun, with its owner at work. */
async function atWork() {
  const program = startProgram({ folder, time })
  await program.client.vault.create(FIRST_RUN)
  return program
}

/** An office whose owner went away for long enough that the curtain fell; the window showed it at once. */
async function behindCurtain() {
  const program = await atWork()
  await program.client.vault.setPin({ pin: PIN, password: PASSWORD })
  time.pass(5 * MINUTE)
  await program.client.vault.drawCurtain({})
  return program
}

const withPin = (pin: string) => ({ with: 'pin', pin }) as const
const withPassword = (password: string) => ({ with: 'password', password }) as const

test('after five minutes alone the window is told to save, then the curtain falls and nothing of the office is answered', async () => {
  const { client, events, gate } = await atWork()
  time.pass(5 * MINUTE - 1)
  expect(events).toEqual([])
  time.pass(1)
  expect(events).toEqual([{ kind: 'interrupted', by: 'curtain' }])
  await client.drafts.save({ key: 'concerns.new', value: '"half a sentence"' })
  await client.vault.drawCurtain({})
  expect(events.at(-1)).toEqual({ kind: 'curtain', isShown: true })

  for (const path of operations.keys())
    if (!ANSWERED.includes(path))
      expect(await gate.call(path, {}), path).toMatchObject({
        error: { code: 'locked', message: 'vault:errors.curtain' },
      })
  expect(await client.vault.state({})).toMatchObject({ state: 'curtain', session: { name: 'Robin Vale' } })

  await client.vault.liftCurtain(withPassword(PASSWORD))
  expect(await client.drafts.get({ key: 'concerns.new' })).toMatchObject({ value: '"half a sentence"' })
})

test('a window that hangs does not keep the curtain up', async () => {
  const { client, events } = await atWork()
  time.pass(5 * MINUTE + 5_000)
  expect(events.at(-1)).toEqual({ kind: 'curtain', isShown: false })
  await expect(client.school.get({})).rejects.toMatchObject({ code: 'locked' })
  await client.vault.drawCurtain({})
  expect(events.at(-1)).toEqual({ kind: 'curtain', isShown: true })
})

test('while the curtain falls, a wrong PIN does not lift it', async () => {
  const { client } = await atWork()
  await client.vault.setPin({ pin: PIN, password: PASSWORD })
  time.pass(5 * MINUTE)
  await expect(client.vault.liftCurtain(withPin('000000'))).rejects.toMatchObject({ code: 'invalid' })
  await client.vault.drawCurtain({})
  await expect(client.school.get({})).rejects.toMatchObject({ code: 'locked' })
})

test('moving in the window counts as being there, and what a screen asks by itself does not', async () => {
  const { client, events } = await atWork()
  for (let minute = 0; minute < 30; minute += 1) {
    time.pass(MINUTE)
    await client.vault.present({})
  }
  expect(events).toEqual([])
  for (let minute = 0; minute < 5; minute += 1) {
    time.pass(MINUTE)
    await client.school.get({})
  }
  expect(events).toEqual([{ kind: 'interrupted', by: 'curtain' }])
})

test('the PIN lifts the curtain, and the minutes begin anew', async () => {
  const { client, events } = await behindCurtain()
  await client.vault.liftCurtain(withPin(PIN))
  expect(await client.school.get({})).toMatchObject({ name: 'Harbor Middle School' })
  events.length = 0
  time.pass(5 * MINUTE - 1)
  expect(events).toEqual([])
})

test('four wrong PINs are forgiven by the right one, and the fifth in a row locks the vault', async () => {
  const { client, left } = await behindCurtain()
  for (let tries = 4; tries > 0; tries -= 1) {
    await expect(client.vault.liftCurtain(withPin('000000'))).rejects.toMatchObject({
      code: 'invalid',
      data: { fields: [{ path: 'pin', message: 'vault:errors.pinWrong', values: { count: tries } }] },
    })
    expect(await client.vault.state({})).toMatchObject({ pin: { triesLeft: tries } })
  }
  await client.vault.liftCurtain(withPin(PIN))
  expect(await client.vault.state({})).toMatchObject({ state: 'open', pin: { triesLeft: 5 } })

  await client.vault.drawCurtain({})
  for (let tries = 0; tries < 4; tries += 1)
    await expect(client.vault.liftCurtain(withPin('111111'))).rejects.toMatchObject({ code: 'invalid' })
  await expect(client.vault.liftCurtain(withPin('111111'))).rejects.toMatchObject({ code: 'locked' })
  expect(left()).toEqual(['robin'])
  expect(await client.vault.state({})).toMatchObject({ state: 'locked', pin: null })
})

test('five who guess at once have five tries together', async () => {
  const { client, left } = await behindCurtain()
  const guesses = ['1', '2', '3', '4', '5', '6', '7'].map((digit) => withPin(`90${digit}513`))
  const answers = await Promise.allSettled(guesses.map((guess) => client.vault.liftCurtain(guess)))
  expect(answers.every(({ status }) => status === 'rejected')).toBe(true)
  expect(left()).toEqual(['robin'])
})

test('without a PIN the password lifts the curtain, guessing it gets slow, and the door counts the same tries', async () => {
  const { client } = await atWork()
  await client.vault.drawCurtain({})
  await expect(client.vault.liftCurtain(withPin(PIN))).rejects.toMatchObject({ code: 'rule' })
  const wrong = withPassword('not the password at all')
  for (let tries = 0; tries < 3; tries += 1)
    await expect(client.vault.liftCurtain(wrong)).rejects.toMatchObject({ code: 'invalid' })
  await expect(client.vault.liftCurtain(withPassword(PASSWORD))).rejects.toThrow('several wrong tries')
  await client.vault.lock({})

  const next = startProgram({ folder, time })
  await expect(next.client.vault.unlock({ user: 'robin', password: PASSWORD })).rejects.toThrow(
    'several wrong tries',
  )
  time.pass(2_000)
  await next.client.vault.unlock({ user: 'robin', password: PASSWORD })
  await next.gate.close()
})

test('guessing the password of an open session gets slow wherever it is asked for, and the door counts the same tries', async () => {
  const { client } = await atWork()
  const newPassword = 'nine paper lanterns drift'
  const wrong = 'not the password at all'
  for (let tries = 0; tries < 2; tries += 1)
    await expect(client.accounts.changePassword({ password: wrong, newPassword })).rejects.toMatchObject({
      code: 'invalid',
    })
  await expect(client.vault.newRecoverySheet({ password: wrong })).rejects.toMatchObject({ code: 'invalid' })
  await expect(client.accounts.changePassword({ password: PASSWORD, newPassword })).rejects.toThrow(
    'several wrong tries',
  )
  await client.vault.lock({})

  const next = startProgram({ folder, time })
  await expect(next.client.vault.unlock({ user: 'robin', password: PASSWORD })).rejects.toThrow(
    'several wrong tries',
  )
  time.pass(2_000)
  await next.client.vault.unlock({ user: 'robin', password: PASSWORD })
  await next.client.accounts.changePassword({ password: PASSWORD, newPassword })
  await next.gate.close()
})

test('the PIN is set by whoever is at work, never behind the curtain, and goes with the sitting', async () => {
  const { client } = await behindCurtain()
  await expect(client.vault.setPin({ pin: '739164', password: PASSWORD })).rejects.toMatchObject({
    code: 'locked',
  })
  await client.vault.liftCurtain(withPin(PIN))
  await expect(client.vault.setPin({ pin: '123456', password: PASSWORD })).rejects.toMatchObject({
    code: 'invalid',
  })
  await client.vault.takePin({})
  await client.vault.drawCurtain({})
  await expect(client.vault.liftCurtain(withPin(PIN))).rejects.toMatchObject({ code: 'rule' })
  await client.vault.lock({})
  await expect(client.vault.setPin({ pin: PIN, password: PASSWORD })).rejects.toMatchObject({
    code: 'locked',
  })
})

test('whoever sits down at a free chair sets no PIN of their own: it asks for the password', async () => {
  const { client } = await atWork()
  const theirs = { pin: '739164', password: 'not the password at all' }
  for (let tries = 0; tries < 3; tries += 1)
    await expect(client.vault.setPin(theirs)).rejects.toMatchObject({
      data: { fields: [{ path: 'password' }] },
    })
  await expect(client.vault.setPin(theirs)).rejects.toThrow('several wrong tries')
  expect(await client.vault.state({})).toMatchObject({ pin: null })
})

test('after twenty minutes alone the vault locks, and whoever comes back begins with their password', async () => {
  const { client, left } = await behindCurtain()
  time.pass(15 * MINUTE)
  expect(left()).toEqual(['robin'])
  expect(await client.vault.state({})).toMatchObject({ state: 'locked', session: null })
})

test('trying to lift the curtain does not put the lock off', async () => {
  const { client, left } = await behindCurtain()
  time.pass(14 * MINUTE)
  await client.vault.liftCurtain(withPin('000000')).catch(() => {})
  await client.vault.present({}).catch(() => {})
  time.pass(MINUTE)
  expect(left()).toEqual(['robin'])
})

test('a machine that slept past the time locks on waking, before it answers anything', async () => {
  const { client, left } = await atWork()
  time.setClock(20 * MINUTE)
  await expect(client.school.get({})).rejects.toMatchObject({ code: 'locked' })
  expect(left()).toEqual(['robin'])
})

test('a machine that slept past the curtain wakes behind it, whatever moves first', async () => {
  const { client, events } = await atWork()
  time.sleep(6 * MINUTE)
  await client.vault.present({})
  expect(events).toEqual([{ kind: 'interrupted', by: 'curtain' }])
  time.pass(5_000)
  expect(await client.vault.state({})).toMatchObject({ state: 'curtain' })
})

test('a clock set back lets nobody stay longer', async () => {
  const { left } = await atWork()
  time.setClock(-10 * 365 * 24 * 60 * MINUTE)
  time.pass(20 * MINUTE)
  expect(left()).toEqual(['robin'])
})

test('the owner sets both times, undoes it, and nobody else does', async () => {
  const { client, events, left } = await atWork()
  await client.school.setLockTimes({ curtainAfter: 1, lockAfter: 2 })
  time.pass(MINUTE)
  expect(events.at(-1)).toEqual({ kind: 'interrupted', by: 'curtain' })
  await client.vault.drawCurtain({})
  await client.vault.liftCurtain(withPassword(PASSWORD))
  const undo = events.find((event) => event.kind === 'undoable')
  await client.undo.run({ undoId: undo?.kind === 'undoable' ? undo.undoId : '' })
  expect(await client.school.lockTimes({})).toEqual({ curtainAfter: 5, lockAfter: 20 })
  await expect(client.school.setLockTimes({ curtainAfter: 10, lockAfter: 5 })).rejects.toMatchObject({
    data: { fields: [{ path: 'lockAfter' }] },
  })
  expect(left()).toEqual([])
})

test('work that runs goes on behind the curtain', async () => {
  const { client, host } = await atWork()
  const dialog: { close?: (done: boolean) => void } = {}
  Object.assign(host, { print: () => new Promise((close) => Object.assign(dialog, { close })) })
  const printing = client.vault.printRecoverySheet({ as: 'paper' })
  await client.vault.drawCurtain({})
  dialog.close?.(true)
  expect(await printing).toEqual({ done: true })
})

test('switching to a colleague forgets who was here; locking twice changes nothing', async () => {
  const { client, left } = await atWork()
  await client.vault.lock({ forSomebodyElse: true })
  expect(left()).toEqual([null])
  await client.vault.lock({})
  expect(left()).toEqual([null])
})

test('the demo school has no curtain that nobody could lift', async () => {
  const { client, events, left } = startProgram({ folder, time })
  await client.vault.openDemo({})
  events.length = 0
  time.pass(60 * MINUTE)
  expect(events).toEqual([])
  expect(left()).toEqual([])
})

test('whoever’s last day is over lifts no curtain: the office locks, and the door says why', async () => {
  let now = '2026-12-08T15:00:00.000Z'
  const start = () => startProgram({ folder, time, clock: () => now })
  const given = 'eleven tin boats at dusk'
  const own = 'nine paper lanterns drift'
  const owner = start()
  await owner.client.vault.create(FIRST_RUN)
  await owner.client.accounts.create({
    ...{ user: 'tomas', name: 'Tomas', roles: ['counselor'], sees: 'named', endsOn: '2026-12-08' },
    password: given,
  })
  await owner.client.vault.lock({})

  const { client, left } = start()
  await client.vault.unlock({ user: 'tomas', password: given, newPassword: own })
  await client.vault.setPin({ pin: PIN, password: own })
  await client.vault.drawCurtain({})
  now = '2026-12-09T15:00:00.000Z'
  await expect(client.vault.liftCurtain(withPin(PIN))).rejects.toMatchObject({
    code: 'forbidden',
    data: { message: 'common:errors.accountEnded' },
  })
  expect(left()).toEqual(['tomas'])
  expect(await client.vault.state({})).toMatchObject({ state: 'locked' })
  await expect(start().client.vault.unlock({ user: 'tomas', password: own })).rejects.toThrow(
    'last day is over',
  )
})

test('an office that locks while a password is looked at makes no new sheet any more', async () => {
  const { client, left } = await atWork()
  const making = client.vault.newRecoverySheet({ password: PASSWORD })
  await new Promise((resolve) => setImmediate(resolve))
  time.pass(20 * MINUTE)
  await expect(making).rejects.toMatchObject({ code: 'locked' })
  expect(left()).toEqual(['robin'])
})

test('a new recovery code is known for one sitting and no longer', async () => {
  const { client } = await atWork()
  await client.vault.newRecoverySheet({ password: PASSWORD })
  await client.vault.lock({})
  await client.vault.unlock({ user: 'robin', password: PASSWORD })
  await expect(client.vault.printRecoverySheet({ as: 'paper' })).rejects.toThrow('only while a vault is new')
  await client.vault.lock({})
})

/** An office at work with a folder for backups; answers that folder. */
async function withStick(days: { today: string }) {
  const stick = mkdtempSync(join(folder, 'stick-'))
  const program = startProgram({ folder: join(folder, 'office'), time, clock: () => days.today })
  await program.client.vault.create(FIRST_RUN)
  program.host.choose = [{ name: basename(stick), path: stick }]
  await program.client.backups.addDestination({})
  return { ...program, stick }
}

test('a backup that is due is made while the curtain hangs, and once an hour at most', async () => {
  const days = { today: '2026-12-08T15:00:00.000Z' }
  const { client, gate, stick } = await withStick(days)
  const fall = async () => {
    time.pass(5 * MINUTE)
    await client.vault.drawCurtain({})
  }
  await fall()
  await vi.waitFor(() => expect(readdirSync(stick)).toEqual(['Footbridge backup 2026-12-08 10-00']), 60_000)
  await client.vault.liftCurtain(withPassword(PASSWORD))
  await vi.waitFor(async () => expect(await client.backups.overview({})).toMatchObject({ age: 0 }), 60_000)

  days.today = '2026-12-09T15:00:00.000Z'
  await fall()
  await client.vault.liftCurtain(withPassword(PASSWORD))
  for (let minute = 0; minute < 60; minute += 1) {
    time.pass(MINUTE)
    await client.vault.present({})
  }
  expect(readdirSync(stick)).toHaveLength(1)
  await fall()
  await vi.waitFor(() => expect(readdirSync(stick)).toContain('Footbridge backup 2026-12-09 10-00'), 60_000)
  await gate.close()
})

test('a lock while a backup is being made leaves nothing that looks like one, and the next takes the rest away', async () => {
  const days = { today: '2026-12-08T15:00:00.000Z' }
  const { client, stick } = await withStick(days)
  const name = 'Footbridge backup 2026-12-08 10-00'
  const making = client.backups.make({})
  await vi.waitUntil(() => existsSync(join(stick, `${name}.part`, 'vault.db')), { interval: 1 })
  await client.vault.lock({})
  await expect(making).rejects.toMatchObject({ code: 'cancelled' })
  expect(readdirSync(stick).filter((left) => !left.endsWith('.part'))).toEqual([])

  const next = startProgram({ folder: join(folder, 'office'), time, clock: () => days.today })
  await next.client.vault.unlock({ user: 'robin', password: PASSWORD })
  await next.client.backups.make({})
  expect(readdirSync(stick).filter((left) => left.endsWith('.part'))).toEqual([])
  await next.gate.close()
})
