import { expect, test } from 'vitest'

import { backupAge, isBackupDue, isBackupLate } from './backup.ts'

const daily = { every: 'day', warnAfterDays: 7 } as const
const weekly = { every: 'week', warnAfterDays: 7 } as const
const byHand = { every: 'never', warnAfterDays: 7 } as const

test.each([
  ['there is none yet', daily, null, true],
  ['one was made today', daily, '2026-12-08', false],
  ['one was made yesterday', daily, '2026-12-07', true],
  ['one was made six days ago and a week may pass', weekly, '2026-12-02', false],
  ['one was made seven days ago and a week may pass', weekly, '2026-12-01', true],
  ['the clock ran ahead when it was made', daily, '2036-12-08', true],
  ['the owner wants none by itself', byHand, null, false],
] as const)('whether a backup is due when %s', (_, plan, lastGoodOn, due) => {
  expect(isBackupDue(plan, lastGoodOn, '2026-12-08')).toBe(due)
})

test('an office is told from the first day, and again when the last good backup is older than it may be', () => {
  expect(isBackupLate(daily, null)).toBe(true)
  expect(isBackupLate(daily, backupAge('2026-12-01', '2026-12-08'))).toBe(false)
  expect(isBackupLate(daily, backupAge('2026-11-30', '2026-12-08'))).toBe(true)
})

test('everybody is told when the clock ran ahead at the last good backup, for nobody knows how old it is', () => {
  expect(isBackupLate(daily, backupAge('2036-01-01', '2026-12-08'))).toBe(true)
})
