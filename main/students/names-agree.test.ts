import { expect, test } from 'vitest'

import { nameIn, namesSomebody, withoutNamesOf } from './names-agree.ts'

const without = (words: string, ...names: readonly string[]) => withoutNamesOf(words, names, '…')
const student = (givenName: string, familyName: string) => ({ givenName, familyName, preferredName: null })

test('a name of several words is found whole and in part, in either order, and whoever shares a part of it stays', () => {
  expect(without('VARGA, Luis took it', 'Luis Varga')).toBe('… took it')
  expect(without('Luis Varga took it', 'Luis Alberto Varga Soto')).toBe('… took it')
  expect(without('Told Luis Varga, by telephone', 'Mr. Luis Alberto Varga Soto')).toBe('Told …, by telephone')
  expect(without('from Luis Varga’s hands', 'Luis Varga')).toBe('from …’s hands')
  expect(without('Luis Varga Marsh took it', 'Luis Alberto Varga Soto')).toBe('Luis Varga Marsh took it')
  expect(without('Teresa Varga, Luis Soto', 'Luis Varga')).toBe('Teresa Varga, Luis Soto')
  expect(namesSomebody('Béla Kovács Counseling', 'Bela Kovacs')).toBe(true)
  expect(namesSomebody('Kovács Béla Counseling', 'Bela Kovacs')).toBe(true)
  expect(namesSomebody('Maria Lopez, court interpreter', 'José María García López')).toBe(false)
})

test('a whole name is taken away and whoever shares a part of it stays', () => {
  const told = (words: string) => without(words, 'José Varga', 'José Varga Ruiz', '')
  expect(told('with the statement of Jose Varga; Teresa Varga was told')).toBe(
    'with the statement of …; Teresa Varga was told',
  )
  expect(told('José Varga Ruiz, attorney')).toBe('…, attorney')
  expect(told('José called')).toBe('José called')
})

test('a name of one word is found by itself, and never within another name', () => {
  expect(without('Santa Rosa Family Clinic', 'Rosa')).toBe('Santa Rosa Family Clinic')
  expect(without('with the statement of Rosa; her progress', 'Rosa')).toBe(
    'with the statement of …; her progress',
  )
  expect(namesSomebody('Rosa (phone)', 'Rosa')).toBe(true)
  expect(namesSomebody('Rosa Marsh', 'Rosa')).toBe(false)
  expect(namesSomebody('王伟, by telephone', '王伟')).toBe(true)
})

test('a student is found by a given name with a family name next to it, or by all there is', () => {
  expect(nameIn('Siti Nurhaliza, by telephone')(student('Siti Nurhaliza', ''))).toBe(true)
  expect(nameIn('王伟')(student('伟', '王'))).toBe(true)
  expect(nameIn('Siti')(student('Siti', ''))).toBe(false)
  expect(nameIn('Cruz, María')(student('María', 'de la Cruz'))).toBe(true)
  expect(nameIn('Ana García and María López')(student('Ana', 'López'))).toBe(false)
})
