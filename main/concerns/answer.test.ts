import { expect, test } from 'vitest'

import type { Interpreter } from '#shared/domain/interpreter.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'

import { textOf } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import { printText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { aConcern, aContact, aStudent } from '../testing/makers.ts'
import { ANA } from '../testing/packet-facts.ts'
import { createTestApp } from '../testing/test-app.ts'
import { colleagueSlip, familySlip } from './answer-slip.ts'

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

const SCHOOL = {
  name: 'Harbor',
  timeZone: 'America/New_York',
  paper: 'letter',
  phone: '',
  office: '',
} as const
const RAISED = { receivedAt: '2026-12-09T03:00:00.000Z', reporterName: null, school: SCHOOL }

const wordsOf = ({ sheets }: Paper): string => sheets.map(({ body }) => textOf(body)).join(' ')

test('a slip is thanks from a colleague also where nobody gave a name, and in Spanish', () => {
  const slip = wordsOf(colleagueSlip(RAISED, 'es'))
  expect(slip).toContain('Gracias')
  expect(slip).toContain('8 de diciembre de 2026')
  expect(slip).toContain('colega')
})

test.each(PacketLanguage.options)(
  'in “%s” a family is thanked by day and name, what to do in danger stands beside its English, and nothing says more',
  (language) => {
    const of = { ...RAISED, reporterName: 'Robin Hale', school: { ...SCHOOL, phone: '5550100100' } }
    const [text, english] = [printText(language), printText('en')]
    const slip = familySlip(of, { text, english, interpreter: ANA })
    const words = wordsOf(slip)
    for (const said of ['Robin Hale', '911', '988', '555-010-0100']) expect(words).toContain(said)
    expect(words).toContain(textOf(printedDay(language, '2026-12-08')))
    expect(words.includes('Do not leave them alone.')).toBe(true)
    expect(words.includes('Ana Gil')).toBe(language !== 'en')
    expect(words.includes('Thank you for telling us.')).toBe(language === 'en')
    expect(slip.sheets[0]?.text.direction).toBe(language === 'ar' ? 'rtl' : 'ltr')
  },
)

test('a parent is thanked in what they themselves read, a colleague in the language of the office', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent({ homeLanguage: 'so' }))
  const draft = aContact({ name: 'Amina Warsame', languageRead: 'ar' })
  await app.office.students.addContact({ studentId: student.id, draft })
  const readsIn = async (said: Parameters<typeof aConcern>[1]) => {
    const { id } = await app.office.concerns.create(aConcern(student.id, said))
    return (await app.office.concerns.get({ id })).readsIn
  }
  expect(await readsIn({ source: 'parent', reporterName: 'amina warsame' })).toBe('ar')
  expect(await readsIn({ source: 'parent', reporterName: 'Somebody else' })).toBe('ar')
  expect(await readsIn({ source: 'teacher', reporterName: 'Robin Hale' })).toBeNull()
  expect(await readsIn({ source: 'self', reporterName: null })).toBeNull()

  const raised = await app.office.concerns.create(
    aConcern(student.id, { source: 'teacher', reporterName: 'Robin Hale' }),
  )
  const slip = await app.office.concerns.previewAnswer({ id: raised.id, language: 'ar' })
  expect(slip).toMatchObject({ unchecked: false, pages: [{ language: 'en' }] })
  expect(slip.pages[0]?.html).toContain('Dear Robin Hale,')
})

test('a slip in words nobody has checked waits for whoever reads it out, who is no child of the family', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const { id } = await app.office.concerns.create(
    aConcern(student.id, { source: 'parent', reporterName: 'Teresa Varga' }),
  )
  const print = (interpreter: Interpreter | null) =>
    app.office.concerns.printAnswer({ id, language: 'vi', as: 'paper', interpreter })
  await expect(print(null)).rejects.toMatchObject({ data: { message: 'packets:errors.noInterpreter' } })
  await expect(print({ ...ANA, name: 'her son' })).rejects.toMatchObject({
    data: { message: 'students:errors.childInterprets' },
  })
  expect(app.host.printed).toEqual([])
  await print(ANA)
  expect(app.host.printed.at(-1)).toContain('Ana Gil')
})
