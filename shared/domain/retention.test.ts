import { expect, test } from 'vitest'

import {
  dueFrom,
  lastDueDate,
  RecordKind,
  RetentionRule,
  RetentionRules,
  SUGGESTED_RULES,
} from './retention.ts'

const rule = (years: number | null, start: RetentionRule['start'] = 'end'): RetentionRule => ({
  kind: 'cases',
  years,
  start,
})

test.each([
  [rule(7), '2019-12-08', '2026-12-08'],
  [rule(7, 'leaving'), '2019-06-15', '2026-06-15'],
  [rule(3, 'eighteen'), '2013-05-06', '2034-05-06'],
  [rule(1), '2024-02-29', '2025-03-01'],
  [rule(4), '2024-02-29', '2028-02-29'],
])('%j of %s is due from %s on, and not the day before', (of, date, day) => {
  expect(dueFrom(of, date)).toBe(day)
  const isDue = (today: string) => date <= (lastDueDate(of, today) ?? '')
  expect(isDue(day)).toBe(true)
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
  expect(isDue(before)).toBe(false)
})

test('what is kept for good is never due', () => {
  expect(lastDueDate(rule(null), '2099-12-31')).toBeNull()
  expect(dueFrom(rule(null), '2019-12-08')).toBeNull()
})

test('a school says something of every kind, and a student’s record does not end before they leave', () => {
  expect(RetentionRules.safeParse(SUGGESTED_RULES).success).toBe(true)
  expect(SUGGESTED_RULES.map(({ kind }) => kind)).toEqual(RecordKind.options)
  expect(RetentionRules.safeParse(SUGGESTED_RULES.slice(1)).success).toBe(false)
  expect(RetentionRule.safeParse({ kind: 'students', years: 7, start: 'end' }).success).toBe(false)
  expect(RetentionRule.safeParse(rule(0)).success).toBe(false)
})
