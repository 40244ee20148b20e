import { expect, test } from 'vitest'

import { knownWhenOver, reachFigures } from './reach-figures.ts'
import { followed, over, seen } from './testing.ts'

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' }
const TODAY = '2026-12-02'

test('each cycle looks at those whose days are over, and follows on the one before without a gap', () => {
  expect(knownWhenOver(NOVEMBER, 42)).toEqual({ from: '2026-09-20', to: '2026-10-19' })
  expect(knownWhenOver({ from: '2026-12-01', to: '2026-12-31' }, 42).from).toBe('2026-10-20')
})

const all = [
  seen('2026-10-10', { id: 'a', studentId: 'one', initiatedOn: '2026-09-25' }),
  over('2026-10-20', { id: 'b', studentId: 'one', initiatedOn: '2026-10-01', barriers: ['transport'] }),
  followed({ id: 'c', studentId: 'two', initiatedOn: '2026-10-19' }),
  followed({ id: 'd', studentId: 'three', initiatedOn: '2026-11-10' }),
]

test('a figure says of which days and how many students it is, and none is too young to tell', () => {
  const parts = reachFigures(all, 'referral', { period: NOVEMBER, today: TODAY })
  const figure = (section: string, at = 0) => parts.find((part) => part.section === section)?.figures[at]
  expect(figure('began')).toMatchObject({
    ...{ period: NOVEMBER, students: 1, value: { kind: 'count', count: 1, days: 30 } },
  })
  expect(figure('linkage')).toMatchObject({
    ...{ students: 2, value: { kind: 'share', count: 1, of: 3 } },
  })
  expect(figure('waiting', 1)).toMatchObject({ value: { count: 1, of: 3 } })
  expect(figure('barriers')).toMatchObject({ name: ['barrier', 'transport'], value: { count: 1, of: 1 } })
  expect(parts.filter(({ section }) => section === 'compared').map(({ by }) => by)).toHaveLength(4)
})

test('a student counts once, and endings are of referrals alone', () => {
  const parts = reachFigures(all, 'student', { period: NOVEMBER, today: TODAY })
  expect(parts.find(({ section }) => section === 'linkage')?.figures[0]?.value).toMatchObject({
    count: 1,
    of: 2,
  })
  expect(parts.map(({ section }) => section)).not.toContain('endings')
})

test('of no records at all there are figures of nobody', () => {
  const parts = reachFigures([], 'spell', { period: NOVEMBER, today: TODAY })
  expect(parts.find(({ section }) => section === 'linkage')?.figures[0]?.value).toMatchObject({
    of: 0,
    low: null,
  })
  expect(parts.find(({ section }) => section === 'waiting')?.figures[0]?.value).toMatchObject({
    median: null,
  })
})
