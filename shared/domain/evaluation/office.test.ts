import { expect, test } from 'vitest'

import { NOTHING_HEARD } from '../slip-answer.ts'
import {
  loadOf,
  officeToday,
  type OpenReferral,
  overdueOf,
  type PlannedWork,
  providerWaits,
  satisfactionOf,
  toldCoverage,
} from './office.ts'

const open = (changes: Partial<OpenReferral>): OpenReferral => ({
  ...{ id: 'r', studentId: 's', caseId: 'c1', state: 'sent', pathway: 'school-contacts-provider' },
  nextTask: null,
  ...changes,
})

test('every open referral is somewhere, and somebody’s turn', () => {
  const { cases, casesWithout, byState, byActor } = officeToday(
    ['c1', 'c2', 'c3'],
    [
      open({ id: 'a' }),
      open({ id: 'b', caseId: 'c2', pathway: 'family-contacts-provider' }),
      open({ id: 'c', caseId: 'c2', state: 'accepted', nextTask: 'call-about-missed-appointment' }),
      open({ id: 'd', state: 'closed-completed' }),
    ],
  )
  expect({ cases, casesWithout }).toEqual({ cases: 3, casesWithout: 1 })
  expect(byState.filter(({ count }) => count > 0)).toEqual([
    { state: 'sent', count: 2 },
    { state: 'accepted', count: 1 },
  ])
  expect(byActor).toEqual([
    { actor: 'school', count: 1 },
    { actor: 'family', count: 1 },
    { actor: 'school-and-family', count: 0 },
    { actor: 'provider', count: 1 },
  ])
  expect(officeToday([], []).byState.every(({ count }) => count === 0)).toBe(true)
})

test('what is planned adds up, for one person and by its kind', () => {
  const work: PlannedWork[] = [
    { ownerId: 'ana', kind: 'referral', planned: 5, dueToday: 1, overdue: 2 },
    { ownerId: 'ana', kind: 'task', planned: 3, dueToday: 0, overdue: 1 },
    { ownerId: 'ben', kind: 'referral', planned: 4, dueToday: 2, overdue: 0 },
  ]
  expect(loadOf(7, work.slice(0, 2))).toEqual({ cases: 7, planned: 8, dueToday: 1, overdue: 3 })
  expect(overdueOf(work)).toEqual([
    { kind: 'referral', count: 2, of: 9 },
    { kind: 'case', count: 0, of: 0 },
    { kind: 'task', count: 1, of: 3 },
  ])
})

test('of a role of four it is told who is trained only to whoever looks after accounts', () => {
  const role = (of: number) => ({ role: { kind: 'everyone' }, roleName: '', trained: 1, of }) as const
  const withheld = { trained: null, of: null }
  expect(toldCoverage([role(4), role(5), role(0)], false)).toMatchObject([withheld, { of: 5 }, { of: 0 }])
  expect(toldCoverage([role(4)], true)).toMatchObject([{ trained: 1, of: 4 }])
})

test('the wait with a provider is the middle of those it saw', () => {
  const seen = (organizationId: string, sentOn: string, linkedOn: string) => ({
    ...{ id: sentOn, studentId: sentOn, organizationId, name: `Clinic ${organizationId}` },
    ...{ sentOn, linkedOn },
  })
  expect(
    providerWaits([
      seen('b', '2026-01-01', '2026-01-31'),
      seen('a', '2026-01-01', '2026-01-11'),
      seen('a', '2026-01-02', '2026-01-08'),
      seen('a', '2026-01-03', '2026-01-02'),
    ]),
  ).toEqual([
    { organizationId: 'a', name: 'Clinic a', seen: 3, medianDays: 6 },
    { organizationId: 'b', name: 'Clinic b', seen: 1, medianDays: 30 },
  ])
  expect(providerWaits([])).toEqual([])
})

test('without answers there is no figure, and never 0', () => {
  expect(satisfactionOf([])).toEqual(
    ['helped', 'respected', 'safe'].map((question) => ({ question, answers: 0, figures: null })),
  )
  const nine = Array.from({ length: 9 }, () => ({ ...NOTHING_HEARD, helped: 'no' as const }))
  expect(satisfactionOf(nine)[0]).toEqual({ question: 'helped', answers: 9, figures: null })
})

test('a question is answered by a mean and the share of the best answer', () => {
  const said = (helped: 'yes' | 'little' | 'no', times: number) =>
    Array.from({ length: times }, () => ({ ...NOTHING_HEARD, helped }))
  const [helped, respected] = satisfactionOf([...said('yes', 6), ...said('little', 3), ...said('no', 1)])
  expect(helped).toMatchObject({ answers: 10, figures: { mean: 2.5, best: { count: 6, of: 10 } } })
  // A t interval of 9 degrees of freedom, worked by hand: 2.262157 × 0.707107 ÷ √10.
  expect(helped?.figures?.low).toBeCloseTo(2.5 - 0.505834, 5)
  expect(respected).toEqual({ question: 'respected', answers: 0, figures: null })
  expect(satisfactionOf(said('yes', 10))[0]?.figures).toMatchObject({ mean: 3, low: null, high: null })
})
