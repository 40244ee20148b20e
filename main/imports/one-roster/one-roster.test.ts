import { expect, test } from 'vitest'

import { sampleTables, tableFrom, tablesFrom } from '../../testing/spreadsheets.ts'
import type { RosterDraft } from '../drafts/roster-draft.ts'
import { readOneRoster, type OneRosterChoices } from './one-roster.ts'

const TODAY = '2025-11-23'

const MANIFEST = `propertyName,value
manifest.version,1.0
oneroster.version,1.1
file.users,bulk
file.demographics,bulk
file.classes,bulk
file.enrollments,bulk
file.orgs,bulk
`
const USERS = `sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
s1,active,,true,school,student,ana,,Ana,Pérez,,1001,,,,"p1,p2",09,
s2,,,false,school,student,jo,,Jo,Doe,,1002,,,,p1,10,
s3,tobedeleted,,true,other,student,li,,Li,Wu,,1003,,,,g1,KG,
p1,active,,true,school,parent,,,Eva,Pérez,,,eva@example.org,555-0101,555-0100,,,
p2,active,,true,school,relative,,,Rosa,Pérez,,,,555-0102,,,,
g1,active,,true,school,guardian,,,Mei,Wu,,,,,,,,
g2,active,,true,school,guardian,,,Sam,Doe,,,,,,s2,,
t1,active,,true,school,teacher,,,Tom,Hill,,,tom@example.org,,,,,
a1,active,,true,school,aide,,,Ada,Moss,,,,,,,,
`
const DEMOGRAPHICS = `sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus
s1,active,,2010-03-04,female,false,false,false,false,true,false,true,US,NY,Albany,01652
s2,,,2009-11-30,male,,true,,,,,,,,,
`
const CLASSES = `sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
c1,active,,Room 12,,,,homeroom,,school,,,,
c2,active,,Algebra,,,,scheduled,,school,,,,
`
const ENROLLMENTS = `sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e1,active,,c1,school,s1,student,,,
e2,active,,c2,school,s1,student,,,
e3,active,,c1,school,t1,teacher,true,,
e4,active,,c1,school,s2,student,,,2025-06-20
`
const ORGS = `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
school,active,,Hill School,school,,
other,active,,Other School,school,,
`
const FILES = {
  manifest: MANIFEST,
  users: USERS,
  demographics: DEMOGRAPHICS,
  classes: CLASSES,
  enrollments: ENROLLMENTS,
  orgs: ORGS,
}

async function read(
  files: Readonly<Record<string, string>>,
  choices: Partial<OneRosterChoices> = {},
): Promise<RosterDraft> {
  return readOneRoster(await tablesFrom({ ...FILES, ...files }), { today: TODAY, ...choices })
}

function user(cells: Readonly<Record<string, string>>): string {
  const headings = USERS.split('\n')[0]?.split(',') ?? []
  const defaults = { role: 'student', givenName: 'Kim', familyName: 'Lee', orgSourcedIds: 'school' }
  const values: Readonly<Record<string, string>> = { ...defaults, ...cells }
  return `${headings.map((heading) => values[heading] ?? '').join(',')}\n`
}

function messages(draft: RosterDraft): readonly string[] {
  return draft.problems.map(
    ({ row, severity, message }) => `${row ?? ''} ${severity} ${message.replace('imports:problems.', '')}`,
  )
}

test('students come with grade, homeroom, birth date, sex and race, and nothing is invented', async () => {
  const draft = await read({})
  expect(draft.students).toMatchObject([
    {
      ...{
        sourceId: 's1',
        localId: '1001',
        givenName: 'Ana',
        familyName: 'Pérez',
        grade: '09',
        homeroom: 'Room 12',
      },
      ...{
        birthDate: '2010-03-04',
        gender: 'female',
        raceEthnicity: ['white', 'hispanic-or-latino'],
        status: 'active',
      },
      ...{ homeLanguage: null, iep: null, insurance: null, accountEnabled: true, table: 'users', row: 2 },
    },
    {
      sourceId: 's2',
      grade: '10',
      homeroom: null,
      raceEthnicity: ['asian'],
      status: 'active',
      accountEnabled: false,
    },
    { sourceId: 's3', grade: 'KG', birthDate: null, gender: null, status: 'left' },
  ])
  expect(draft.problems).toEqual([])
  expect(draft.studentFields).not.toContain('homeLanguage')
  expect(draft.studentFields).toEqual(
    expect.arrayContaining(['grade', 'homeroom', 'birthDate', 'gender', 'raceEthnicity']),
  )
  expect(draft.notes).toContainEqual({ message: 'imports:notes.accountsDisabled', values: { count: 1 } })
  expect([draft.version, draft.covers, draft.rows]).toEqual(['1.1', 'everyone', 9])
})

test('contacts are found from the students and from their own side, with who they are', async () => {
  const { contacts, staff } = await read({})
  expect(contacts).toMatchObject([
    {
      ...{
        sourceId: 'p1',
        name: 'Eva Pérez',
        phone: '555-0100',
        otherPhones: ['555-0101'],
        email: 'eva@example.org',
      },
      links: [
        { studentKey: 's1', relation: 'parent' },
        { studentKey: 's2', relation: 'parent' },
      ],
    },
    {
      sourceId: 'p2',
      phone: '555-0102',
      otherPhones: [],
      links: [{ studentKey: 's1', relation: 'relative' }],
    },
    { sourceId: 'g1', links: [{ studentKey: 's3', relation: 'guardian' }] },
    { sourceId: 'g2', links: [{ studentKey: 's2', relation: 'guardian' }] },
  ])
  expect(staff.map(({ name, positions }) => [name, positions])).toEqual([
    ['Tom Hill', ['teacher']],
    ['Ada Moss', ['aide']],
  ])
})

test('an aide who is named as a contact is one', async () => {
  const { contacts, staff } = await read({ users: USERS + user({ sourcedId: 's9', agentSourcedIds: 'a1' }) })
  expect(contacts.at(-1)).toMatchObject({ sourceId: 'a1', links: [{ studentKey: 's9', relation: 'other' }] })
  expect(staff.map(({ sourceId }) => sourceId)).toEqual(['t1'])
})

test('the other spelling of the contacts column is read too', async () => {
  const { contacts } = await read({ users: USERS.replace('agentSourcedIds', 'agents') })
  expect(contacts[0]?.links.length).toBe(2)
})

test('birthplace and every other column without a use is listed as ignored, the password as never read', async () => {
  const { ignoredColumns } = await read({ users: USERS.replace(',09,\n', ',09,hunter2\n') })
  const reasons = (table: string): unknown =>
    Object.fromEntries(
      ignoredColumns.filter((found) => found.table === table).map(({ column, reason }) => [column, reason]),
    )
  expect(reasons('users')).toEqual({
    username: 'no-use',
    userIds: 'no-use',
    middleName: 'no-use',
    password: 'never-read',
  })
  expect(reasons('demographics')).toEqual({
    ...{ countryOfBirthCode: 'no-use', stateOfBirthAbbreviation: 'no-use', cityOfBirth: 'no-use' },
    publicSchoolResidenceStatus: 'no-use',
  })
})

test('no password appears anywhere in what was read', async () => {
  const draft = await read({ users: USERS.replace(',09,\n', ',09,hunter2\n') })
  expect(JSON.stringify(draft)).not.toContain('hunter2')
})

test('a vendor grade column is ignored until the office maps it', async () => {
  const users = USERS.replace('grades,password', 'ext_vendor_grade,password')
  const before = await read({ users })
  expect(before.students[0]?.grade).toBe(null)
  expect(before.studentFields).not.toContain('grade')
  expect(before.ignoredColumns).toContainEqual({
    table: 'users',
    column: 'ext_vendor_grade',
    reason: 'extension',
  })
  const after = await read({ users }, { gradeColumn: 'ext_vendor_grade' })
  expect(after.students[0]?.grade).toBe('09')
  expect(after.studentFields).toContain('grade')
})

test('unknown roles and statuses keep their rows out, unknown grades and sexes only their cells', async () => {
  const users =
    USERS +
    user({ sourcedId: 'x1', role: 'wizard' }) +
    user({ sourcedId: 'x2', status: 'inactive' }) +
    user({ sourcedId: 'x3', grades: 'gifted' })
  const demographics = `${DEMOGRAPHICS}x3,,,2010-01-01,f/m,maybe,,,,,,,,,,\n`
  const draft = await read({ users, demographics })
  expect(messages(draft)).toEqual([
    '11 error unknownValue',
    '12 error unknownValue',
    '4 warning unknownValue',
    '4 warning unknownValue',
    '13 warning unknownValue',
  ])
  expect(draft.students.at(-1)).toMatchObject({
    sourceId: 'x3',
    grade: null,
    gender: null,
    raceEthnicity: [],
  })
  expect(draft.unknownValues.map(({ field, value, count }) => [field, value, count])).toEqual([
    ['role', 'wizard', 1],
    ['oneRosterStatus', 'inactive', 1],
    ['gender', 'f/m', 1],
    ['raceEthnicity', 'maybe', 1],
    ['grade', 'gifted', 1],
  ])
  expect(draft.unknownValues[1]?.choices).toEqual(['active', 'tobedeleted'])
  expect(draft.seenIds).toEqual(expect.arrayContaining(['x1', 'x2']))
})

test('the office says what an unknown value means, or that it means nothing', async () => {
  const users =
    USERS +
    user({ sourcedId: 'x2', status: 'inactive', grades: 'gifted' }) +
    user({ sourcedId: 'x3', grades: 'Gifted' })
  const draft = await read(
    { users },
    { valueMap: { oneRosterStatus: { inactive: 'tobedeleted' }, grade: { gifted: '' } } },
  )
  expect(draft.problems).toEqual([])
  expect(draft.students.slice(-2)).toMatchObject([
    { sourceId: 'x2', status: 'left', grade: null },
    { sourceId: 'x3', status: 'active', grade: null },
  ])
})

test('a meaning the list does not have is no meaning', async () => {
  const draft = await read(
    { users: USERS + user({ sourcedId: 'x2', grades: 'gifted' }) },
    { valueMap: { grade: { gifted: 'root' } } },
  )
  expect(draft.students.at(-1)?.grade).toBe(null)
  expect(draft.unknownValues.length).toBe(1)
})

test('two students with one id are both reported and neither is chosen', async () => {
  const users = USERS + user({ sourcedId: 's1', givenName: 'Another', identifier: '2001' })
  const draft = await read({ users })
  expect(messages(draft)).toEqual(['2 error twoStudentsOneId', '11 error twoStudentsOneId'])
  expect(draft.students.map(({ sourceId }) => sourceId)).toEqual(['s2', 's3'])
  expect(draft.duplicates).toMatchObject([
    { id: 's1', students: [{ givenName: 'Ana' }, { givenName: 'Another' }] },
  ])
  expect(draft.contacts[0]?.links).toEqual([{ studentKey: 's2', relation: 'parent' }])
  expect(draft.seenIds).toContain('s1')
})

test('two students with one school number are reported in the same way', async () => {
  const draft = await read({ users: USERS + user({ sourcedId: 's9', identifier: '1001' }) })
  expect(messages(draft)).toEqual(['2 error twoStudentsOneId', '11 error twoStudentsOneId'])
  expect(draft.duplicates).toMatchObject([{ id: '1001' }])
})

test('one student written twice is read once, and one id for a student and a parent is nobody', async () => {
  const twice = USERS.split('\n')[1] ?? ''
  const draft = await read({ users: `${USERS}${twice}\n${user({ sourcedId: 'p1', role: 'student' })}` })
  expect(messages(draft)).toEqual([
    '11 error sameRowTwice',
    '5 error twoPeopleOneId',
    '12 error twoPeopleOneId',
    '2 warning agentMissing',
    '3 warning agentMissing',
  ])
  expect(draft.students.filter(({ sourceId }) => sourceId === 's1').length).toBe(1)
})

test('rows without an id, a name or a role are reported and left out', async () => {
  const users =
    USERS + user({}) + user({ sourcedId: 'x1', familyName: '' }) + user({ sourcedId: 'x2', role: '' })
  expect(messages(await read({ users }))).toEqual([
    '11 error idMissing',
    '12 error nameMissing',
    '13 error roleMissing',
  ])
})

test('contacts that are not in the file, or are staff, are reported at the student', async () => {
  const draft = await read({ users: USERS + user({ sourcedId: 's9', agentSourcedIds: '"p9;t1|s1"' }) })
  expect(messages(draft)).toEqual([
    '11 warning agentMissing',
    '11 warning agentNotContact',
    '11 warning agentNotContact',
  ])
})

test('days are read in the order the column shows; a birth date to come and a day that never was are left empty', async () => {
  const demographics = `userSourcedId,birthDate\ns1,13/02/2010\ns2,31/02/2010\ns3,01/01/2030\n`
  const draft = await read({ demographics })
  expect(draft.students.map(({ birthDate }) => birthDate)).toEqual(['2010-02-13', null, null])
  expect(messages(draft)).toEqual(['3 warning noSuchDay', '4 warning birthDateInFuture'])
  expect(draft.dates).toContainEqual({
    ...{
      table: 'demographics',
      column: 'birthDate',
      order: 'day-first',
      sure: true,
      telling: 1,
      ambiguous: null,
      lastYear: null,
    },
  })
})

test('the office overrules the order of days', async () => {
  const demographics = `userSourcedId,birthDate\ns1,03/04/2010\n`
  const before = await read({ demographics })
  expect([before.students[0]?.birthDate, before.dates[0]?.sure]).toEqual(['2010-03-04', false])
  const after = await read({ demographics }, { dateOrders: { birthDate: 'day-first' } })
  expect([after.students[0]?.birthDate, after.dates[0]?.sure]).toEqual(['2010-04-03', true])
})

test('a misspelt heading is suggested and read only once the office agrees', async () => {
  const users = USERS.replace('familyName', 'familyNmae')
  const before = await read({ users })
  expect(before.headingSuggestions).toEqual([
    { table: 'users', column: 'familyNmae', expected: 'familyName' },
  ])
  expect(messages(before)).toContain(' error columnMissing')
  expect([before.students, before.covers]).toEqual([[], 'changes'])
  const after = await read({ users }, { headingFixes: { users: { familyNmae: 'familyName' } } })
  expect(after.students.length).toBe(3)
  expect(after.headingSuggestions).toEqual([])
})

test('headings are found whatever their case', async () => {
  const draft = await read({
    users: USERS.replace('sourcedId,status', 'SOURCEDID,Status').replace('givenName', 'given_name'),
  })
  expect(draft.students.length).toBe(3)
})

test('what the manifest declares absent is not read, what it promises and is not here is missed', async () => {
  const manifest =
    MANIFEST.replace('file.demographics,bulk', 'file.demographics,absent') + 'file.roles,bulk\n'
  const draft = await read({ manifest })
  expect(draft.students[0]?.birthDate).toBe(null)
  expect(draft.notes).toContainEqual({
    message: 'imports:notes.declaredAbsent',
    values: { file: 'demographics.csv' },
  })
  expect(draft.problems).toMatchObject([
    { table: 'roles', message: 'imports:problems.fileMissing', severity: 'warning' },
  ])
})

test('an export of changes says nothing about those it does not name', async () => {
  expect((await read({ manifest: MANIFEST.replace('file.users,bulk', 'file.users,delta') })).covers).toBe(
    'changes',
  )
})

test('when a row could not be read at all, nobody counts as having left', async () => {
  const draft = await read({ users: `${USERS}s7,active` })
  expect(draft.covers).toBe('changes')
  expect(draft.notes).toContainEqual({ message: 'imports:notes.nobodyMarkedLeft' })
  expect(messages(draft)).toEqual(['11 error halfRow'])
  expect(draft.rows).toBe(10)
})

test('one school is picked out of a district export, with its contacts', async () => {
  const draft = await read({}, { school: 'other' })
  expect(draft.schools).toEqual([
    { sourceId: 'school', name: 'Hill School', students: 2 },
    { sourceId: 'other', name: 'Other School', students: 1 },
  ])
  expect(draft.students.map(({ sourceId }) => sourceId)).toEqual(['s3'])
  expect(draft.contacts.map(({ sourceId }) => sourceId)).toEqual(['g1'])
})

test('a student in two homerooms is told once; the main one counts', async () => {
  const classes = `${CLASSES}c3,active,,Room 14,,,,homeroom,,school,,,,\nc4,active,,Odd,,,,club,,school,,,,\n`
  const enrollments = `${ENROLLMENTS}e5,active,,c3,school,s1,student,true,,\ne6,active,,c1,school,s1,student,,,\ne7,tobedeleted,,c3,school,s2,student,,,\n`
  const draft = await read({ classes, enrollments })
  expect(draft.students.map(({ homeroom }) => homeroom)).toEqual(['Room 14', null, null])
  expect(messages(draft)).toEqual(['5 warning unknownValue', '6 warning twoHomerooms'])
})

test('an export without users is refused', async () => {
  await expect(
    tableFrom('orgs', ORGS).then((orgs) => readOneRoster([orgs], { today: TODAY })),
  ).rejects.toThrow('users.csv is missing')
})

const USERS_12 = `sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns
s1,,,true,,,Anastasia,Pérez,,1001,,,,p1,09,,,,Ana,,,school,she/her
s2,,,true,,,Jo,Doe,,1002,,,,,10,,,,,,,school,
p1,,,true,,,Eva,Pérez,,,,,,,,,,,,,,,
n1,,,true,,,Nia,Kay,,,,,,,,,,,,,,,
`
const ROLES = `sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
r1,active,,s1,primary,student,,,school,
r2,active,,s2,primary,student,2020-08-01,2024-06-20,school,
r3,active,,p1,primary,parent,,,school,
r4,active,,p1,secondary,counselor,,,school,
r5,tobedeleted,,p1,secondary,principal,,,school,
`

test('OneRoster 1.2 takes roles from their own file, with preferred names and pronouns', async () => {
  const manifest = MANIFEST.replace('oneroster.version,1.1', 'oneroster.version,1.2')
  const draft = await read({
    manifest,
    users: USERS_12,
    roles: ROLES,
    userProfiles: 'sourcedId,username,password\n1,eva,hunter2\n',
  })
  expect(draft.version).toBe('1.2')
  expect(draft.students).toMatchObject([
    { sourceId: 's1', preferredName: 'Ana', pronouns: 'she/her', status: 'active' },
    { sourceId: 's2', status: 'left' },
  ])
  expect(draft.contacts).toMatchObject([
    { sourceId: 'p1', links: [{ studentKey: 's1', relation: 'parent' }] },
  ])
  expect(draft.staff).toMatchObject([{ sourceId: 'p1', positions: ['counselor'] }])
  expect(messages(draft)).toEqual(['5 error roleMissing'])
  expect(draft.notes).toContainEqual({ message: 'imports:notes.profilesNotOpened' })
  expect(JSON.stringify(draft)).not.toContain('hunter2')
})

test('the published OneRoster sample gives its two students and no password', async () => {
  const tables = await sampleTables('oneroster-1.1', {
    manifest: MANIFEST,
    users:
      'sourcedId,enabledUser,status,dateLastModified,orgSourcedIds,role,username,userId,givenName,familyName,identifier,email,sms,phone,agents,ext_v_id,ext_v_studentPassword,ext_v_studentGrade\n' +
      'user1,TRUE,,,12345,student,a,abc,Ana,Pérez,number 1,,,,,,,\nuser2,TRUE,,,54321,student,b,abc,Jo,Doe,number 2,,,,,,,\n',
    demographics: 'userSourcedId,status,dateLastModified,birthdate,sex,countryOfBirthCode,cityOfBirth\n',
    classes: 'sourcedId,status,title,classType\nclass1,active,Class 1,scheduled',
    enrollments: 'sourcedId,classSourcedId,userSourcedId,role,status\nenrol1,class1,user1,student,active\n',
    orgs: 'sourcedId,name\n12345,School 1\n54321,School 2\n',
  })
  const draft = readOneRoster(tables, { today: TODAY })
  expect(draft.students.length).toBe(2)
  expect(draft.students.every(({ status, grade }) => status === 'active' && grade === null)).toBe(true)
  expect(draft.problems).toEqual([])
  const ignored = draft.ignoredColumns.filter(({ table }) => table === 'users')
  expect(ignored.filter(({ reason }) => reason === 'extension').length).toBeGreaterThan(1)
  expect(ignored.filter(({ reason }) => reason === 'never-read').map(({ column }) => column)).toEqual([
    expect.stringContaining('Password'),
  ])
  expect(draft.ignoredColumns).toContainEqual({
    table: 'demographics',
    column: 'cityOfBirth',
    reason: 'no-use',
  })
})

test('an export that tells the language spoken at home, as an extension, is believed', async () => {
  const users = USERS.replace(/^.*$/m, (heading) => `${heading},metadata.homeLanguage`)
    .split('\n')
    .map((line, at) => (at === 0 || line === '' ? line : `${line},${at === 1 ? 'es' : ''}`))
    .join('\n')
  const { students, contacts, studentFields, contactFields, ignoredColumns } = await read({ users })
  expect([...students, ...contacts].filter(({ row }) => row === 2)).toMatchObject([{ homeLanguage: 'es' }])
  expect([...students].filter(({ row }) => row !== 2).map(({ homeLanguage }) => homeLanguage)).not.toContain(
    'es',
  )
  expect(studentFields).toContain('homeLanguage')
  expect(contactFields).toContain('language')
  expect(ignoredColumns.map(({ column }) => column)).not.toContain('metadata.homeLanguage')
})

test('an export that tells the ZIP of the home, as an extension, is believed', async () => {
  const users = USERS.replace(/^.*$/m, (heading) => `${heading},metadata.homeZip`)
    .split('\n')
    .map((line, at) => (at === 0 || line === '' ? line : `${line},${at === 1 ? '02110-0001' : ''}`))
    .join('\n')
  const { students, studentFields } = await read({ users })
  expect(students.map(({ homeZip }) => homeZip).filter(Boolean)).toEqual(['02110'])
  expect(studentFields).toContain('homeZip')
  expect((await read({})).studentFields).not.toContain('homeZip')
})

test('two rows that tell a student’s birth date differently tell nothing, and both are pointed at', async () => {
  const demographics =
    'sourcedId,status,birthDate,sex\n' +
    's1,active,2010-03-04,female\ns1,active,2009-09-09,male\n' +
    's2,active,2009-11-30,male\ns2,active,2009-11-30,male\n'
  const draft = await read({ demographics })
  expect(draft.students).toMatchObject([
    { sourceId: 's1', birthDate: null, gender: null },
    { sourceId: 's2', birthDate: '2009-11-30', gender: 'male' },
    {},
  ])
  expect(messages(draft)).toEqual(['2 warning factsContradict', '3 warning factsContradict'])
  expect(draft.problems[0]).toMatchObject({ table: 'demographics', values: { id: 's1', rows: '2, 3' } })
})

test('birth dates of nobody in the export are pointed at instead of vanishing', async () => {
  const demographics =
    'sourcedId,status,birthDate,sex\n' +
    'ghost,active,2010-03-04,female\n,active,2010-03-04,male\nold,tobedeleted,2001-01-01,male\nt1,,,\n'
  expect(messages(await read({ demographics }))).toEqual([
    '2 warning factsOfNobody',
    '3 warning factsWithoutId',
  ])
})
