import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { beforeEach, expect, test } from 'vitest'

import { addDays } from '#shared/domain/days.ts'

import { keysReplaced } from '../accounts/sign-in.ts'
import { flipBit } from '../testing/spoil.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { testOwner } from '../testing/test-vault.ts'
import { signManifest } from '../vault/backup/backup-manifest.ts'
import { newRecoverySecret, recoveryCodeOf } from '../vault/recovery-sheet.ts'
import { insertAttempt } from './backups.sql.ts'

let stick: string
beforeEach(() => {
  stick = realpathSync(mkdtempSync(join(tmpdir(), 'footbridge-stick-')))
  return () => rmSync(stick, { recursive: true, force: true })
})

async function choose({ host, owner }: TestApp, path: string): Promise<string> {
  host.choose = [{ name: basename(path), path }]
  const { id } = await owner.backups.addDestination({})
  return id
}

test('a new office is told from the first day, chooses a stick, backs up, and is told no more', async () => {
  await using app = await createTestApp()
  const { owner, office } = app
  expect(await office.backups.overview({})).toMatchObject({ late: true, age: null, destinations: [] })
  await expect(owner.backups.make({})).rejects.toThrow('no folder for backups yet')

  const id = await choose(app, stick)
  expect((await owner.backups.overview({})).destinations).toMatchObject([
    { id, name: basename(stick), lastGood: null, due: true },
  ])
  const { attempts } = await owner.backups.make({})
  expect(attempts).toMatchObject([{ folder: 'Footbridge backup 2026-12-08 10-00', problem: null }])
  expect(readdirSync(stick)).toEqual(['Footbridge backup 2026-12-08 10-00'])

  const overview = await office.backups.overview({})
  expect(overview).toMatchObject({ late: false, age: 0, lastGoodAt: '2026-12-08T15:00:00.000Z' })
  expect(overview.destinations).toMatchObject([{ due: false, trouble: null }])
  expect(JSON.stringify(overview)).not.toContain(stick)
})

test('nine days later the age is told, and whoever comes in sets off what is due', async () => {
  await using app = await createTestApp()
  await choose(app, stick)
  await app.counselor.backups.make({})
  app.setClock('2026-12-17T15:00:00.000Z')
  expect(await app.office.backups.overview({})).toMatchObject({ late: true, age: 9 })
  await app.office.backups.makeDue({})
  expect(await app.office.backups.overview({})).toMatchObject({ late: false, age: 0 })
  await expect(app.office.backups.makeDue({})).rejects.toThrow('No backup is due')
})

test('an office clerk does not make backups when they like, nor choose where they go', async () => {
  await using app = await createTestApp()
  const forbidden = { code: 'forbidden' }
  await expect(app.office.backups.make({})).rejects.toMatchObject(forbidden)
  await expect(app.counselor.backups.addDestination({})).rejects.toMatchObject(forbidden)
  await expect(app.counselor.backups.setPlan({ every: 'week', warnAfterDays: 14 })).rejects.toMatchObject(
    forbidden,
  )
})

test('of two sticks one is at home: the other gets its backup, and the one is told calmly', async () => {
  await using app = await createTestApp()
  const home = join(stick, 'at home')
  const here = join(stick, 'here')
  for (const folder of [home, here]) {
    mkdirSync(folder)
    await choose(app, folder)
  }
  renameSync(home, `${home} for the weekend`)
  const { attempts } = await app.owner.backups.make({})
  expect(attempts.map(({ problem }) => problem)).toEqual(['backups:errors.folderMissing', null])
  const { late, destinations, history } = await app.owner.backups.overview({})
  expect(late).toBe(false)
  expect(destinations.map(({ name, trouble }) => [name, trouble?.problem])).toEqual([
    ['at home', 'backups:errors.folderMissing'],
    ['here', undefined],
  ])
  expect(history.map(({ name }) => name)).toEqual(['here', 'at home'])

  renameSync(`${home} for the weekend`, home)
  await app.owner.backups.make({ destinationId: destinations[0]?.id ?? null })
  expect((await app.owner.backups.overview({})).destinations[0]?.trouble).toBeNull()
})

test('a folder inside the program’s own is refused when it is chosen, one that is gone too', async () => {
  await using app = await createTestApp()
  await expect(choose(app, app.vault.folder)).rejects.toThrow('inside the program')
  await expect(choose(app, join(stick, 'gone'))).rejects.toThrow('is not there')
  app.host.choose = []
  await expect(app.owner.backups.addDestination({})).rejects.toMatchObject({ code: 'cancelled' })
})

test('a folder is chosen once, left, taken back by undo, and chosen again', async () => {
  await using app = await createTestApp()
  const id = await choose(app, stick)
  await expect(choose(app, stick)).rejects.toThrow('into this folder already')
  await app.owner.backups.removeDestination({ id })
  expect((await app.owner.backups.overview({})).destinations).toEqual([])
  await app.undoLast(app.owner)
  expect((await app.owner.backups.overview({})).destinations).toHaveLength(1)
  await app.owner.backups.removeDestination({ id })
  expect(await choose(app, stick)).toBe(id)
})

test('the owner says how often, and can take it back', async () => {
  await using app = await createTestApp()
  await choose(app, stick)
  await app.owner.backups.make({})
  await app.owner.backups.setPlan({ every: 'week', warnAfterDays: 30 })
  app.setClock('2026-12-14T15:00:00.000Z')
  expect((await app.owner.backups.overview({})).destinations[0]?.due).toBe(false)
  app.setClock('2026-12-15T15:00:00.000Z')
  expect(await app.owner.backups.overview({})).toMatchObject({ late: false, destinations: [{ due: true }] })
  await app.undoLast(app.owner)
  expect((await app.owner.backups.overview({})).plan).toEqual({ every: 'day', warnAfterDays: 7 })
  await expect(app.owner.backups.setPlan({ every: 'day', warnAfterDays: 0 })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('older backups make room, those of others and those somebody renamed stay', async () => {
  await using app = await createTestApp()
  await choose(app, stick)
  mkdirSync(join(stick, 'Footbridge backup 2020-01-01 10-00'))
  for (let day = 0; day < 9; day += 1) {
    app.setClock(`${addDays('2026-12-08', day)}T15:00:00.000Z`)
    await app.owner.backups.make({})
    if (day === 0)
      renameSync(join(stick, 'Footbridge backup 2026-12-08 10-00'), join(stick, 'Before the summer'))
  }
  // The 9th is older than the last seven days, and the 13th is the newest of its week.
  expect(readdirSync(stick).toSorted()).toEqual([
    'Before the summer',
    'Footbridge backup 2020-01-01 10-00',
    ...['10', '11', '12', '13', '14', '15', '16'].map((day) => `Footbridge backup 2026-12-${day} 10-00`),
  ])
})

test('a backup made while the clock stood ten years back is still there after a year of others', async () => {
  await using app = await createTestApp()
  await choose(app, stick)
  for (let month = 0; month < 13; month += 1) {
    const day = addDays('2025-11-08', month * 31)
    const facts = { size: 1, sha256: '0'.repeat(64) }
    const content = { schema: 1, commits: 1, auditRows: 1, vault: facts, keyring: facts }
    const folder = join(stick, `Footbridge backup ${day} 10-00`)
    mkdirSync(folder)
    const manifest = signManifest({ madeAt: `${day}T15:00:00.000Z`, ...content }, app.vault.masterKey)
    writeFileSync(join(folder, 'backup.json'), JSON.stringify(manifest))
  }
  app.setClock('2016-01-01T15:00:00.000Z')
  const { attempts } = await app.owner.backups.make({})
  expect(readdirSync(stick)).toContain(attempts[0]?.folder)
})

test('the sheet proves a backup without touching anything, and the result is written down', async () => {
  await using app = await createTestApp()
  const { owner } = app
  const destinationId = await choose(app, stick)
  const wish = { destinationId, code: testOwner.recoveryCode }
  await expect(owner.backups.drill(wish)).rejects.toThrow('no backup of this office')
  await owner.backups.make({})
  const before = readFileSync(join(stick, 'Footbridge backup 2026-12-08 10-00', 'vault.db'))

  const mistyped = owner.backups.drill({ ...wish, code: 'AAAA' })
  await expect(mistyped).rejects.toMatchObject({ data: { fields: [{ path: 'code' }] } })
  expect(await owner.backups.drill(wish)).toMatchObject({
    madeAt: '2026-12-08T15:00:00.000Z',
    problem: null,
  })
  expect(readFileSync(join(stick, 'Footbridge backup 2026-12-08 10-00', 'vault.db'))).toEqual(before)
  expect((await owner.backups.overview({})).destinations[0]?.lastDrill).toMatchObject({ problem: null })

  const other = await owner.backups.drill({ ...wish, code: recoveryCodeOf(newRecoverySecret()) })
  expect(other.problem).toBe('backups:errors.sheetDoesNotOpen')
  flipBit(join(stick, 'Footbridge backup 2026-12-08 10-00', 'vault.db'))
  expect((await owner.backups.drill(wish)).problem).toBe('backups:errors.vaultDamaged')
  expect((await owner.backups.overview({})).destinations[0]?.lastDrill).toMatchObject({
    problem: 'backups:errors.vaultDamaged',
  })
})

test('a trail somebody cut is backed up as it is, and told when the backup is tried out', async () => {
  await using app = await createTestApp()
  const destinationId = await choose(app, stick)
  await app.owner.backups.setPlan({ every: 'week', warnAfterDays: 7 })
  const { writing } = app.vault
  writing.prepare('DROP TRIGGER audit_is_never_deleted').run()
  writing.prepare('DELETE FROM audit WHERE seq = 1').run()
  const { attempts } = await app.owner.backups.make({})
  expect(attempts).toMatchObject([{ problem: null }])
  const { problem } = await app.owner.backups.drill({ destinationId, code: testOwner.recoveryCode })
  expect(problem).toBe('backups:errors.trailBroken')
})

test('after the keys or the sheet changed a backup is due, because older ones open with the old ones only', async () => {
  await using app = await createTestApp()
  await choose(app, stick)
  await app.owner.backups.make({})
  const { writing } = app.vault
  // The clock was set back meanwhile.
  const at = '2026-12-08T14:00:00.000Z'
  writing.transaction(() => keysReplaced(writing, { accountId: app.sessions.owner.accountId, at }))
  expect((await app.owner.backups.overview({})).destinations[0]?.due).toBe(true)
  app.setClock('2026-12-08T15:05:00.000Z')
  await app.owner.backups.makeDue({})
  expect((await app.owner.backups.overview({})).destinations[0]?.due).toBe(false)
})

test('a backup of which nobody knows how much is in it is taken for one from before the sheet changed', async () => {
  await using app = await createTestApp()
  const destinationId = await choose(app, stick)
  const { writing } = app.vault
  const at = '2026-12-08T15:00:00.000Z'
  writing.transaction(() => keysReplaced(writing, { accountId: app.sessions.owner.accountId, at }))
  const good = { destinationId, at, folder: 'Footbridge backup', bytes: 9000, problem: null }
  insertAttempt(writing, { ...good, auditRows: null })
  expect((await app.owner.backups.overview({})).destinations[0]?.due).toBe(true)
})

test('a clock that ran ahead for a day hides no backup that is due', async () => {
  await using app = await createTestApp()
  await choose(app, stick)
  app.setClock('2036-12-08T15:00:00.000Z')
  await app.owner.backups.make({})
  app.setClock('2026-12-09T15:00:00.000Z')
  expect((await app.owner.backups.overview({})).destinations[0]?.due).toBe(true)
  await app.owner.backups.makeDue({})
  expect(await app.owner.backups.overview({})).toMatchObject({ age: 0, destinations: [{ due: false }] })
})
