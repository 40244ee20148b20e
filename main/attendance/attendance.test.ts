import { expect, test } from 'vitest'

import { dropped, everythingIn, importOf } from '../testing/import-files.ts'
import { aStudent } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { testOwner } from '../testing/test-vault.ts'

const { password } = testOwner

const YEAR = {
  years: [{ name: '2026–27', startsOn: '2026-08-17', endsOn: '2027-06-04', terms: [] }],
  closures: [{ kind: 'break' as const, name: '', startsOn: '2026-11-23', endsOn: '2026-11-27' }],
  halfDays: [],
}

const ABSENT = [
  '2026-09-01',
  '2026-09-02',
  '2026-09-08',
  '2026-10-05',
  '2026-10-06',
  '2026-11-03',
  '2026-11-30',
]

async function aSchool(app: TestApp) {
  const { version } = await app.owner.calendar.get({})
  await app.owner.calendar.save({ ...YEAR, version })
  const made: string[] = []
  for (const localId of ['101', '102'])
    made.push((await app.office.students.create(aStudent({ localId }))).id)
  const [often = '', never = ''] = made
  return { often, never }
}

async function aYear(app: TestApp) {
  const rows = [
    ...ABSENT.map((day, at) => `101,${day},${at % 2 === 0 ? 'Unexcused' : 'Excused'},`),
    ...['101,2026-10-07,Unexcused,60', '101,2026-10-08,Tardy,5', '102,2026-12-04,Tardy,'],
  ]
  return importOf(
    app,
    await dropped(app, {
      'absences.csv': `Student ID,Date,Absence Type,Minutes\n${rows.join('\n')}\n`,
      'incidents.csv':
        'Incident ID,Student ID,Incident Date,Behavior,Location,Reported By Role,Role\nI1,101,2026-10-05,Fighting,Bus,Teacher,Offender\nI1,102,2026-10-05,,,,Victim\n',
    }),
  )
}

test('a student’s page counts the year so far, over the school days that files tell of', async () => {
  await using app = await createTestApp()
  const { often, never } = await aSchool(app)
  expect(await app.counselor.attendance.ofStudent({ studentId: often })).toMatchObject({
    ...{ summary: null, marks: [], incidents: [], isToldOfIncidents: false },
    year: { from: '2026-08-17', to: '2026-12-08' },
  })
  await aYear(app)
  // Counted by hand: weekdays from 1 September to 4 December without the week of Thanksgiving.
  let enrolled = 0
  for (let at = Date.UTC(2026, 8, 1); at <= Date.UTC(2026, 11, 4); at += 86_400_000) {
    const day = new Date(at)
    const isBreak = at >= Date.UTC(2026, 10, 23) && at <= Date.UTC(2026, 10, 27)
    if (day.getUTCDay() % 6 !== 0 && !isBreak) enrolled += 1
  }
  expect(await app.counselor.attendance.ofStudent({ studentId: often })).toMatchObject({
    summary: {
      ...{
        enrolled,
        attended: enrolled - 7,
        unexcused: 4,
        excused: 3,
        suspension: 0,
        partOfDay: 1,
        tardy: 1,
      },
      isChronic: true,
    },
    incidents: [{ onDay: '2026-10-05', what: ['fighting'], place: 'bus', reporter: 'staff', others: 1 }],
  })
  expect(await app.counselor.attendance.ofStudent({ studentId: never })).toMatchObject({
    ...{
      summary: { attended: enrolled, tardy: 1, isChronic: false },
      incidents: [],
      isToldOfIncidents: true,
    },
  })
})

test('the owner sets from how many days absence may be called chronic, and takes it back', async () => {
  await using app = await createTestApp()
  const { often } = await aSchool(app)
  await aYear(app)
  const isChronic = async () =>
    (await app.counselor.attendance.ofStudent({ studentId: often })).summary?.isChronic
  await app.owner.attendance.setRules({ leastEnrolled: 90, minutesOfDay: 390 })
  expect(await isChronic()).toBeNull()
  await app.undoLast(app.owner)
  expect(await isChronic()).toBe(true)
  await expect(
    app.counselor.attendance.setRules({ leastEnrolled: 90, minutesOfDay: 390 }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('whoever is kept from a student learns nothing of how they come to school', async () => {
  await using app = await createTestApp()
  const { often } = await aSchool(app)
  await aYear(app)
  const { accountId, client } = app.hire('Sister', { roles: ['counselor'], sees: 'office' })
  await app.owner.recusals.add({ accountId, studentId: often, reason: 'Her own brother, she says.' })
  await expect(client.attendance.ofStudent({ studentId: often })).rejects.toMatchObject({ code: 'not_found' })
  await expect(app.administrator.attendance.ofStudent({ studentId: often })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('a student who is destroyed takes absences, incidents and what files replaced along', async () => {
  await using app = await createTestApp()
  const { often } = await aSchool(app)
  await aYear(app)
  await importOf(
    app,
    await dropped(app, {
      'absences.csv': 'Student ID,Date,Absence Type\n101,2026-09-01,Excused\n102,2026-12-04,Tardy\n',
    }),
  )
  expect(everythingIn(app)).toContain('2026-10-06')
  const targets = [{ kind: 'students' as const, id: often }]
  const { counts, stamp } = await app.owner.retention.preview({ targets })
  expect(counts).toMatchObject({ absences: 1, incidents: 1 })
  await app.owner.retention.destroy({ targets, stamp, basis: 'asked-for', password })
  const left = ['attendance', 'incidents', 'replaced_attendance'].map((table) =>
    app.vault.reading.prepare(`SELECT count(*) FROM ${table} WHERE student_id = ?`).pluck().get([often]),
  )
  expect(left).toEqual([0, 0, 0])
})
