import { expect, test } from 'vitest'

import { withoutNames } from './without-names.ts'

const NAMES = ['Ines', 'Varga', 'Teresa Varga', 'Teresa']
const told = (words: string) => withoutNames(words, NAMES, '7KQ-3M')

test('a name that was written without thinking is the code on paper, whole words alone', () => {
  expect(told('Call Teresa Varga about INES.')).toBe('Call 7KQ-3M about 7KQ-3M.')
  expect(told('Ines Varga: ask her teacher')).toBe('7KQ-3M: ask her teacher')
  expect(told('Finest Vargason')).toBe('Finest Vargason')
})

test('names of every script and with every sign are found', () => {
  expect(withoutNames('Llamar a Núñez (Jr.)', ['Núñez', 'Jr.'], 'X')).toBe(
    'Llamar a X (Jr.)'.replace('Jr.', 'X'),
  )
  expect(withoutNames('请联系王小明的家长', ['王'], 'X')).toBe('请联系王小明的家长')
})

test('a name is found without its marks, with them, and by each of its parts', () => {
  const names = ['José', 'María de la Cruz', 'O’Brien', 'García-López', 'محمد']
  const ask = (words: string) => withoutNames(words, names, 'X')
  expect(ask('Ask Jose and JOSÉ')).toBe('Ask X and X')
  expect(ask('Ask Jose\u0301')).toBe('Ask X')
  expect(ask("Maria de la Cruz, Garcia, O'Brien")).toBe('X, X, X')
  expect(ask('José de la Cruz')).toBe('X')
  expect(ask('اسأل مُحَمَّد')).toBe('اسأل X')
})

test('small words of a name stay words', () => {
  expect(withoutNames('Llamar a la clínica de idiomas', ['María de la Cruz'], 'X')).toBe(
    'Llamar a la clínica de idiomas',
  )
  expect(withoutNames('The van for Van', ['Van der Berg', 'Van'], 'X')).toBe('The X for X')
  expect(withoutNames('Ask Le', ['Minh Le'], 'X')).toBe('Ask X')
  expect(withoutNames('मार', ['मीरा'], 'X')).toBe('मार')
})

test('nothing is taken away where nothing is known', () => {
  expect(withoutNames('Call J', ['', 'J'], 'X')).toBe('Call J')
})
