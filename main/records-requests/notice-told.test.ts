import { expect, test } from 'vitest'

import { aContact, aStudent } from '../testing/makers.ts'
import { aboutANote, at, BY_SUBPOENA } from '../testing/request-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const GIVEN = { state: 'given', on: TODAY, to: 'Teresa Varga', how: 'phone', language: 'es' } as const

test('who interpreted when a parent was told stands with it, unless they are a child or nobody may contact them', async () => {
  await using app = await createTestApp()
  const { request, student } = await aboutANote(app, BY_SUBPOENA)
  const tell = (interpreter?: string) =>
    app.office.recordsRequests.notify({
      ...at(request),
      notice: { ...GIVEN, ...(interpreter !== undefined && { interpreter }) },
    })
  await app.counselor.students.create(aStudent({ givenName: 'Lena', familyName: 'Orlova' }))
  for (const [name, message] of [
    ['her brother, 12', 'students:errors.childInterprets'],
    ['Lena Orlova', 'students:errors.studentInterprets'],
  ] as const)
    await expect(tell(name), name).rejects.toMatchObject({
      data: { fields: [{ path: 'notice.interpreter', message }] },
    })
  await tell('Bela Nagy')
  const notice = async () => (await app.counselor.recordsRequests.get({ id: request.id })).request.notice
  expect(await notice()).toMatchObject({ interpreter: 'Bela Nagy' })
  await app.office.students.addContact({
    studentId: student.id,
    draft: aContact({ name: 'Bela Nagy', relation: 'relative', doNotContact: true, doNotContactBasis: '' }),
  })
  expect(JSON.stringify(await notice())).not.toContain('Bela')
})
