import { expect, test } from 'vitest'

import { operations } from '#shared/api/contract.ts'

import { changes, questions } from '../testing/every-operation.ts'
import { aKeptStory } from '../testing/kept-story.ts'
import { aConcern, aContact, aStudentWithCase } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const NAME = 'Xqzv Kjwz'

/** The record itself, and what an administrator looks through before it leaves. */
const RECORDS = ['students.get', 'cases.get', 'crises.get', 'concerns.get', 'recordsRequests.get']

/** The father, until the court says that nobody may contact him; answers how that is said. */
async function aFather({ counselor }: TestApp, studentId: string): Promise<() => Promise<unknown>> {
  const draft = aContact({ name: NAME, relation: 'father' })
  const { id, version } = await counselor.students.addContact({ studentId, draft })
  return () =>
    counselor.students.updateContact({
      ...{ id, version, studentId },
      draft: { ...draft, doNotContact: true, doNotContactBasis: 'Order of the court' },
    })
}

test('what somebody wrote before nobody might contact a father names him in no list, in no search and on no paper', async () => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: false })
  const { studentId, caseId } = story
  const ownerId = app.sessions.counselor.accountId
  const keepAway = await aFather(app, studentId)
  const { version } = (await app.counselor.cases.get({ id: caseId })).case
  const next = { action: `Ask ${NAME} to come`, ownerId, dueOn: '2026-12-08' }
  await app.counselor.cases.setNext({ id: caseId, version, next })
  await app.counselor.tasks.plan({ caseId, name: `Call ${NAME}`, dueOn: '2026-12-08', ownerId })
  await app.counselor.cases.addNote({ caseId, words: `${NAME} said no` })
  await app.counselor.briefContacts.create({ studentId, line: `${NAME} called` })
  const raised = { source: 'parent', reporterName: NAME, words: `${NAME} says she does not sleep` } as const
  await app.counselor.concerns.create(aConcern(studentId, raised))
  await keepAway()
  const naming = new Set<string>()
  for (const { accountId, ...session } of Object.values(app.sessions)) {
    const asked = questions(story, accountId)
    const done = changes(story, accountId)
    for (const [path, { kind }] of operations) {
      if (RECORDS.includes(path)) continue
      const inputs = kind === 'query' ? [...(asked[path] ?? []), ...searchFor(path)] : done[path]
      if (kind === 'command') continue
      for (const input of inputs ?? []) {
        const before = app.host.printed.length
        const reply = await app.app.call({ accountId, ...session }, path, input)
        if ((JSON.stringify(reply) + app.host.printed.slice(before).join('')).includes(NAME)) naming.add(path)
      }
    }
  }
  expect([...naming]).toEqual([])
  const { rows } = await app.counselor.cases.list({ open: true })
  expect(rows.find(({ id }) => id === caseId)?.nextAction).toBe('Ask … to come')
  const now = await app.counselor.cases.get({ id: caseId })
  const given = NAME.split(' ')[0] ?? ''
  await app.counselor.cases.setNext({
    ...{ id: caseId, version: now.case.version, next: { ...next, action: `Call ${given}` } },
  })
  const again = await app.counselor.cases.list({ open: true })
  expect(again.rows.find(({ id }) => id === caseId)?.nextAction).toBe(`Call ${given} (?)`)
})

const searchFor = (path: string): readonly unknown[] =>
  path === 'search.find' ? [{ words: 'Xqzv' }, { words: 'sleep' }] : []

test('a step that is put off where it stands in a list stays the step somebody wrote', async () => {
  await using app = await createTestApp()
  const ownerId = app.sessions.counselor.accountId
  const { case: open, student } = await aStudentWithCase(app.counselor, ownerId)
  const keepAway = await aFather(app, student.id)
  const next = { action: `Ask ${NAME} to come`, ownerId, dueOn: '2026-12-08' }
  const { version } = await app.counselor.cases.setNext({ ...open, next })
  await keepAway()
  const { dueToday } = await app.counselor.today.get({})
  const line = dueToday.find(({ caseId }) => caseId === open.id)
  expect(line?.words).toBe('Ask … to come')
  const later = { action: line?.words ?? '', ownerId, dueOn: '2026-12-09' }
  await app.counselor.cases.setNext({ id: open.id, version, next: later, reason: 'He is away' })
  expect((await app.counselor.cases.get({ id: open.id })).case.nextAction).toBe(next.action)
})

test('no thank-you is printed to a parent who raised a concern and must not be contacted since', async () => {
  await using app = await createTestApp()
  const { student } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const keepAway = await aFather(app, student.id)
  const { id } = await app.counselor.concerns.create(
    aConcern(student.id, { source: 'parent', reporterName: NAME }),
  )
  const print = () => app.counselor.concerns.printAnswer({ id, language: 'en', as: 'paper' })
  await print()
  expect(app.host.printed.at(-1)).toContain(NAME)
  await keepAway()
  await expect(print()).rejects.toMatchObject({ data: { message: 'concerns:errors.reporterKeptAway' } })
})
