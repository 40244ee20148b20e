import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import en from '#shared/text/print/en.json' with { type: 'json' }
import { Reason } from '#shared/domain/concern.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import { Payer } from '#shared/domain/provider.ts'
import { GRADES, Relation } from '#shared/domain/student.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'

import { signsWithoutFont } from './fonts.ts'
import { printText } from './print-text.ts'
import {
  printedDay,
  printedLanguage,
  printedList,
  printedMoney,
  printedTime,
  printedWeekday,
} from './print-words.ts'

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
const source = messages(english)
const blanks = (message: string) => (message.match(/\{\{\w+\}\}/g) ?? []).toSorted()

const TRANSLATIONS = PacketLanguage.exclude(['en']).options.map((language) => {
  const path = new URL(`../../shared/text/print/${language}.json`, import.meta.url)
  const { meta, ...tree } = JSON.parse(readFileSync(path, 'utf8')) as Tree & { readonly meta: Tree }
  return { language, meta, found: messages(tree) }
})

/** Words that are the same in English. */
const SPELLED_ALIKE: Readonly<Partial<Record<PacketLanguage, readonly string[]>>> = {
  es: ['No', 'Crisis'],
  fr: ['Absences', 'Incidents'],
}

const NAMES_OF_PROGRAMS: ReadonlySet<string> = new Set(['Medicaid', 'CHIP'])

/** "Within one day" has no number to fill in English; where this form is also that of 21, it needs one. */
const countsMoreThanOne = (key: string) => key.startsWith('protocol.within.') && key.endsWith('.one')

test.each(TRANSLATIONS)(
  '$language has every message of the printed pages, with the same blanks to fill',
  ({ found }) => {
    expect([...found.keys()]).toEqual([...source.keys()])
    for (const [key, message] of source)
      if (!countsMoreThanOne(key)) expect([key, blanks(found.get(key) ?? '')]).toEqual([key, blanks(message)])
  },
)

test.each(TRANSLATIONS)(
  'no message in $language was left in English, but for names',
  ({ language, found }) => {
    const names = new Set([
      'Medicaid',
      'CHIP',
      '{{name}} ({{relation}})',
      '{{part}}: {{which}}',
      '{{from}} – {{until}}',
      'ext. {{number}}',
      ...(SPELLED_ALIKE[language] ?? []),
    ])
    const left = [...source].filter(([key, message]) => found.get(key) === message && !names.has(message))
    expect(left).toEqual([])
  },
)

/** How the messages of a language are written where it is not with Latin letters. */
const SCRIPTS: Readonly<Partial<Record<PacketLanguage, RegExp>>> = {
  ar: /\p{Script=Arabic}/u,
  'zh-Hans': /\p{Script=Han}/u,
  'zh-Hant': /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
}

test.each(TRANSLATIONS)('messages in $language are written in its script', ({ language, found }) => {
  const script = SCRIPTS[language] ?? /\p{Script=Latin}/u
  for (const [key, message] of found) {
    const words = message.replaceAll(/\{\{\w+\}\}/g, '').replaceAll(/[^\p{Letter}]/gu, '')
    if (words !== '' && !NAMES_OF_PROGRAMS.has(words)) expect([key, script.test(words)]).toEqual([key, true])
  }
})

test('simplified and traditional Chinese are each written in their own signs', () => {
  const written = (language: PacketLanguage) =>
    TRANSLATIONS.filter((each) => each.language === language)
      .flatMap(({ found }) => [...found.values()])
      .join('')
  expect(written('zh-Hans')).not.toMatch(/[們這個學說話對時會來為與電點請問貴給]/)
  expect(written('zh-Hant')).not.toMatch(/[们这个学说话对时会来为与电点请问贵给]/)
})

test.each(PacketLanguage.options)('every sign of the messages in “%s” has its shape on paper', (language) => {
  const { found } = TRANSLATIONS.find((each) => each.language === language) ?? { found: source }
  expect(signsWithoutFont([...found.values()].join(' '))).toEqual([])
})

test('each translation says who wrote it, when, and that nobody has checked it yet', () => {
  expect(englishMeta.translator).toBeNull()
  expect(printText('en').unreviewed).toBe(false)
  for (const { language, meta } of TRANSLATIONS) {
    expect(meta.translator).toBeTruthy()
    expect(meta.reviewer).toBeNull()
    expect(meta.date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(printText(language).unreviewed).toBe(true)
  }
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

const shown = (said: { readonly markup: string } | string): string =>
  (typeof said === 'string' ? said : said.markup)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[\s\u200f]/g, ' ')
    .trim()

test.each([
  ['en', 'December 8, 2026', '2:30 PM', 'Monday', '$1,240.50', 'Spanish', '1, 2, and 3'],
  ['es', '8 de diciembre de 2026', '2:30 p.m.', 'lunes', '$1,240.50', 'español', '1, 2 y 3'],
  ['ar', '8 ديسمبر 2026', '2:30 م', 'الاثنين', '1,240.50 $', 'الإسبانية', '1 و2 و3'],
  ['zh-Hans', '2026年12月8日', '14:30', '星期一', '$1,240.50', '西班牙语', '1、2和3'],
  ['zh-Hant', '2026年12月8日', '下午2:30', '星期一', '$1,240.50', '西班牙文', '1、2和3'],
  ['ko', '2026년 12월 8일', '오후 2:30', '월요일', '$1,240.50', '스페인어', '1, 2 및 3'],
  ['vi', '8 tháng 12, 2026', '14:30', 'Thứ Hai', '1.240,50 $', 'Tiếng Tây Ban Nha', '1, 2 và 3'],
  ['tl', 'Disyembre 8, 2026', '2:30 PM', 'Lunes', '$1,240.50', 'Spanish', '1, 2, at 3'],
  ['ht', '8 desanm 2026', '2:30 PM', 'lendi', '$1,240.50', 'panyòl', '1, 2 ak 3'],
  ['ru', '8 декабря 2026', '14:30', 'понедельник', '1 240,50 $', 'испанский', '1, 2 и 3'],
  ['pt', '8 de dezembro de 2026', '14:30', 'segunda-feira', '$ 1.240,50', 'espanhol', '1, 2 e 3'],
  ['fr', '8 décembre 2026', '14:30', 'lundi', '1 240,50 $', 'espagnol', '1, 2 et 3'],
  ['so', '8 Diseembar 2026', '2:30 PM', 'Isniin', '$1,240.50', 'Isbaanish', '1, 2 iyo 3'],
] satisfies [PacketLanguage, ...string[]][])(
  'days, times, money, languages and lists are said as “%s” says them',
  (language, ...said) => {
    expect(
      [
        printedDay(language, '2026-12-08'),
        printedTime(language, '14:30'),
        printedWeekday(language, 0),
        printedMoney(language, 1240.5, null),
        printedLanguage(language, 'es'),
        printedList(language, ['1', '2', '3']),
      ].map(shown),
    ).toEqual(said)
  },
)

test.each(PacketLanguage.options)(
  '“%s” has a name for every month, day and language, and one kind of digits',
  (language) => {
    const months = Array.from({ length: 12 }, (_, month) =>
      shown(printedDay(language, `2026-${String(month + 1).padStart(2, '0')}-15`)),
    )
    const days = Array.from({ length: 7 }, (_, day) => printedWeekday(language, day))
    const times = Array.from({ length: 24 }, (_, hour) => shown(printedTime(language, `${hour}:05`)))
    const languages = [...PacketLanguage.options, 'Polish'].map((named) => printedLanguage(language, named))
    for (const names of [months, days, times]) expect(new Set(names).size).toBe(names.length)
    for (const said of [...months, ...days, ...times, ...languages]) {
      expect(said).not.toMatch(/[^\P{Number}0-9]|undefined/u)
      if (!['en', 'tl'].includes(language)) expect(said).not.toMatch(/\b(January|Monday|Spanish|Polish)\b/)
    }
  },
)

test('what is no time and no known language stands as it was written, and small sums have no cents', () => {
  for (const language of PacketLanguage.options) {
    expect(shown(printedTime(language, 'noon'))).toBe('noon')
    expect(printedLanguage(language, 'Mam (Maya)')).toBe('Mam (Maya)')
    expect(shown(printedMoney(language, 25, 'USD'))).not.toMatch(/[.,]/)
  }
  expect(printedLanguage('ar', 'Vietnamese')).toBe('الفيتنامية')
  expect(shown(printedTime('ko', '00:05'))).toBe('오전 12:05')
  expect(shown(printedDay('fr', '2026-12-01'))).toBe('1er décembre 2026')
})
