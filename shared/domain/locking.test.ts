import { expect, test } from 'vitest'

import { FIRST_LOCK_TIMES, idleStage, LockTimes, SessionPin } from './locking.ts'

const seconds = (count: number): number => count * 1000

test.each([
  [seconds(299), 'present'],
  [seconds(300), 'curtain'],
  [seconds(1199), 'curtain'],
  [seconds(1200), 'lock'],
  [Number.MAX_SAFE_INTEGER, 'lock'],
  [-1, 'present'],
])('after %d milliseconds alone an office is at: %s', (idle, stage) => {
  expect(idleStage(idle, FIRST_LOCK_TIMES)).toBe(stage)
})

test.each([
  [{ curtainAfter: 1, lockAfter: 1 }, true],
  [{ curtainAfter: 15, lockAfter: 30 }, true],
  [{ curtainAfter: 0, lockAfter: 20 }, false],
  [{ curtainAfter: 16, lockAfter: 20 }, false],
  [{ curtainAfter: 5, lockAfter: 31 }, false],
  [{ curtainAfter: 5.5, lockAfter: 20 }, false],
  [{ curtainAfter: 10, lockAfter: 9 }, false],
])('an owner sets %o: %s', (times, allowed) => {
  expect(LockTimes.safeParse(times).success).toBe(allowed)
})

test.each(['482915', '1029384', '300412', '20261128'])('somebody may take %s', (pin) => {
  expect(SessionPin.safeParse(pin).success).toBe(true)
})

test.each([
  ...['', '48291', '4829153847561', '48 2915', '４８２９１５', '48291a'],
  ...['000000', '121212', '123123', '20262026', '20252025'],
  ...['123456', '654321', '890123', '135791', '987654321'],
  ...['112233', '884422', '123321', '1234321'],
])('nobody may take %s', (pin) => {
  expect(SessionPin.safeParse(pin).success).toBe(false)
})
