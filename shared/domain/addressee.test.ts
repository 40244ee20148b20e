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

const said = (askedId: string | null, known: object = {}) => ({
  ...{ askedId, signedId: null, refusedIds: [] },
  ...known,
})

test('a packet may be for whoever may sign and may be contacted, and for no parent of a student of age', () => {
  expect(addresseesOf([barred, aunt, mother, father], child, TODAY)).toEqual([mother, father])
  expect(addresseesOf([mother], { birthDate: '2008-12-08' }, TODAY)).toEqual([])
  expect(addresseesOf([mother], { birthDate: null }, TODAY)).toEqual([mother])
})

test('it is for the whole family, unless several may have it or somebody must not be contacted', () => {
  expect(firstAddressee([mother, aunt], child, TODAY, said('mother'))).toBeNull()
  expect(firstAddressee([barred, aunt], child, TODAY, said('barred'))).toBeNull()
  expect(firstAddressee([barred, mother], child, TODAY, said('barred'))).toBe(mother)
  expect(firstAddressee([father, mother], child, TODAY, said(null))).toBe(father)
})

test('where several may have it, it is for whoever was asked to sign', () => {
  expect(firstAddressee([mother, father], child, TODAY, said('father'))).toBe(father)
  expect(firstAddressee([mother, father], child, TODAY, said('aunt'))).toBe(mother)
})

test('it is in the language of whom it is for, or else in that of the home', () => {
  const family = { contacts: [mother, father], student: child }
  expect(languageFor(father, family)).toBe('ar')
  expect(languageFor(aContact('other'), family)).toBe('vi')
  expect(languageFor(null, family)).toBe('es')
})

test('where nobody is asked any longer, it is for whoever signed, and never first for who said no', () => {
  const first = (known: object) => firstAddressee([mother, father], child, TODAY, said(null, known))
  expect(first({ signedId: 'father' })).toBe(father)
  expect(first({ refusedIds: ['mother'] })).toBe(father)
  expect(first({ refusedIds: ['mother', 'father'] })).toBe(mother)
})
