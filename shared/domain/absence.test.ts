import { expect, test } from 'vitest'

import { backupOf, coverageOf, lastInLine, type Presence, whoActsFor } from './absence.ts'
import { noCalendar } from './school-calendar.ts'

const away = (accountId: string, coverId: string | null, startsOn = '2026-12-08', endsOn = '2026-12-09') => ({
  accountId,
  coverId,
  startsOn,
  endsOn,
})

function presence(
  absences: Presence['absences'],
  standIns: Presence['standIns'] = {},
  gone: readonly string[] = [],
): Presence {
  return { absences, standIns, worksHere: (accountId) => !gone.includes(accountId) }
}

const TODAY = '2026-12-08'

test('whoever is here does their own work, and on days around an absence too', () => {
  expect(whoActsFor('ana', TODAY, presence([]))).toBe('ana')
  const later = presence([away('ana', 'ben', '2026-12-09')])
  expect(whoActsFor('ana', TODAY, later)).toBe('ana')
  expect(whoActsFor('ana', '2026-12-09', later)).toBe('ben')
  expect(whoActsFor('ana', '2026-12-10', later)).toBe('ana')
})

test('whoever always stands in covers where nobody else was named', () => {
  expect(whoActsFor('ana', TODAY, presence([away('ana', null)], { ana: 'cai' }))).toBe('cai')
  expect(whoActsFor('ana', TODAY, presence([away('ana', 'ben')], { ana: 'cai' }))).toBe('ben')
  expect(whoActsFor('ana', TODAY, presence([away('ana', null)]))).toBeNull()
})

test('a cover who is away is covered in turn, and two who cover for each other leave it to the owner', () => {
  expect(whoActsFor('ana', TODAY, presence([away('ana', 'ben'), away('ben', 'cai')]))).toBe('cai')
  expect(whoActsFor('ana', TODAY, presence([away('ana', 'ben'), away('ben', 'ana')]))).toBeNull()
})

test('somebody who no longer works here is away for good', () => {
  expect(whoActsFor('ana', TODAY, presence([], { ana: 'ben' }, ['ana']))).toBe('ben')
  expect(whoActsFor('ana', TODAY, presence([away('ana', 'ben')], {}, ['ben']))).toBeNull()
})

test('what somebody who is here did not do comes to whoever stands in for them', () => {
  expect(backupOf('ana', TODAY, presence([], { ana: 'ben' }))).toBe('ben')
  expect(backupOf('ana', TODAY, presence([away('ben', 'cai')], { ana: 'ben' }))).toBe('cai')
  expect(backupOf('ana', TODAY, presence([away('ben', 'ana')], { ana: 'ben' }))).toBeNull()
  expect(backupOf('ana', TODAY, presence([]))).toBeNull()
})

const through = (absence: ReturnType<typeof away>, here: Presence, calendar = noCalendar) =>
  coverageOf(absence, TODAY, here, calendar)

test('through an absence it is told who covers, in their order, and on which days nobody does', () => {
  const week = away('ana', 'ben', '2026-12-07', '2026-12-11')
  expect(through(week, presence([week]))).toMatchObject({ by: ['ben'], uncoveredOn: [] })
  const benAway = away('ben', 'cai', '2026-12-10', '2026-12-10')
  expect(through(week, presence([week, benAway]))).toMatchObject({ by: ['ben', 'cai'], uncoveredOn: [] })
  const benAlone = { ...benAway, coverId: null }
  expect(through(week, presence([week, benAlone]))).toEqual({
    by: ['ben'],
    coveredOn: ['2026-12-08', '2026-12-09', '2026-12-11'],
    uncoveredOn: ['2026-12-10'],
  })
  const nobody = { ...week, coverId: null }
  expect(through(nobody, presence([nobody])).uncoveredOn).toHaveLength(4)
})

test('a weekend needs nobody, unless somebody is away on nothing but that', () => {
  const long = away('ana', null, '2026-12-11', '2026-12-14')
  expect(through(long, presence([long])).uncoveredOn).toEqual(['2026-12-11', '2026-12-14'])
  const weekend = away('ana', null, '2026-12-12', '2026-12-13')
  expect(through(weekend, presence([weekend])).uncoveredOn).toEqual(['2026-12-12', '2026-12-13'])
})

test('what nobody covers comes to the owners who are here, else to whoever covers for them, else to every counselor who is', () => {
  const office = [
    { id: 'ana', roles: ['owner' as const] },
    { id: 'ben', roles: ['counselor' as const] },
    { id: 'cai', roles: ['counselor' as const] },
    { id: 'dot', roles: ['office' as const] },
  ]
  const last = (...absences: readonly ReturnType<typeof away>[]) =>
    lastInLine(office, { day: TODAY, presence: presence(absences), casework: ['owner', 'counselor'] })
  expect(last()).toEqual(['ana'])
  expect(last(away('ana', 'cai'))).toEqual(['cai'])
  expect(last(away('ana', null))).toEqual(['ben', 'cai'])
  expect(last(away('ana', null), away('ben', null), away('cai', null))).toEqual([])
})
