import { expect, test } from 'vitest'

import { ANA } from '../testing/packet-facts.ts'
import { aContact, aStudent } from '../testing/makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import { aConsent, aPacket, aReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** Writes down a call to the family of a referral, with somebody who interpreted. */
async function aCaller(app: TestApp) {
  const made = await aReferral(app)
  const call = (interpreter: string) =>
    app.counselor.cases.logAttempt({
      ...{ caseId: made.caseId, referralId: null, withWhom: 'family', contactId: null, channel: 'phone' },
      ...{ language: 'es', reached: true, result: '', ends: [], interpreter },
    })
  return { ...made, call }
}

const refused = (message: string) => ({ data: { fields: [{ path: 'interpreter', message }] } })

test('a student of the school does not interpret, however the name is written, unless it is that of a grown-up', async () => {
  await using app = await createTestApp()
  const { call } = await aCaller(app)
  await app.office.students.create(
    aStudent({ givenName: 'María José', familyName: 'García López', preferredName: 'Majo' }),
  )
  for (const interpreter of [
    'María José García López',
    'MARIA JOSE GARCIA LOPEZ',
    'García López, María José',
    'Garcia, Maria',
    'maría garcía',
    'Majo García, by telephone',
    'With her neighbour José López',
  ])
    await expect(call(interpreter), interpreter).rejects.toMatchObject(
      refused('students:errors.studentInterprets'),
    )
  for (const interpreter of ['María', 'García', 'María Sonnenberg', 'Ana García', 'María García, adult'])
    await call(interpreter)
})

test('whoever must not be contacted about a student interprets nothing for them, and does so for others', async () => {
  await using app = await createTestApp()
  const { call, studentId, referral } = await aCaller(app)
  const other = await aCaller(app)
  const { organizationId } = other.service
  await app.counselor.students.addContact({
    studentId,
    draft: aContact({ name: 'Béla Kovács', doNotContact: true, doNotContactBasis: 'Order of the court' }),
  })
  const isAway = 'students:errors.keptAwayInterprets'
  for (const interpreter of ['Béla Kovács', 'bela kovacs, adult', 'Kovács Béla'])
    await expect(call(interpreter), interpreter).rejects.toMatchObject(refused(isAway))
  await expect(
    app.counselor.consents.create(
      aConsent(studentId, organizationId, { interpreter: 'KOVACS, Bela', signedOn: '2026-12-08' }),
    ),
  ).rejects.toMatchObject(refused(isAway))
  const interpreter = { ...ANA, name: 'Bela Kovacs' }
  const choice = aPacket(referral.id, { parts: ['rights'], language: 'ar', interpreter })
  await expect(printPacket(app.counselor, choice)).rejects.toMatchObject({
    data: { message: isAway },
  })
  const forms = { studentId, forms: ['release-both-ways' as const], language: 'ar' as const, interpreter }
  await expect(
    app.counselor.forms.print({ ...forms, leftOut: [], paper: 'letter', largePrint: false, as: 'paper' }),
  ).rejects.toMatchObject({ data: { message: isAway } })
  expect(app.host.printed).toEqual([])
  await other.call('Béla Kovács')
})

test('a student does not interpret for themselves by a first name, and a professional of a family name that is a word does', async () => {
  await using app = await createTestApp()
  const { call, studentId } = await aCaller(app)
  const { student } = await app.counselor.students.get({ id: studentId })
  const first = student.preferredName ?? student.givenName
  for (const interpreter of [first, first.toUpperCase(), `${first} B.`])
    await expect(call(interpreter), interpreter).rejects.toMatchObject(
      refused('students:errors.studentInterprets'),
    )
  for (const interpreter of [
    `${first}, adult`,
    `${first} Sonnenberg`,
    'José Silva Filho',
    'Language Line, 15',
  ])
    await call(interpreter)
})

test('a first name alone that a student has is asked about on a page, and nowhere where somebody of the family has it', async () => {
  await using app = await createTestApp()
  const { studentId, referral } = await aCaller(app)
  await app.office.students.create(
    aStudent({ givenName: 'Maren', familyName: 'Orlova', preferredName: 'Mo' }),
  )
  const isAsked = (name: string, of: string | null = studentId) =>
    app.office.students.isFirstNameHere({ studentId: of, name })
  for (const name of ['Maren', 'maren', 'Mo', 'Maren O.']) expect(await isAsked(name), name).toBe(true)
  for (const name of ['', 'Bela', 'Maren Nagy', 'Maren, adult', 'Language line 12'])
    expect(await isAsked(name), name).toBe(false)
  expect(await isAsked('Maren', null)).toBe(true)

  const choice = aPacket(referral.id, { language: 'ar', parts: ['rights'] })
  const print = (said: object) => printPacket(app.office, { ...choice, interpreter: { ...ANA, ...said } })
  await expect(print({ name: 'Maren' })).rejects.toMatchObject({
    data: { message: 'students:errors.firstNameInterprets' },
  })
  await print({ name: 'Maren', isGrownUp: true })
  await app.office.students.addContact({ studentId, draft: aContact({ name: 'Maren Varga' }) })
  expect(await isAsked('Maren')).toBe(false)
  await print({ name: 'Maren' })
})
