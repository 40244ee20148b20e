import { expect, test } from 'vitest'

import ar from '#shared/text/print/ar.json' with { type: 'json' }
import en from '#shared/text/print/en.json' with { type: 'json' }
import es from '#shared/text/print/es.json' with { type: 'json' }
import { Reason } from '#shared/domain/concern.ts'
import { Payer } from '#shared/domain/provider.ts'
import { GRADES, Relation } from '#shared/domain/student.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'

import { printText } from './print-text.ts'
import { printedDay, printedLanguage, printedMoney, printedTime, printedWeekday } from './print-words.ts'

type Tree = { readonly [key: string]: Tree | string | null }

function messages(tree: Tree, before = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) => {
      const path = before ? `${before}.${key}` : key
      if (value === null) return []
      return typeof value === 'string' ? [[path, value] as const] : [...messages(value, path)]
    }),
  )
}

const { meta: englishMeta, ...english } = en
const { meta: spanishMeta, ...spanish } = es
const { meta: arabicMeta, ...arabic } = ar
const source = messages(english)
const blanks = (message: string) => (message.match(/\{\{\w+\}\}/g) ?? []).toSorted()

test.each([
  ['Spanish', spanish],
  ['Arabic', arabic],
])('%s has every message of the printed pages, with the same blanks to fill', (_, translated) => {
  const found = messages(translated)
  expect([...found.keys()]).toEqual([...source.keys()])
  for (const [key, message] of source)
    expect([key, blanks(found.get(key) ?? '')]).toEqual([key, blanks(message)])
})

test('no message of the translations was left in English, but for names', () => {
  const names = new Set(['Medicaid', 'CHIP', '{{name}} ({{relation}})', 'ext. {{number}}'])
  for (const translated of [messages(spanish), messages(arabic)]) {
    const left = [...source].filter(
      ([key, message]) => translated.get(key) === message && !names.has(message),
    )
    expect(left).toEqual([])
  }
})

test('Arabic messages are written in Arabic script', () => {
  for (const [key, message] of messages(arabic)) {
    const words = message.replaceAll(/\{\{\w+\}\}/g, '').replaceAll(/[\s().:·،]/g, '')
    if (words !== '') expect([key, /\p{Script=Arabic}/u.test(words)]).toEqual([key, true])
  }
})

test('each translation says who wrote it, when, and that nobody has checked it yet', () => {
  expect(englishMeta.translator).toBeNull()
  for (const meta of [spanishMeta, arabicMeta]) {
    expect(meta.translator).toBeTruthy()
    expect(meta.reviewer).toBeNull()
    expect(meta.date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
  expect([printText('en'), printText('es'), printText('ar')].map(({ unreviewed }) => unreviewed)).toEqual([
    false,
    true,
    true,
  ])
})

test('every word a record can hold has its words on paper', () => {
  expect(Object.keys(en.reason).toSorted()).toEqual([...Reason.options].toSorted())
  expect(Object.keys(en.relation).toSorted()).toEqual([...Relation.options].toSorted())
  expect(Object.keys(en.grade).toSorted()).toEqual([...GRADES].toSorted())
  expect(Object.keys(en.urgency).toSorted()).toEqual([...URGENCIES].toSorted())
  expect(Object.keys(en.payer).toSorted()).toEqual([...Payer.options].toSorted())
})

test('a message that misses a value is a bug, not an empty label', () => {
  expect(() => printText('en').say('letter.callThem')).toThrow('phone')
})

test('days, times, languages and money are said as each language says them, with one kind of digits', () => {
  const inEach = (say: (language: 'en' | 'es' | 'ar') => { markup: string } | string) =>
    (['en', 'es', 'ar'] as const).map((language) => {
      const said = say(language)
      return (typeof said === 'string' ? said : said.markup).replaceAll(/<[^>]*>/g, '').replaceAll(/\s/g, ' ')
    })
  expect(inEach((language) => printedDay(language, '2026-12-08'))).toEqual([
    'December 8, 2026',
    '8 de diciembre de 2026',
    '8 ديسمبر 2026',
  ])
  expect(inEach((language) => printedTime(language, '14:30'))).toEqual(['2:30 PM', '2:30 p.m.', '2:30 م'])
  expect(inEach((language) => printedTime(language, 'noon'))).toEqual(['noon', 'noon', 'noon'])
  expect(inEach((language) => printedLanguage(language, 'es'))).toEqual(['Spanish', 'español', 'الإسبانية'])
  expect(inEach((language) => printedLanguage(language, 'Vietnamese'))).toEqual([
    'Vietnamese',
    'vietnamita',
    'الفيتنامية',
  ])
  expect(inEach((language) => printedLanguage(language, 'Mam (Maya)'))[1]).toBe('Mam (Maya)')
  expect(inEach((language) => printedMoney(language, 25, 'USD'))[0]).toBe('$25')
  expect(inEach((language) => printedMoney(language, 40.5, null))[0]).toBe('$40.50')
  expect(inEach((language) => printedWeekday(language, 0))).toEqual(['Monday', 'lunes', 'الاثنين'])
})
