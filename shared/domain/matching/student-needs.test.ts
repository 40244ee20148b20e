import { expect, test } from 'vitest'

import { NO_NEEDS } from './needs.ts'
import { needsOf } from './student-needs.ts'

const nobody = { birthDate: null, homeLanguage: null, insurance: 'unknown' } as const
const today = '2026-12-01'

test('a search begins with what is known of a student', () => {
  const lucia = { birthDate: '2012-12-02', homeLanguage: 'es', insurance: 'public' } as const
  expect(needsOf(lucia, { reason: 'substance-use', today })).toEqual({
    ...NO_NEEDS,
    ...{ help: 'substance', age: 13, payers: ['medicaid', 'chip'], language: 'es' },
  })
})

test('where nothing is known nothing is asked', () => {
  expect(needsOf(nobody, { reason: undefined, today })).toEqual(NO_NEEDS)
  expect(needsOf(nobody, { reason: 'motivation', today })).toEqual(NO_NEEDS)
})

test('a family without insurance looks for what costs little', () => {
  expect(needsOf({ ...nobody, insurance: 'uninsured' }, { reason: undefined, today })).toMatchObject({
    ...{ payers: ['free', 'sliding-fee'], cost: true },
  })
})

test('English is asked for of nobody: it is spoken wherever nobody says otherwise', () => {
  const { language } = needsOf({ ...nobody, homeLanguage: 'en' }, { reason: undefined, today })
  expect(language).toBeNull()
})
