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

const NAMES_OF_ADULTS = [
  ...[
    'José Silva Filho',
    'João Neto',
    'Maria Neta',
    'Rosa Sobrinho',
    'Marie Garçon',
    'Jean Fils-Aimé',
    'Fils-Aimé',
  ],
  ...['아이린 김', 'Nguyễn Thị Cháu', 'Language Line, 15', 'Language Line (3)', 'Ana Niño', 'Luis Primo'],
  ...['Boys and Girls Club', 'Ana Ruiz, Student Services', 'Children’s Hospital line', 'Pedro Menino'],
  ...['Room 12, Student Services', 'Michael Kidd', 'Tom Childs', '김영수'],
]

test('nobody is a child by the name of their family or their office', () => {
  expect(NAMES_OF_ADULTS.filter((name) => saysChild(name))).toEqual([])
})

const MAY_BE_CHILDREN = [
  ...[
    'HER SON',
    'her Daughter',
    'Su Primo',
    'Grade 8 Student Ana',
    'Student Ana Ruiz',
    '그녀의 딸',
    '아이들이',
  ],
  ...['她的女儿', 'Apo Reyes', 'Sœur Marie', 'Sister Agnes', '孫女士', 'ولد علي', 'Nena Ortiz'],
]

test('whoever may be a child by what was written is asked about, whatever role they were given', () => {
  expect(MAY_BE_CHILDREN.filter((name) => !isToBeAsked({ name }))).toEqual([])
  expect(['Ana Ruiz', 'adult sister', 'Ana, 25'].filter((name) => isToBeAsked({ name }))).toEqual([])
})

test('an age that is a child’s is no question', () => {
  const young = [
    'Lupe (14)',
    'Mai, 13',
    'My Brother (15)',
    '她的女儿小梅, 12',
    'ابنتها (11)',
    'Rosa Filho (15)',
  ]
  expect(young.filter((name) => !saysChild(name) || isToBeAsked({ name }))).toEqual([])
})

test('an interpreter stands on a page once name, role and way are known', () => {
  expect(namedInterpreter({ name: ' Ana ', role: 'staff', how: 'phone' })).toEqual({
    ...{ name: 'Ana', role: 'staff', how: 'phone' },
  })
  expect(namedInterpreter({ name: 'Ana', role: null, how: 'phone' })).toBeNull()
})
