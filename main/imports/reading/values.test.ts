import { expect, test } from 'vitest'

import { languageTag } from './languages.ts'
import { isTypoOf, slipsBetween } from './nearest.ts'
import { splitName, spokenName } from './person-names.ts'
import { oneWord, trimmed } from './plain-words.ts'
import {
  isPlaceholder,
  phonesIn,
  agesInWords,
  readAges,
  readTime,
  readWeekdays,
  withoutMarkup,
} from './provider-values.ts'
import {
  flags,
  genders,
  grades,
  insurances,
  payers,
  races,
  relations,
  serviceStatuses,
  statuses,
} from './value-lists.ts'

test.each([
  ['es', 'es spa SPA Spanish español Castellano es-MX'],
  ['zh', 'zh zho chi cmn Chinese Mandarin'],
  ['ht', 'ht hat haitian Kreyòl'],
  ['ar', 'ar ara arabic árabe'],
  ['vi', 'vi vie Vietnamese vietnamita'],
  ['so', 'so som Somali somalí'],
  ['fil', 'tl tgl Tagalog'],
  ['fa', 'fa fas per Farsi Persian persa'],
  ['en', 'en eng English inglés'],
  ['uk', 'uk ukr Ukrainian ucraniano'],
])('%s is known by its codes and its English and Spanish names', (tag, names) => {
  for (const name of names.split(' ')) expect([name, languageTag(name)?.split('-')[0]]).toEqual([name, tag])
})

test.each([
  ['Haitian Creole', 'ht'],
  ['criollo haitiano', 'ht'],
  ['American Sign Language', 'ase'],
  ['Chinese (Cantonese)', 'yue'],
  ['Portuguese (Brazil)', 'pt'],
  ['es_MX', 'es-MX'],
  ['zh-Hant', 'zh-Hant'],
  ["K'iche'", 'quc'],
])('%s is %s', (name, tag) => {
  expect(languageTag(name)).toBe(tag)
})

test.each(['', 'Klingonese', 'other', 'xx', 'Unknown', 'N/A', 'Creole', '99', 'zzz-Latn'])(
  '%j is no language to guess at',
  (name) => {
    expect(languageTag(name)).toBeUndefined()
  },
)

test.each([
  [grades, '9', '09'],
  [grades, '09', '09'],
  [grades, 'Grade 9', '09'],
  [grades, '9th', '09'],
  [grades, 'ninth grade', '09'],
  [grades, '9º', '09'],
  [grades, 'Noveno', '09'],
  [grades, 'K', 'KG'],
  [grades, 'Kinder', 'KG'],
  [grades, 'Pre-K', 'PK'],
  [grades, 'ug', 'UG'],
  [relations, 'Mom', 'mother'],
  [relations, 'Padre', 'father'],
  [relations, 'Abuela', 'grandparent'],
  [relations, 'Foster Parent', 'acting-as-parent'],
  [genders, 'F', 'female'],
  [genders, 'niño', 'male'],
  [genders, 'X', 'nonbinary'],
  [flags, 'Sí', 'yes'],
  [flags, 'FALSE', 'no'],
  [statuses, 'Withdrawn', 'left'],
  [insurances, 'Medicaid', 'public'],
  [payers, 'Sliding scale', 'sliding-fee'],
  [races, 'Black/African American', 'black-or-african-american'],
  [serviceStatuses, 'Temporarily closed', 'temporarily-closed'],
] as const)('list %#: %s means %s', (list, text, meaning) => {
  expect(list.find(text)).toBe(meaning)
})

test.each([
  [grades, '14'],
  [grades, 'gifted'],
  [statuses, 'inactive'],
  [flags, 'maybe'],
  [relations, 'boss'],
  [genders, 'unknown'],
] as const)('list %#: %s is unknown and stays so', (list, text) => {
  expect(list.find(text)).toBeUndefined()
})

test('slips are counted, two swapped letters as one', () => {
  expect([
    slipsBetween('grade', 'grade'),
    slipsBetween('grdae', 'grade'),
    slipsBetween('grad', 'grade'),
  ]).toEqual([0, 1, 1])
  expect([slipsBetween('', 'abc'), slipsBetween('kitten', 'sitting')]).toEqual([3, 3])
  expect([isTypoOf('familyNmae', 'familyName'), isTypoOf('famlyName', 'familyName')]).toEqual([true, true])
  expect([
    isTypoOf('dob', 'dot'),
    isTypoOf('sourcedid', 'sourcedid'),
    isTypoOf('birthdate', 'homeroom'),
  ]).toEqual([false, false, false])
})

test('headings are compared without case, accents and punctuation', () => {
  expect(['orgSourcedIds', 'Org Sourced IDs', 'org_sourced_ids'].map(oneWord)).toEqual(
    Array(3).fill('orgsourcedids'),
  )
  expect(oneWord('Número')).toBe('numero')
})

test('invisible marks around a cell are no text', () => {
  expect(['\ufeff Ana\u00a0', '\u200bAna\u200e', ' \u200b ', undefined].map(trimmed)).toEqual([
    'Ana',
    'Ana',
    '',
    '',
  ])
  expect(trimmed('\u202eAna\u0000 Var\u2066ga\u200d\u202c')).toBe('Ana Varga')
  expect(trimmed('Main Street 2\n\u200cVarga')).toBe('Main Street 2\n\u200cVarga')
})

test('whole names come apart at the comma, else before the last word', () => {
  expect(splitName('Pérez García, Ana María', 'given-first')).toEqual({
    givenName: 'Ana María',
    familyName: 'Pérez García',
  })
  expect(splitName('Ana María Pérez', 'given-first')).toEqual({ givenName: 'Ana María', familyName: 'Pérez' })
  expect(splitName('Nguyen Van An', 'family-first')).toEqual({ givenName: 'Van An', familyName: 'Nguyen' })
  expect([splitName('Ana', 'given-first'), splitName('Pérez,', 'given-first')]).toEqual([
    undefined,
    undefined,
  ])
  expect(spokenName('Pérez, Ana')).toBe('Ana Pérez')
})

test.each([
  ['12', { minimum: 12, maximum: null, open: false }],
  ['12-', { minimum: 12, maximum: null, open: true }],
  ['12+', { minimum: 12, maximum: null, open: true }],
  ['12 - 17 years', { minimum: 12, maximum: 17, open: false }],
  ['18 and over', { minimum: 18, maximum: null, open: true }],
  ['5 a 12 años', { minimum: 5, maximum: 12, open: false }],
  ['under 19', { minimum: null, maximum: 18, open: false }],
  ['Under 19 years', { minimum: null, maximum: 18, open: false }],
  ['menores de 19 años', { minimum: null, maximum: 18, open: false }],
  ['17 and under', { minimum: null, maximum: 17, open: false }],
  ['17 years and younger', { minimum: null, maximum: 17, open: false }],
  ['17 or under', { minimum: null, maximum: 17, open: false }],
  ['up to 17', { minimum: null, maximum: 17, open: false }],
  ['hasta 17 años', { minimum: null, maximum: 17, open: false }],
  ['under 0', undefined],
  ['under 19 and over', undefined],
  ['adults', undefined],
  ['http://x.org', undefined],
])('ages %j', (text, ages) => {
  expect(readAges(text)).toEqual(ages)
})

test.each([
  ['10:00:00', '10:00'],
  ['9:30 pm', '21:30'],
  ['12 a.m.', '00:00'],
  ['0800', '08:00'],
  ['17:00Z', '17:00'],
  ['25:00', undefined],
  ['13 pm', undefined],
  ['noonish', undefined],
])('the time %j', (text, time) => {
  expect(readTime(text)).toBe(time)
})

test('days of the week are read from codes, names and numbers', () => {
  expect(readWeekdays('TH,FR')).toEqual(['TH', 'FR'])
  expect(readWeekdays('Monday; miércoles 5')).toEqual(['MO', 'WE', 'FR'])
  expect(readWeekdays('')).toEqual([])
  expect(readWeekdays('someday')).toBeUndefined()
})

test('telephones lose stray quotation marks and keep their kind', () => {
  expect(phonesIn('"+44 1234 234567"')).toEqual([{ number: '+44 1234 234567', kind: null }])
  expect(phonesIn('tdd: 800-955-8771, main: 352-567-9044')).toEqual([
    { number: '800-955-8771', kind: 'tdd' },
    { number: '352-567-9044', kind: 'main' },
  ])
  expect(phonesIn('(305) 555-0100, ext. 4; 305-555-0101')).toEqual([
    { number: '(305) 555-0100, ext. 4', kind: null },
    { number: '305-555-0101', kind: null },
  ])
})

test('web formatting is taken out of texts and nothing of it can act', () => {
  expect(withoutMarkup('<p>Help &amp; advice</p><ul><li>one</li><li>two</li></ul>')).toBe(
    'Help & advice\none\ntwo',
  )
  expect(withoutMarkup('safe<script>alert(1)</script> text<!-- hidden -->')).toBe('safe text')
  expect(withoutMarkup('income < 200% and > 100%')).toBe('income < 200% and > 100%')
  expect(withoutMarkup('a &lt;b&gt; &#233; &#xd800; &constructor;')).toBe('a <b> é &constructor;')
})

test('fillers are not believed; words that only look like them are', () => {
  const columns = ['wait_time', 'fees', 'fees_description', 'licenses', 'name']
  const at = (column: string, text: string): boolean =>
    isPlaceholder({ table: 't', row: 2, column, text }, columns)
  for (const [column, text] of [
    ['wait_time', 'wait_time'],
    ['wait_time', 'Wait Time'.replace(' ', '_')],
    ['fees', 'fees_description'],
    ['licenses', 'licences'],
    ['fees', 'string'],
    ['fees', 'N/A'],
    ['name', 'test'],
    ['fees', '-'],
  ] as const) {
    expect([column, text, at(column, text)]).toEqual([column, text, true])
  }
  for (const text of ['Testing Center', 'none', 'two weeks', 'name of the place', ''])
    expect(at('wait_time', text)).toBe(false)
})

const LONG = 100_000

test.each([
  ['scripts that never close', () => withoutMarkup('<script>'.repeat(LONG / 8))],
  ['comments that never close', () => withoutMarkup('<!--'.repeat(LONG / 4))],
  ['half a tag', () => withoutMarkup('<a '.repeat(LONG / 3))],
  ['commas and blanks', () => phonesIn(`,${' '.repeat(LONG)}`)],
  ['blanks inside', () => trimmed(`a${' '.repeat(LONG)}b`)],
  ['ampersands', () => withoutMarkup('&#'.repeat(LONG / 2))],
])('a cell full of %s takes no time', (_, work) => {
  const started = performance.now()
  work()
  expect(performance.now() - started).toBeLessThan(10_000)
})

test.each([
  ['Ages 17 and under', { minimumAge: null, maximumAge: 17 }],
  ['17 years and under', { minimumAge: null, maximumAge: 17 }],
  ['Under 19 years old', { minimumAge: null, maximumAge: 18 }],
  ['Ages 12-18', { minimumAge: 12, maximumAge: 18 }],
  ['Under 50', undefined],
  ['2 years of residence', undefined],
])('ages in the words %j', (text, ages) => {
  expect(agesInWords(text)).toEqual(ages)
})
