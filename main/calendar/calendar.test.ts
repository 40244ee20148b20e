import { expect, test } from 'vitest'

import type { SchoolCalendarRecord } from '#shared/domain/school-calendar.ts'

import { aStudentWithCase } from '../testing/makers.ts'
import { aReferralDraft } from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const year = { name: '2026–27', startsOn: '2026-08-26', endsOn: '2027-06-11', terms: [] }
const closure = (startsOn: string, endsOn = startsOn) =>
  ({ startsOn, endsOn, kind: 'holiday', name: '' }) as const

test('a counselor enters a day of snow, and takes it back', async () => {
  await using app = await createTestApp()
  const before = await app.counselor.calendar.get({})
  const told = await app.counselor.calendar.save({ ...before, years: [year] })
  await app.counselor.calendar.save({ ...told, closures: [closure('2026-12-08')] })
  expect(await app.counselor.calendar.get({})).toMatchObject({ closures: [{ startsOn: '2026-12-08' }] })
  await app.undoLast(app.counselor)
  expect(await app.counselor.calendar.get({})).toMatchObject({ years: [year], closures: [] })
})

test('whoever changes a calendar that somebody changed meanwhile is told, and nothing is lost', async () => {
  await using app = await createTestApp()
  const read = await app.counselor.calendar.get({})
  await app.owner.calendar.save({ ...read, closures: [closure('2026-12-08')] })
  await expect(app.counselor.calendar.save({ ...read, years: [year] })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await app.counselor.calendar.get({})).toMatchObject({
    years: [],
    closures: [{ startsOn: '2026-12-08' }],
  })
})

test('whoever is here for named cases only moves no due day of the office', async () => {
  await using app = await createTestApp()
  const { client } = app.hire('Guest', { roles: ['counselor'], sees: 'named' })
  const before = await client.calendar.get({})
  await expect(client.calendar.save({ ...before, years: [year] })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await client.calendar.get({})).toEqual(before)
})

test('a calendar is kept in the order of the wall', async () => {
  await using app = await createTestApp()
  const read = await app.owner.calendar.get({})
  const saved = await app.owner.calendar.save({
    ...read,
    years: [{ ...year, name: 'Later', startsOn: '2027-08-25', endsOn: '2028-06-09' }, year],
    closures: [closure('2027-04-12', '2027-04-16'), closure('2026-09-07')],
  })
  expect(saved.years.map(({ name }) => name)).toEqual(['2026–27', 'Later'])
  expect(saved.closures.map(({ startsOn }) => startsOn)).toEqual(['2026-09-07', '2027-04-12'])
})

test('a day of snow moves what was reckoned in school days, leaves what a person chose, and comes back with the undo', async () => {
  await using app = await createTestApp()
  const { case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const draft = aReferralDraft({
    caseId: open.id,
    pathway: 'school-based',
    serviceId: null,
    schoolService: 'A group',
    ownerId: app.sessions.counselor.accountId,
  })
  const reckoned = await app.counselor.referrals.create(draft)
  const chosen = await app.counselor.referrals.create({ ...draft, schoolService: 'Another group' })
  await app.counselor.referrals.postpone({
    ...{ id: chosen.id, version: chosen.version, dueOn: '2026-12-30', reason: 'The family is away.' },
  })
  const dueDays = async () =>
    Promise.all(
      [reckoned, chosen].map(async ({ id }) => (await app.counselor.referrals.get({ id })).nextDueOn),
    )
  expect(await dueDays()).toEqual(['2026-12-22', '2026-12-30'])
  const calendar = await app.counselor.calendar.get({})
  await app.counselor.calendar.save({ ...calendar, closures: [closure('2026-12-09'), closure('2026-12-30')] })
  expect(await dueDays()).toEqual(['2026-12-23', '2026-12-30'])
  await app.undoLast(app.counselor)
  expect(await dueDays()).toEqual(['2026-12-22', '2026-12-30'])
})

const term = (startsOn: string, endsOn: string) => ({ name: 'A term', startsOn, endsOn })

test.each<readonly [string, Partial<SchoolCalendarRecord>, string, string]>([
  [
    'years that overlap',
    { years: [year, { ...year, startsOn: '2027-06-11', endsOn: '2027-07-30' }] },
    'years.1.startsOn',
    'calendar:errors.yearsOverlap',
  ],
  [
    'terms that overlap',
    {
      years: [{ ...year, terms: [term('2026-08-26', '2027-01-15'), term('2027-01-15', '2027-06-11')] }],
    },
    'years.0.terms.1.startsOn',
    'calendar:errors.termsOverlap',
  ],
  [
    'a term that leaves its year',
    { years: [{ ...year, terms: [term('2026-08-01', '2027-01-15')] }] },
    'years.0.terms.0.startsOn',
    'calendar:errors.termOutsideYear',
  ],
  [
    'a year turned round',
    { years: [{ ...year, startsOn: '2027-06-11', endsOn: '2026-08-26' }] },
    'years.0.endsOn',
    'calendar:errors.endsBeforeStart',
  ],
  [
    'a year of a mistyped century',
    { years: [{ ...year, endsOn: '2127-06-11' }] },
    'years.0.endsOn',
    'calendar:errors.tooLong',
  ],
  [
    'a year of nothing but a weekend',
    { years: [{ ...year, startsOn: '2026-12-12', endsOn: '2026-12-13' }] },
    'years.0.startsOn',
    'calendar:errors.noSchoolDay',
  ],
  [
    'a year that is one long break',
    { years: [year], closures: [closure('2026-08-01', '2027-06-30')] },
    'years.0.startsOn',
    'calendar:errors.noSchoolDay',
  ],
  [
    'a break that ends before it begins',
    { closures: [closure('2027-01-01', '2026-12-21')] },
    'closures.0.endsOn',
    'calendar:errors.endsBeforeStart',
  ],
  [
    'half of a Sunday',
    { years: [year], halfDays: [{ on: '2026-12-06', endsAt: '12:00', name: '' }] },
    'halfDays.0.on',
    'calendar:errors.halfDayWithoutSchool',
  ],
  [
    'two halves of one day',
    {
      years: [year],
      halfDays: [
        { on: '2026-12-08', endsAt: '12:00', name: '' },
        { on: '2026-12-08', endsAt: null, name: '' },
      ],
    },
    'halfDays.1.on',
    'calendar:errors.halfDayTwice',
  ],
])('%s is refused at its field, and the calendar stays', async (_, wrong, path, message) => {
  await using app = await createTestApp()
  const before = await app.owner.calendar.get({})
  await expect(app.owner.calendar.save({ ...before, ...wrong })).rejects.toMatchObject({
    code: 'invalid',
    data: { fields: [{ path, message }] },
  })
  expect(await app.owner.calendar.get({})).toEqual(before)
})
