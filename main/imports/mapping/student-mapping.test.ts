import { expect, test } from 'vitest'

import { tableFrom } from '../../testing/spreadsheets.ts'
import type { RosterDraft } from '../drafts/roster-draft.ts'
import { suggestMapping } from './column-mapping.ts'
import { applyStaffMapping } from './staff-mapping.ts'
import { applyStudentMapping, type PeopleChoices } from './student-mapping.ts'

const TODAY = '2025-11-23'

async function read(
  text: string,
  choices: Partial<PeopleChoices> = {},
  name = 'students',
): Promise<RosterDraft> {
  const table = await tableFrom(name, text)
  return applyStudentMapping(table, suggestMapping(table, 'students', TODAY).mapping, {
    today: TODAY,
    ...choices,
  })
}

function messages(draft: RosterDraft): readonly string[] {
  return draft.problems.map(
    ({ row, severity, message }) => `${row ?? ''} ${severity} ${message.replace('imports:problems.', '')}`,
  )
}

test('a spreadsheet of students with their guardians in the row becomes students and contacts', async () => {
  const draft = await read(
    'Student ID,Name,DOB,Grade,Home Language,Sex,Race,IEP,Insurance,Status,Address,Guardian 1 Name,Guardian 1 Phone,Guardian 1 Relation,Guardian 1 Language,Guardian 2 Name,Guardian 2 Email,Bus,Lunch PIN\n' +
      '1001,"Pérez, Ana",03/14/2010,9th,Spanish,F,"White; Hispanic",yes,Medicaid,Enrolled,"1 Main St, Town","Pérez, Eva","305-555-0100; 305-555-0101",Mother,es,Luis Pérez,luis@example.org,7,1234\n',
  )
  expect(draft.students).toMatchObject([
    {
      ...{
        key: '1001',
        localId: '1001',
        sourceId: null,
        givenName: 'Ana',
        familyName: 'Pérez',
        birthDate: '2010-03-14',
        grade: '09',
      },
      ...{
        homeLanguage: 'es',
        gender: 'female',
        raceEthnicity: ['white', 'hispanic-or-latino'],
        iep: true,
        insurance: 'public',
      },
      ...{ status: 'active', section504: null, accountEnabled: null, table: 'students', row: 2 },
    },
  ])
  expect(draft.contacts).toMatchObject([
    {
      ...{
        name: 'Eva Pérez',
        phone: '305-555-0100',
        otherPhones: ['305-555-0101'],
        language: 'es',
        address: '1 Main St, Town',
      },
      links: [{ studentKey: '1001', relation: 'mother' }],
    },
    {
      name: 'Luis Pérez',
      email: 'luis@example.org',
      phone: null,
      address: null,
      links: [{ studentKey: '1001', relation: null }],
    },
  ])
  expect(draft.problems).toEqual([])
  expect(draft.ignoredColumns).toEqual([
    { table: 'students', column: 'Lunch PIN', reason: 'never-read' },
    { table: 'students', column: 'Bus', reason: 'no-use' },
  ])
  expect(draft.studentFields).not.toContain('section504')
  expect(draft.covers).toBe('changes')
  expect(JSON.stringify(draft)).not.toContain('1234"')
})

test('brothers and sisters share a parent with the same name, telephone and mail, and nobody else', async () => {
  const draft = await read(
    'ID,First,Last,Parent Name,Parent Phone\n1,Ana,Pérez,Eva Pérez,(305) 555-0100\n2,Luz,Pérez,eva perez,305.555.0100\n3,Jo,Doe,Eva Pérez,305-555-0199\n4,Al,Doe,Kim Doe,\n5,Bo,Doe,Kim Doe,\n',
  )
  expect(
    draft.contacts.map(({ name, links }) => [name, links.map(({ studentKey }) => studentKey).join()]),
  ).toEqual([
    ['Eva Pérez', '1,2'],
    ['Eva Pérez', '3'],
    ['Kim Doe', '4'],
    ['Kim Doe', '5'],
  ])
  expect(draft.notes).toContainEqual({ message: 'imports:notes.sharedContacts', values: { count: 1 } })
})

test('one row per guardian gives one student with all of them', async () => {
  const draft = await read(
    'ID,First,Last,Contact Name,Contact Phone\n1,Ana,Pérez,Eva Pérez,305-555-0100\n1,Ana,Pérez,Luis Pérez,305-555-0101\n',
  )
  expect(draft.students.length).toBe(1)
  expect(draft.contacts.map(({ name }) => name)).toEqual(['Eva Pérez', 'Luis Pérez'])
  expect(draft.notes).toContainEqual({ message: 'imports:notes.rowsMerged', values: { count: 1 } })
})

test('two different students with one id are both reported and neither is imported', async () => {
  const draft = await read('ID,First,Last,Parent Name\n1,Ana,Pérez,Eva Pérez\n1,Jo,Doe,Kim Doe\n2,Li,Wu,\n')
  expect(messages(draft)).toEqual(['2 error twoStudentsOneId', '3 error twoStudentsOneId'])
  expect(draft.problems[0]?.values).toEqual({ id: '1', rows: '2, 3' })
  expect(draft.students.map(({ localId }) => localId)).toEqual(['2'])
  expect(draft.duplicates[0]?.students.map(({ givenName }) => givenName)).toEqual(['Ana', 'Jo'])
  expect(draft.contacts).toEqual([])
  expect(draft.seenIds).toEqual(['1', '2'])
})

test('unknown values are shown with their counts and never replaced', async () => {
  const text =
    'ID,First,Last,Grade,Home Language,Status,IEP\n1,Ana,Pérez,Upper,Klingonese,Enrolled,maybe\n2,Jo,Doe,upper,es,Gone,no\n'
  const before = await read(text)
  expect(before.students).toMatchObject([{ localId: '1', grade: null, homeLanguage: null, iep: null }])
  expect(before.unknownValues.map(({ field, value, count }) => `${field} ${value} ${count}`)).toEqual([
    ...['grade Upper 1', 'homeLanguage Klingonese 1', 'iep maybe 1', 'status Gone 1'],
  ])
  const after = await read(text, {
    valueMap: {
      grade: { UPPER: '12' },
      homeLanguage: { Klingonese: '' },
      iep: { maybe: 'no' },
      status: { gone: 'left' },
    },
  })
  expect(
    after.students.map(({ grade, homeLanguage, iep, status }) => [grade, homeLanguage, iep, status]),
  ).toEqual([
    ['12', null, false, 'active'],
    ['12', 'es', false, 'left'],
  ])
  expect([after.problems, after.unknownValues]).toEqual([[], []])
})

test('days are read in the order of their column; 31/02 is a problem of its row', async () => {
  const draft = await read(
    'ID,First,Last,DOB\n1,Ana,Pérez,13/02/2010\n2,Jo,Doe,31/02/2010\n3,Li,Wu,05/06/11\n',
  )
  expect(draft.students.map(({ birthDate }) => birthDate)).toEqual(['2010-02-13', null, '2011-06-05'])
  expect(draft.problems).toMatchObject([
    {
      row: 3,
      column: 'DOB',
      message: 'imports:problems.noSuchDay',
      values: { value: '31/02/2010' },
      severity: 'warning',
    },
  ])
  expect(draft.dates).toMatchObject([{ column: 'DOB', order: 'day-first', sure: true, lastYear: 2025 }])
})

test('days that could be read both ways are stated, and the office decides', async () => {
  const text = 'ID,First,Last,DOB\n1,Ana,Pérez,03/04/2011\n'
  const before = await read(text)
  expect(before.dates[0]?.ambiguous).toEqual({
    value: '03/04/2011',
    monthFirst: '2011-03-04',
    dayFirst: '2011-04-03',
  })
  const after = await read(text, { dateOrders: { DOB: 'day-first' } })
  expect([after.students[0]?.birthDate, after.dates[0]?.ambiguous]).toEqual(['2011-04-03', null])
})

test('names without a comma follow the order the office gives', async () => {
  const text = 'ID,Name\n1,Nguyen Van An\n2,"Doe, Jo"\n3,Cher\n'
  const before = await read(text)
  expect(before.students.map(({ givenName, familyName }) => `${givenName}|${familyName}`)).toEqual([
    'Nguyen Van|An',
    'Jo|Doe',
  ])
  expect(before.notes).toContainEqual({ message: 'imports:notes.namesSplit' })
  expect(messages(before)).toEqual(['4 error nameMissing'])
  const after = await read(text, { nameOrder: 'family-first' })
  expect(after.students[0]).toMatchObject({ givenName: 'Van An', familyName: 'Nguyen' })
})

test('a heading "Mother" says the relation; a telephone without a name is reported', async () => {
  const draft = await read(
    'ID,First,Last,Mother,Mother Phone,Father,Father Phone\n1,Ana,Pérez,Eva Pérez,305-555-0100,,305-555-0101\n',
  )
  expect(draft.contacts).toMatchObject([{ name: 'Eva Pérez', links: [{ relation: 'mother' }] }])
  expect(messages(draft)).toEqual(['2 warning guardianWithoutName'])
})

test('only a list the office calls complete says who has left, and not when a row could not be read', async () => {
  const text = 'ID,First,Last\n1,Ana,Pérez\n2,Jo,Doe\n'
  expect((await read(text, { everyone: true })).covers).toBe('everyone')
  expect((await read(`${text}3,Li`, { everyone: true })).covers).toBe('changes')
  expect((await read(`${text},Li,Wu\n`, { everyone: true })).covers).toBe('changes')
})

test('a text far too long for its field is left empty with a warning', async () => {
  const draft = await read(`ID,First,Last,Homeroom\n1,Ana,Pérez,${'x'.repeat(201)}\n`)
  expect(draft.students[0]?.homeroom).toBe(null)
  expect(messages(draft)).toEqual(['2 warning tooLong'])
})

test('a mapping that names columns which are not there reads nothing from them', async () => {
  const table = await tableFrom('students', 'A,B\nAna,Pérez\n')
  const mapping = {
    target: 'students',
    columns: { givenName: 'A', familyName: 'B', grade: 'Gone', nonsense: 'A' },
  } as const
  const draft = applyStudentMapping(table, mapping, { today: TODAY })
  expect(draft.students).toMatchObject([
    { givenName: 'Ana', familyName: 'Pérez', grade: null, key: 'students:2' },
  ])
  expect(draft.studentFields).toEqual(['givenName', 'familyName'])
})

test('a spreadsheet of colleagues is read too', async () => {
  const table = await tableFrom(
    'staff',
    'Name,Title,Email,Phone\n"Hill, Tom",Counselor,tom@example.org,12\n,,x@example.org,\nMadonna,Singer,,\n',
  )
  const draft = applyStaffMapping(table, suggestMapping(table, 'staff', TODAY).mapping, { today: TODAY })
  expect(draft.staff.map(({ name, positions, email }) => [name, positions.join(), email])).toEqual([
    ['Tom Hill', 'Counselor', 'tom@example.org'],
    ['Madonna', 'Singer', null],
  ])
  expect(messages(draft)).toEqual(['3 error nameMissing'])
})

test('the ZIP of the home is read however a spreadsheet left it, and pointed at where it is none', async () => {
  const draft = await read(
    'Student ID,First Name,Last Name,Zip Code\n1,Ana,Cruz,02110-1234\n2,Luz,Diaz,2110\n3,Bo,Elm,n/a\n4,Cy,Fox,\n',
  )
  expect(draft.students.map(({ homeZip }) => homeZip)).toEqual(['02110', '02110', null, null])
  expect(draft.studentFields).toContain('homeZip')
  expect(draft.problems.map(({ row, message }) => [row, message])).toEqual([[4, 'imports:problems.notAZip']])
})
