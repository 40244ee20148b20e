import { expect, test } from 'vitest'

import { bigRoster } from '../testing/big-files.ts'
import { dropped, droppedFolder, importOf, previewOf, type FilesByName } from '../testing/import-files.ts'
import { zipOf } from '../testing/spreadsheets.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

function countRows({ vault }: TestApp): unknown {
  return vault.reading
    .prepare(
      `SELECT (SELECT count(*) FROM students) + (SELECT count(*) FROM services) + (SELECT count(*) FROM imports WHERE taken_back_at IS NULL)
        + (SELECT count(*) FROM column_mappings) AS n`,
    )
    .get()
}

const HEADINGS = 'Student ID,First Name,Last Name,DOB,Grade\n'
const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => `${at},Ana,Pérez${at},2012-01-02,7\n`).join('')

const refused: readonly (readonly [string, () => FilesByName, string])[] = [
  ['an empty file', () => ({ 'list.csv': '' }), 'imports:errors.emptyFile'],
  ['a PDF', () => ({ 'list.csv': '%PDF-1.7 …' }), 'imports:errors.seemsToBe.pdf'],
  [
    'an Excel workbook',
    () => ({ 'list.xlsx': zipOf({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }) }),
    'imports:errors.seemsToBe.excel',
  ],
  [
    'a picture',
    () => ({ 'list.csv': new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]) }),
    'imports:errors.seemsToBe.picture',
  ],
  [
    'a million rows',
    () => ({ 'list.csv': HEADINGS + '1,Ana,Pérez,,7\n'.repeat(1_000_000) }),
    'imports:errors.tooManyRows',
  ],
  [
    'a zip made to fill the machine',
    () => ({ 'roster.zip': zipOf({ 'users.csv': '0'.repeat(60_000_000) }) }),
    'imports:errors.zip.trap',
  ],
  [
    'a zip cut in half',
    () => ({ 'roster.zip': zipOf({ 'users.csv': HEADINGS }).slice(0, 60) }),
    'imports:errors.zip.damaged',
  ],
  [
    'a quotation that never ends',
    () => ({ 'list.csv': `${HEADINGS}1,"Ana,Pérez,,7\n${lines(40)}` }),
    'imports:errors.quoteNeverClosed',
  ],
]

test.each(refused)('%s is refused with a sentence, and nothing is written', async (_, files, message) => {
  await using app = await createTestApp()
  const tokens = await dropped(app, files())
  await expect(app.office.imports.read({ tokens })).rejects.toMatchObject({ code: 'rule', data: { message } })
  expect(countRows(app)).toEqual({ n: 0 })
  expect(app.faults).toEqual([])
})

test('a file nobody handed over is not there', async () => {
  await using app = await createTestApp()
  await expect(app.office.imports.read({ tokens: ['made-up'] })).rejects.toMatchObject({ code: 'not_found' })
  await expect(app.office.imports.read({ tokens: [] })).rejects.toMatchObject({ code: 'invalid' })
})

test('closing the file dialog is no mistake', async () => {
  await using app = await createTestApp()
  await expect(app.office.imports.read({ tokens: null })).rejects.toMatchObject({ code: 'cancelled' })
})

test('files can be chosen in a dialog too', async () => {
  await using app = await createTestApp()
  await dropped(app, { 'list.csv': HEADINGS + lines(2) })
  app.host.choose = [...app.host.files.values()]
  expect(await app.office.imports.read({ tokens: null, from: 'files' })).toMatchObject({
    kind: 'spreadsheet',
  })
})

test('half a row and a thirty-first of February are pointed at, and the rest goes on', async () => {
  await using app = await createTestApp()
  const list = `${HEADINGS}1,Ana,Pérez,31/01/2012,7\n2,Mai,Nguyen,31/02/2012,8\n3,Jin,"Kim`
  const { counts, preview, importId } = await previewOf(app, await dropped(app, { 'list.csv': list }))
  expect(counts).toEqual({ 'new students': 2, 'rejected students': 1 })
  expect(preview.problems.map(({ message, severity, first }) => [message, severity, first[0]?.row])).toEqual([
    ['imports:problems.halfRow', 'error', 4],
    ['imports:problems.noSuchDay', 'warning', 3],
  ])
  await app.office.imports.commit({ importId })
  expect((await app.office.students.list({ status: null })).rows.map(({ name }) => name)).toEqual([
    'Mai Nguyen',
    'Ana Pérez',
  ])
})

test('many problems are paged', async () => {
  await using app = await createTestApp()
  const list = HEADINGS + lines(700).replaceAll('2012-01-02', '2012-02-31')
  const { preview, importId } = await previewOf(app, await dropped(app, { 'list.csv': list }))
  const [group] = preview.problems
  expect(group).toMatchObject({ message: 'imports:problems.noSuchDay', count: 700 })
  expect(group?.first).toHaveLength(20)
  const page = await app.office.imports.problems({ importId, group: group?.id ?? '', limit: 50, offset: 650 })
  expect([page.total, page.rows.length, page.rows.at(-1)?.row]).toEqual([700, 50, 701])
})

test('nothing can be written that was not looked at', async () => {
  await using app = await createTestApp()
  const { importId } = await app.office.imports.read({
    tokens: await dropped(app, { 'list.csv': HEADINGS + lines(2) }),
  })
  const first = { code: 'rule', data: { message: 'imports:operations.previewFirst' } }
  await expect(app.office.imports.commit({ importId })).rejects.toMatchObject(first)
  await expect(app.office.imports.saveRejects({ importId })).rejects.toMatchObject(first)
})

test.each(['read', 'preview', 'commit'] as const)('stopped during %s, nothing was written', async (step) => {
  await using app = await createTestApp()
  const tokens = await droppedFolder(app, bigRoster(300))
  const stopped = async (work: Promise<unknown>) => {
    app.app.cancel('this one')
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    expect(countRows(app)).toEqual({ n: 0 })
  }
  if (step === 'read') {
    await stopped(app.office.imports.read({ tokens }, 'this one'))
    return
  }
  const { importId } = await app.office.imports.read({ tokens })
  if (step === 'preview') {
    await stopped(app.office.imports.preview({ importId }, 'this one'))
    await expect(app.office.imports.commit({ importId })).rejects.toMatchObject({ code: 'rule' })
    return
  }
  await app.office.imports.preview({ importId })
  await stopped(app.office.imports.commit({ importId }, 'this one'))
  await app.office.imports.commit({ importId })
  expect(countRows(app)).toEqual({ n: 301 })
})

test('a full disk in the middle of writing leaves nothing behind, and the import can be tried again', async () => {
  await using app = await createTestApp()
  const { importId } = await previewOf(app, await droppedFolder(app, bigRoster(20)))
  const { writing } = app.vault
  writing.prepare("CREATE TRIGGER full BEFORE INSERT ON imports BEGIN SELECT raise(ABORT, 'full'); END").run()
  await expect(app.office.imports.commit({ importId })).rejects.toMatchObject({ code: 'internal' })
  expect(countRows(app)).toEqual({ n: 0 })
  writing.prepare('DROP TRIGGER full').run()
  await app.office.imports.commit({ importId })
  expect(countRows(app)).toEqual({ n: 21 })
})

test('an import whose trace could not be written is not done, and can be tried again', async () => {
  await using app = await createTestApp()
  const { importId } = await previewOf(app, await droppedFolder(app, bigRoster(20)))
  const { writing } = app.vault
  writing
    .prepare(
      "CREATE TRIGGER full BEFORE INSERT ON audit WHEN NEW.event = 'import.committed' BEGIN SELECT raise(ABORT, 'full'); END",
    )
    .run()
  await expect(app.office.imports.commit({ importId })).rejects.toMatchObject({ code: 'internal' })
  expect(countRows(app)).toEqual({ n: 0 })
  writing.prepare('DROP TRIGGER full').run()
  await app.office.imports.commit({ importId })
  expect(countRows(app)).toEqual({ n: 21 })
})

test('an import that was taken back can be brought in again without choosing its files again', async () => {
  await using app = await createTestApp()
  const { importId } = await importOf(app, await droppedFolder(app, bigRoster(20)))
  await app.undoLast(app.office)
  expect(countRows(app)).toEqual({ n: 0 })
  await app.office.imports.preview({ importId })
  await app.office.imports.commit({ importId })
  expect(countRows(app)).toEqual({ n: 21 })
  const done = { code: 'rule', data: { message: 'imports:operations.alreadyImported' } }
  await expect(app.office.imports.commit({ importId })).rejects.toMatchObject(done)
  await expect(app.office.imports.preview({ importId })).rejects.toMatchObject(done)
})

test('an answer that was never offered is no answer', async () => {
  await using app = await createTestApp()
  const files = {
    'organizations.csv': 'id,name\no1,Harbor House\n',
    'services.csv': 'id,organization_id,name\ns1,o9,Grief group\n',
  }
  const { importId, preview } = await previewOf(app, await droppedFolder(app, files))
  const id = preview.questions[0]?.id ?? ''
  const answered = await app.office.imports.preview({
    importId,
    repairs: [{ id, repair: { kind: 'attach', key: 'nothing of this name', name: '' } }],
  })
  expect(answered.questions[0]).toMatchObject({ decided: false, chosen: { kind: 'create-organization' } })
})

test('a heading as long as a page is a heading like any other', async () => {
  await using app = await createTestApp()
  const long = `Guardian ${'.'.repeat(600)}`
  const list = `Student ID,First Name,Last Name,Grade,${long}\n1,Ana,Pérez,7,Rosa Pérez\n`
  const { counts } = await previewOf(app, await dropped(app, { 'list.csv': list }))
  expect(counts).toMatchObject({ 'new students': 1 })
})
