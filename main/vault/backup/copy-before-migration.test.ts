import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type Database from 'better-sqlite3'
import { expect, test } from 'vitest'

import type { Migration } from '../../db/migrate.ts'
import { mountSmallDisk } from '../../testing/small-disk.ts'
import { flipBit } from '../../testing/spoil.ts'
import { closedTestVault, testMasterKey, testOwner } from '../../testing/test-vault.ts'
import { openVault } from '../open-vault.ts'
import { connect, vaultPath } from '../vault-file.ts'
import { copyBeforeMigration } from './copy-before-migration.ts'
import { inspectBackup } from './inspect-backup.ts'
import { restoreBackup } from './restore-backup.ts'

const step = (number: number, up: Migration['up'] = () => {}): Migration => ({
  number,
  title: `step ${number}`,
  up,
})
const first = [step(1, (database) => database.exec('CREATE TABLE words (word TEXT NOT NULL) STRICT'))]
const upTo = (count: number) => [...first, ...Array.from({ length: count - 1 }, (_, at) => step(at + 2))]

function openAndClose(folder: string, migrations: readonly Migration[]): void {
  openVault({ folder, masterKey: testMasterKey(), migrations }).close()
}

const copies = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('before'))

function wordsIn(file: string): unknown {
  const database: Database.Database = connect(file, testMasterKey(), { readonly: true })
  try {
    return database.prepare('SELECT word FROM words').pluck().all()
  } finally {
    database.close()
  }
}

test('before an update changes the records, they are kept as they were, ready to be restored', async () => {
  await using closed = await closedTestVault({ migrations: first })
  const { folder } = closed
  const vault = openVault({ folder, masterKey: testMasterKey(), migrations: first })
  vault.writing.prepare("INSERT INTO words VALUES ('before')").run()
  vault.close()
  const spoils = step(2, (database) => database.exec("UPDATE words SET word = 'after'"))
  openAndClose(folder, [...first, spoils])

  expect(wordsIn(vaultPath(folder))).toEqual(['after'])
  const kept = join(folder, 'before schema 2')
  expect(await inspectBackup(kept)).toMatchObject({ state: 'whole', manifest: { schema: 1 } })
  expect(wordsIn(vaultPath(kept))).toEqual(['before'])
  await restoreBackup({
    ...{ from: kept, folder, at: '2026-11-28T20:45:00.000Z', migrations: first },
    ...{ door: testOwner, kdf: testOwner.kdf },
  })
  expect(wordsIn(vaultPath(folder))).toEqual(['before'])
})

test('a vault that is up to date is not copied, and of older copies two stay', async () => {
  await using closed = await closedTestVault({ migrations: first })
  const { folder } = closed
  openAndClose(folder, first)
  expect(copies(folder)).toEqual([])
  for (const count of [2, 3, 10, 11]) openAndClose(folder, upTo(count))
  expect(copies(folder).toSorted()).toEqual(['before schema 10', 'before schema 11'])
})

test('an update that failed half-way is copied anew the next time', async () => {
  await using closed = await closedTestVault({ migrations: first })
  const { folder } = closed
  const fails = step(2, () => {
    throw new Error('The migration failed')
  })
  expect(() => openAndClose(folder, [...first, fails])).toThrow('The migration failed')
  expect(copies(folder)).toEqual(['before schema 2'])
  openAndClose(folder, upTo(2))
  expect(copies(folder)).toEqual(['before schema 2'])
})

test('where there is no room for the copy the update waits, and the records are as they were', async ({
  skip,
}) => {
  await using closed = await closedTestVault({ migrations: first })
  const vault = openVault({ folder: closed.folder, masterKey: testMasterKey(), migrations: first })
  vault.writing.prepare('INSERT INTO words VALUES (hex(zeroblob(300000)))').run()
  vault.close()
  using small = mountSmallDisk(900)
  if (!small) return skip()
  const { folder } = small
  for (const name of readdirSync(closed.folder))
    writeFileSync(join(folder, name), readFileSync(join(closed.folder, name)))
  expect(() => openAndClose(folder, upTo(2))).toThrow('not enough room')
  expect(copies(folder)).toEqual([])
  openAndClose(folder, first)
})

/** As a disk that does not write what it is told. */
function spoilingCopies(database: Database.Database): Database.Database {
  const prepare = (sql: string) =>
    sql.startsWith('VACUUM')
      ? { run: (to: string) => [database.prepare(sql).run(to), flipBit(to)] }
      : database.prepare(sql)
  return new Proxy(database, {
    get: (target, name) => (name === 'prepare' ? prepare : Reflect.get(target, name, target)),
  })
}

test('a copy that is not the same as the records stops the update', async () => {
  await using closed = await closedTestVault({ migrations: first })
  const { folder } = closed
  const masterKey = testMasterKey()
  const database = connect(vaultPath(folder), masterKey, { readonly: false })
  const copy = (writer: Database.Database) => copyBeforeMigration(writer, folder, masterKey, upTo(2))
  expect(() => copy(spoilingCopies(database))).toThrow('not the same as the records')
  expect(copies(folder)).toEqual([])
  copy(database)
  expect(copies(folder)).toEqual(['before schema 2'])
  database.close()
})
