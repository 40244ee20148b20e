import { expect, test } from 'vitest'

import { aConcern, aStudent } from '../testing/makers.ts'
import { createTestApp } from '../testing/test-app.ts'
import { answerSlip } from './answer-slip.ts'

test('whoever raised a concern is told, and that they were told is known and can be taken back', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const concern = await app.office.concerns.create(aConcern(student.id, { reporterName: 'Robin Hale' }))
  expect(concern).toMatchObject({ answeredAt: null, answeredHow: null })
  const answered = await app.office.concerns.answer({ ...concern, how: 'in-person' })
  expect(answered).toMatchObject({
    answeredAt: '2026-12-08T15:00:00.000Z',
    answeredBy: app.sessions.office.accountId,
    answeredHow: 'in-person',
    state: 'new',
  })
  await app.undoLast(app.office)
  expect(await app.office.concerns.get({ id: concern.id })).toMatchObject({
    answeredAt: null,
    answeredHow: null,
  })
})

test('a slip prints without a word about the student, and printing alone answers nobody', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const concern = await app.office.concerns.create(aConcern(student.id, { reporterName: 'Robin Hale' }))
  await app.office.concerns.printAnswer({ id: concern.id, as: 'paper', language: 'en' })
  const [printed = ''] = app.host.printed
  expect(printed).toContain('Dear Robin Hale,')
  expect(printed).toContain('December 8, 2026')
  for (const told of ['Ines', 'Varga', 'Sits alone']) expect(printed).not.toContain(told)
  expect(await app.office.concerns.get({ id: concern.id })).toMatchObject({ answeredAt: null })
})

test('nobody is answered who wished not to be named', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const concern = await app.office.concerns.create(aConcern(student.id, { anonymous: true }))
  await expect(app.office.concerns.answer({ ...concern, how: 'phone' })).rejects.toMatchObject({
    code: 'rule',
  })
  await expect(
    app.office.concerns.printAnswer({ id: concern.id, as: 'paper', language: 'en' }),
  ).rejects.toMatchObject({ code: 'rule' })
})

test('a slip is thanks from a colleague also where nobody gave a name, and in Spanish', () => {
  const { sheets } = answerSlip({
    receivedAt: '2026-12-09T03:00:00.000Z',
    reporterName: null,
    school: { name: 'Harbor', timeZone: 'America/New_York', paper: 'letter', phone: '', office: '' },
    language: 'es',
  })
  const slip = sheets.map(({ body }) => body.markup).join('')
  expect(slip).toContain('Gracias')
  expect(slip).toContain('8 de diciembre de 2026')
})
