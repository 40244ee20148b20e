import fc from 'fast-check'
import { expect, test } from 'vitest'

import { dropped, everythingIn, importOf, previewOf } from '../testing/import-files.ts'
import { aStudent } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

async function aSchool(app: TestApp): Promise<readonly string[]> {
  const ids: string[] = []
  for (const localId of ['101', '102', '103'])
    ids.push((await app.office.students.create(aStudent({ localId, givenName: `S${localId}` }))).id)
  return ids
}

const marks = ({ vault }: TestApp) =>
  vault.reading
    .prepare(
      `SELECT s.local_id || ' ' || a.on_day || ' ' || a.kind || coalesce(' ' || a.share, '') || coalesce(' ' || a.minutes, '') AS line
       FROM attendance a JOIN students s ON s.id = a.student_id ORDER BY line`,
    )
    .pluck()
    .all()

const incidents = ({ vault }: TestApp) =>
  vault.reading
    .prepare(
      `SELECT s.local_id AS student, i.incident_key AS "key", i.on_day AS day, i.at_time AS time, i.what AS what, i.place AS place,
         i.reporter AS reporter, i.others AS others
       FROM incidents i JOIN students s ON s.id = i.student_id ORDER BY student, "key"`,
    )
    .all()

const october = (rows: readonly string[]) => ({
  'absences.csv': ['Student ID,Student Name,Absence Date,Attendance Code,Minutes', ...rows, ''].join('\n'),
})

test('a month of absences comes in by number, and every other row is listed with why', async () => {
  await using app = await createTestApp()
  await aSchool(app)
  const files = october([
    '101,"Varga, Ines",10/05/2026,E,',
    '101,"Varga, Ines",10/06/2026,U,120',
    '102,"Varga, Ines",10/06/2026,OSS,',
    '102,"Varga, Ines",10/06/2026,T,10',
    '103,"Varga, Ines",10/06/2026,P,',
    '999,"Varga, Ines",10/06/2026,U,',
    '101,"Varga, Ines",10/10/2026,U,',
    '101,"Varga, Ines",10/05/2026,E,',
    '102,"Varga, Ines",10/06/2026,U,',
    ',"Varga, Ines",10/06/2026,U,',
    '101,"Varga, Ines",10/32/2026,U,',
    '101,"Varga, Ines",12/25/2026,U,',
    '101,"Varga, Ines",10/07/2026,,',
    '101,"Varga, Ines",10/07/2026,XYZ,',
  ])
  const { preview, counts, importId } = await importOf(app, await dropped(app, files))
  expect(preview.subject).toBe('attendance')
  expect(counts).toEqual({ 'new absences': 4, 'rejected absences': 9 })
  expect(preview.passedOver).toBe(1)
  expect(preview.spans).toEqual([{ about: 'absences', from: '2026-10-05', to: '2026-10-06', replaces: null }])
  expect(new Set(preview.problems.map(({ message }) => message.replace('imports:problems.', '')))).toEqual(
    new Set([
      ...['unknownStudent', 'noSchoolThatDay', 'sameAbsenceTwice', 'twoKindsOneDay', 'studentNumberMissing'],
      ...['dayUnread', 'dayInFuture', 'kindMissing', 'unknownValue'],
    ]),
  )
  expect(marks(app)).toEqual([
    ...['101 2026-10-05 excused', '101 2026-10-06 unexcused 120', '102 2026-10-06 suspension'],
    '102 2026-10-06 tardy 10',
  ])
  expect(await app.office.imports.list({})).toMatchObject([
    { id: importId, subject: 'attendance', canTakeBack: true },
  ])
})

test('a word nobody knows is asked about once, and known in the next file', async () => {
  await using app = await createTestApp()
  await aSchool(app)
  const first = await previewOf(app, await dropped(app, october(['101,,2026-10-05,HOSP,'])))
  expect(first.preview.unknownValues).toMatchObject([{ field: 'absenceKind', value: 'HOSP', count: 1 }])
  const mapping = first.read.mapping!.map((table) => ({
    ...table,
    values: { absenceKind: { HOSP: 'excused' } },
  }))
  await app.office.imports.preview({ importId: first.importId, mapping })
  await app.office.imports.commit({ importId: first.importId })
  const next = await importOf(app, await dropped(app, october(['101,,2026-11-02,hosp,'])))
  expect(next.preview.unknownValues).toEqual([])
  expect(marks(app)).toEqual(['101 2026-10-05 excused', '101 2026-11-02 excused'])
})

test('a second file for a month takes the place of the first, shows what changes, and is taken back before it', async () => {
  await using app = await createTestApp()
  await aSchool(app)
  const first = await importOf(
    app,
    await dropped(
      app,
      october(['101,,2026-10-01,U,', '101,,2026-10-05,U,', '102,,2026-10-20,U,', '103,,2026-10-30,E,']),
    ),
  )
  const before = marks(app)
  const second = await importOf(
    app,
    await dropped(
      app,
      october(['101,,2026-10-01,E,', '101,,2026-10-05,U,', '102,,2026-10-21,U,', '101,,2026-10-29,E,']),
    ),
  )
  expect(second.counts).toEqual({
    ...{ 'new absences': 2, 'changed absences': 1, 'unchanged absences': 1, 'left absences': 2 },
  })
  expect(second.preview.markMissingAsLeft).toBe(true)
  expect(second.preview.spans).toMatchObject([{ replaces: { from: '2026-10-01', to: '2026-10-30' } }])
  expect(second.preview.samples.find(({ status }) => status === 'changed')).toMatchObject({
    changes: [{ field: 'kind', before: 'unexcused', after: 'excused' }],
  })
  expect(marks(app)).toEqual([
    ...['101 2026-10-01 excused', '101 2026-10-05 unexcused', '101 2026-10-29 excused'],
    '102 2026-10-21 unexcused',
  ])
  await expect(app.counselor.imports.takeBack({ importId: first.importId })).rejects.toMatchObject({
    data: { message: 'imports:operations.laterFileFirst' },
  })
  const after = marks(app)
  await app.counselor.imports.takeBack({ importId: second.importId })
  expect(marks(app)).toEqual(before)
  await app.undoLast(app.counselor)
  expect(marks(app)).toEqual(after)
  await app.counselor.imports.takeBack({ importId: second.importId })
  await app.counselor.imports.takeBack({ importId: first.importId })
  expect(marks(app)).toEqual([])
})

test('a file of one student takes nothing away from the others unless somebody says so', async () => {
  await using app = await createTestApp()
  await aSchool(app)
  const rows = ['101,,2026-10-01,U,', '102,,2026-10-05,U,', '103,,2026-10-06,U,']
  await importOf(app, await dropped(app, october(rows)))
  const files = october(['101,,2026-10-01,U,', '101,,2026-10-07,U,'])
  const careful = await previewOf(app, await dropped(app, files))
  expect([careful.preview.markMissingAsLeft, careful.counts['left absences']]).toEqual([false, undefined])
  const said = await previewOf(app, await dropped(app, files), { markMissingAsLeft: true })
  expect(said.counts['left absences']).toBe(2)
  await app.undoLast(app.office)
  expect(marks(app)).toEqual([])
})

const INCIDENTS = {
  'DisciplineIncident.csv': [
    'incidentIdentifier,incidentDate,incidentTime,incidentLocationDescriptor,reporterDescriptionDescriptor,reporterName',
    'I1,2026-10-05,09:15:00,uri://ed-fi.org/IncidentLocationDescriptor#Cafeteria area,uri://ed-fi.org/ReporterDescriptionDescriptor#Staff,Mr. Zebrowski',
    'I2,2026-10-06,,,,',
    'I3,2026-10-07,,,,',
  ].join('\n'),
  'StudentDisciplineIncidentBehaviorAssociation.csv': [
    'incidentIdentifier,studentUniqueId,behaviorDescriptor,disciplineIncidentParticipationCodeDescriptor',
    'I1,101,uri://ed-fi.org/BehaviorDescriptor#Fighting,Perpetrator',
    'I1,101,uri://ed-fi.org/BehaviorDescriptor#Profanity,Perpetrator',
    'I1,102,,Victim',
    'I1,103,,Witness',
    'I2,102,State Offense,Perpetrator',
    'I9,103,Fighting,Perpetrator',
  ].join('\n'),
}

test('incidents of Ed-Fi are joined, victims and witnesses only counted, and no name of anybody is kept', async () => {
  await using app = await createTestApp()
  await aSchool(app)
  const { counts, preview } = await importOf(app, await dropped(app, INCIDENTS))
  expect(counts).toEqual({ 'new incidents': 2, 'rejected incidents': 2 })
  expect(preview.passedOver).toBe(5)
  expect(incidents(app)).toEqual([
    {
      ...{ student: '101', key: 'I1', day: '2026-10-05', time: '09:15', what: '["fighting","language"]' },
      ...{ place: 'cafeteria', reporter: 'staff', others: 2 },
    },
    {
      ...{ student: '102', key: 'I2', day: '2026-10-06', time: null, what: '["offense"]', place: null },
      ...{ reporter: null, others: 0 },
    },
  ])
  expect(everythingIn(app)).not.toContain('Zebrowski')
})

const event = (id: string, day: string, kind: string) => `
  <StudentSchoolAttendanceEvent>
    <AttendanceEvent><EventDate>${day}</EventDate>
      <AttendanceEventCategory>uri://ed-fi.org/AttendanceEventCategoryDescriptor#${kind}</AttendanceEventCategory></AttendanceEvent>
    <StudentReference><StudentIdentity><StudentUniqueId>${id}</StudentUniqueId></StudentIdentity></StudentReference>
    <EventDuration>0.5</EventDuration>
  </StudentSchoolAttendanceEvent>`
const interchange = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<InterchangeStudentAttendance xmlns="http://ed-fi.org/0320">${body}\n</InterchangeStudentAttendance>\n`

test('an Ed-Fi interchange says the same in XML, and a broken or foreign one is refused with a sentence', async () => {
  await using app = await createTestApp()
  await aSchool(app)
  const body = event('101', '2026-10-05', 'Unexcused Absence') + event('102', '2026-10-06', 'Tardy')
  const { counts } = await importOf(app, await dropped(app, { 'attendance.xml': interchange(body) }))
  expect(counts).toEqual({ 'new absences': 2 })
  expect(marks(app)).toEqual(['101 2026-10-05 unexcused 0.5', '102 2026-10-06 tardy 0.5'])
  const refusal = async (xml: string) =>
    app.office.imports
      .read({ tokens: await dropped(app, { 'attendance.xml': xml }) })
      .catch((error: { data: { message: string } }) => error.data.message)
  expect(await refusal(interchange(body).slice(0, 400))).toBe('imports:errors.brokenXml')
  expect(await refusal('<?xml version="1.0"?><html/>')).toBe('imports:errors.noInterchange')
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><InterchangeStudentAttendance><AttendanceEvent><EventDate>&a;</EventDate></AttendanceEvent></InterchangeStudentAttendance>`
  expect(await refusal(bomb)).toBe('imports:errors.brokenXml')
})

test('an Ed-Fi interchange of incidents reads the older code values, and drops names and free text', async () => {
  await using app = await createTestApp()
  await aSchool(app)
  const xml = `<?xml version="1.0"?><InterchangeStudentDiscipline>
  <DisciplineIncident><IncidentIdentifier>7</IncidentIdentifier><IncidentDate>2026-10-05</IncidentDate>
    <IncidentTime>13:30:00</IncidentTime><ReporterName>Mrs. Zebrowski</ReporterName>
    <IncidentDescription>Hit Tomasz Zebrowski</IncidentDescription></DisciplineIncident>
  <StudentDisciplineIncidentAssociation>
    <StudentReference><StudentIdentity><StudentUniqueId>101</StudentUniqueId></StudentIdentity></StudentReference>
    <DisciplineIncidentReference><DisciplineIncidentIdentity><IncidentIdentifier>7</IncidentIdentifier></DisciplineIncidentIdentity></DisciplineIncidentReference>
    <StudentParticipationCode><CodeValue>Perpetrator</CodeValue></StudentParticipationCode>
    <Behavior><CodeValue>Vandalism</CodeValue></Behavior>
  </StudentDisciplineIncidentAssociation></InterchangeStudentDiscipline>`
  const { read } = await importOf(app, await dropped(app, { 'discipline.xml': xml }))
  expect(JSON.stringify(read)).not.toContain('Zebrowski')
  expect(incidents(app)).toMatchObject([
    { student: '101', key: '7', day: '2026-10-05', time: '13:30', what: '["property"]', others: 0 },
  ])
})

test('whoever is kept from a student in the file brings it in through a colleague', async () => {
  await using app = await createTestApp()
  const [studentId = ''] = await aSchool(app)
  const { accountId, client } = app.hire('Sister', { roles: ['counselor'], sees: 'office' })
  await app.owner.recusals.add({ accountId, studentId, reason: 'Her own brother, she says.' })
  const files = october(['101,,2026-10-05,U,', '102,,2026-10-05,U,'])
  await expect(previewOf({ office: client }, await dropped(app, files))).rejects.toMatchObject({
    data: { message: 'imports:operations.needsColleague' },
  })
  await expect(
    previewOf({ office: client }, await dropped(app, october(['102,,2026-10-05,U,']))),
  ).resolves.toBeDefined()
})

const cell = (honest: readonly string[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...honest) },
    { weight: 1, arbitrary: fc.constantFrom('', 'a"b', '=1+1', 'N/A', '<b>', '2026-02-31', '-5', '1e9') },
  )
const DAYS = ['2026-10-05', '2026-10-06', '2026-10-10', '2026-11-02', '2027-01-05']
const absence = fc.tuple(
  ...[
    cell(['101', '102', '103', '999']),
    cell(DAYS),
    cell(['E', 'U', 'OSS', 'T', 'P', 'ZZ']),
    cell(['60', '']),
  ],
)
const incident = fc.tuple(
  ...[cell(['I1', 'I2', 'I3']), cell(['101', '102', '999']), cell(DAYS), cell(['Fighting', 'XX'])],
  cell(['Perpetrator', 'Victim', 'YY']),
)
const text = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\n')
const isRow = (row: readonly string[]) => row.some((each) => each.trim() !== '')

test('every row of a mangled file is stored or listed, after another one, too', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          absences: fc.array(absence, { maxLength: 9 }),
          rows: fc.array(incident, { maxLength: 9 }),
        }),
        {
          minLength: 1,
          maxLength: 2,
        },
      ),
      fc.constantFrom(null, true, false),
      async (files, markMissingAsLeft) => {
        await using app = await createTestApp()
        await aSchool(app)
        for (const { absences, rows } of files) {
          const tokens = await dropped(app, {
            'absences.csv': `Student ID,Date,Attendance Code,Minutes\n101,2026-10-05,E,\n${text(absences)}\n`,
            'incidents.csv': `Incident ID,Student ID,Incident Date,Behavior,Participation\nI0,101,2026-10-05,Fighting,Perpetrator\n${text(rows)}\n`,
          })
          const { preview } = await importOf(app, tokens, { markMissingAsLeft })
          const told = (kind: 'absences' | 'incidents') => preview.counts.find((each) => each.kind === kind)!
          const all = (['absences', 'incidents'] as const).map((kind) => {
            const { new: added, changed, unchanged, rejected } = told(kind)
            return added + changed + unchanged + rejected
          })
          const inFiles = 2 + absences.filter(isRow).length + rows.filter(isRow).length
          expect(all[0]! + all[1]! + preview.passedOver).toBe(inFiles)
        }
        const stored = app.vault.reading.prepare('SELECT count(*) FROM attendance').pluck().get()
        const listed = await app.office.imports.list({})
        const count = listed.flatMap(({ counts }) => counts).filter(({ kind }) => kind === 'absences')
        expect(stored).toBe(count.reduce((sum, each) => sum + each.new - each.left, 0))
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)
