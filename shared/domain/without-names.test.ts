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

test('nothing is taken away where nothing is known', () => {
  expect(withoutNames('Call J', ['', 'J'], 'X')).toBe('Call J')
})
