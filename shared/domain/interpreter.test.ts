import { expect, test } from 'vitest'

import { isToBeAsked, namedInterpreter, saysChild } from './interpreter.ts'

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
  ['Lupe, 14 years old', 'staff', true],
  ['Lupe (14)', 'adult', true],
  ['Lupe (14)', null, true],
  ['José Silva Filho', 'adult', true],
] as const)('“%s”, %s, speaks of a child: %s', (typed, role, expected) => {
  expect(saysChild(typed, role)).toBe(expected)
})

const GROWN_UP_NAMES = [
  ...[
    'José Silva Filho',
    'João Neto',
    'Maria Neta',
    'Rosa Sobrinho',
    'Marie Garçon',
    'Fils-Aimé',
    'Jean Fils-Aimé',
  ],
  ...['Nena Ortiz', 'Apo Reyes', '아이린 김', 'Nguyễn Thị Cháu', 'Gabare Hassan', 'Language Line, 15'],
  ...['Boys and Girls Club', 'Language Line (3)', 'Language Line (12)', 'Ana Ruiz, Student Services'],
  ...['Ana Niño', 'Luis Primo', 'Sister Agnes', 'Children’s Hospital line', 'Room 12, Student Services'],
  ...['Michael Kidd', 'Tom Childs', 'Pedro Menino', 'Sœur Marie', 'Минор Братов', '孫女士', 'ولد علي'],
]

test.each(['professional', 'staff'] as const)('nobody who interprets as %s is a child by name', (role) => {
  expect(GROWN_UP_NAMES.filter((name) => saysChild(name, role))).toEqual([])
})

test('an adult whose name may be a word for a child is asked about, and nobody whose age is said', () => {
  const asked = (name: string, role: 'adult' | 'staff' = 'adult') => isToBeAsked({ name, role })
  expect(
    ['José Silva Filho', 'Marie Garçon', 'Apo Reyes', '아이린 김'].filter((name) => !asked(name)),
  ).toEqual([])
  expect(['Ana Ruiz', 'Rosa Filho (15)', 'Mai, 13', 'adult sister'].filter((name) => asked(name))).toEqual([])
  expect(asked('José Silva Filho', 'staff')).toBe(false)
})

test('an interpreter stands on a page once name, role and way are known', () => {
  expect(namedInterpreter({ name: ' Ana ', role: 'staff', how: 'phone' })).toEqual({
    ...{ name: 'Ana', role: 'staff', how: 'phone' },
  })
  expect(namedInterpreter({ name: 'Ana', role: null, how: 'phone' })).toBeNull()
})
