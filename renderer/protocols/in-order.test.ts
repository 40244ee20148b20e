import { expect, test } from 'vitest'

import { withMoved } from './in-order.ts'

test('an item changes places with its neighbour, and stays where it stands at the end', () => {
  expect(withMoved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
  expect(withMoved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
  expect(withMoved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  expect(withMoved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
})
