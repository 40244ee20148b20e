import { expect, test } from 'vitest'

import { translatorsAmong } from './translators-among.ts'

test('whoever translated a text and reviews it too is named, however they write themselves', () => {
  const lines = [{ translator: 'Layla Nasser' }, { translator: '' }, { translator: 'Layla Nasser' }]
  expect(translatorsAmong(lines, 'layla nasser, certified translator')).toEqual(['Layla Nasser'])
  expect(translatorsAmong(lines, 'Huda Amin, court interpreter')).toEqual([])
  expect(translatorsAmong(lines, '')).toEqual([])
})
