import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { RecordTarget } from '#shared/domain/retention.ts'

import type { ReadableDb } from '../db/types.ts'
import { churn } from '../testing/churn.ts'
import { decryptedPages } from '../testing/decrypted-pages.ts'
import { aKeptStory, ABOUT_CASE, ABOUT_STUDENT, type KeptStory } from '../testing/kept-story.ts'
import { aStudent } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { testMasterKey, testOwner } from '../testing/test-vault.ts'
import { vaultPath } from '../vault/vault-file.ts'
import { PARTS } from './parts.sql.ts'

const WORDS = [ABOUT_STUDENT, ABOUT_CASE, '555-0177'].map((word) => word.toLowerCase())
const { password } = testOwner

/** Closes what is open and decides what is new, so that nobody is at work on the student any more. */
async function ended(app: TestApp, story: KeptStory): Promise<void> {
  const { writing } = app.vault
  writing.transaction(() => {
    writing.prepare("UPDATE concerns SET state = 'withdrawn' WHERE state = 'new'").run()
    writing
      .prepare("UPDATE cases SET closed_on = '2026-12-08' WHERE id = :caseId")
      .run({ caseId: story.caseId })
  })
}

/** A whole record with everything that can hang on it, of a student nobody is at work on. */
async function aWholeStory(app: TestApp): Promise<KeptStory> {
  const story = await aKeptStory(app, { restricted: false })
  const { studentId, caseId } = story
  const cousin = app.hire('Cousin', { roles: ['counselor'], sees: 'own', endsOn: null })
  await cousin.client.glass.break({ studentId, kind: 'other', reason: `${ABOUT_STUDENT} must be asked.` })
  const [letter] = await app.owner.glass.inbox({})
  await app.owner.glass.answer({ id: letter?.id ?? '', answer: `${ABOUT_CASE} was talked about` })
  await app.owner.recusals.add({ accountId: cousin.accountId, studentId, reason: `${ABOUT_STUDENT} is kin` })
  await app.counselor.cases.setNamed({ id: caseId, accountId: app.sessions.owner.accountId, isNamed: true })
  const { request } = await app.counselor.recordsRequests.get({ id: story.recordsRequestId })
  await app.counselor.recordsRequests.withdraw({
    ...{ id: request.id, version: request.version, on: '2026-12-08', words: `${ABOUT_STUDENT} moved` },
    pages: 'not-found',
  })
  await app.counselor.quality.sayRight({
    ...{ kind: 'insurance-unknown', recordId: studentId, reason: `${ABOUT_STUDENT} does not say` },
  })
  await app.counselor.retention.lift({ id: story.holdId, why: `${ABOUT_STUDENT} let go` })
  await app.counselor.drafts.save({ key: `cases.note.${caseId}`, value: `${ABOUT_CASE} draft` })
  await app.office.drafts.save({
    key: 'concerns.new',
    value: JSON.stringify({ studentId, words: ABOUT_STUDENT }),
  })
  await ended(app, story)
  return story
}

async function destroy(app: TestApp, ...targets: RecordTarget[]): Promise<string> {
  const { stamp } = await app.owner.retention.preview({ targets })
  const { id } = await app.owner.retention.destroy({ targets, stamp, basis: 'asked-for', password })
  return id
}

/** Every table as text, those behind the search index too. */
function everyTable(db: ReadableDb): ReadonlyMap<string, string> {
  const tables = db
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'virtual'")
    .all()
  return new Map(
    (tables as { name: string }[]).map(({ name }) => {
      const rows = db.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[]
      const cells = rows.flatMap((row) => Object.values(row))
      const text = cells.map((cell) =>
        cell instanceof Uint8Array ? Buffer.from(cell).toString('latin1') : String(cell),
      )
      return [name, text.join('\n').toLowerCase()]
    }),
  )
}

const tablesWith = (db: ReadableDb, words: readonly string[]): readonly string[] =>
  [...everyTable(db)].flatMap(([name, text]) => (words.some((word) => text.includes(word)) ? [name] : []))

test('nothing of a destroyed record is left in any table; its ids stand in the trail alone', async () => {
  await using app = await createTestApp()
  const story = await aWholeStory(app)
  const ids = Object.entries(story).flatMap(([name, value]: [string, string]) =>
    ['serviceId', 'caseCode'].includes(name) ? [] : [value],
  )
  const before = tablesWith(app.vault.reading, WORDS)
  for (const { table } of PARTS)
    if (
      ![
        ...['search_index', 'search_rows', 'broken_cases', 'student_words', 'sealed_notes'],
        // They hold no words; a test beside their operations sees them go.
        ...['attendance', 'incidents', 'replaced_attendance'],
      ].includes(table)
    )
      expect(
        [
          ...before,
          'appointments',
          'case_people',
          'student_contacts',
          'printed_pages',
          'printed_forms',
          'meeting_decisions',
        ],
        table,
      ).toContain(table)
  expect(before).toEqual(expect.arrayContaining(['search_index_data', 'search_index_content', 'drafts']))

  await destroy(app, { kind: 'students', id: story.studentId })
  expect(tablesWith(app.vault.reading, WORDS)).toEqual([])
  expect(tablesWith(app.vault.reading, ids)).toEqual(['audit'])
  expect(tablesWith(app.vault.reading, [story.caseCode.toLowerCase()])).toEqual(['destructions'])
  expect(app.vault.reading.prepare('PRAGMA foreign_key_check').all()).toEqual([])
  expect(app.faults).toEqual([])
})

test('what hangs on a student in the schema is named among the parts', async () => {
  await using app = await createTestApp()
  const { reading } = app.vault
  const tables = (
    reading.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").all() as {
      name: string
    }[]
  ).map(({ name }) => name)
  const named = new Set(PARTS.map(({ table }) => table))
  const hanging = tables.filter((table) => {
    const to = reading.prepare(`SELECT "table" AS name FROM pragma_foreign_key_list('${table}')`).all()
    return (to as { name: string }[]).some(({ name }) => named.has(name))
  })
  expect(hanging.length).toBeGreaterThan(15)
  expect(
    hanging.filter((table) => !named.has(table)),
    'say in parts.sql.ts which of its rows go',
  ).toEqual([])
})

test('without any folder for backups the file is written anew as well, so that no gap keeps a word', async () => {
  const app = await createTestApp()
  const story = await aWholeStory(app)
  const { folder, writing, checkpoint, close } = app.vault
  churn(writing, ABOUT_STUDENT, checkpoint)
  const id = await destroy(app, { kind: 'students', id: story.studentId })
  expect((await app.owner.backups.overview({})).destinations).toEqual([])
  await app.owner.retention.renewBackups({ id, removeOlder: false })
  close()
  const pages = decryptedPages(vaultPath(folder), testMasterKey().derive('database'))
  expect(pages.toString('latin1')).not.toContain(ABOUT_STUDENT)
})

test('once a backup without a record is there, deleting older ones writes the file anew no second time', async () => {
  await using app = await createTestApp()
  const { writing, reading } = app.vault
  const stick = mkdtempSync(join(tmpdir(), 'footbridge-stick-'))
  app.host.choose = [{ name: 'stick', path: stick }]
  await app.owner.backups.addDestination({})
  const story = await aWholeStory(app)
  const id = await destroy(app, { kind: 'students', id: story.studentId })
  const freePages = () => Object.values(reading.prepare('PRAGMA freelist_count').get() ?? {})
  const leaveFreePages = () => {
    writing.prepare('CREATE TABLE passing AS SELECT zeroblob(100000) AS piece').run()
    writing.prepare('DROP TABLE passing').run()
  }
  leaveFreePages()
  await app.owner.retention.renewBackups({ id, removeOlder: false })
  expect(freePages()).toEqual([0])
  leaveFreePages()
  expect(freePages(), 'the control').not.toEqual([0])
  await app.owner.retention.renewBackups({ id, removeOlder: true })
  // Its trace may take one of them, a file written anew has none.
  expect(freePages()).not.toEqual([0])
  rmSync(stick, { recursive: true })
})

test('a search index that is one piece of many pages keeps no word of a destroyed record', async () => {
  await using app = await createTestApp()
  const { writing, reading } = app.vault
  const story = await aWholeStory(app)
  const words = Array.from({ length: 4000 }, (_, at) => `${ABOUT_STUDENT}${at}`).join(' ')
  writing
    .prepare(
      'UPDATE search_index SET body = :words WHERE rowid = (SELECT min(row) FROM search_rows WHERE case_id = :caseId)',
    )
    .run({ words, caseId: story.caseId })
  writing.prepare("INSERT INTO search_index (search_index) VALUES ('optimize')").run()
  const inIndex = () => tablesWith(reading, WORDS).filter((name) => name.startsWith('search_index'))
  expect(inIndex(), 'the control').toEqual(expect.arrayContaining(['search_index_data', 'search_index_idx']))
  await destroy(app, { kind: 'students', id: story.studentId })
  expect(inIndex()).toEqual([])
})

test('nothing of it is left in the file either: no free page, no gap, no log', async () => {
  const app = await createTestApp()
  const story = await aWholeStory(app)
  for (let at = 0; at < 100; at += 1)
    await app.counselor.students.create(
      aStudent({ givenName: `Student ${at}`, familyName: `Family ${at % 7}` }),
    )
  const { folder } = app.vault
  const copy = join(folder, '..', 'seen before')
  const rawKey = testMasterKey().derive('database')
  const found = (path: string) => {
    const pages = decryptedPages(path, rawKey).toString('latin1').toLowerCase()
    return WORDS.filter((word) => pages.includes(word))
  }
  app.vault.checkpoint()
  app.vault.writing.prepare('VACUUM INTO :copy').run({ copy })
  expect(found(copy), 'the control: they can be found where they are').toEqual(WORDS)

  const id = await destroy(app, { kind: 'students', id: story.studentId })
  await app.owner.retention.renewBackups({ id, removeOlder: false })
  app.vault.checkpoint()
  expect(statSync(`${vaultPath(folder)}-wal`).size).toBe(0)
  const { close } = app.vault
  close()
  expect(found(vaultPath(folder))).toEqual([])
})
