import { expect, test } from 'vitest'

import { aConcern, aStudent, aStudentWithCase } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { indexRecord, removeFromIndex } from './search-index.ts'

async function anOffice(): Promise<TestApp> {
  const app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const made = await aStudentWithCase(app.counselor, accountId, {
    givenName: 'Marisol',
    familyName: 'Ocampo',
  })
  await app.counselor.cases.addNote({ caseId: made.case.id, words: 'Marisol trusts the music teacher.' })
  await app.counselor.referrals.create({
    caseId: made.case.id,
    pathway: 'school-based',
    serviceId: null,
    locationId: null,
    schoolService: 'Music circle',
    primaryReason: 'withdrawal',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: '2026-12-08',
    ownerId: accountId,
  })
  return app
}

const kinds = async (app: TestApp, words: string, who: 'owner' | 'counselor' | 'office' = 'counselor') =>
  (await app[who].search.find({ words })).map(({ kind }) => kind)

test('as a name is typed, the student comes first, then the case and what hangs on it', async () => {
  await using app = await anOffice()
  expect(await kinds(app, 'mar')).toEqual(['student', 'case', 'referral', 'note', 'concern'])
  expect(await kinds(app, 'ocampo mar')).toEqual(['student', 'case', 'referral', 'note', 'concern'])
  expect(await kinds(app, 'music')).toEqual(['referral', 'note'])
  expect(await kinds(app, 'm'), 'one letter finds students only').toEqual(['student'])
})

test('found words are marked, and the mark is nothing else', async () => {
  await using app = await anOffice()
  const hits = await app.counselor.search.find({ words: 'music tea' })
  expect(hits).toMatchObject([
    {
      kind: 'note',
      title: 'Marisol Ocampo',
      snippet: 'Marisol trusts the \u2068music\u2069 \u2068teacher\u2069.',
    },
  ])
})

test('a student found by name says what tells them from another of that name, not the name again', async () => {
  await using app = await anOffice()
  await app.counselor.students.create(
    aStudent({ givenName: 'Luz', familyName: 'Ocampo', homeroom: '8B', localId: '4711' }),
  )
  const hits = await app.counselor.search.find({ words: 'luz ocam' })
  expect(hits[0]).toMatchObject({ kind: 'student', title: 'Luz Ocampo', snippet: '8B · 4711' })
})

test('a case is found by its code with or without the hyphen, in any case, from three signs on', async () => {
  await using app = await anOffice()
  const { rows } = await app.counselor.cases.list({})
  const code = rows[0]?.code ?? ''
  for (const typed of [code, code.toLowerCase(), code.replace('-', ''), code.slice(0, 3), code.slice(0, 5)])
    expect(await kinds(app, typed), typed).toContain('case')
  expect(await kinds(app, code.replace('-', ' ')), 'the referral on a returned slip').toContain('referral')
})

test('the clerk finds no notes', async () => {
  await using app = await anOffice()
  expect(await kinds(app, 'music', 'office')).toEqual(['referral'])
})

test('nothing of a restricted case is found by anybody it was not shared with', async () => {
  await using app = await anOffice()
  const { rows } = await app.counselor.cases.list({})
  const [open] = rows
  if (!open) throw new Error('There is a case.')
  const restricted = await app.counselor.cases.setRestricted({ ...open, restricted: true })
  for (const who of ['owner', 'office'] as const) {
    expect(await kinds(app, 'marisol', who), who).toEqual(['student'])
    expect(await kinds(app, open.code, who), who).toEqual([])
    expect(await kinds(app, 'music', who), who).toEqual([])
  }
  expect(await kinds(app, 'music')).toEqual(['referral', 'note'])
  await app.counselor.cases.share({ ...restricted, with: [app.sessions.owner.accountId] })
  expect(await kinds(app, 'music', 'owner')).toEqual(['referral', 'note'])
})

test('a new concern is found by the whole office, a decided one only by the readers of its case', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  await app.office.concerns.create(aConcern(student.id, { words: 'Draws thunderstorms.' }))
  expect(await kinds(app, 'thunder', 'office')).toEqual(['concern'])
  await app.undoLast(app.office)
  expect(await kinds(app, 'thunder', 'office')).toEqual([])

  await aStudentWithCase(app.counselor, app.sessions.counselor.accountId, {}, { restricted: true })
  expect(await kinds(app, 'holidays', 'office')).toEqual([])
  const [hit] = await app.counselor.search.find({ words: 'holidays' })
  expect(hit?.kind).toBe('concern')
})

test('a decided concern opens its case, a new one itself', async () => {
  await using app = await createTestApp()
  const made = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const waiting = await app.office.concerns.create(aConcern(made.student.id, { words: 'Alone again.' }))
  const [decided] = await app.counselor.search.find({ words: 'holidays' })
  expect(decided).toMatchObject({ id: made.concern.id, opens: made.case.id })
  const [fresh] = await app.counselor.search.find({ words: 'again' })
  expect(fresh).toMatchObject({ id: waiting.id, opens: waiting.id })
})

test('everything about a student follows a corrected name', async () => {
  await using app = await anOffice()
  const [student] = await app.office.students.find({ words: 'ocampo' })
  const { student: seen } = await app.office.students.get({ id: student?.id ?? '' })
  await app.office.students.update({
    ...seen,
    draft: aStudent({ givenName: 'Marisol', familyName: '王' }),
  })
  expect(await kinds(app, '王')).toEqual(['student', 'case', 'referral', 'note', 'concern'])
  expect(await kinds(app, 'ocampo')).toEqual([])
  const hits = await app.counselor.search.find({ words: 'marisol' })
  expect(new Set(hits.map(({ title }) => title))).toEqual(new Set(['Marisol 王']))
})

test('Chinese words are found inside a sentence and shown as they were written', async () => {
  await using app = await anOffice()
  const { rows } = await app.counselor.cases.list({})
  await app.counselor.cases.addNote({ caseId: rows[0]?.id ?? '', words: '母亲说孩子睡得很晚。' })
  const [hit] = await app.counselor.search.find({ words: '睡得' })
  expect(hit?.snippet.replaceAll(/[\u2068\u2069]/g, '')).toBe('母亲说孩子睡得很晚。')
  expect(hit?.snippet).toContain('\u2068睡得\u2069')
  expect(await kinds(app, '得睡')).toEqual([])
})

test('many students do not crowd out the one note', async () => {
  await using app = await anOffice()
  for (let number = 0; number < 25; number += 1)
    await app.office.students.create(aStudent({ givenName: `Music${number}` }))
  const hits = await app.counselor.search.find({ words: 'music', limit: 10 })
  expect(hits.map(({ kind }) => kind)).toEqual([...Array(8).fill('student'), 'referral', 'note'])
})

test('a record indexed anew is found by its new words only, and forgotten when removed', async () => {
  await using app = await createTestApp()
  const db = app.vault.writing
  const provider = { kind: 'provider', id: 'p', opens: 'o', caseId: null, title: 'Harbor Clinic' } as const
  db.transaction(() => indexRecord(db, { ...provider, body: 'grief groups' }))
  db.transaction(() => indexRecord(db, { ...provider, title: 'Seaside Clinic', body: 'art groups' }))
  const found = (match: string) =>
    db.prepare(`SELECT count(*) AS n FROM search_index WHERE search_index MATCH :match`).get({ match })
  expect(found('harbor')).toEqual({ n: 0 })
  expect(found('grief')).toEqual({ n: 0 })
  expect(found('seaside art')).toEqual({ n: 1 })
  db.transaction(() => removeFromIndex(db, 'p'))
  expect(found('seaside')).toEqual({ n: 0 })
})
