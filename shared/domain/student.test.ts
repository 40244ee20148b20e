import { expect, test } from 'vitest'

import {
  ContactDraft,
  fullName,
  GRADES,
  schoolName,
  Student,
  StudentDraft,
  UNKNOWN_STUDENT,
} from './student.ts'

const draft = { ...UNKNOWN_STUDENT, givenName: 'María', familyName: 'López' }

test('a name is all the office must know of a student', () => {
  expect(StudentDraft.safeParse(draft).success).toBe(true)
  expect(StudentDraft.safeParse({ ...draft, givenName: '  ' }).success).toBe(false)
  expect(StudentDraft.safeParse({ ...draft, familyName: '' }).success).toBe(true)
})

test('a birth date exists in the calendar', () => {
  for (const birthDate of ['2013-02-31', '2013-2-3', '03/02/2013', '2013-13-01', ''])
    expect(StudentDraft.safeParse({ ...draft, birthDate }).success, birthDate).toBe(false)
  expect(StudentDraft.safeParse({ ...draft, birthDate: '2012-02-29' }).success).toBe(true)
})

test('a grade is one of the known ones, never a guess', () => {
  for (const grade of GRADES) expect(StudentDraft.safeParse({ ...draft, grade }).success).toBe(true)
  expect(StudentDraft.safeParse({ ...draft, grade: '7' }).success).toBe(false)
})

test('no password is ever kept, whatever a roster holds', () => {
  expect(StudentDraft.parse({ ...draft, password: 'secret' })).not.toHaveProperty('password')
  expect(Object.keys(Student.shape).filter((field) => /pass|secret|credential/i.test(field))).toEqual([])
})

test('a contact may speak one language and read none', () => {
  const language = ContactDraft.shape
  expect(language.languageSpoken.safeParse('mam').success).toBe(true)
  expect(language.languageRead.safeParse('none').success).toBe(true)
  expect(language.languageRead.safeParse('zh-Hant').success).toBe(true)
  expect(language.languageSpoken.safeParse('Spanish').success).toBe(false)
})

test('the preferred name is the one used at school', () => {
  expect(schoolName({ ...draft, preferredName: 'Majo' })).toBe('Majo López')
  expect(schoolName({ ...draft, preferredName: '' })).toBe('María López')
  expect(schoolName(draft)).toBe('María López')
})

test.each([
  ['陈', '小明', '陈小明'],
  ['陳', '大文', '陳大文'],
  ['한', '지우', '한지우'],
  ['남궁', '민수', '남궁민수'],
  ['𠮷', '田', '𠮷田'],
])(
  'a name written in signs as %s and %s has its family name first, in one piece',
  (familyName, givenName, whole) => {
    expect(fullName({ givenName, familyName })).toBe(whole)
  },
)

test.each([
  ['Chen', 'Xiaoming', 'Xiaoming Chen'],
  ['陈', 'Emma', 'Emma 陈'],
  ['Kim', '지우', '지우 Kim'],
  ['Nguyễn', 'Thị Ánh', 'Thị Ánh Nguyễn'],
  ['', '小明', '小明'],
])('a name recorded as %s and %s stands as it was recorded', (familyName, givenName, whole) => {
  expect(fullName({ givenName, familyName })).toBe(whole)
})
