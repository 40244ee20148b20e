import { expect, test } from 'vitest'

import type { ImportTarget } from '#shared/domain/import.ts'

import { tableFrom } from '../../testing/spreadsheets.ts'
import { headerSignature, suggestMapping, suggestTarget } from './column-mapping.ts'

const TODAY = '2025-11-23'

async function suggest(target: ImportTarget, text: string): Promise<Readonly<Record<string, string>>> {
  return suggestMapping(await tableFrom('list', text), target, TODAY).mapping.columns
}

test('an American student list maps itself', async () => {
  expect(
    await suggest(
      'students',
      'Student ID,Last Name,First Name,Nickname,DOB,Grade,Homeroom,Sex,Race/Ethnicity,Home Language,IEP,504,ELL,Parent/Guardian 1 Name,Parent/Guardian 1 Phone,Parent/Guardian 1 Email,Parent/Guardian 1 Relationship,Guardian 2 Name,Guardian 2 Phone,Enrollment Status\n',
    ),
  ).toEqual({
    ...{
      localId: 'Student ID',
      familyName: 'Last Name',
      givenName: 'First Name',
      preferredName: 'Nickname',
      birthDate: 'DOB',
    },
    ...{
      grade: 'Grade',
      homeroom: 'Homeroom',
      gender: 'Sex',
      raceEthnicity: 'Race/Ethnicity',
      homeLanguage: 'Home Language',
    },
    ...{ iep: 'IEP', section504: '504', englishLearner: 'ELL', status: 'Enrollment Status' },
    ...{
      guardian1Name: 'Parent/Guardian 1 Name',
      guardian1Phone: 'Parent/Guardian 1 Phone',
      guardian1Email: 'Parent/Guardian 1 Email',
    },
    ...{
      guardian1Relation: 'Parent/Guardian 1 Relationship',
      guardian2Name: 'Guardian 2 Name',
      guardian2Phone: 'Guardian 2 Phone',
    },
  })
})

test('a Spanish student list maps itself', async () => {
  expect(
    await suggest(
      'students',
      'Matrícula;Apellidos;Nombre;Fecha de nacimiento;Grado;Salón;Sexo;Idioma del hogar;Nombre del tutor;Teléfono del tutor;Correo del tutor;Parentesco;Madre\n',
    ),
  ).toMatchObject({
    ...{
      localId: 'Matrícula',
      familyName: 'Apellidos',
      givenName: 'Nombre',
      birthDate: 'Fecha de nacimiento',
      grade: 'Grado',
    },
    ...{
      homeroom: 'Salón',
      gender: 'Sexo',
      homeLanguage: 'Idioma del hogar',
      guardian1Name: 'Nombre del tutor',
    },
    ...{
      guardian1Phone: 'Teléfono del tutor',
      guardian1Email: 'Correo del tutor',
      guardian1Relation: 'Parentesco',
    },
  })
})

test('each suggestion says why, and a typo is less sure than a word that is known', async () => {
  const { suggestions, unmapped } = suggestMapping(
    await tableFrom('list', 'givenName,Surname,Birhtdate,Bus\nAna,Pérez,2010-01-02,7\n'),
    'students',
    TODAY,
  )
  expect(suggestions.map(({ field, reason }) => [field, reason])).toEqual([
    ['givenName', 'exact'],
    ['familyName', 'synonym'],
    ['birthDate', 'typo'],
  ])
  expect(suggestions.map(({ confidence }) => confidence)).toEqual([1, 0.9, 0.7])
  expect(unmapped).toEqual(['Bus'])
})

test('slips in short headings are seen too, and another short word is not taken for one', async () => {
  const { suggestions, unmapped } = suggestMapping(
    await tableFrom('list', 'Nmae,Grde,Data,Dame\nAna Pérez,7,x,y\n'),
    'students',
    TODAY,
  )
  expect(suggestions.map(({ field, reason }) => [field, reason])).toEqual([
    ['fullName', 'typo'],
    ['grade', 'typo'],
  ])
  expect(unmapped).toEqual(['Data', 'Dame'])
})

test('a heading that says nothing is guessed from what stands under it, as the weakest reason', async () => {
  const table = await tableFrom(
    'list',
    'Name,X1,X2\nAna Pérez,03/14/2010,(305) 555-0100\nJo Doe,04/15/2010,305-555-0101\n',
  )
  const { suggestions } = suggestMapping(table, 'students', TODAY)
  expect(suggestions.map(({ field, column, reason }) => [field, column, reason])).toEqual([
    ['fullName', 'Name', 'synonym'],
    ['birthDate', 'X1', 'values'],
    ['guardian1Phone', 'X2', 'values'],
  ])
})

test('no field is given to two columns and no column to two fields', async () => {
  const { mapping, unmapped } = suggestMapping(
    await tableFrom('list', 'Phone,Home Phone,Telephone\n1,2,3\n'),
    'students',
    TODAY,
  )
  expect(mapping.columns).toEqual({ guardian1Phone: 'Phone' })
  expect(unmapped).toEqual(['Home Phone', 'Telephone'])
})

test('a mother and a father are two contacts', async () => {
  expect(await suggest('students', 'Name,Mother Name,Mother Phone,Father Name,Father Phone\n')).toEqual({
    ...{ fullName: 'Name', guardian1Name: 'Mother Name', guardian1Phone: 'Mother Phone' },
    ...{ guardian2Name: 'Father Name', guardian2Phone: 'Father Phone' },
  })
})

test('a provider list maps itself, the agency apart from its program', async () => {
  expect(
    await suggest(
      'services',
      'Agency,Program Name,Phone,Website,Ages Served,Languages,Insurance Accepted,Waitlist,Address,City,State,Zip,Hours,How to apply\n',
    ),
  ).toEqual({
    ...{
      organizationName: 'Agency',
      name: 'Program Name',
      phones: 'Phone',
      website: 'Website',
      ages: 'Ages Served',
    },
    ...{
      languages: 'Languages',
      payers: 'Insurance Accepted',
      wait: 'Waitlist',
      address: 'Address',
      city: 'City',
      state: 'State',
    },
    ...{ postalCode: 'Zip', schedule: 'Hours', applicationProcess: 'How to apply' },
  })
})

test('the same headings in any order and case are remembered under one name', async () => {
  const one = headerSignature(await tableFrom('a', 'Last Name,First Name,DOB\n'))
  expect(headerSignature(await tableFrom('b', 'dob,FIRST_NAME,last-name,\n'))).toBe(one)
  expect(headerSignature(await tableFrom('c', 'dob,FIRST_NAME,last-name,grade\n'))).not.toBe(one)
  expect(one).toMatch(/^[0-9a-f]{32}$/)
})

test.each([
  ['students', 'export', 'Student ID,Last,First,Grade,DOB\n'],
  ['students', 'lista', 'Matrícula,Apellidos,Nombre,Grado\n'],
  ['staff', 'staff', 'Name,Title,Email\n'],
  ['services', 'directory', 'Agency,Program,Phone,Eligibility,Hours,Fees\n'],
  ['organizations', 'agencies', 'Name,Website,Phone,Description\n'],
  ['locations', 'sites', 'Location Name,Address,City,Zip,Phone\n'],
] as const)('a table of %s is told from its headings and name', async (target, name, text) => {
  expect(suggestTarget(await tableFrom(name, text), TODAY)).toBe(target)
})

test('a table about something else is about nothing known', async () => {
  expect(
    suggestTarget(await tableFrom('cars', 'plate,colour,wheels,price\n1,red,4,9\n'), TODAY),
  ).toBeUndefined()
})
