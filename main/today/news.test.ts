import { expect, test } from 'vitest'

import { aConcern, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const THURSDAY = '2026-12-10T15:00:00.000Z'

async function aCaseOfMine(app: TestApp) {
  const { accountId } = app.sessions.counselor
  const next = { action: 'Call the family', ownerId: accountId, dueOn: '2026-12-14' }
  return aStudentWithCase(app.counselor, accountId, {}, { next })
}

const newsOf = async (app: TestApp) => {
  const { since, lines } = await app.counselor.today.news({})
  return { since, lines: lines.map(({ who, event, studentName }) => [who, event, studentName]) }
}

test('whoever comes back reads what colleagues did in their cases meanwhile, and nothing of their own', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCaseOfMine(app)
  const other = await aStudentWithCase(app.owner, app.sessions.owner.accountId, { givenName: 'Noor' })
  expect(await newsOf(app), 'nobody was here on an earlier day').toEqual({ since: null, lines: [] })

  app.setClock('2026-12-09T15:00:00.000Z')
  await app.owner.cases.addNote({ caseId: open.id, words: 'Spoke with her aunt.' })
  await app.owner.cases.addNote({ caseId: other.case.id, words: 'Of another case.' })
  app.setClock(THURSDAY)
  await app.counselor.cases.addNote({ caseId: open.id, words: 'Thank you.' })
  const news = await newsOf(app)
  expect(news.since).toContain('2026-12-08')
  expect(news.lines).toEqual([['The owner', 'note.added', expect.stringContaining('Ines')]])
  expect(JSON.stringify(await app.counselor.today.news({}))).not.toContain('aunt')
})

test('a case one may no longer read is not in the news', async () => {
  await using app = await createTestApp()
  const { owner, counselor } = app.sessions
  const { case: open } = await aStudentWithCase(app.owner, owner.accountId)
  const { id } = open
  const next = { action: 'Call the family', ownerId: counselor.accountId, dueOn: '2026-12-14' }
  const { version } = await app.owner.cases.setNext({ id, version: open.version, next })
  await app.counselor.cases.get({ id })
  app.setClock('2026-12-09T15:00:00.000Z')
  await app.owner.cases.addNote({ caseId: id, words: 'Spoke with her aunt.' })
  app.setClock(THURSDAY)
  expect((await newsOf(app)).lines).toHaveLength(1)
  await app.owner.cases.setRestricted({ id, version, restricted: true })
  expect((await newsOf(app)).lines).toEqual([])
})

test('the news of a student’s new case tells nothing of an older one that is kept from the reader', async () => {
  await using app = await createTestApp()
  const { owner, counselor } = app.sessions
  const { student, case: old } = await aStudentWithCase(app.owner, owner.accountId)
  const { version } = await app.owner.cases.setRestricted({
    id: old.id,
    version: old.version,
    restricted: true,
  })
  await app.counselor.students.get({ id: student.id })
  app.setClock('2026-12-09T15:00:00.000Z')
  await app.owner.cases.addNote({ caseId: old.id, words: 'Spoke with her aunt.' })
  await app.owner.cases.close({ id: old.id, version, note: 'Settled.' })
  const concern = await app.office.concerns.create(aConcern(student.id))
  await app.owner.concerns.triage(aTriage(concern, counselor.accountId))
  app.setClock(THURSDAY)
  const { lines } = await newsOf(app)
  expect(new Set(lines.map(([, event]) => event))).toEqual(new Set(['concern.created', 'concern.triaged']))
})
