import { expect, test } from 'vitest'

import { familyLanguage } from './family-language.ts'

const aContact = (languageRead: string | null, doNotContact = false) => ({
  languageRead,
  languageSpoken: null,
  doNotContact,
})

test('a page begins in the language a contact reads, or else in that of the home', () => {
  const home = (homeLanguage: string | null) => ({ homeLanguage })
  expect(familyLanguage({ contacts: [aContact(null)], student: home('es') })).toBe('es')
  expect(familyLanguage({ contacts: [aContact('ar')], student: home('es') })).toBe('ar')
  expect(familyLanguage({ contacts: [aContact('es-MX')], student: home(null) })).toBe('es')
  expect(familyLanguage({ contacts: [aContact('none')], student: home('es') })).toBe('es')
  expect(familyLanguage({ contacts: [aContact('vi')], student: home('vi') })).toBeNull()
})

test('who must not be contacted does not choose the language', () => {
  expect(familyLanguage({ contacts: [aContact('ar', true)], student: { homeLanguage: 'es' } })).toBe('es')
})
