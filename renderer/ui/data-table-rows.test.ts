import { expect, test } from 'vitest'

import { withFirst } from './data-table-rows.ts'

test('what stands first does so however the list is sorted, and the rest keeps its order', () => {
  const rows = ['b', 'crisis 2', 'a', 'crisis 1']
  expect(withFirst(rows, (row) => row.startsWith('crisis'))).toEqual(['crisis 2', 'crisis 1', 'b', 'a'])
  expect(withFirst(rows, () => false)).toBe(rows)
  expect(withFirst(rows, undefined)).toBe(rows)
})
