import { expect, test } from 'vitest'

import { aStudent, aStudentWithCase } from '../testing/makers.ts'
import { approve, aRecordsRequest, at } from '../testing/request-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

test('a parent is not handed "Tylers mom" and "the Okafors" while nobody decided about Tyler Okafor (34 CFR 99.12(a))', async () => {
  await using app = await createTestApp()
  const ownerId = app.sessions.counselor.accountId
  const { student, case: open } = await aStudentWithCase(app.counselor, ownerId)
  await app.counselor.students.create(aStudent({ givenName: 'Tyler', familyName: 'Okafor' }))
  const words = 'Tylers mom called: the Okafors want the girls apart.'
  const note = await app.counselor.cases.addNote({ caseId: open.id, words })
  const request = await app.office.recordsRequests.receive(
    aRecordsRequest({ studentId: student.id, ownerId }),
  )
  const parts = [{ kind: 'note' as const, id: note.id }]
  const picked = await app.counselor.recordsRequests.choose({ ...at(request), parts })
  expect(await app.counselor.recordsRequests.get({ id: picked.id })).toMatchObject({ undecided: 2 })
  const reviewed = await approve(app, picked)
  const leaving = { on: '2026-12-08', method: 'in-hand', emergency: null } as const
  await expect(app.counselor.recordsRequests.answer({ ...at(reviewed), ...leaving })).rejects.toMatchObject({
    code: 'rule',
  })
})
