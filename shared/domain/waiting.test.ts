import { expect, test } from 'vitest'

import { pressesMore } from './waiting.ts'

const none = { crisis: 0, overdue: 0, dueToday: 3 }

test('an emergency or something that became late is told; what is merely due, or was done, is not', () => {
  expect(pressesMore(none, { ...none, crisis: 1 })).toBe(true)
  expect(pressesMore(none, { ...none, overdue: 1 })).toBe(true)
  expect(pressesMore(none, { ...none, dueToday: 9 })).toBe(false)
  expect(pressesMore({ ...none, overdue: 4 }, none)).toBe(false)
})
