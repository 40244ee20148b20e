import { expect, test } from 'vitest'

import { namedInterpreter, saysChild } from './interpreter.ts'

const TYPED: readonly (readonly [typed: string, isChild: boolean])[] = [
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
  ...[
    'Ana, granddaughter',
    'Teo (stepson, 11)',
    'godson',
    'half-sister',
    'her step-brother',
    'a grandchild',
    'schoolmate',
    'su hijita Lupe',
    'her little hermanito',
    'nietecita',
    'hijastro',
    'ahijada',
    'a filha',
    'sua irmãzinha',
    'sa fille',
    'petit-fils',
    'ti frè li',
    'pitit fi li',
    'wiilkeeda',
    'con gái',
    'anak niya',
    'её сын',
    'с дочкой',
    '아들이',
    '她的女儿',
    '他的妹妹',
    '女兒',
    'ابنتها',
    'أختها',
    'her 12 year old',
    'Ana, age 14',
    'twelve-year-old',
    'amiga de 12 años',
    'Lupe, doce años',
    'Rosa (15)',
    'Mai, 13',
    'Маша, 12 лет',
    '李明，12岁',
  ].map((typed) => [typed, true] as const),
  ...[
    'sister, 25',
    'взрослая дочь',
    '成年的女儿',
    'une fille majeure',
    'court interpreter for 12 years',
    'intérprete, 10 años de experiencia',
    'Kidd Services',
    'Language Line, 800-555-0112',
    'Room 12',
  ].map((typed) => [typed, false] as const),
]

test.each(TYPED)('“%s” speaks of a child: %s', (typed, expected) => {
  expect(saysChild(typed)).toBe(expected)
})

test.each([
  ['José Silva Filho', 'professional', false],
  ['Ana Ruiz, Student Services', 'staff', false],
  ['Children’s Hospital line', 'professional', false],
  ['Language Line (3)', 'professional', false],
  ['her brother Teo', 'professional', true],
  ['Lupe (14)', 'staff', true],
  ['José Silva Filho', 'adult', true],
] as const)('“%s”, %s, speaks of a child: %s', (typed, role, expected) => {
  expect(saysChild(typed, role)).toBe(expected)
})

test('an interpreter stands on a page once name, role and way are known', () => {
  expect(namedInterpreter({ name: ' Ana ', role: 'staff', how: 'phone' })).toEqual({
    ...{ name: 'Ana', role: 'staff', how: 'phone' },
  })
  expect(namedInterpreter({ name: 'Ana', role: null, how: 'phone' })).toBeNull()
})
