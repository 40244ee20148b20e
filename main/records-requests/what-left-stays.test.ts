import { expect, test } from 'vitest'

import type { RecordsRequest } from '#shared/domain/records-request.ts'

import { aContact, aStudent } from '../testing/makers.ts'
import { aboutANote, approve, at, BY_SUBPOENA, printAndLeave } from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'

const SAMIRA = 'Samira Haddad'

/** A subpoena for which the sheets of a mother and a grandmother were chosen, and the way to keep the grandmother away. */
async function aboutAGrandmother(app: TestApp) {
  const made = await aboutANote(app, BY_SUBPOENA)
  const studentId = made.student.id
  const { contacts } = await app.counselor.students.get({ id: studentId })
  const said = aContact({ name: SAMIRA, relation: 'grandparent', holdsConsentRights: false })
  const grandmother = await app.office.students.addContact({ studentId, draft: said })
  const told = await app.office.recordsRequests.notify({
    ...{ ...at(made.request), notice: { state: 'tried', on: TODAY, words: 'Called twice.' } },
  })
  const parts = [...contacts, grandmother].map(({ id }) => ({ kind: 'contact' as const, id }))
  const picked = await app.counselor.recordsRequests.choose({ ...at(told), parts })
  const keepAway = () =>
    app.office.students.updateContact({
      ...{ studentId, id: grandmother.id, version: grandmother.version },
      draft: { ...said, doNotContact: true, doNotContactBasis: 'safety' },
    })
  return { studentId, picked, keepAway }
}

const leave = (app: TestApp, request: RecordsRequest) => printAndLeave(app, request, { on: TODAY })

const print = async (app: TestApp, { id }: Pick<RecordsRequest, 'id'>) => {
  const { pages } = await app.counselor.recordsRequests.previewAnswer({ id, language: 'en' })
  return pages[0]?.html ?? ''
}

test('what left by a subpoena stays what left when somebody in it must not be contacted since', async () => {
  await using app = await createTestApp()
  const { studentId, picked, keepAway } = await aboutAGrandmother(app)
  const left = await leave(app, await approve(app, picked))
  const before = await app.counselor.recordsRequests.get({ id: left.id })
  const printedBefore = await print(app, left)
  const onRecord = async () => (await app.counselor.students.get({ id: studentId })).disclosures
  const recordedBefore = await onRecord()

  await keepAway()
  await app.counselor.students.create(aStudent({ givenName: 'Samira', familyName: 'Haddad' }))
  const after = await app.counselor.recordsRequests.get({ id: left.id })
  expect(after.request.outcome).toEqual(before.request.outcome)
  expect(after).toMatchObject({ kept: 0, undecided: 0, request: { parts: before.request.parts } })
  expect(await print(app, left)).toBe(printedBefore)
  expect(printedBefore).toContain(SAMIRA)
  expect(await onRecord()).toEqual(recordedBefore)
})

test('while a request is open whoever must not be contacted by now is left out of it, and the administrator looks again', async () => {
  await using app = await createTestApp()
  const { picked, keepAway } = await aboutAGrandmother(app)
  const reviewed = await approve(app, picked)
  expect(await app.counselor.recordsRequests.get({ id: picked.id })).toMatchObject({
    leftOut: 0,
    missing: [],
  })
  await keepAway()
  expect(await app.counselor.recordsRequests.get({ id: picked.id })).toMatchObject({
    ...{ leftOut: 1, kept: 0, missing: ['changed-since-review', 'orders-unread'] },
  })
  const again = await approve(app, reviewed)
  const left = await leave(app, again)
  expect(left.outcome).toMatchObject({ parts: [{ kind: 'contact' }] })
  expect(await print(app, left)).not.toContain(SAMIRA)
})
