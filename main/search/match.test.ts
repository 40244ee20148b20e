import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readerOf } from '../access/readable.ts'
import { openTestVault } from '../testing/test-vault.ts'
import { MARKS, fold, markWords, phoneDigits, wordsOf } from './folding.ts'
import { indexed, matchExpression, shown } from './match.ts'
import { indexRecord, rowsOfKind } from './search-index.ts'
import { findIndexed } from './search.sql.ts'

test('whatever is typed becomes words, never an operator', () => {
  expect(matchExpression('maria lop')).toBe('("maria") AND ("lop" *)')
  expect(matchExpression('"NEAR(a b)" OR title:x*')).toBe(
    '("NEAR") AND ("a") AND ("b") AND ("OR") AND ("title")',
  )
  expect(matchExpression('王小明')).toBe('("王" + "小" + "明" *)')
  expect(matchExpression('room王')).toBe('("room") AND ("王" *)')
  for (const nothing of ['', '  ', '"', '-', '*', '()', '\0', '😀', 'm', '- a -'])
    expect(matchExpression(nothing), nothing).toBeNull()
})

test('one more letter never finds more than an unfinished word: it waits for its second letter', () => {
  expect(matchExpression('maria l')).toBe('("maria")')
  expect(matchExpression('maria lo')).toBe('("maria") AND ("lo" *)')
})

const nobody = readerOf({ accountId: '', name: '', roles: [], sees: 'named', at: '' })

test('the index takes every question there is', async () => {
  await using opened = await openTestVault()
  const db = opened.vault.writing
  const note = { kind: 'note', id: 'n', opens: 'n', caseId: null } as const
  db.transaction(() => indexRecord(db, { ...note, title: 'a é 王', body: 'AND NOT NEAR a ٣ 王' }))
  const ask = (match: string) =>
    findIndexed(db, { ...nobody, match, ...rowsOfKind('note'), ...MARKS, limit: 5 })
  expect(() => ask('"'), 'an unguarded question').toThrow('unterminated')
  const nasty = fc.constantFrom(
    '"',
    "'",
    '*',
    '^',
    '(',
    ')',
    '{',
    '}',
    ':',
    '+',
    '-',
    ',',
    '\0',
    ' ',
    'AND',
    'OR',
    'NOT',
    'NEAR',
    'a',
    'é',
    '王',
    'ก',
    '\u0301',
    '\ud800',
    '😀',
    '\u200b',
    '٣',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(nasty).map((parts) => parts.join('')),
      ),
      (typed) => {
        const expression = matchExpression(typed)
        if (expression === null) return
        expect(ask(expression)).toBeInstanceOf(Array)
      },
    ),
    { numRuns: 2000 },
  )
})

test('what is shown is what was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const plain = text.replaceAll(/[\u2068\u2069\u200b\0]/g, '')
      expect(shown(indexed(text))).toBe(plain)
    }),
  )
})

test('folding makes one word of every way to write it', () => {
  expect(['Nguyễn', 'NGUYEN', 'nguyễn'].map(fold)).toEqual(['nguyen', 'nguyen', 'nguyen'])
  expect(fold('Straße Øystein Łukasz Đỗ İpek')).toBe('strasse oystein lukasz do ipek')
  expect(wordsOf("O’Brien-Smith, d'Arc")).toEqual(['obrien', 'smith', 'darc'])
  expect(phoneDigits('+1 (555) 010-2345')).toBe('5550102345')
})

test('found words are marked where they stand, accents and all', () => {
  const mark = (text: string, ...words: string[]) =>
    markWords(text, words).replaceAll(MARKS.begin, '[').replaceAll(MARKS.end, ']')
  expect(mark('María López', 'mari')).toBe('[Marí]a López')
  expect(mark('María López', 'lopez', 'maria')).toBe('[María] [López]')
  expect(mark('Groß', 'gross')).toBe('[Groß]')
  expect(mark('Ann', 'x')).toBe('Ann')
})

test('marking only ever adds marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ minLength: 1 })), (text, words) => {
      fc.pre(!/[\u2068\u2069]/.test(text))
      expect(markWords(text, words).replaceAll(/[\u2068\u2069]/g, '')).toBe(text)
    }),
  )
})
