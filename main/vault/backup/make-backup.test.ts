import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { leaveTrace } from '../../audit/audit.ts'
import type { WritableDb } from '../../db/types.ts'
import { beginSchool } from '../../school/school.ts'
import { mountSmallDisk } from '../../testing/small-disk.ts'
import { cheapKdf, openTestVault, testMasterKey } from '../../testing/test-vault.ts'
import { waysInto } from '../ways-in.ts'
import { inspectBackup } from './inspect-backup.ts'
import { makeBackup, type MakeBackupOptions } from './make-backup.ts'
import { checkVaultFile } from './vault-copy.ts'

const AT = '2026-11-28T20:45:00.000Z'
const NAME = 'Footbridge backup 2026-11-28 15-45'
const zone = { at: AT, timeZone: 'America/New_York' }

let stick: string
beforeEach(() => {
  stick = realpathSync(mkdtempSync(join(tmpdir(), 'footbridge-stick-')))
})
afterEach(() => {
  chmodSync(stick, 0o700)
  rmSync(stick, { recursive: true })
})

function comeIn(db: WritableDb): void {
  db.transaction(() =>
    leaveTrace(db, { at: AT, actorId: 'ana', operation: 'x', event: 'signed-in', subjectId: null }),
  )
}

const canForbid = process.platform !== 'win32' && process.getuid?.() !== 0

test('a backup is one folder with three files that names nobody, opens with the key, and is whole', async () => {
  await using open = await openTestVault()
  beginSchool(open.vault.writing, { schoolName: 'Harbor Middle School', timeZone: zone.timeZone })
  const steps: number[] = []
  const progress = (done: number, total: number) => void steps.push(done / total)
  const { name, manifest } = await makeBackup({ vault: open.vault, destination: stick, ...zone, progress })

  expect(readdirSync(stick)).toEqual([NAME])
  expect(name).toBe(NAME)
  expect(readdirSync(join(stick, name)).toSorted()).toEqual(['backup.json', 'keyring.json', 'vault.db'])
  expect(manifest).toMatchObject({ vaultId: open.vault.vaultId, epoch: 1, madeAt: AT })
  expect(steps.at(-1)).toBe(1)
  for (const file of readdirSync(join(stick, name))) {
    expect(readFileSync(join(stick, name, file)).includes('Harbor Middle School')).toBe(false)
    if (process.platform !== 'win32') expect(statSync(join(stick, name, file)).mode & 0o777).toBe(0o600)
  }
  expect(await inspectBackup(join(stick, name))).toMatchObject({ state: 'whole', manifest })
  const facts = checkVaultFile(join(stick, name, 'vault.db'), testMasterKey().derive('database'))
  expect(facts).toMatchObject({ vaultId: open.vault.vaultId, schema: manifest.schema })
})

test('what was committed a moment ago is in it, though it stands in the log only', async () => {
  await using open = await openTestVault({ checkpointAfter: 60_000 })
  comeIn(open.vault.writing)
  const { manifest } = await makeBackup({ vault: open.vault, destination: stick, ...zone })
  expect(manifest.auditRows).toBe(1)
})

test('two backups in one minute get two names, and neither touches what was there', async () => {
  await using open = await openTestVault()
  mkdirSync(join(stick, NAME))
  writeFileSync(join(stick, NAME, 'holiday.jpg'), 'somebody’s picture')
  const options = { vault: open.vault, destination: stick, ...zone }
  await makeBackup(options)
  await makeBackup(options)
  expect(readdirSync(stick).toSorted()).toEqual([NAME, `${NAME} (2)`, `${NAME} (3)`])
  expect(readdirSync(join(stick, NAME))).toEqual(['holiday.jpg'])
})

test('people go on working while it is made', async () => {
  await using open = await openTestVault()
  const { writing } = open.vault
  const making = makeBackup({ vault: open.vault, destination: stick, ...zone })
  for (let lines = 0; lines < 50; lines += 1) {
    comeIn(writing)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  const { name } = await making
  expect(await inspectBackup(join(stick, name))).toMatchObject({ state: 'whole' })
})

async function leavesNothing(options: Partial<MakeBackupOptions>, sentence: string): Promise<void> {
  await using open = await openTestVault()
  await expect(makeBackup({ vault: open.vault, destination: stick, ...zone, ...options })).rejects.toThrow(
    sentence,
  )
}

test('a stick that is not there, or a file in its place, is told', async () => {
  await leavesNothing({ destination: join(stick, 'gone') }, 'is not there')
  writeFileSync(join(stick, 'file'), '')
  await leavesNothing({ destination: join(stick, 'file') }, 'is not there')
})

test('a folder inside the program’s own is no place for a backup', async () => {
  await using open = await openTestVault()
  const options = { vault: open.vault, ...zone }
  for (const destination of [open.folder, join(open.folder, '..')])
    await expect(makeBackup({ ...options, destination })).rejects.toThrow('inside the program')
  expect(readdirSync(join(open.folder, '..'))).toEqual(['vault'])
})

test.runIf(canForbid)('a folder nobody may write into is told', async () => {
  chmodSync(stick, 0o500)
  await leavesNothing({}, 'may not write into this folder')
  expect(readdirSync(stick)).toEqual([])
})

test('a full stick is told, and what lay on it stays', async ({ skip }) => {
  using small = mountSmallDisk(400)
  if (!small) return skip()
  writeFileSync(join(small.folder, 'letter.txt'), 'kept')
  await leavesNothing({ destination: small.folder }, 'not enough room')
  expect(readdirSync(small.folder)).toEqual(['letter.txt'])
})

test('stopped half-way, nothing is left that looks like a backup', async () => {
  await using open = await openTestVault()
  const stop = new AbortController()
  const making = makeBackup({ vault: open.vault, destination: stick, ...zone, signal: stop.signal })
  setTimeout(() => stop.abort(), 20)
  await expect(making).rejects.toMatchObject({ code: 'cancelled' })
  expect(readdirSync(stick)).toEqual([])
})

test('a stick pulled while the program looks at it is told', async () => {
  await using open = await openTestVault()
  const destination = join(stick, 'pulled')
  mkdirSync(destination)
  const making = makeBackup({ vault: open.vault, destination, ...zone })
  // Long enough for the first look to find the folder, before anybody hears of it.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  rmSync(destination, { recursive: true })
  await expect(making).rejects.toMatchObject({ code: 'rule' })
})

test('a stick pulled while the copy is written is told, and the next backup is as any other', async () => {
  await using open = await openTestVault()
  const options = { vault: open.vault, destination: stick, ...zone }
  const checkpoint = () => {
    rmSync(join(stick, `${NAME}.part`), { recursive: true })
    return true
  }
  await expect(makeBackup({ ...options, vault: { ...open.vault, checkpoint } })).rejects.toThrow(
    'disappeared',
  )
  expect(readdirSync(stick)).toEqual([])
  await makeBackup(options)
})

test.each(['from a folder that is still there', 'together with its folder'])(
  'a stick pulled while its copy is read again is told as that, %s',
  async (how) => {
    await using open = await openTestVault()
    const destination = join(stick, 'office')
    mkdirSync(destination)
    const pull = (done: number, total: number): void => {
      if (done < (total * 2) / 3) return
      const gone = how.startsWith('from') ? join(destination, `${NAME}.part`) : destination
      rmSync(gone, { recursive: true, force: true })
    }
    const making = makeBackup({ vault: open.vault, destination, ...zone, progress: pull })
    await expect(making).rejects.toMatchObject({ data: { message: 'backups:errors.folderGone' } })
  },
)

test('what a program left that was killed while it made a backup goes with the next one, but no other office’s', async () => {
  await using open = await openTestVault()
  const keys = readFileSync(join(open.folder, 'keyring.json'), 'utf8')
  const other = JSON.parse(keys) as { vaultId: string }
  const leave = (name: string, ring: string) => {
    mkdirSync(join(stick, name))
    writeFileSync(join(stick, name, 'keyring.json'), ring)
    writeFileSync(join(stick, name, 'vault.db'), 'half')
  }
  leave('Footbridge backup 2026-11-27 15-45.part', keys)
  leave('Footbridge backup 2026-11-26 15-45.part', JSON.stringify({ ...other, vaultId: 'x' }))
  await makeBackup({ vault: open.vault, destination: stick, ...zone })
  expect(readdirSync(stick).toSorted()).toEqual(['Footbridge backup 2026-11-26 15-45.part', NAME])
})

test('a password changed while the copy was made opens the backup', async () => {
  await using open = await openTestVault()
  const ways = waysInto(open.vault, cheapKdf)
  const write = await ways.prepare(
    { user: 'clerk', accountId: 'clerk' },
    { password: 'seven quiet lanterns drift' },
  )
  const checkpoint = () => {
    write()
    return true
  }
  const { name } = await makeBackup({ vault: { ...open.vault, checkpoint }, destination: stick, ...zone })
  const keyring = readFileSync(join(stick, name, 'keyring.json'), 'utf8')
  expect(keyring).toBe(readFileSync(join(open.folder, 'keyring.json'), 'utf8'))
})
