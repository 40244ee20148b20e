import { expect, test } from 'vitest'

import { phoneKindOf, talkedOnFirst } from './provider-reach.ts'

test('numbers one can talk on come first, whatever the directory calls the others', () => {
  const phones = ['tdd', 'fax', 'voice', 'TTY', null].map((kind, at) => ({ kind, at }))
  expect(talkedOnFirst(phones).map(({ at }) => at)).toEqual([2, 4, 0, 1, 3])
  expect(phoneKindOf('TDD')).toBe('textphone')
  expect(phoneKindOf('tollfree')).toBeNull()
})

test('a number for free and a main line are talked on', () => {
  const phones = ['fax', 'tollfree', 'main', 'voice'].map((kind) => ({ kind }))
  expect(talkedOnFirst(phones).map(({ kind }) => kind)).toEqual(['tollfree', 'main', 'voice', 'fax'])
})
