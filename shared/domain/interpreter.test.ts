import { expect, test } from 'vitest'

import { namedInterpreter, saysChild } from './interpreter.ts'

test.each([
  ['her brother', true],
  ['Sister (14)', true],
  ['Su hermana', true],
  ['el niño', true],
  ['a student of grade 8', true],
  ['adult sister, Carla', false],
  ['hermana adulta', false],
  ['Ms. Sonnenberg, language line', false],
  ['Primrose Ltd.', false],
  ['', false],
])('“%s” speaks of a child: %s', (typed, expected) => {
  expect(saysChild(typed)).toBe(expected)
})

test('an interpreter stands on a page once name, role and way are known', () => {
  expect(namedInterpreter({ name: ' Ana ', role: 'staff', how: 'phone' })).toEqual({
    ...{ name: 'Ana', role: 'staff', how: 'phone' },
  })
  expect(namedInterpreter({ name: 'Ana', role: null, how: 'phone' })).toBeNull()
})
