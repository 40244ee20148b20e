import { expect, test } from 'vitest'

import { addresseesOf, firstAddressee, languageFor } from './addressee.ts'

const TODAY = '2026-12-08'
const child = { birthDate: '2013-05-06', homeLanguage: 'vi' }
const aContact = (id: string, known: object = {}) => ({
  ...{ id, holdsConsentRights: true, doNotContact: false, languageRead: null, languageSpoken: null },
  ...known,
})
const mother = aContact('mother', { languageRead: 'es' })
const father = aContact('father', { languageSpoken: 'ar' })
const barred = aContact('barred', { doNotContact: true })
const aunt = aContact('aunt', { holdsConsentRights: false })

test('a packet may be for whoever may sign and may be contacted, and for no parent of a student of age', () => {
  expect(addresseesOf([barred, aunt, mother, father], child, TODAY)).toEqual([mother, father])
  expect(addresseesOf([mother], { birthDate: '2008-12-08' }, TODAY)).toEqual([])
  expect(addresseesOf([mother], { birthDate: null }, TODAY)).toEqual([mother])
})

test('it is for the whole family, unless several may have it or somebody must not be contacted', () => {
  expect(firstAddressee([mother, aunt], child, TODAY, 'mother')).toBeNull()
  expect(firstAddressee([barred, aunt], child, TODAY, 'barred')).toBeNull()
  expect(firstAddressee([barred, mother], child, TODAY, 'barred')).toBe(mother)
  expect(firstAddressee([father, mother], child, TODAY, null)).toBe(father)
})

test('where several may have it, it is for whoever was asked to sign', () => {
  expect(firstAddressee([mother, father], child, TODAY, 'father')).toBe(father)
  expect(firstAddressee([mother, father], child, TODAY, 'aunt')).toBe(mother)
})

test('it is in the language of whom it is for, or else in that of the home', () => {
  const family = { contacts: [mother, father], student: child }
  expect(languageFor(father, family)).toBe('ar')
  expect(languageFor(aContact('other'), family)).toBe('vi')
  expect(languageFor(null, family)).toBe('es')
})
