import { expect, test } from 'vitest'

import { NO_NEEDS } from './needs.ts'
import { needsOf } from './student-needs.ts'

const nobody = { birthDate: null, homeLanguage: null, insurance: 'unknown' } as const
const today = '2026-12-01'

test('a search begins with what is known of a student', () => {
  const lucia = { birthDate: '2012-12-02', homeLanguage: 'es', insurance: 'public' } as const
  expect(needsOf(lucia, [], { reason: 'substance-use', today })).toEqual({
    ...NO_NEEDS,
    ...{ help: 'substance', age: 13, payers: ['medicaid', 'chip'], language: 'es' },
  })
})

test('where nothing is known nothing is asked', () => {
  expect(needsOf(nobody, [], { reason: undefined, today })).toEqual(NO_NEEDS)
  expect(needsOf(nobody, [], { reason: 'motivation', today })).toEqual(NO_NEEDS)
})

test('a family without insurance looks for what costs little', () => {
  expect(needsOf({ ...nobody, insurance: 'uninsured' }, [], { reason: undefined, today })).toMatchObject({
    ...{ payers: ['free', 'sliding-fee'], cost: true },
  })
})

test('English is asked for of nobody: it is spoken wherever nobody says otherwise', () => {
  const { language } = needsOf({ ...nobody, homeLanguage: 'en' }, [], { reason: undefined, today })
  expect(language).toBeNull()
})

test('a provider should speak with whoever may be called, first with who needs an interpreter', () => {
  const speaks = (languageSpoken: string | null, known: { interpreter?: true; away?: true } = {}) => ({
    ...{ languageSpoken, interpreterNeeded: known.interpreter ?? false, doNotContact: known.away ?? false },
  })
  const asked = (...contacts: ReturnType<typeof speaks>[]) =>
    needsOf({ ...nobody, homeLanguage: 'en' }, contacts, { reason: undefined, today }).language
  expect(asked(speaks('en'), speaks('vi', { interpreter: true }))).toBe('vi')
  expect(asked(speaks('ar', { away: true }), speaks('so'))).toBe('so')
  expect(asked(speaks(null), speaks('ar', { away: true }))).toBeNull()
})
