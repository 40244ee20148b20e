import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { movableTime, type MovableTime } from '../testing/movable-time.ts'
import { FIRST_RUN, PASSWORD, startProgram } from '../testing/test-gate.ts'
import { triesPath } from '../vault/tries-file.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NADIA = { user: 'nadia', password: 'nine paper lanterns drift' }
const ROBIN = { user: 'robin', password: PASSWORD }
const PIN = '482915'

let folder: string
let stick: string
let time: MovableTime
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-told-'))
  stick = mkdtempSync(join(tmpdir(), 'footbridge-stick-'))
  time = movableTime()
})
afterEach(() => {
  for (const made of [folder, stick]) rmSync(made, { recursive: true, force: true })
})

function started() {
  const program = startProgram({ folder, time, clock: () => new Date(time.wall()).toISOString() })
  program.host.choose = [{ name: basename(stick), path: stick }]
  return program
}

/** An office of an owner and a colleague, both of whom went home. */
async function anOffice() {
  const { client } = started()
  await client.vault.create(FIRST_RUN)
  const given = 'eleven tin boats at dusk'
  await client.accounts.create({ user: NADIA.user, name: 'Nadia Brook', roles: ['office'], password: given })
  await client.vault.lock({})
  const nadia = started()
  await nadia.client.vault.unlock({ user: NADIA.user, password: given, newPassword: NADIA.password })
  await nadia.client.vault.lock({})
  time.setClock(10 * HOUR)
}

/** Somebody types what is not right, as patiently as they are told to. */
async function guess(times: number, user: string) {
  const { client, gate } = started()
  for (let tries = 0; tries < times; tries += 1) {
    time.pass(300_000)
    await expect(client.vault.unlock({ user, password: 'not the password at all' })).rejects.toThrow(
      'not right',
    )
  }
  await gate.close()
  return new Date(time.wall()).toISOString()
}

async function comeIn(door: typeof ROBIN) {
  time.pass(300_000)
  const { client } = started()
  await client.vault.unlock(door)
  return client
}

test('whoever comes in is told how often their password was guessed at and when, until they say whose doing it was', async () => {
  await anOffice()
  const lastAt = await guess(3, 'Nadia')
  time.setClock(9 * HOUR)
  const nadia = await comeIn(NADIA)
  const [told] = await nadia.wrongTries.list({})
  expect(await nadia.wrongTries.list({})).toMatchObject([{ kind: 'password', count: 3, lastAt }])
  await nadia.vault.lock({})

  const again = await comeIn(NADIA)
  expect(await again.wrongTries.list({})).toEqual([told])
  await again.wrongTries.disown({ id: told?.id ?? '' })
  await again.vault.lock({})

  const robin = await comeIn(ROBIN)
  await expect(robin.wrongTries.claim({ id: told?.id ?? '' })).rejects.toMatchObject({ code: 'not_found' })
  const { rows } = await robin.audit.list({ kind: 'people' })
  const about = { kind: 'tries', of: 'password', count: 3, lastAt }
  expect(rows.filter(({ event }) => event.startsWith('tries.'))).toMatchObject([
    { event: 'tries.disowned', who: 'Nadia Brook', about },
    { event: 'tries.found', who: 'Nadia Brook', about },
  ])
  await robin.vault.lock({})
})

test('new keys forget no wrong tries that nobody was told of', async () => {
  await anOffice()
  await guess(12, NADIA.user)
  const robin = await comeIn(ROBIN)
  await robin.vault.replaceKeys({ password: PASSWORD })
  const nadia = await comeIn(NADIA)
  expect(await nadia.wrongTries.list({})).toMatchObject([{ kind: 'password', count: 12 }])
  await nadia.vault.lock({})
})

test('a restore forgets no wrong tries, and the wait they cost goes on', async () => {
  await anOffice()
  const robin = await comeIn(ROBIN)
  await robin.backups.addDestination({})
  await robin.backups.make({})
  await robin.vault.lock({})
  await guess(12, NADIA.user)
  const { client } = started()
  const [backup] = (await client.vault.findBackups({})).backups
  const secret = { kind: 'password', password: PASSWORD } as const
  await client.vault.restore({ backupId: backup?.id ?? '', user: ROBIN.user, secret })
  await expect(started().client.vault.unlock(NADIA)).rejects.toThrow('several wrong tries')
  const nadia = await comeIn(NADIA)
  expect(await nadia.wrongTries.list({})).toMatchObject([{ kind: 'password', count: 12 }])
  await nadia.vault.lock({})
})

test('whoever mistyped once a moment ago is told nothing, and the trail tells it all the same', async () => {
  await anOffice()
  const { client } = started()
  await client.vault.unlock({ ...ROBIN, password: 'not the password at all' }).catch(() => {})
  await client.vault.unlock(ROBIN)
  expect(await client.wrongTries.list({})).toEqual([])
  expect((await client.audit.list({})).rows[0]).toMatchObject({
    event: 'tries.found',
    about: { of: 'password', count: 1 },
  })
  await client.vault.lock({})
})

test('names nobody has are told to the owners alone, as one sum that says no name', async () => {
  await anOffice()
  await guess(2, 'tomas')
  const lastAt = await guess(1, 'principal')
  await guess(1, NADIA.user)
  time.setClock(HOUR)
  const nadia = await comeIn(NADIA)
  expect(await nadia.wrongTries.list({})).toMatchObject([{ kind: 'password', count: 1 }])
  await nadia.vault.lock({})
  const robin = await comeIn(ROBIN)
  const told = await robin.wrongTries.list({})
  expect(told).toMatchObject([{ kind: 'unknown', count: 3, lastAt }])
  const id = told[0]?.id ?? ''
  expect((await robin.audit.list({ kind: 'people' })).rows).toContainEqual(
    expect.objectContaining({
      event: 'tries.found',
      who: 'Robin Vale',
      about: { kind: 'tries', of: 'unknown', count: 3, lastAt },
    }),
  )
  await robin.vault.lock({})
  const later = await comeIn(NADIA)
  expect((await later.wrongTries.list({})).map(({ kind }) => kind)).toEqual(['password'])
  await expect(later.wrongTries.claim({ id })).rejects.toMatchObject({ code: 'not_found' })
  await later.vault.lock({})
  const owner = await comeIn(ROBIN)
  await owner.wrongTries.claim({ id })
  await owner.vault.lock({})
  const again = await comeIn(ROBIN)
  expect(await again.wrongTries.list({})).toMatchObject([
    { id, answer: { said: 'claimed', byName: 'Robin Vale' } },
  ])
  await again.vault.lock({})
  const nadiaLater = await comeIn(NADIA)
  expect((await nadiaLater.wrongTries.list({})).map(({ kind }) => kind)).toEqual(['password'])
  await nadiaLater.vault.lock({})
})

test('whoever guessed a password right and answers in its owner’s name is found out: the answer stays, and is taken back', async () => {
  await anOffice()
  await guess(3, NADIA.user)
  const guessed = await comeIn(NADIA)
  const [found] = await guessed.wrongTries.list({})
  const id = found?.id ?? ''
  await guessed.wrongTries.claim({ id })
  await guessed.vault.lock({})

  // Nadia is away for weeks, and the owner reads of it meanwhile.
  time.setClock(20 * DAY)
  const robin = await comeIn(ROBIN)
  expect(await robin.wrongTries.list({})).toMatchObject([
    { id, whose: 'Nadia Brook', answer: { said: 'claimed', byName: 'Nadia Brook', shownUntil: null } },
  ])
  await expect(robin.wrongTries.takeBack({ id })).rejects.toMatchObject({ code: 'not_found' })
  await robin.vault.lock({})

  const nadia = await comeIn(NADIA)
  expect(await nadia.wrongTries.list({})).toMatchObject([{ id, whose: null, answer: { said: 'claimed' } }])
  await nadia.wrongTries.takeBack({ id })
  expect(await nadia.wrongTries.list({})).toMatchObject([{ id, answer: { said: 'disowned' } }])
  for (const answer of [nadia.wrongTries.claim, nadia.wrongTries.takeBack])
    await expect(answer({ id })).rejects.toMatchObject({ code: 'not_found' })
  await nadia.vault.lock({})

  const owner = await comeIn(ROBIN)
  expect((await owner.audit.list({ kind: 'people' })).rows).toContainEqual(
    expect.objectContaining({ event: 'tries.taken-back', who: 'Nadia Brook' }),
  )
  await owner.vault.lock({})
})

test('an answer is read for a week after whoever gave it came in again, and cannot be taken back later', async () => {
  await anOffice()
  await guess(3, NADIA.user)
  const nadia = await comeIn(NADIA)
  const id = (await nadia.wrongTries.list({}))[0]?.id ?? ''
  await nadia.wrongTries.claim({ id })
  await nadia.vault.lock({})
  const readBy = async (door: typeof ROBIN) => {
    const client = await comeIn(door)
    const read = await client.wrongTries.list({})
    await client.vault.lock({})
    return read.length
  }
  expect(await readBy(NADIA)).toBe(1)
  time.setClock(6 * DAY)
  expect(await readBy(NADIA)).toBe(1)
  expect(await readBy(ROBIN)).toBe(1)
  time.setClock(2 * DAY)
  expect(await readBy(ROBIN)).toBe(0)
  const later = await comeIn(NADIA)
  expect(await later.wrongTries.list({})).toEqual([])
  await expect(later.wrongTries.takeBack({ id })).rejects.toMatchObject({ code: 'not_found' })
  await later.vault.lock({})
})

test('owners do not read for ever what somebody answered who comes in no more', async () => {
  await anOffice()
  await guess(3, NADIA.user)
  const nadia = await comeIn(NADIA)
  await nadia.wrongTries.claim({ id: (await nadia.wrongTries.list({}))[0]?.id ?? '' })
  await nadia.vault.lock({})
  const robin = await comeIn(ROBIN)
  const account = (await robin.accounts.list({})).find(({ name }) => name === 'Nadia Brook')
  await robin.accounts.suspend({ id: account?.id ?? '' })
  expect(await robin.wrongTries.list({})).toEqual([])
  await robin.vault.lock({})
})

test('guesses at a colleague who is suspended are told to the owners', async () => {
  await anOffice()
  const robin = await comeIn(ROBIN)
  const nadia = (await robin.accounts.list({})).find(({ name }) => name === 'Nadia Brook')
  await robin.accounts.suspend({ id: nadia?.id ?? '' })
  await robin.vault.lock({})
  const lastAt = await guess(4, NADIA.user)
  const again = await comeIn(ROBIN)
  expect(await again.wrongTries.list({})).toMatchObject([{ kind: 'unknown', count: 4, lastAt }])
  await again.vault.lock({})
})

/** As if so many names that nobody has had been typed once each. */
function typeMadeUpNames(many: number) {
  const path = triesPath(join(folder, 'vault'))
  const file = JSON.parse(readFileSync(path, 'utf8')) as { tries: object[] }
  const at = time.wall()
  const one = { failed: 1, at, untold: { count: 1, since: at, at } }
  const more = Array.from({ length: many }, () => ({ who: randomBytes(32).toString('hex'), ...one }))
  writeFileSync(path, JSON.stringify({ ...file, tries: [...file.tries, ...more] }))
}

test('hundreds of made-up names forgive nobody who works here a wait, and hers are told to her alone', async () => {
  await anOffice()
  await guess(6, NADIA.user)
  typeMadeUpNames(199)
  const { client, gate } = started()
  await expect(client.vault.unlock({ user: 'nobody', password: 'whatever it may be' })).rejects.toThrow(
    'not right',
  )
  await gate.close()
  const hers = started()
  await expect(hers.client.vault.unlock(NADIA)).rejects.toThrow('Wait')
  await hers.gate.close()
  const nadia = await comeIn(NADIA)
  expect(await nadia.wrongTries.list({})).toMatchObject([{ kind: 'password', count: 6 }])
  await nadia.vault.lock({})
  const robin = await comeIn(ROBIN)
  expect(await robin.wrongTries.list({})).toMatchObject([{ kind: 'unknown', count: 200 }])
  await robin.vault.lock({})
})

test('the recovery sheet of another office is told to the owners as a wrong one', async () => {
  await anOffice()
  const elsewhere = mkdtempSync(join(tmpdir(), 'footbridge-elsewhere-'))
  const other = startProgram({ folder: elsewhere, time })
  const { recoveryCode: code } = await other.client.vault.create(FIRST_RUN)
  await other.gate.close()
  rmSync(elsewhere, { recursive: true, force: true })
  const { client, gate } = started()
  const newPassword = 'seven copper kettles hum'
  await expect(client.vault.unlockWithRecovery({ user: 'robin', code, newPassword })).rejects.toThrow(
    'another vault',
  )
  await gate.close()
  const nadia = await comeIn(NADIA)
  expect(await nadia.wrongTries.list({})).toEqual([])
  await nadia.vault.lock({})
  const robin = await comeIn(ROBIN)
  expect(await robin.wrongTries.list({})).toMatchObject([{ kind: 'sheet', count: 1 }])
  await robin.vault.lock({})
})

test('the wrong PINs that locked the office are told to whoever was at work, and a few that did not are not', async () => {
  await anOffice()
  const robin = await comeIn(ROBIN)
  await robin.vault.setPin({ pin: PIN, password: PASSWORD })
  await robin.vault.drawCurtain({})
  const wrong = async (times: number) => {
    for (let tries = 0; tries < times; tries += 1)
      await robin.vault.liftCurtain({ with: 'pin', pin: '111111' }).catch(() => {})
  }
  await wrong(4)
  await robin.vault.liftCurtain({ with: 'pin', pin: PIN })
  await robin.vault.drawCurtain({})
  await wrong(5)
  expect(await robin.vault.state({})).toMatchObject({ state: 'locked' })
  const again = await comeIn(ROBIN)
  expect(await again.wrongTries.list({})).toMatchObject([{ kind: 'pin', count: 5 }])
  await again.vault.lock({})
})
