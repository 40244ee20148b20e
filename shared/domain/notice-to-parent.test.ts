import { expect, test } from 'vitest'

import { isToldToAnother, whoMayBeTold, whoWasNotTold, type AroundStudent } from './notice-to-parent.ts'

const around = (said: Partial<AroundStudent['student']> = {}, on = '2026-12-08'): AroundStudent => ({
  student: {
    ...{ givenName: 'Yusra', familyName: 'Al-Masri', preferredName: null, birthDate: '2014-05-02' },
    ...said,
  },
  contacts: [
    { name: 'Huda Al-Masri', holdsConsentRights: true, doNotContact: false },
    { name: 'Khaled Al-Masri', holdsConsentRights: true, doNotContact: false },
    { name: 'Samira Haddad', holdsConsentRights: false, doNotContact: false },
    { name: 'Omar Haddad', holdsConsentRights: true, doNotContact: true },
  ],
  on,
})

const PARENTS = ['Huda Al-Masri', 'Khaled Al-Masri']

test.each([
  // What is so, the student, the day, who may be told (34 CFR 99.31(a)(9)(ii), 99.5(a)).
  ['of a student of twelve the parents', around(), PARENTS],
  ['the day before eighteen the parents', around({ birthDate: '2008-12-09' }), PARENTS],
  ['from eighteen on the student alone', around({ birthDate: '2008-12-08' }), ['Yusra Al-Masri']],
  [
    'of age, by the name at school',
    around({ birthDate: '2008-12-08', preferredName: 'Yus' }),
    ['Yus Al-Masri'],
  ],
  ['of a birth date nobody knows the parents', around({ birthDate: null }), PARENTS],
])('who may be told: %s', (_, known, names) => {
  expect(whoMayBeTold(known)).toEqual(names)
})

test('another parent who was not told is named', () => {
  expect(whoWasNotTold('Huda Al-Masri', around())).toEqual(['Khaled Al-Masri'])
  expect(whoWasNotTold('Yusra Al-Masri', around({ birthDate: '2008-12-08' }))).toEqual([])
})

test.each([
  ['the mother', 'Huda Al-Masri', around(), false],
  ['a grandmother without rights', 'Samira Haddad', around(), true],
  ['the student under age', 'Yusra Al-Masri', around(), true],
  ['the student of age', 'Yusra Al-Masri', around({ birthDate: '2008-12-08' }), false],
  ['a parent of a student of age', 'Huda Al-Masri', around({ birthDate: '2008-12-08' }), true],
  ['a parent nobody may contact since', 'Omar Haddad', around(), false],
  ['a name the records no longer hold', 'Teresa Varga', around(), false],
])('whether being told counts for nothing: %s', (_, told, known, isSo) => {
  expect(isToldToAnother(told, known)).toBe(isSo)
})
