import { expect, test } from 'vitest'

import { ASKED_WORDS, HELP_WORDS, kindsAskedBy } from './help-words.ts'
import { nearWord } from './near-word.ts'

test.each([
  ['depression', ['talk']],
  ['psychiatrist', ['talk']],
  ['counselling', ['talk']],
  ['talk', ['talk']],
  ['depr', ['talk']],
  ['grief', ['loss']],
  ['dentista', ['health']],
  ['ment', ['talk', 'groups']],
  ['dep', []],
  ['harbor', []],
  ['rent', ['housing']],
  ['medical', ['health']],
  ['medicos', ['health']],
  ['medicaid', []],
  ['medicare', []],
  ['medication', []],
])('%s asks for %j', (typed, kinds) => {
  expect(kindsAskedBy(typed)).toEqual(kinds)
})

test('every word is written as a search folds it', () => {
  const words = Object.values(HELP_WORDS).flatMap(({ asked, said }) => [...asked, ...said])
  expect(words.filter((word) => !/^[a-z]+( [a-z]+)*$/.test(word))).toEqual([])
})

test.each([
  ['therpy', 'therapy'],
  ['greif', 'grief'],
  ['depresion', 'depression'],
  ['psycologyst', 'psychologist'],
  ['theraphies', null],
  ['gref', null],
  ['brie', null],
  ['brief', null],
  ['herapy', null],
])('%s is read as %s', (typed, word) => {
  expect(nearWord(typed, ['therapy', 'grief', 'brief case', 'depression', 'psychologist'])).toBe(word)
})

test.each(
  'morning walking thinking brief hombre mexico pastry hopeless taking hunter subsidio viviendo monitoring draining layer males'.split(
    ' ',
  ),
)('%s is right as it is', (typed) => {
  expect(nearWord(typed, ASKED_WORDS)).toBe(null)
})
