import { expect, test } from 'vitest'

import { translate } from '#shared/text/translate.ts'

import { EXAMPLES, withExamples } from './example-words.ts'

const texts = Object.values(
  import.meta.glob<object>('../../shared/text/print/*.json', { import: 'default', eager: true }),
).map((text) => JSON.stringify(text))

test('every blank of every printed text has an example, and no other', () => {
  const blanks = texts.flatMap((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))
  expect(texts.length).toBeGreaterThan(12)
  expect([...EXAMPLES].toSorted()).toEqual([...new Set(blanks)].toSorted())
})

test('a text is shown as it may look on paper, in either language of the office, and a blank nobody knows stays', () => {
  const words = 'We know a place, {{provider}}. Call {{phone}}, {{nothing}}.'
  expect(withExamples(words, (key) => translate('en', key))).toBe(
    'We know a place, \u2068Bayside Family Counseling\u2069. Call \u2068555-0100\u2069, {{nothing}}.',
  )
  for (const name of EXAMPLES)
    expect(withExamples(`{{${name}}}`, (key) => translate('es', key))).not.toContain('{{')
})
