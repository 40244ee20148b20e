import { expect, test } from 'vitest'

import { NO_NEEDS } from './needs.ts'
import { needsOf } from './student-needs.ts'

const nobody = { birthDate: null, homeLanguage: null, homeZip: null, insurance: 'unknown' } as const
const today = '2026-12-01'

test('a search begins with what is known of a student', () => {
  const lucia = { ...nobody, birthDate: '2012-12-02', homeLanguage: 'es', insurance: 'public' } as const
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
    ...{ address: null, holdsConsentRights: true },
  })
  const asked = (...contacts: ReturnType<typeof speaks>[]) =>
    needsOf({ ...nobody, homeLanguage: 'en' }, contacts, { reason: undefined, today }).language
  expect(asked(speaks('en'), speaks('vi', { interpreter: true }))).toBe('vi')
  expect(asked(speaks('ar', { away: true }), speaks('so'))).toBe('so')
  expect(asked(speaks(null), speaks('ar', { away: true }))).toBeNull()
})

test('how far it is counts from the home, the first of two; where none is known the school’s own area stands', () => {
  const parent = { languageSpoken: null, interpreterNeeded: false, doNotContact: false }
  const mother = { ...parent, address: '1 Pier St, Boston, MA 02110', holdsConsentRights: true }
  const from = (homeZip: string | null, ...contacts: (typeof mother)[]) =>
    needsOf({ ...nobody, homeZip }, contacts, { reason: undefined, today }).from
  expect(from('02169', mother)).toBe('02169')
  expect(from(null, mother)).toBe('02110')
  expect(from(null)).toBeNull()
})
