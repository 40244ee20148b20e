import { expect, test } from 'vitest'

import { blanksOf, blanksProblem, sectionOf, textState, tidyWords } from './printed-text.ts'

const ENGLISH = 'Call {{counselor}} at {{phone}}.'

test.each([
  ['letter.questions', ENGLISH, 'Llame a {{counselor}} al {{phone}}.', null],
  ['letter.questions', ENGLISH, '{{phone}} ← {{counselor}}', null],
  ['letter.questions', ENGLISH, 'Llame al {{phone}}.', 'translations:errors.blanksMissing'],
  ['letter.questions', ENGLISH, 'Llame a {{Counselor}} al {{phone}}.', 'translations:errors.blanksMissing'],
  ['letter.questions', ENGLISH, '{{counselor}} {{phone}} {{day}}', 'translations:errors.blanksStrange'],
  ['letter.questions', ENGLISH, '{{counselor}} {{phone}} {', 'translations:errors.braces'],
  ['protocol.within.hours.one', 'within 1 hour', 'в течение {{count}} часа', null],
  [
    'protocol.within.hours.few',
    'within {{count}} hours',
    'в течение часа',
    'translations:errors.blanksMissing',
  ],
])('the blanks of %s, “%s”, in “%s”: %s', (key, english, words, message) => {
  expect(blanksProblem(key, english, words)?.message ?? null).toBe(message)
})

test.each([
  [null, 'Hello', 'Hello', 'unreviewed'],
  [null, 'Hello there', 'Hello', 'out-of-date'],
  [{ english: 'Hello', reviewedOn: null }, 'Hello', 'Hello', 'unreviewed'],
  [{ english: 'Hello', reviewedOn: '2026-12-08' }, 'Hello', 'Hello', 'reviewed'],
  [{ english: 'Hello', reviewedOn: '2026-12-08' }, 'Hello there', 'Hello', 'out-of-date'],
])(
  'a translation kept as %o whose English is “%s” and was “%s” is %s',
  (kept, english, shippedEnglish, state) => {
    expect(textState(kept, { english, shippedEnglish })).toBe(state)
  },
)

test('words are one line of composed letters that turns nothing around', () => {
  expect(tidyWords(' Cafe\u0301 \n\u202e{{name}} ')).toBe('Café {{name}}')
  expect(tidyWords('Sus\u200b dere\u200fchos\u2060 \u00ad \u061cx')).toBe('Sus derechos x')
  expect(tidyWords('می\u200cخواهم')).toBe('می\u200cخواهم')
  expect(blanksOf('{{b}} {{a}} {{b}}')).toEqual(['{{a}}', '{{b}}'])
})

test('a text is of the page its name begins with', () => {
  expect(sectionOf('plan.safety.title')).toBe('plan')
})
