import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

import Database from 'better-sqlite3'
import { expect, test } from 'vitest'

import { AppError } from '#shared/app-error.ts'

import type { Migration } from '../db/migrate.ts'
import { many, one, change } from '../db/statement.ts'
import type { ReadableDb } from '../db/types.ts'
import {
  closedTestVault,
  openTestVault,
  testMasterKey,
  testOwner,
  type ClosedTestVault,
} from '../testing/test-vault.ts'
import { MasterKey } from './master-key.ts'
import { openVault, type OpenVault } from './open-vault.ts'
import { applyPragmas, forgetDeletedWords } from './pragmas.ts'
import { vaultTrouble } from './sqlite-error.ts'
import { unlockWithPassword } from './unlock-vault.ts'
import { connect, vaultPath } from './vault-file.ts'

const notes: Migration = {
  number: 1,
  title: 'Notes and their search',
  up: (db) =>
    db.exec(`
CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE note_words USING fts5 (words, content = 'notes', content_rowid = 'id');`),
}
const migrations = [notes]

const insertNote = change<{ words: string }>('INSERT INTO notes (words) VALUES (:words)')
const countNotes = one<object, number>('SELECT count(*) AS n FROM notes', (row) => Number(row['n']))
const listNotes = many<object, string>('SELECT words FROM notes ORDER BY id', (row) => String(row['words']))
const anyPragma = (db: ReadableDb, name: string): unknown =>
  Object.values(db.prepare(`PRAGMA ${name}`).get() as object)[0]

function reopen({ folder }: { folder: string }, later = migrations): OpenVault {
  return openVault({ folder, masterKey: testMasterKey(), migrations: later })
}

function noteWords(note: number): string {
  return `${note} ${'x'.repeat(200)}`
}

/** A closed vault with a few hundred notes in it, so that it has many pages. */
async function filledVault(): Promise<ClosedTestVault> {
  const closed = await closedTestVault({ migrations })
  const vault = reopen(closed)
  vault.writing.transaction(() => {
    for (let note = 0; note < 300; note += 1) insertNote(vault.writing, { words: noteWords(note) })
  })
  vault.close()
  return closed
}

function bytesOf(folder: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(files.map(({ name }) => [name, readFileSync(join(folder, name))]))
}

function filesOf(folder: string): Record<string, string> {
  const fingerprint = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
  return Object.fromEntries([...bytesOf(folder)].map(([name, bytes]) => [name, fingerprint(bytes)]))
}

/** Runs a script in a program of its own, as a second Footbridge on the same machine. */
function startProgram(script: string): ChildProcessByStdio<null, Readable, null> {
  const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href)
  const source = `
    import { unlockWithPassword } from ${url('./unlock-vault.ts')}
    ${script}`
  return spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

test('what one command wrote, a query sees, and the next day it is still there', async () => {
  await using closed = await closedTestVault({ migrations })
  const vault = reopen(closed)
  insertNote(vault.writing, { words: 'called the family' })
  expect(countNotes(vault.reading, {})).toBe(1)
  vault.close()

  const nextDay = reopen(closed)
  expect(listNotes(nextDay.reading, {})).toEqual(['called the family'])
  nextDay.close()
})

test('a query cannot write, not even by mistake', async () => {
  await using open = await openTestVault({ migrations })
  const { reading } = open.vault
  const write = (): unknown => reading.prepare("INSERT INTO notes (words) VALUES ('x')").run()
  expect(write).toThrow('readonly')
  // The connection itself cannot write either, whatever its settings say.
  reading.prepare('PRAGMA query_only = OFF').run()
  expect(write).toThrow('readonly')
})

test('both connections run under every protection, and search forgets what is deleted', async () => {
  await using open = await openTestVault({ migrations })
  const { reading, writing } = open.vault
  const shared = {
    locking_mode: 'normal',
    foreign_keys: 1,
    temp_store: 2,
    cell_size_check: 1,
    trusted_schema: 0,
    mmap_size: 0,
  }
  const own = { journal_mode: 'wal', synchronous: 2, fullfsync: 1, checkpoint_fullfsync: 1, secure_delete: 1 }
  for (const [name, value] of Object.entries({ ...shared, ...own }))
    expect(anyPragma(writing, name)).toBe(value)
  for (const [name, value] of Object.entries({ ...shared, query_only: 1 }))
    expect(anyPragma(reading, name)).toBe(value)
  expect(reading.prepare("SELECT v FROM note_words_config WHERE k = 'secure-delete'").get()).toEqual({ v: 1 })
})

test('a protection that does not take hold stops the program', () => {
  const db = new Database(':memory:')
  expect(() => applyPragmas(db, [{ name: 'journal_mode', set: 'WAL', reads: 'wal' }])).toThrow(
    'journal_mode is memory',
  )
  expect(() => applyPragmas(db, [{ name: 'no_such_protection', set: 'ON', reads: 1 }])).toThrow(
    'no_such_protection',
  )
})

test('a search index made without secure-delete gets it', () => {
  const db = new Database(':memory:')
  db.exec('CREATE VIRTUAL TABLE found USING fts5 (words)')
  const setting = db.prepare("SELECT v FROM found_config WHERE k = 'secure-delete'").pluck()
  expect(setting.get()).toBeUndefined()
  forgetDeletedWords(db)
  expect(setting.get()).toBe(1)
})

test('nothing a counselor writes can be read in any file, open or closed', async () => {
  const canary = 'canary-maria-told-us-about-home'
  await using closed = await closedTestVault({ migrations })
  const vault = reopen(closed)
  insertNote(vault.writing, { words: canary })
  vault.writing.prepare('INSERT INTO note_words (rowid, words) SELECT id, words FROM notes').run()
  const whileOpen = bytesOf(closed.folder)
  expect([...whileOpen.keys()]).toEqual(
    expect.arrayContaining(['vault.db', 'vault.db-wal', 'vault.db-shm', 'keyring.json']),
  )
  vault.close()

  const plain = new Database(join(closed.folder, 'control.db'))
  plain.exec(`CREATE TABLE notes (words TEXT); INSERT INTO notes VALUES ('${canary}')`)
  plain.close()
  const leaks = [...whileOpen, ...bytesOf(closed.folder)].filter(([, bytes]) => bytes.includes('canary'))
  // The control shows that the search would find it.
  expect(leaks.map(([name]) => name)).toEqual(['control.db'])
})

test('everything in the folder is for its owner alone', async () => {
  await using open = await openTestVault({ migrations })
  insertNote(open.vault.writing, { words: 'x' })
  for (const name of readdirSync(open.folder)) {
    expect([name, statSync(join(open.folder, name)).mode & 0o777]).toEqual([name, 0o600])
  }
  expect(statSync(open.folder).mode & 0o777).toBe(0o700)
})

test('a commit reaches the vault itself within the delay, and at once when asked', async () => {
  await using open = await openTestVault({ migrations, checkpointAfter: 50 })
  const { vault, folder } = open
  const logSize = (): number => statSync(`${vaultPath(folder)}-wal`).size
  vault.writing.transaction(() => insertNote(vault.writing, { words: 'x' }))
  expect(logSize()).toBeGreaterThan(0)
  await expect.poll(logSize).toBe(0)

  insertNote(vault.writing, { words: 'y' })
  expect(vault.checkpoint()).toBe(true)
  expect(logSize()).toBe(0)
})

test('a long read holds a checkpoint up without stopping the program, and it is made afterwards', async () => {
  await using open = await openTestVault({ migrations, checkpointAfter: 30 })
  const { vault, folder } = open
  insertNote(vault.writing, { words: 'x' })
  insertNote(vault.writing, { words: 'y' })
  const longRead = vault.reading.prepare('SELECT words FROM notes').iterate()
  longRead.next()
  insertNote(vault.writing, { words: 'z' })
  const before = performance.now()
  expect(vault.checkpoint()).toBe(false)
  expect(performance.now() - before).toBeLessThan(5000)
  longRead.return?.()
  await expect.poll(() => statSync(`${vaultPath(folder)}-wal`).size).toBe(0)
})

test('closing empties the log, forgets the key and may be asked twice', async () => {
  await using closed = await closedTestVault({ migrations })
  const vault = reopen(closed)
  vault.writing.transaction(() => insertNote(vault.writing, { words: 'x' }))
  vault.close()
  vault.close()
  expect(readdirSync(closed.folder)).toEqual([
    'anchor.log',
    'anchor.log.1',
    'keyring.json',
    'keyring.json.1',
    'owner.lock',
    'vault.db',
  ])
  expect(() => vault.masterKey.derive('database')).toThrow('forgotten')
  expect(() => countNotes(vault.reading, {})).toThrow('not open')
})

const refused: [string, (path: string) => void, string][] = [
  ['missing', (path) => rmSync(path), 'missing. Restore it from a backup'],
  ['empty', (path) => truncateSync(path, 0), 'empty. Restore it from a backup'],
  ['a few bytes long', (path) => truncateSync(path, 100), 'damaged. Restore it from a backup'],
  [
    'cut in the middle of a page',
    (path) => truncateSync(path, 4096 * 5 + 100),
    'damaged. Restore it from a backup',
  ],
  ['cut at the end of a page', (path) => truncateSync(path, 4096 * 5), 'damaged. Restore it from a backup'],
  [
    'full of noise',
    (path) => writeFileSync(path, Buffer.alloc(8192, 0x5f)),
    'damaged. Restore it from a backup',
  ],
  [
    'an ordinary database',
    (path) => {
      rmSync(path)
      new Database(path).exec('CREATE TABLE students (name TEXT)').close()
    },
    'not a vault of this program',
  ],
  [
    'a folder',
    (path) => {
      rmSync(path)
      mkdirSync(path)
    },
    'not a vault of this program',
  ],
]

test.each(refused)('a vault that is %s is refused and left as it was', async (_, spoil, sentence) => {
  await using closed = await filledVault()
  spoil(vaultPath(closed.folder))
  const before = filesOf(closed.folder)
  expect(() => reopen(closed)).toThrow(sentence)
  expect(filesOf(closed.folder)).toMatchObject(before)
})

type Fate = 'refused at the door' | 'refused when read' | 'read as written' | 'read as something else'

function fateOf(closed: ClosedTestVault, truth: readonly string[]): Fate {
  let vault: OpenVault
  try {
    vault = reopen(closed)
  } catch (error) {
    if (isDamage(error)) return 'refused at the door'
    throw error
  }
  try {
    const read = listNotes(vault.reading, {})
    return JSON.stringify(read) === JSON.stringify(truth) ? 'read as written' : 'read as something else'
  } catch (error) {
    if (isDamage(vaultTrouble(error))) return 'refused when read'
    throw error
  } finally {
    vault.close()
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof AppError && error.data.message === 'vault:errors.fileDamaged'
}

test('a flipped bit in the first pages is refused at the door or when the page is read, never read as truth', async () => {
  await using closed = await filledVault()
  const path = vaultPath(closed.folder)
  const whole = readFileSync(path)
  const truth = Array.from({ length: 300 }, (_, note) => noteWords(note))
  const fates = Array.from({ length: 60 }, (_, flip) => {
    const spoilt = Buffer.from(whole)
    const place = (flip % 12) * 4096 + ((flip * 677) % 4096)
    spoilt.writeUInt8(spoilt.readUInt8(place) ^ (1 << (flip % 8)), place)
    writeFileSync(path, spoilt)
    return fateOf(closed, truth)
  })
  const count = (fate: Fate): number => fates.filter((each) => each === fate).length
  expect(count('read as something else')).toBe(0)
  expect(count('refused at the door')).toBeGreaterThanOrEqual(10)
  expect(count('refused when read')).toBeGreaterThanOrEqual(20)
})

test('records used with a newer version of the program are refused to the byte', async () => {
  const later: Migration = {
    number: 2,
    title: 'Later',
    up: (db) => db.exec('CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT'),
  }
  await using closed = await closedTestVault({ migrations })
  const newer = reopen(closed, [notes, later])
  newer.checkpoint()
  insertNote(newer.writing, { words: 'left in the log by the newer program' })
  // What a crash of the newer program leaves: its last commit is in the log only.
  await using crashed = await closedTestVault({ migrations })
  for (const name of ['vault.db', 'vault.db-wal'])
    copyFileSync(join(closed.folder, name), join(crashed.folder, name))
  newer.close()

  const { 'vault.db': vault, 'vault.db-wal': log } = filesOf(crashed.folder)
  expect(() => reopen(crashed)).toThrow('newer version')
  expect(filesOf(crashed.folder)).toMatchObject({ 'vault.db': vault, 'vault.db-wal': log })

  const updated = reopen(crashed, [notes, later])
  expect(countNotes(updated.reading, {})).toBe(1)
  updated.close()
})

test('an older vault is brought up to date when it is opened', async () => {
  const colours: Migration = {
    number: 2,
    title: 'Notes have colours',
    up: (db) => db.exec("ALTER TABLE notes ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'"),
  }
  await using closed = await filledVault()
  const vault = reopen(closed, [notes, colours])
  expect(vault.reading.prepare("SELECT count(*) AS n FROM notes WHERE colour = 'grey'").get()).toEqual({
    n: 300,
  })
  vault.close()
})

test('a vault whose keys are another vault’s is not ours', async () => {
  await using closed = await closedTestVault({ migrations })
  const stranger = MasterKey.generate(testMasterKey().vaultId, 1)
  expect(() => openVault({ folder: closed.folder, masterKey: stranger, migrations })).toThrow('damaged')
})

test('an encrypted file that names another vault, or another program, is not ours', async () => {
  await using closed = await closedTestVault({ migrations })
  const change = (sql: string): void => {
    const database = connect(vaultPath(closed.folder), testMasterKey(), { readonly: false })
    database.exec(sql)
    database.close()
  }
  change("UPDATE vault_identity SET vault_id = 'other'")
  expect(() => reopen(closed)).toThrow('not a vault of this program')
  change(`UPDATE vault_identity SET vault_id = '${testMasterKey().vaultId}'; PRAGMA application_id = 7`)
  expect(() => reopen(closed)).toThrow('not a vault of this program')
  change('DROP TABLE vault_identity')
  expect(() => reopen(closed)).toThrow('not a vault of this program')
})

test('a second window of the same program is told at once, and the first goes on', async () => {
  await using open = await openTestVault({ migrations })
  expect(() => reopen(open)).toThrow('open in another window')
  insertNote(open.vault.writing, { words: 'still here' })
  expect(countNotes(open.vault.reading, {})).toBe(1)
  expect(() => reopen(open)).toThrow('open in another window')
})

test.runIf(process.platform === 'linux')(
  'being asked to open twice does not loosen the hold on the file',
  async () => {
    await using open = await openTestVault({ migrations })
    const { ino } = statSync(vaultPath(open.folder))
    // Lines such as `1: POSIX ADVISORY READ 4711 fe:00:2147079 128 128`: process, then device and inode.
    const held = (): boolean =>
      new RegExp(` ${process.pid} \\S+:${ino} `).test(readFileSync('/proc/locks', 'utf8'))
    expect(held()).toBe(true)
    expect(() => reopen(open)).toThrow('open in another window')
    expect(held()).toBe(true)
  },
)

test('a vault closed after a refusal can be opened by the next person', async () => {
  await using closed = await closedTestVault({ migrations })
  const whole = readFileSync(vaultPath(closed.folder))
  truncateSync(vaultPath(closed.folder), 0)
  expect(() => reopen(closed)).toThrow('empty')
  writeFileSync(vaultPath(closed.folder), whole)
  reopen(closed).close()
})

function asOwner(folder: string): string {
  return JSON.stringify({ ...testOwner, folder })
}

test('a second program is refused while this one has the vault, also after somebody tried twice here', async () => {
  await using open = await openTestVault()
  const again = { ...testOwner, folder: open.folder }
  await expect(unlockWithPassword(again)).rejects.toThrow('open in another window')
  await expect(unlockWithPassword(again)).rejects.toThrow('open in another window')

  const second = startProgram(`
    await unlockWithPassword(${asOwner(open.folder)}).then(() => console.log('in'), (error) => console.log(error.message))`)
  const [said] = (await once(second.stdout, 'data')) as [Buffer]
  expect(said.toString()).toContain('open in another window')
  await once(second, 'exit')
})

test('a killed program leaves everything it said it kept, and the vault free', async () => {
  await using closed = await closedTestVault()
  const killed = startProgram(`
    const { vault } = await unlockWithPassword(${asOwner(closed.folder)})
    vault.writing.prepare('CREATE TABLE promises (words TEXT)').run()
    vault.writing.prepare("INSERT INTO promises VALUES ('kept')").run()
    console.log('open')
    setInterval(() => {}, 1000)`)
  const ended = once(killed, 'exit')
  try {
    await once(killed.stdout, 'data')
    expect(() => openVault({ folder: closed.folder, masterKey: testMasterKey() })).toThrow(
      'open in another window',
    )
  } finally {
    killed.kill('SIGKILL')
    await ended
  }
  const vault = openVault({ folder: closed.folder, masterKey: testMasterKey() })
  expect(vault.reading.prepare('SELECT words FROM promises').get()).toEqual({ words: 'kept' })
  vault.close()
})

test('a power cut while the log moves into the vault leaves a torn page, and nothing is lost', async () => {
  await using closed = await filledVault()
  const vault = reopen(closed)
  vault.writing.transaction(() => {
    for (let note = 300; note < 400; note += 1) insertNote(vault.writing, { words: noteWords(note) })
  })
  await using cut = await closedTestVault({ migrations })
  for (const name of ['vault.db', 'vault.db-wal'])
    copyFileSync(join(closed.folder, name), join(cut.folder, name))
  vault.close()
  appendFileSync(vaultPath(cut.folder), Buffer.alloc(512, 0x5a))

  const nextDay = reopen(cut)
  expect(countNotes(nextDay.reading, {})).toBe(400)
  nextDay.close()
})

test('a lock file somebody wrote into does not keep the office out', async () => {
  await using closed = await closedTestVault({ migrations })
  writeFileSync(join(closed.folder, 'owner.lock'), 'not a lock at all '.repeat(100))
  const vault = reopen(closed)
  expect(() => reopen(closed)).toThrow('open in another window')
  vault.close()
})

test('a folder that is not there holds no vault', () => {
  expect(() => reopen({ folder: '/nowhere/at/all' })).toThrow('no vault in this folder')
})

test('a vault put back from a copy, without a log, opens and goes on', async () => {
  await using closed = await filledVault()
  const path = vaultPath(closed.folder)
  const vault = reopen(closed)
  vault.writing.prepare(`VACUUM INTO '${path}.copy'`).run()
  vault.close()
  renameSync(`${path}.copy`, path)

  const restored = reopen(closed)
  insertNote(restored.writing, { words: 'after the restore' })
  expect(countNotes(restored.reading, {})).toBe(301)
  expect(anyPragma(restored.reading, 'journal_mode')).toBe('wal')
  restored.close()
})
