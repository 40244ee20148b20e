import { expect, test } from 'vitest'

import { sheetOf } from './sheet-form.ts'

const told = {
  kind: 'task',
  version: 1,
  outcome: 'done',
  whom: null,
  words: 'She was told.',
  dueOn: null,
} as const

test('what was typed for a line that is no longer due is refused, never dropped', () => {
  const checked = sheetOf([{ id: 'b' }]).safeParse({ rows: { a: told, b: told } })
  expect(checked.error?.issues).toMatchObject([{ message: 'today:sheet.someAreGone' }])
})

test('what is sent is the record as it was seen when something was typed', () => {
  expect(sheetOf([{ id: 'a' }]).parse({ rows: { a: told } }).rows['a']).toMatchObject({ version: 1 })
})

test('a line nothing came of is left as it is, and an empty sheet says so', () => {
  const checked = sheetOf([{ id: 'a' }]).safeParse({ rows: { a: { outcome: null } } })
  expect(checked.error?.issues).toMatchObject([{ message: 'today:sheet.chooseOne' }])
})
