import { expect, test } from 'vitest'

import { areAllPlacesTaken, isForGrade, NEW_SCHOOL_SERVICE, SchoolServiceDraft } from './school-service.ts'

test.each([
  ['06', '08', '07', true],
  ['06', '08', '08', true],
  ['06', '08', '09', false],
  ['06', null, '05', false],
  ['06', null, '12', true],
  [null, 'KG', '01', false],
  [null, 'KG', 'PK', true],
  ['06', '08', 'UG', null],
] as const)(
  'a service for grades %s to %s and a student in grade %s: %s',
  (fromGrade, toGrade, grade, is) => {
    expect(isForGrade({ fromGrade, toGrade }, grade)).toBe(is)
  },
)

test('the grades of a service do not cross, and its name is enough', () => {
  const named = { ...NEW_SCHOOL_SERVICE, name: 'Lunch group' }
  expect(SchoolServiceDraft.safeParse(named).success).toBe(true)
  expect(
    SchoolServiceDraft.safeParse({ ...named, fromGrade: '08', toGrade: '06' }).error?.issues,
  ).toMatchObject([{ path: ['toGrade'], message: 'school-services:errors.gradesCrossed' }])
})

test('what a family can expect stays short enough for its page', () => {
  const told = (letters: number) =>
    SchoolServiceDraft.safeParse({ ...NEW_SCHOOL_SERVICE, name: 'Group', whatToExpect: 'a'.repeat(letters) })
      .success
  expect([told(300), told(301)]).toEqual([true, false])
})

test('places are taken only where it is known how many there are', () => {
  expect(areAllPlacesTaken({ places: 2 }, { inIt: 2 })).toBe(true)
  expect(areAllPlacesTaken({ places: 2 }, { inIt: 1 })).toBe(false)
  expect(areAllPlacesTaken({ places: null }, { inIt: 40 })).toBe(false)
})
