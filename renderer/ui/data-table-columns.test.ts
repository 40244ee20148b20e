import { expect, test } from 'vitest'

import { type Column, templateOf, visibleColumns } from './data-table-columns.ts'

const column = (id: string, rest: Partial<Column<object>> = {}): Column<object> => ({
  id,
  header: id,
  value: () => null,
  width: 10,
  ...rest,
})

const columns = [
  column('student', { essential: true }),
  column('due'),
  column('owner', { yields: true }),
  column('remark', { yields: true }),
]

const idsFor = (hidden: readonly string[], room: number) =>
  visibleColumns(columns, hidden, room).map(({ id }) => id)

test('on a wide window every column is there', () => {
  expect(idsFor([], 40)).toEqual(['student', 'due', 'owner', 'remark'])
})

test('where there is no room the last yielding column goes first', () => {
  expect(idsFor([], 35)).toEqual(['student', 'due', 'owner'])
  expect(idsFor([], 25)).toEqual(['student', 'due'])
})

test('what does not yield stays, and is reached by scrolling sideways', () => {
  expect(idsFor([], 5)).toEqual(['student', 'due'])
})

test('a counselor can hide any column but the one that names the row', () => {
  expect(idsFor(['student', 'due'], 40)).toEqual(['student', 'owner', 'remark'])
})

test('columns share what is left by how much they grow', () => {
  expect(templateOf([column('a', { grow: 2 }), column('b', { grow: 0 })])).toBe(
    'minmax(10rem, 2fr) minmax(10rem, 10rem)',
  )
})
