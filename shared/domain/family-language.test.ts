import { expect, test } from 'vitest'

import { familyLanguage, unprintedLanguage } from './family-language.ts'

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
  expect(familyLanguage({ contacts: [aContact('hmn')], student: home('hmn') })).toBeNull()
})

test('a family is known for which no page is written', () => {
  const home = (homeLanguage: string | null) => ({ homeLanguage })
  expect(unprintedLanguage({ contacts: [aContact('kea')], student: home(null) })).toBe('kea')
  expect(unprintedLanguage({ contacts: [aContact('none')], student: home('kea') })).toBe('kea')
  expect(unprintedLanguage({ contacts: [aContact('kea')], student: home('en') })).toBeNull()
  expect(unprintedLanguage({ contacts: [aContact('kea', true)], student: home(null) })).toBeNull()
})

test.each([
  ['zh', 'zh-Hans'],
  ['zh-Hans-SG', 'zh-Hans'],
  ['cmn', 'zh-Hans'],
  ['zh-Hant', 'zh-Hant'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['yue', 'zh-Hant'],
  ['yue-Hant', 'zh-Hant'],
  ['yue-Hans', 'zh-Hans'],
  ['fil', 'tl'],
  ['tl', 'tl'],
  ['pt-BR', 'pt'],
  ['ko', 'ko'],
])('a family that reads “%s” is given pages in “%s”', (read, printed) => {
  expect(familyLanguage({ contacts: [aContact(read)], student: { homeLanguage: null } })).toBe(printed)
})

test('who must not be contacted does not choose the language', () => {
  expect(familyLanguage({ contacts: [aContact('ar', true)], student: { homeLanguage: 'es' } })).toBe('es')
})

test('where two people read two languages, a page for both is in that of their home', () => {
  const contacts = [aContact('en'), aContact('yue')]
  expect(familyLanguage({ contacts, student: { homeLanguage: 'yue' } })).toBe('zh-Hant')
  expect(familyLanguage({ contacts, student: { homeLanguage: null } })).toBe('en')
  expect(familyLanguage({ contacts: [aContact('en')], student: { homeLanguage: 'yue' } })).toBe('en')
})
