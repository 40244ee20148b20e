import { expect, test } from 'vitest'

import { followedIn, waitDays } from './followed.ts'
import { followed, over, seen } from './testing.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

test('a student counts once, from the first referral of the time, and is helped as soon as one was', () => {
  const [student, ...others] = followedIn(
    [
      over('2026-01-20', { id: 'first' }),
      seen('2026-03-01', { id: 'second', initiatedOn: '2026-02-10', furthest: 'ongoing' }),
      followed({ id: 'before', initiatedOn: '2025-12-30' }),
    ],
    'student',
    YEAR,
  )
  expect(others).toEqual([])
  expect(student).toMatchObject({ startedOn: '2026-01-05', keptOn: '2026-03-01', standing: 'kept' })
  expect(student).toMatchObject({ furthest: 'ongoing' })
  expect(student && waitDays(student, '2026-06-01')).toBe(55)
})

test('referrals side by side, or within five days, are one time of waiting', () => {
  const spells = (second: string) =>
    followedIn([over('2026-01-20', { id: 'a' }), followed({ id: 'b', initiatedOn: second })], 'spell', YEAR)
  expect(spells('2026-01-10')).toHaveLength(1)
  expect(spells('2026-01-25')).toHaveLength(1)
  expect(spells('2026-01-26')).toHaveLength(2)
})

test('a time of waiting that began before is not one of this time, whatever joined it', () => {
  const all = [followed({ id: 'a', initiatedOn: '2025-12-20' }), followed({ id: 'b' })]
  expect(followedIn(all, 'spell', YEAR)).toEqual([])
  expect(followedIn(all, 'referral', YEAR)).toHaveLength(1)
})

test('an open one waits until today, one that is over until it was, and one seen too early no day', () => {
  const wait = (referral: Parameters<typeof followedIn>[0][number]) => {
    const [one] = followedIn([referral], 'referral', YEAR)
    return one && waitDays(one, '2026-02-05')
  }
  expect(wait(followed())).toBe(31)
  expect(wait(over('2026-01-15'))).toBe(10)
  expect(wait(seen('2026-01-02'))).toBe(0)
})

test('one that moved away is followed until then, and says nothing of being seen', () => {
  const [moved] = followedIn([over('2026-01-15', { state: 'closed-moved' })], 'referral', YEAR)
  expect(moved).toMatchObject({ standing: 'left', overOn: '2026-01-15' })
})
