import { expect, test } from 'vitest'

import {
  countsOf,
  dropped,
  droppedFolder,
  everythingIn,
  importOf,
  previewOf,
} from '../testing/import-files.ts'
import { aConcern, aContact, aStudent } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const HEADINGS =
  'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,identifier,email,sms,phone,agentSourcedIds,grades,password'

const MANIFEST =
  'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.users,bulk\nfile.demographics,bulk\n'

interface Row {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly role?: string
  readonly number?: string
  readonly phone?: string
  readonly agents?: string
  readonly grade?: string
  readonly status?: string
  readonly password?: string
}

const line = ({
  id,
  given,
  family,
  role = 'student',
  number = '',
  phone = '',
  agents = '',
  ...row
}: Row): string =>
  `${id},${row.status ?? 'active'},,true,school,${role},,${given},${family},${number},,,${phone},"${agents}",${row.grade ?? ''},${row.password ?? ''}`

const oneRoster = (rows: readonly Row[], born: Readonly<Record<string, string>> = {}) => ({
  'manifest.csv': MANIFEST,
  'users.csv': [HEADINGS, ...rows.map(line)].join('\n'),
  'demographics.csv': [
    'sourcedId,status,birthDate,sex',
    ...Object.entries(born).map(([id, day]) => `${id},active,${day},`),
  ].join('\n'),
})

const ANA: Row = { id: 's1', given: 'Ana', family: 'Pérez', number: '1001', grade: '07', agents: 'p1' }
const LUIS: Row = { id: 's2', given: 'Luis', family: 'Pérez', number: '1002', grade: '05', agents: 'p1' }
const MAI: Row = { id: 's3', given: 'Mai', family: 'Nguyen', number: '1003', grade: '08' }
const EVA: Row = { id: 'p1', given: 'Eva', family: 'Pérez', role: 'parent', phone: '(305) 555-0199' }
const TEACHER: Row = { id: 't1', given: 'Omar', family: 'Haddad', role: 'teacher' }
const SCHOOL = [ANA, LUIS, MAI, EVA, TEACHER]

async function students(app: TestApp) {
  const { rows } = await app.office.students.list({ status: null })
  return Object.fromEntries(rows.map(({ name, status, grade, id }) => [name, { status, grade, id }]))
}

async function studentCalled(app: TestApp, name: string) {
  const found = (await students(app))[name]
  return app.office.students.get({ id: found?.id ?? '' })
}

test('a roster is shown before anything is written, then written, and everyone is found', async () => {
  await using app = await createTestApp()
  const looked = await previewOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  expect(looked.read).toMatchObject({ kind: 'one-roster', version: '1.1', subject: 'roster', mapping: null })
  expect(looked.counts).toEqual({ 'new students': 3, 'new contacts': 1, 'new staff': 1 })
  expect(await students(app)).toEqual({})

  const { importId } = looked
  expect(countsOf(await app.office.imports.commit({ importId }))).toEqual(looked.counts)
  expect(Object.keys(await students(app)).toSorted()).toEqual(['Ana Pérez', 'Luis Pérez', 'Mai Nguyen'])
  const byMother = await app.office.students.find({ words: 'eva' })
  expect(byMother.map(({ name }) => name).toSorted()).toEqual(['Ana Pérez', 'Luis Pérez'])
  expect((await app.office.students.find({ words: '555 0199' })).length).toBe(2)
  expect((await studentCalled(app, 'Ana Pérez')).contacts).toMatchObject([
    { name: 'Eva Pérez', phone: '305-555-0199', relation: 'parent', holdsConsentRights: true },
  ])
  expect(await app.office.staff.find({ words: 'haddad' })).toMatchObject([{ name: 'Omar Haddad' }])
  expect(await app.office.imports.list({})).toMatchObject([
    {
      ...{ id: importId, kind: 'one-roster', subject: 'roster', byName: 'The office' },
      ...{ files: [expect.stringContaining('')], takenBackAt: null },
    },
  ])
})

test('the same roster a second time changes nothing', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  const again = await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  expect(again.counts).toEqual({ 'unchanged students': 3, 'unchanged contacts': 1, 'unchanged staff': 1 })
  expect((await studentCalled(app, 'Ana Pérez')).student.version).toBe(1)
})

test('a long list of new students does not hide the contacts that come with them', async () => {
  await using app = await createTestApp()
  const rows = Array.from(
    { length: 230 },
    (_, at) => `${1000 + at},Nia,Row${at},Pat Row${at},555-020-${1000 + at}`,
  )
  const roster = ['Student ID,First Name,Last Name,Guardian Name,Guardian Phone', ...rows].join('\n')
  const { preview } = await previewOf(app, await dropped(app, { 'roster.csv': roster }))
  const shown = Map.groupBy(preview.samples, ({ kind, status }) => `${status} ${kind}`)
  expect([shown.get('new students')?.length, shown.get('new contacts')?.length]).toEqual([200, 200])
})

test('a new student shows what it brings, so that a wrong column is seen before it is written', async () => {
  await using app = await createTestApp()
  const roster = 'Student ID,First Name,Last Name,DOB,Grade\n5001,Nia,Cole,03/14/2012,7\n'
  const { preview } = await previewOf(app, await dropped(app, { 'roster.csv': roster }))
  expect(preview.samples.find(({ name }) => name === 'Nia Cole')?.changes).toEqual([
    { field: 'localId', before: null, after: '5001' },
    { field: 'birthDate', before: null, after: '2012-03-14' },
    { field: 'grade', before: null, after: '07' },
  ])
})

test('a changed student is shown field by field, and what a file leaves blank stays', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  const { student } = await studentCalled(app, 'Ana Pérez')
  const { id, version, sourceId: _, status: __, leftOn: ___, createdAt, updatedAt, ...draft } = student
  expect(createdAt).toBe(updatedAt)
  await app.office.students.update({
    id,
    version,
    draft: { ...draft, homeLanguage: 'es', preferredName: 'Anita' },
  })

  const looked = await importOf(
    app,
    await droppedFolder(
      app,
      oneRoster([{ ...ANA, grade: '', family: 'Pérez Soto' }, LUIS, { ...MAI, grade: '09' }, EVA]),
    ),
  )
  expect(looked.counts).toMatchObject({ 'changed students': 2, 'unchanged students': 1 })
  const changed = looked.preview.samples.filter(({ status }) => status === 'changed')
  expect(changed.map(({ name, origin, changes }) => ({ name, origin, changes }))).toEqual([
    {
      name: 'Anita Pérez Soto',
      origin: { table: 'users', row: 2 },
      changes: [{ field: 'familyName', before: 'Pérez', after: 'Pérez Soto' }],
    },
    {
      name: 'Mai Nguyen',
      origin: { table: 'users', row: 4 },
      changes: [{ field: 'grade', before: '08', after: '09' }],
    },
  ])
  expect((await studentCalled(app, 'Anita Pérez Soto')).student).toMatchObject({
    grade: '07',
    homeLanguage: 'es',
  })
  expect((await app.office.students.find({ words: 'soto' })).length).toBe(1)
})

test('whoever is missing from a whole roster is kept and marked as left; whoever was typed in by hand is not', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  await app.office.students.create(aStudent({ givenName: 'Ines', familyName: 'Varga' }))
  const looked = await importOf(app, await droppedFolder(app, oneRoster([ANA, LUIS, EVA, TEACHER])))
  expect(looked.preview).toMatchObject({ covers: 'everyone', markMissingAsLeft: true })
  expect(looked.counts).toMatchObject({ 'left students': 1, 'unchanged students': 2 })
  expect(await students(app)).toMatchObject({
    'Mai Nguyen': { status: 'left' },
    'Ana Pérez': { status: 'active' },
    'Ines Varga': { status: 'active' },
  })
  expect((await studentCalled(app, 'Mai Nguyen')).student.leftOn).toBe('2026-12-08')

  await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  expect((await studentCalled(app, 'Mai Nguyen')).student).toMatchObject({ status: 'active', leftOn: null })
})

test('a file of changes marks nobody, and neither does one that would empty the school unasked', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  const changes = { ...oneRoster([ANA, EVA]), 'manifest.csv': MANIFEST.replace('users,bulk', 'users,delta') }
  expect((await previewOf(app, await droppedFolder(app, changes))).preview).toMatchObject({
    covers: 'changes',
    markMissingAsLeft: false,
  })

  const small = await droppedFolder(app, oneRoster([ANA, EVA]))
  const unasked = await previewOf(app, small)
  expect(unasked.preview.markMissingAsLeft).toBe(false)
  expect(unasked.preview.notes).toContainEqual({
    message: 'imports:operations.tooManyMissing',
    values: { count: 2 },
  })
  const asked = await previewOf(app, small, { markMissingAsLeft: true })
  expect(asked.counts).toMatchObject({ 'left students': 2 })
})

test('a student typed in by hand who is probably the same is asked about, never taken for one', async () => {
  await using app = await createTestApp()
  const typed = await app.office.students.create(
    aStudent({ givenName: 'ana', familyName: 'Perez', birthDate: '2012-03-04', pronouns: 'she/her' }),
  )
  const files = oneRoster([ANA, MAI], { s1: '2012-03-04' })
  const looked = await previewOf(app, await droppedFolder(app, files))
  expect(looked.counts).toEqual({ 'new students': 1, 'rejected students': 1 })
  expect(looked.preview.questions).toMatchObject([
    {
      kind: 'probably-same-student',
      name: 'Ana Pérez',
      people: {
        inFile: { birthDate: '2012-03-04', localId: '1001' },
        known: { name: 'ana Perez', localId: null },
      },
      repairs: [{ kind: 'same-person', id: typed.id }, { kind: 'somebody-else' }, { kind: 'leave-out' }],
      chosen: { kind: 'leave-out' },
      decided: false,
    },
  ])
  expect(looked.preview.questionCounts).toEqual([{ kind: 'probably-same-student', count: 1, undecided: 1 }])

  const { importId } = looked
  const id = looked.preview.questions[0]?.id ?? ''
  const another = await app.office.imports.preview({
    importId,
    repairs: [{ id, repair: { kind: 'somebody-else' } }],
  })
  expect(countsOf(another)).toEqual({ 'new students': 2 })
  const same = await app.office.imports.preview({
    importId,
    repairAll: [{ kind: 'probably-same-student', repair: 'same-person' }],
  })
  expect(countsOf(same)).toEqual({ 'new students': 1, 'changed students': 1 })
  await app.office.imports.commit({ importId })
  expect((await app.office.students.get({ id: typed.id })).student).toMatchObject({
    localId: '1001',
    grade: '07',
    pronouns: 'she/her',
  })
  const again = await importOf(app, await droppedFolder(app, files))
  expect(again.counts).toEqual({ 'unchanged students': 2 })
})

test('twins and namesakes with birth dates of their own are nobody’s double', async () => {
  await using app = await createTestApp()
  await app.office.students.create(
    aStudent({ givenName: 'Ana', familyName: 'Pérez', birthDate: '2011-01-01' }),
  )
  const looked = await previewOf(app, await droppedFolder(app, oneRoster([ANA], { s1: '2012-03-04' })))
  expect(looked.counts).toEqual({ 'new students': 1 })
})

const BOB: Row = { id: 's77', given: 'Bob', family: 'Stone', number: '1001', grade: '06' }

test('a student number that was given to another child never turns one child’s record into the other’s', async () => {
  await using app = await createTestApp()
  const born = { s1: '2012-03-04', s77: '2014-11-11' }
  await importOf(app, await droppedFolder(app, oneRoster([ANA, LUIS, MAI], born)))
  const { student: ana } = await studentCalled(app, 'Ana Pérez')
  await app.counselor.concerns.create(aConcern(ana.id, { words: 'Ana sleeps in class.' }))

  const files = await droppedFolder(app, oneRoster([BOB, LUIS, MAI], born))
  const looked = await importOf(app, files)
  expect(looked.counts).toMatchObject({ 'unchanged students': 2, 'rejected students': 1 })
  expect(looked.preview.questions).toMatchObject([
    {
      kind: 'number-of-another-student',
      name: 'Bob Stone',
      people: {
        inFile: { name: 'Bob Stone', localId: '1001' },
        known: { name: 'Ana Pérez', localId: '1001' },
      },
      repairs: [{ kind: 'somebody-else' }, { kind: 'same-person', id: ana.id }, { kind: 'leave-out' }],
      chosen: { kind: 'leave-out' },
      decided: false,
    },
  ])
  const { student, concerns } = await app.counselor.students.get({ id: ana.id })
  expect(student).toEqual(ana)
  expect(concerns).toMatchObject([{ words: 'Ana sleeps in class.' }])

  const told = await importOf(app, files, {
    repairAll: [{ kind: 'number-of-another-student', repair: 'somebody-else' }],
  })
  expect(told.counts).toMatchObject({ 'new students': 1, 'left students': 1, 'unchanged students': 2 })
  expect((await app.counselor.students.get({ id: ana.id })).student).toMatchObject({
    ...{ givenName: 'Ana', sourceId: 's1', localId: null, status: 'left' },
  })
  expect((await studentCalled(app, 'Bob Stone')).student).toMatchObject({ sourceId: 's77', localId: '1001' })
  await app.undoLast(app.office)
  expect((await app.counselor.students.get({ id: ana.id })).student).toMatchObject({
    ...{ localId: '1001', status: 'active' },
  })
  expect(app.faults).toEqual([])
})

test('a number given out again years later goes over to the new child once the office says so', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  await importOf(app, await droppedFolder(app, oneRoster([LUIS, MAI, EVA, TEACHER])))
  const { student: ana } = await studentCalled(app, 'Ana Pérez')
  expect(ana.status).toBe('left')
  const looked = await importOf(app, await droppedFolder(app, oneRoster([BOB, LUIS, MAI, EVA, TEACHER])), {
    repairAll: [{ kind: 'number-of-another-student', repair: 'somebody-else' }],
  })
  expect(looked.counts).toMatchObject({ 'new students': 1, 'changed students': 1 })
  expect(looked.preview.samples.find(({ name }) => name === 'Ana Pérez')).toMatchObject({
    status: 'changed',
    origin: null,
    changes: [{ field: 'localId', before: '1001', after: null }],
  })
  const again = await previewOf(app, await droppedFolder(app, oneRoster([BOB, LUIS, MAI, EVA, TEACHER])))
  expect(again.counts).toMatchObject({ 'unchanged students': 3 })
  expect(again.preview.questions).toEqual([])
})

test('a number typed in wrong by hand is asked about, and never moved from a student who is here', async () => {
  await using app = await createTestApp()
  await app.office.students.create(
    aStudent({ givenName: 'Ines', familyName: 'Varga', localId: '1001', birthDate: '2012-01-01' }),
  )
  const files = await dropped(app, {
    'students.csv': 'Student ID,First Name,Last Name,Birth date\n1001,Bob,Stone,2014-11-11\n',
  })
  const { preview, counts, importId } = await previewOf(app, files)
  expect(counts).toEqual({ 'rejected students': 1 })
  expect(preview.questions).toMatchObject([{ kind: 'number-of-another-student', decided: false }])
  const told = await app.office.imports.preview({
    importId,
    repairAll: [{ kind: 'number-of-another-student', repair: 'somebody-else' }],
  })
  expect(countsOf(told)).toEqual({ 'rejected students': 1 })
  expect(told.problems).toMatchObject([{ message: 'imports:operations.localIdTaken' }])
})

test('a spreadsheet of the next year in which a number is somebody else’s is asked about as well', async () => {
  await using app = await createTestApp()
  const list = (row: string) => ({ 'list.csv': `Student ID,First Name,Last Name,DOB\n${row}\n` })
  await importOf(app, await dropped(app, list('1001,Ana,Pérez,2012-03-04')))
  const files = await dropped(app, list('1001,Bob,Stone,2014-11-11'))
  expect((await previewOf(app, files)).counts).toEqual({ 'rejected students': 1 })
  const told = await importOf(app, files, {
    markMissingAsLeft: true,
    repairAll: [{ kind: 'number-of-another-student', repair: 'somebody-else' }],
  })
  expect(told.counts).toEqual({ 'new students': 1, 'left students': 1 })
  expect((await importOf(app, files)).counts).toEqual({ 'unchanged students': 1 })
  const again = await importOf(app, await dropped(app, list('1001,Bob,Stone,2014-11-12')))
  expect(again.counts).toEqual({ 'changed students': 1 })
})

test('a number under another id of the export is asked about, even under one name', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster([ANA, LUIS])))
  const { student: ana } = await studentCalled(app, 'Ana Pérez')
  const moved = await droppedFolder(app, oneRoster([{ ...ANA, id: 'x1' }, LUIS]))
  const looked = await importOf(app, moved)
  expect(looked.preview.questions).toMatchObject([{ kind: 'probably-same-student', decided: false }])
  expect((await studentCalled(app, 'Ana Pérez')).student).toEqual(ana)
  await importOf(app, moved, { repairAll: [{ kind: 'probably-same-student', repair: 'same-person' }] })
  expect((await studentCalled(app, 'Ana Pérez')).student).toMatchObject({ id: ana.id, sourceId: 'x1' })
})

test('an id of the export that comes back with another name and another birth date is asked about', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster([ANA, LUIS], { s1: '2012-03-04' })))
  const bob = { ...BOB, id: 's1', number: '2002' }
  const files = await droppedFolder(app, oneRoster([bob, LUIS], { s1: '2014-11-11' }))
  const looked = await importOf(app, files)
  expect(looked.preview.questions).toMatchObject([{ kind: 'number-of-another-student', decided: false }])
  const told = await importOf(app, files, {
    repairAll: [{ kind: 'number-of-another-student', repair: 'somebody-else' }],
  })
  expect(told.counts).toMatchObject({ 'new students': 1 })
  expect((await studentCalled(app, 'Ana Pérez')).student).toMatchObject({ localId: '1001', status: 'left' })
  const again = await importOf(app, files)
  expect(again.counts).toEqual({ 'unchanged students': 2 })
  expect(app.faults).toEqual([])
})

test('twins whose numbers are exchanged in a list are asked about, since their birthday is one', async () => {
  await using app = await createTestApp()
  const list = (ana: number, bea: number) => ({
    'list.csv': `Student ID,First Name,Last Name,DOB\n${ana},Ana,Pérez,2012-03-04\n${bea},Bea,Pérez,2012-03-04\n`,
  })
  await importOf(app, await dropped(app, list(1, 2)))
  const looked = await previewOf(app, await dropped(app, list(2, 1)))
  expect(looked.counts).toEqual({ 'rejected students': 2 })
})

test.each([
  ['whose name a court changed', { ...ANA, given: 'Alan', family: 'Ruiz' }, '2012-03-04'],
  ['with a second family name', { ...ANA, family: 'Pérez Soto' }, ''],
  ['under the name used at school', { ...ANA, given: 'Nita' }, ''],
  ['whose birth date was corrected', ANA, '2012-04-03'],
])('a student %s is still the same student', async (_, row, born) => {
  await using app = await createTestApp()
  const typed = await app.office.students.create(
    aStudent({
      ...{ givenName: 'Ana', familyName: 'Pérez', preferredName: 'Nita' },
      ...{ localId: '1001', birthDate: '2012-03-04' },
    }),
  )
  const looked = await importOf(app, await droppedFolder(app, oneRoster([row], { s1: born })))
  expect(looked.preview.questions).toEqual([])
  expect((await app.office.students.get({ id: typed.id })).student).toMatchObject({
    ...{ sourceId: 's1', givenName: row.given, familyName: row.family },
  })
})

test('two students with one id are both left out, the rest goes on, and their rows can be saved', async () => {
  await using app = await createTestApp()
  const files = oneRoster([
    { ...ANA, password: 'canary-7Q' },
    { ...LUIS, id: 's1', password: 'canary-8Q' },
    MAI,
    { ...EVA, given: '=HYPERLINK("x")' },
  ])
  const looked = await importOf(app, await droppedFolder(app, files))
  expect(looked.counts).toMatchObject({ 'new students': 1, 'rejected students': 2 })
  expect(looked.preview.problems[0]).toMatchObject({
    message: 'imports:problems.twoStudentsOneId',
    severity: 'error',
    count: 2,
    first: [{ row: 2 }, { row: 3 }],
  })
  expect(Object.keys(await students(app))).toEqual(['Mai Nguyen'])

  expect(await app.office.imports.saveRejects({ importId: looked.importId })).toMatchObject({
    saved: true,
    rows: 3,
  })
  const [saved] = app.host.saved
  const text = new TextDecoder().decode(saved?.bytes)
  expect(saved?.name).toBe('footbridge-rejected-rows.csv')
  expect(text.split('\r\n')[0]).toMatch(/^File,Row,Why it was left out,sourcedId,status/)
  expect(text).toContain('users.csv,2,')
  expect(text).not.toContain('canary')
  expect(text).toContain(`'=HYPERLINK`)
})

test('no cell of a password column is anywhere in the vault', async () => {
  await using app = await createTestApp()
  const secrets = SCHOOL.map((row, at) => ({ ...row, password: `canary-${at}-Zx9` }))
  const looked = await importOf(app, await droppedFolder(app, oneRoster(secrets)))
  const users = looked.read.tables.find(({ name }) => name === 'users')
  expect(users?.columns.find(({ name }) => name === 'password')).toMatchObject({
    use: 'never-read',
    samples: [],
  })
  expect(JSON.stringify(looked)).not.toContain('canary')
  const everything = everythingIn(app)
  expect(everything).toContain('Nguyen')
  expect(everything).not.toContain('canary')
})

test('an import is taken back as one: what was new is gone, what was changed is as before', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster([ANA, EVA])))
  await importOf(
    app,
    await droppedFolder(app, oneRoster([{ ...ANA, grade: '08', given: 'Anabel' }, LUIS, EVA, TEACHER])),
  )
  expect(await students(app)).toMatchObject({ 'Anabel Pérez': { grade: '08' }, 'Luis Pérez': {} })
  await app.undoLast(app.office)
  expect(await students(app)).toMatchObject({ 'Ana Pérez': { grade: '07' } })
  expect(Object.keys(await students(app))).toEqual(['Ana Pérez'])
  expect(await app.office.students.find({ words: 'luis' })).toEqual([])
  expect(await app.office.students.find({ words: 'anabel' })).toEqual([])
  expect((await app.office.students.find({ words: 'ana' })).length).toBe(1)
  expect(await app.office.staff.find({ words: 'haddad' })).toEqual([])
  expect((await app.office.imports.list({})).map(({ takenBackAt }) => takenBackAt === null)).toEqual([
    false,
    true,
  ])
})

test('an import that somebody built on is not taken back', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  const { id } = (await students(app))['Mai Nguyen'] ?? { id: '' }
  await app.counselor.concerns.create(aConcern(id))
  const undo = app.events.findLast(
    (event) => event.kind === 'undoable' && event.operation === 'imports.commit',
  )
  const undoId = undo?.kind === 'undoable' ? undo.undoId : ''
  await expect(app.office.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
  expect(Object.keys(await students(app)).length).toBe(3)
  expect((await app.office.students.find({ words: 'mai' })).length).toBe(1)
})

test('an import is not taken back over what somebody corrected since', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  const { student, contacts } = await studentCalled(app, 'Ana Pérez')
  const undo = app.events.findLast((event) => event.kind === 'undoable')
  await app.office.students.updateContact({
    id: contacts[0]?.id ?? '',
    version: 1,
    studentId: student.id,
    draft: aContact({ name: 'Eva Pérez', phone: '305-555-0100' }),
  })
  await expect(app.office.undo.run({ undoId: undo?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await studentCalled(app, 'Ana Pérez')).contacts[0]?.phone).toBe('305-555-0100')
})

test('what somebody changed after the preview is looked at again before anything is written', async () => {
  await using app = await createTestApp()
  const { importId } = await previewOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  await app.counselor.students.create(aStudent())
  await expect(app.office.imports.commit({ importId })).rejects.toMatchObject({
    code: 'rule',
    data: { message: 'imports:operations.changedSincePreview' },
  })
  await app.office.imports.preview({ importId })
  await app.office.imports.commit({ importId })
  await expect(app.office.imports.commit({ importId })).rejects.toMatchObject({
    data: { message: 'imports:operations.alreadyImported' },
  })
})

test('student numbers that change hands go over in one step, and one that is taken is refused', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  const swapped = [{ ...ANA, number: '1002' }, { ...LUIS, number: '1001' }, MAI, EVA, TEACHER]
  await importOf(app, await droppedFolder(app, oneRoster(swapped)))
  expect((await studentCalled(app, 'Ana Pérez')).student.localId).toBe('1002')
  await app.undoLast(app.office)
  expect((await studentCalled(app, 'Ana Pérez')).student.localId).toBe('1001')

  await app.office.students.create(aStudent({ givenName: 'Ines', localId: '4711' }))
  const taken = await previewOf(
    app,
    await droppedFolder(app, oneRoster([{ ...ANA, number: '4711' }, LUIS, MAI, EVA, TEACHER])),
  )
  expect(taken.counts).toMatchObject({ 'rejected students': 1 })
  expect(taken.preview.problems).toContainEqual(
    expect.objectContaining({ message: 'imports:operations.localIdTaken', count: 1 }),
  )
})

test('a student number that went to somebody new comes back when the import is taken back', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  const kim: Row = { id: 's0', given: 'Jin', family: 'Kim', number: '1001' }
  await importOf(app, await droppedFolder(app, oneRoster([kim, { ...ANA, number: '1009' }, LUIS, MAI, EVA])))
  expect((await studentCalled(app, 'Jin Kim')).student.localId).toBe('1001')
  await app.undoLast(app.office)
  expect((await studentCalled(app, 'Ana Pérez')).student.localId).toBe('1001')
  expect(await app.office.students.find({ words: 'kim' })).toEqual([])
  expect(app.faults).toEqual([])
})

const SPREADSHEET =
  'Student #;Last;First;DOB;Gr;Home Lang;Mother;Mother cell;Lunch PIN\n' +
  '501;Silva;Rosa;31/01/2012;7;Portuguese;Marta Silva;305-555-0123;canary-1\n' +
  '502;Novak;Petra;14/02/2012;8;Czeck;;;canary-2\n' +
  '503;Kim;Jin;31/02/2012;7;Korean;;;canary-3\n'

test('a spreadsheet goes through the mapper, and the next one with the same headings needs no second look', async () => {
  await using app = await createTestApp()
  const files = { 'list.csv': SPREADSHEET }
  const { read, preview, importId, counts } = await previewOf(app, await dropped(app, files))
  expect(read).toMatchObject({ kind: 'spreadsheet', subject: 'roster' })
  expect(read.fields.students).toContainEqual({ field: 'familyName', needed: true })
  const [table] = read.tables
  expect(table).toMatchObject({ target: 'students', delimiter: ';', remembered: false })
  expect(table?.columns.map(({ name, use, field }) => [name, use, field])).toEqual([
    ['Student #', 'read', 'localId'],
    ['Last', 'read', 'familyName'],
    ['First', 'read', 'givenName'],
    ['DOB', 'read', 'birthDate'],
    ['Gr', 'read', 'grade'],
    ['Home Lang', 'read', 'homeLanguage'],
    ['Mother', 'read', 'guardian1Name'],
    ['Mother cell', 'read', 'guardian1Phone'],
    ['Lunch PIN', 'never-read', null],
  ])
  expect(table?.columns[3]?.dates).toMatchObject({ order: 'day-first', sure: true })
  expect(counts).toEqual({ 'new students': 3, 'new contacts': 1 })
  expect(preview.markMissingAsLeft).toBe(false)
  expect(preview.unknownValues).toMatchObject([{ field: 'homeLanguage', value: 'Czeck', count: 1 }])
  expect(preview.problems.map(({ message, first }) => [message, first[0]?.row])).toContainEqual([
    'imports:problems.noSuchDay',
    4,
  ])

  const mapping = (read.mapping ?? []).map((said) => ({
    ...said,
    columns: Object.fromEntries(Object.entries(said.columns).filter(([field]) => field !== 'grade')),
    values: { homeLanguage: { Czeck: 'cs' } },
  }))
  const mapped = await app.office.imports.preview({ importId, mapping })
  expect(mapped.unknownValues).toEqual([])
  await app.office.imports.commit({ importId })
  expect((await studentCalled(app, 'Petra Novak')).student).toMatchObject({ grade: null, homeLanguage: 'cs' })
  expect((await studentCalled(app, 'Jin Kim')).student.birthDate).toBe(null)
  expect((await studentCalled(app, 'Rosa Silva')).contacts).toMatchObject([
    { name: 'Marta Silva', relation: 'mother' },
  ])
  expect(everythingIn(app)).not.toContain('canary')

  const again = await previewOf(app, await dropped(app, { 'list of next month.csv': SPREADSHEET }))
  expect(again.read.tables).toMatchObject([{ remembered: true }])
  expect(again.read.mapping).toMatchObject([{ values: { homeLanguage: { Czeck: 'cs' } } }])
  expect(again.read.tables[0]?.notes[0]).toMatchObject({ message: 'imports:operations.remembered' })
  expect(again.counts).toEqual({ 'unchanged students': 3, 'unchanged contacts': 1 })
})

test('a spreadsheet’s students are known again in an export with ids of its own', async () => {
  await using app = await createTestApp()
  await importOf(
    app,
    await dropped(app, { 'list.csv': 'Student ID,First Name,Last Name,Grade\n1003,Mai,Nguyen,8\n' }),
  )
  const looked = await importOf(app, await droppedFolder(app, oneRoster([MAI])))
  expect(looked.counts).toEqual({ 'unchanged students': 1 })
  expect((await studentCalled(app, 'Mai Nguyen')).student.sourceId).toBe('s3')
})

test('a list of names without any number is known again the second time', async () => {
  await using app = await createTestApp()
  const files = { 'names.csv': 'First Name,Last Name,Grade\nAna,Pérez,7\nMai,Nguyen,8\nMai,Nguyen,6\n' }
  await importOf(app, await dropped(app, files))
  expect((await importOf(app, await dropped(app, files))).counts).toEqual({ 'unchanged students': 3 })
})

test('the office may say that a spreadsheet lists everyone', async () => {
  await using app = await createTestApp()
  const rows = ['501,Silva,Rosa', '502,Novak,Petra', '503,Kim,Jin']
  const files = (kept: readonly string[]) => ({
    'list.csv': ['Student ID,Last Name,First Name', ...kept].join('\n'),
  })
  await importOf(app, await dropped(app, files(rows)))
  const kept = await dropped(app, files(rows.slice(0, 2)))
  expect((await previewOf(app, kept)).counts).toEqual({ 'unchanged students': 2 })
  expect((await previewOf(app, kept, { markMissingAsLeft: true })).counts).toEqual({
    'unchanged students': 2,
    'left students': 1,
  })
})

test('a guardian in a row that is left out is not tied to the student of another file with the same number', async () => {
  await using app = await createTestApp()
  const head = 'Student ID,First Name,Last Name,DOB,Guardian Name,Guardian Phone'
  const seventh = { 'grade 7.csv': `${head}\n1001,Ana,Pérez,2012-03-04,Eva Pérez,305-555-0100\n` }
  await importOf(app, await dropped(app, seventh))
  const sixth = `${head}\n1001,Bob,Stone,2014-11-11,Rita Stone,305-555-0111\n`
  const looked = await importOf(app, await dropped(app, { ...seventh, 'grade 6.csv': sixth }))
  expect(looked.counts).toMatchObject({ 'rejected students': 1, 'rejected contacts': 1 })
  expect((await studentCalled(app, 'Ana Pérez')).contacts.map(({ name }) => name)).toEqual(['Eva Pérez'])
})

test('a guardian who takes the place of another is added beside them, so that no note about one becomes the other’s', async () => {
  await using app = await createTestApp()
  const list = (guardian: string) => ({
    'list.csv': `Student ID,Last Name,First Name,Grade,Guardian 1 Name,Guardian 1 Relation\n501,Silva,Rosa,7,${guardian}\n`,
  })
  await importOf(app, await dropped(app, list('Marta Silva,Mother')))
  const looked = await importOf(app, await dropped(app, list('Elena Silva,Grandmother')))
  expect(looked.counts).toEqual({ 'unchanged students': 1, 'new contacts': 1 })
  const { contacts } = await studentCalled(app, 'Rosa Silva')
  expect(contacts.map(({ name, holdsConsentRights }) => [name, holdsConsentRights])).toEqual([
    ['Marta Silva', true],
    ['Elena Silva', false],
  ])
})

test('every look leaves a line, with no name in it', async () => {
  await using app = await createTestApp()
  const { importId } = await importOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  const lines = app.vault.reading
    .prepare("SELECT event, subject_id FROM audit WHERE event LIKE 'import.%'")
    .all()
  expect(lines).toEqual(
    ['import.read', 'import.previewed', 'import.committed'].map((event) => ({ event, subject_id: importId })),
  )
})

test('what one person read is not there for another, nor after it was put away', async () => {
  await using app = await createTestApp()
  const { importId } = await previewOf(app, await droppedFolder(app, oneRoster(SCHOOL)))
  const gone = { code: 'rule', data: { message: 'imports:operations.gone' } }
  await expect(app.counselor.imports.commit({ importId })).rejects.toMatchObject(gone)
  await app.office.imports.discard({ importId })
  await expect(app.office.imports.commit({ importId })).rejects.toMatchObject(gone)
})

test('a column headed "Mother / Guardian" brings in mothers who may sign, and nothing is said about messages', async () => {
  await using app = await createTestApp()
  const tokens = await dropped(app, {
    'pupils.csv': 'Student Name;Mother / Guardian;Mother Phone\n"Diaz, Ana";Rosa Diaz;305-555-0101\n',
  })
  await importOf(app, tokens)
  const [line] = await app.office.students.find({ words: 'Ana' })
  const { contacts } = await app.office.students.get({ id: line!.id })
  expect(contacts).toMatchObject([
    { name: 'Rosa Diaz', relation: 'mother', holdsConsentRights: true, voicemailAllowed: null },
  ])
})

test('a contact the file calls gone gets no further child and no right to sign, and is listed', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster([ANA, EVA])))
  const gone = [ANA, LUIS, { ...EVA, status: 'tobedeleted', phone: '305-555-0000' }]
  const looked = await importOf(app, await droppedFolder(app, oneRoster(gone)))
  expect(looked.counts).toEqual({ 'unchanged students': 1, 'new students': 1, 'rejected contacts': 1 })
  expect(looked.preview.problems).toMatchObject([{ message: 'imports:operations.contactGone', count: 1 }])
  expect((await studentCalled(app, 'Luis Pérez')).contacts).toEqual([])
  expect((await studentCalled(app, 'Ana Pérez')).contacts).toMatchObject([
    { name: 'Eva Pérez', phone: '305-555-0199' },
  ])
})

test('a file that does not know a student’s insurance or gender leaves what the office knows', async () => {
  await using app = await createTestApp()
  const list = (cells: string) => ({
    'list.csv': `Student ID,First Name,Last Name,Insurance,Gender\n501,Rosa,Silva,${cells}\n`,
  })
  await importOf(app, await dropped(app, list('Unknown,Not specified')))
  await importOf(app, await dropped(app, list('Medicaid,F')))
  const looked = await importOf(app, await dropped(app, list('Unknown,Not specified')))
  expect(looked.counts).toEqual({ 'unchanged students': 1 })
  expect((await studentCalled(app, 'Rosa Silva')).student).toMatchObject({
    ...{ insurance: 'public', gender: 'female' },
  })
})

test('a mother stays the mother when the export only knows a parent', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster([ANA, EVA])))
  const { student, contacts } = await studentCalled(app, 'Ana Pérez')
  await app.office.students.updateContact({
    id: contacts[0]?.id ?? '',
    version: 1,
    studentId: student.id,
    draft: aContact({ name: 'Eva Pérez', phone: '305-555-0199', relation: 'mother' }),
  })
  await importOf(app, await droppedFolder(app, oneRoster([ANA, EVA])))
  expect((await studentCalled(app, 'Ana Pérez')).contacts).toMatchObject([{ relation: 'mother' }])
  const uncle = { ...EVA, role: 'guardian' }
  await importOf(app, await droppedFolder(app, oneRoster([ANA, uncle])))
  expect((await studentCalled(app, 'Ana Pérez')).contacts).toMatchObject([{ relation: 'guardian' }])
})

test('a colleague is not renamed to somebody who only shares a mailbox', async () => {
  await using app = await createTestApp()
  const list = (rows: string) => ({ 'staff.csv': `Staff Name,Position,Email\n${rows}\n` })
  await importOf(app, await dropped(app, list('Pat Reed,Secretary,office@school.example')))
  const [pat] = await app.office.staff.find({ words: 'reed' })
  await importOf(app, await dropped(app, list('Omar Haddad,Teacher,office@school.example')))
  expect((await app.office.staff.find({ words: 'haddad' })).length).toBe(1)
  expect(await app.office.staff.find({ words: 'reed' })).toEqual([pat])
  await importOf(app, await dropped(app, list('Pat Reed-Stone,Secretary,office@school.example')))
  expect((await app.office.staff.find({ words: 'stone' })).length).toBe(1)
})

test('a number of another list of colleagues renames nobody, and one given twice stops nothing', async () => {
  await using app = await createTestApp()
  const list = (rows: string) => ({ 'staff.csv': `Staff ID,Staff Name,Position\n${rows}\n` })
  await importOf(app, await dropped(app, list('5,Pat Reed,Secretary')))
  const [pat] = await app.office.staff.find({ words: 'reed' })
  const other = list('5,Omar Haddad,Teacher\n9,Iris Cole,Teacher\n9,Nia Moss,Teacher')
  await importOf(app, await dropped(app, other))
  expect(await app.office.staff.find({ words: 'reed' })).toEqual([pat])
  const again = await importOf(app, await dropped(app, other))
  expect(again.counts).toEqual({ 'unchanged staff': 3 })
})

test('a contact whose id went to somebody else keeps what was noted about them', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, oneRoster([ANA, EVA])))
  const rita = { ...EVA, given: 'Rita', family: 'Stone', role: 'relative', phone: '305-555-0111' }
  for (const counts of [
    { 'unchanged students': 1, 'new contacts': 1 },
    { 'unchanged students': 1, 'unchanged contacts': 1 },
  ])
    expect((await importOf(app, await droppedFolder(app, oneRoster([ANA, rita])))).counts).toEqual(counts)
  const { contacts } = await studentCalled(app, 'Ana Pérez')
  expect(contacts.map(({ name, holdsConsentRights }) => [name, holdsConsentRights])).toEqual([
    ['Eva Pérez', true],
    ['Rita Stone', false],
  ])
})
