import { expect, test } from 'vitest'

import { readTable } from '../spreadsheet/read-table.ts'
import { bytesOf } from '../testing/spreadsheets.ts'
import { suggestMapping } from './mapping/column-mapping.ts'
import { applyStudentMapping } from './mapping/student-mapping.ts'
import { readOneRoster } from './one-roster/one-roster.ts'

const TODAY = '2025-11-23'
const STUDENTS = 3000
/** The bench holds the whole import to 3 s on a quiet machine; this catches a reading that has become many times slower. */
const MOST_MS = 2000
const numbers = Array.from({ length: STUDENTS }, (_, index) => index)

function oneRosterFiles(): Readonly<Record<string, string>> {
  const students = numbers.map(
    (index) =>
      `s${index},active,,true,school,student,u${index},,Ana${index},Pérez${index},,${10_000 + index},,,,"p${index},q${index}",${String((index % 12) + 1).padStart(2, '0')}`,
  )
  const parents = numbers.flatMap((index) => [
    `p${index},active,,true,school,parent,,,Eva,Pérez${index},,,eva${index}@example.org,,305-555-${index},,`,
    `q${index},active,,true,school,guardian,,,Luis,Pérez${index},,,,,305-556-${index},,`,
  ])
  return {
    users: [
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades',
      ...students,
      ...parents,
    ].join('\n'),
    demographics: [
      'sourcedId,birthDate,sex,asian,white,hispanicOrLatinoEthnicity,cityOfBirth',
      ...numbers.map((index) => `s${index},2010-0${(index % 9) + 1}-11,female,false,true,true,Town`),
    ].join('\n'),
    classes: [
      'sourcedId,status,title,classType',
      ...numbers
        .slice(0, 120)
        .map((index) => `c${index},active,Room ${index},${index % 7 === 0 ? 'homeroom' : 'scheduled'}`),
    ].join('\n'),
    enrollments: [
      'sourcedId,classSourcedId,userSourcedId,role,status,endDate',
      ...numbers.flatMap((index) =>
        Array.from(
          { length: 7 },
          (_, period) =>
            `e${index}-${period},c${((index % 17) * 7 + period) % 119},s${index},student,active,`,
        ),
      ),
    ].join('\n'),
  }
}

test('3,000 students with 6,000 contacts are read well within their share of an import', async () => {
  const files = Object.entries(oneRosterFiles()).map(([name, text]) => ({
    name: `${name}.csv`,
    bytes: bytesOf(text),
  }))
  const started = performance.now()
  const tables = await Promise.all(files.map(({ name, bytes }) => readTable(bytes, name)))
  const draft = readOneRoster(tables, { today: TODAY })
  const took = performance.now() - started
  expect([draft.students.length, draft.contacts.length, draft.problems.length]).toEqual([
    STUDENTS,
    2 * STUDENTS,
    0,
  ])
  expect(took).toBeLessThan(MOST_MS)
})

test('so is the same school as one spreadsheet', async () => {
  const headings =
    'Student ID,Last Name,First Name,DOB,Grade,Home Language,Sex,Guardian 1 Name,Guardian 1 Phone,Guardian 1 Relation,Guardian 2 Name,Guardian 2 Phone,Guardian 2 Email'
  const rows = numbers.map(
    (index) =>
      `${index},Pérez${index},Ana,03/14/2010,${(index % 12) + 1},Spanish,F,Eva Pérez${index},305-555-${index},Mother,Luis Pérez${index},305-556-${index},luis${index}@example.org`,
  )
  const bytes = bytesOf([headings, ...rows].join('\n'))
  const started = performance.now()
  const table = await readTable(bytes, 'students.csv')
  const draft = applyStudentMapping(table, suggestMapping(table, 'students', TODAY).mapping, { today: TODAY })
  const took = performance.now() - started
  expect([draft.students.length, draft.contacts.length, draft.problems.length]).toEqual([
    STUDENTS,
    2 * STUDENTS,
    0,
  ])
  expect(took).toBeLessThan(MOST_MS)
})
