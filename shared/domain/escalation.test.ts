import { expect, test } from 'vitest'

import { escalatedTo } from './escalation.ts'
import { calendarOf } from './school-calendar.ts'

const calendar = calendarOf({
  years: [],
  closures: [{ startsOn: '2026-12-21', endsOn: '2027-01-01', kind: 'break', name: 'Winter break' }],
})

const at = (now: string, today = now.slice(0, 10)) => ({ now, today, timeZone: 'America/New_York', calendar })

const slow = {
  toBackup: { amount: 1, unit: 'school-days' },
  toOwner: { amount: 3, unit: 'school-days' },
} as const

test('what nobody did goes to the backup after a school day, and to the owner after three', () => {
  const due = { dueOn: '2026-12-08', dueAt: null }
  const on = (day: string) => escalatedTo(due, slow, at(`${day}T15:00:00.000Z`))
  expect(['2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11'].map(on)).toEqual([
    'nobody',
    'backup',
    'backup',
    'owner',
  ])
})

test('days without school do not count where the rule counts school days, and do where it counts days', () => {
  const due = { dueOn: '2026-12-18', dueAt: null }
  expect(escalatedTo(due, slow, at('2026-12-30T15:00:00.000Z'))).toBe('nobody')
  const running = {
    toBackup: { amount: 0, unit: 'calendar-days' },
    toOwner: { amount: 1, unit: 'calendar-days' },
  } as const
  expect(escalatedTo(due, running, at('2026-12-17T15:00:00.000Z'))).toBe('nobody')
  expect(escalatedTo(due, running, at('2026-12-18T15:00:00.000Z'))).toBe('backup')
  expect(escalatedTo(due, running, at('2026-12-19T15:00:00.000Z'))).toBe('owner')
})

const hours = { toBackup: { amount: 1, unit: 'hours' }, toOwner: { amount: 4, unit: 'hours' } } as const

test('where hours count, the minute counts', () => {
  const due = { dueOn: '2026-12-08', dueAt: '2026-12-08T15:00:00.000Z' }
  const when = (now: string) => escalatedTo(due, hours, at(now))
  expect(when('2026-12-08T15:59:59.000Z')).toBe('nobody')
  expect(when('2026-12-08T16:00:00.000Z')).toBe('backup')
  expect(when('2026-12-08T19:00:00.000Z')).toBe('owner')
})

test('what is due by the end of a day is not late in hours before that day is over', () => {
  const due = { dueOn: '2026-12-08', dueAt: null }
  expect(escalatedTo(due, hours, at('2026-12-08T23:00:00.000Z'))).toBe('nobody')
  expect(escalatedTo(due, hours, at('2026-12-09T15:00:00.000Z'))).toBe('owner')
})
