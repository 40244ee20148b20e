import fc from 'fast-check'
import { expect, test } from 'vitest'

import { aContact, aStudent, aStudentWithCase } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { refreshStudentWords } from './student-words.ts'

async function aSchool(): Promise<TestApp> {
  const app = await createTestApp()
  const maria = await app.office.students.create(
    aStudent({
      givenName: 'María José',
      familyName: 'López Ruiz',
      preferredName: 'Majo',
      localId: 'A-10432',
      homeroom: 'B-12',
    }),
  )
  await app.office.students.addContact({
    studentId: maria.id,
    draft: aContact({ name: 'Elena Ruiz Peña', phone: '(555) 867-5309' }),
  })
  await app.office.students.create(aStudent({ givenName: 'Xiaoming', familyName: 'Li', localId: '20777' }))
  await app.office.students.create(aStudent({ givenName: '小明', familyName: '王' }))
  await app.office.students.create(aStudent({ givenName: 'Quỳnh', familyName: 'Nguyễn' }))
  await app.office.students.create(aStudent({ givenName: 'Sean', familyName: 'O’Brien' }))
  await app.office.students.create(aStudent({ givenName: 'Amari', familyName: 'Stone' }))
  return app
}

const found = async (app: TestApp, words: string) =>
  (await app.office.students.find({ words })).map(({ name, matched }) => (matched ? [name, matched] : name))

test('a student is found by any part of what the office knows about them', async () => {
  await using app = await aSchool()
  const majo = 'Majo López Ruiz'
  expect(await found(app, 'majo')).toEqual([majo])
  expect(await found(app, 'LOPEZ')).toEqual([majo])
  expect(await found(app, 'ruiz maj')).toEqual([majo])
  expect(await found(app, 'opez')).toEqual([majo])
  expect(await found(app, 'jose')).toEqual([[majo, 'María José López Ruiz']])
  expect(await found(app, 'a-10432')).toEqual([[majo, 'A-10432']])
  expect(await found(app, 'A10432')).toEqual([[majo, 'A-10432']])
  expect(await found(app, '0432')).toEqual([[majo, 'A-10432']])
  expect(await found(app, 'b-12')).toEqual([[majo, 'B-12']])
  expect(await found(app, 'pena elena')).toEqual([[majo, 'Elena Ruiz Peña']])
})

test('a telephone number is found however it is typed, from three digits on', async () => {
  await using app = await aSchool()
  for (const typed of [
    '5558675309',
    '(555) 867-5309',
    '+1 555 867 5309',
    '1-555-867-5309',
    '555.867.5309',
    '867-53',
    '5309',
    '555 867 5309',
    '８６７５３０９',
  ])
    expect(await found(app, typed), typed).toEqual([['Majo López Ruiz', '(555) 867-5309']])
  expect(await found(app, '53'), 'two digits are no telephone number').toEqual([])
})

test('short names, Chinese names, diacritics and apostrophes', async () => {
  await using app = await aSchool()
  expect(await found(app, 'li')).toEqual(['Xiaoming Li'])
  expect(await found(app, '王')).toEqual(['王小明'])
  expect(await found(app, '王小明')).toEqual(['王小明'])
  expect(await found(app, '小')).toEqual(['王小明'])
  expect(await found(app, 'nguyen')).toEqual(['Quỳnh Nguyễn'])
  expect(await found(app, 'Nguyễn quynh')).toEqual(['Quỳnh Nguyễn'])
  expect(await found(app, "o'brien")).toEqual(['Sean O’Brien'])
  expect(await found(app, 'obrien')).toEqual(['Sean O’Brien'])
})

test('words that begin a name come before words inside one, and those who left come last', async () => {
  await using app = await aSchool()
  const left = await app.office.students.create(aStudent({ givenName: 'Mari', familyName: 'Gone' }))
  app.vault.writing.prepare("UPDATE students SET status = 'left' WHERE id = :id").run({ id: left.id })
  refreshStudentWords(app.vault.writing, left.id)
  await app.office.students.create(aStudent({ givenName: 'Marin', familyName: 'Zeta' }))
  expect(await found(app, 'mari')).toEqual([
    ['Majo López Ruiz', 'María José López Ruiz'],
    'Marin Zeta',
    'Mari Gone',
    'Amari Stone',
  ])
})

test('a homeroom and an id typed together are not mistaken for one number', async () => {
  await using app = await createTestApp()
  await app.office.students.create(aStudent({ homeroom: '12', localId: '345678' }))
  expect(await found(app, '12 345678')).toHaveLength(1)
})

test('the open case is shown to those who may read it', async () => {
  await using app = await createTestApp()
  const { case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const [line] = await app.office.students.find({ words: 'varga' })
  expect(line).toMatchObject({ openCaseId: open.id, openCaseCode: open.code })
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  const [hidden] = await app.office.students.find({ words: 'varga' })
  expect(hidden).toMatchObject({ openCaseId: null, openCaseCode: null })
})

test('whatever is typed, the finder answers', async () => {
  await using app = await aSchool()
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 90 }),
        fc.string({ unit: fc.constantFrom(...'ma12 -(%_\\"\'*王') }),
      ),
      async (words) => {
        expect(await app.office.students.find({ words })).toBeInstanceOf(Array)
      },
    ),
    { numRuns: 300 },
  )
})

test('looking for whoever must not be contacted, by name or by number, says so', async () => {
  await using app = await createTestApp()
  const yusra = await app.office.students.create(aStudent({ givenName: 'Yusra', familyName: 'Haddad' }))
  const add = (name: string, phone: string, doNotContact: boolean) =>
    app.office.students.addContact({
      studentId: yusra.id,
      draft: aContact({
        name,
        phone,
        relation: 'grandparent',
        doNotContact,
        doNotContactBasis: doNotContact ? 'Court order' : '',
      }),
    })
  await add('Huda Haddad', '(555) 010-1111', false)
  await add('Samira Haddad', '(555) 010-2222', true)
  const away = async (words: string) => {
    const [[picked], [hit]] = [
      await app.office.students.find({ words }),
      await app.office.search.find({ words }),
    ]
    expect(hit, words).toMatchObject({ kind: 'student', title: 'Yusra Haddad', keptAway: picked?.keptAway })
    return picked?.keptAway
  }
  for (const words of [
    'samira',
    'SAMIRA haddad',
    'yusra samira',
    '5550102222',
    '010-2222',
    '+1 555 010 2222',
  ])
    expect(await away(words), words).toBe('grandparent')
  for (const words of ['yusra', 'haddad', 'huda', '5550101111']) expect(await away(words), words).toBeNull()
})
