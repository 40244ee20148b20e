import { expect, test } from 'vitest'

import { coverageByRole, endingSoon, lastDayOf, standingOf, type Training } from './training.ts'

test.each([
  ['2026-01-10', 12, '2027-01-10'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2027-12-31', 2, '2028-02-29'],
  ['2026-11-30', 14, '2028-01-30'],
  ['2026-05-05', null, null],
  ['9995-12-08', 120, '9999-12-31'],
] as const)('what was learned on %s and holds %s months holds through %s', (doneOn, months, last) => {
  expect(lastDayOf(doneOn, months)).toBe(last)
})

const training = (known: Partial<Training>): Training => ({
  id: 'signs',
  name: 'Warning signs',
  months: 12,
  requiredFor: [{ kind: 'everyone' }],
  version: 1,
  ...known,
})

const today = '2026-12-08'
const done = (person: string, doneOn: string, trainingId = 'signs') => ({ trainingId, person, doneOn })

test('somebody stands with a training by the completion that holds longest; one to come does not count', () => {
  const by = (...completions: ReturnType<typeof done>[]) =>
    standingOf(training({}), { person: 'ana', completions, today })
  expect(by()).toEqual({ state: 'never' })
  expect(by(done('ben', '2026-12-01'))).toEqual({ state: 'never' })
  expect(by(done('ana', '2026-12-09'))).toEqual({ state: 'never' })
  expect(by(done('ana', '2025-12-08'))).toEqual({ state: 'holds', until: '2026-12-08' })
  expect(by(done('ana', '2025-12-07'))).toEqual({ state: 'expired', since: '2026-12-07' })
  expect(by(done('ana', '2024-01-01'), done('ana', '2026-03-01'))).toEqual({
    state: 'holds',
    until: '2027-03-01',
  })
  const forGood = standingOf(training({ months: null }), {
    person: 'ana',
    completions: [done('ana', '2010-01-01')],
    today,
  })
  expect(forGood).toEqual({ state: 'holds', until: null })
})

const everyone = (person: string, ...roles: string[]) => ({
  person,
  roles: new Set(['everyone', ...roles]),
})

test('the coverage of a role counts those who have everything it must have, and names the others with what they lack', () => {
  const signs = training({})
  const first = training({
    id: 'first-aid',
    requiredFor: [{ kind: 'position', position: 'Teacher' }, { kind: 'everyone' }],
  })
  const people = [everyone('ana', 'position:Teacher'), everyone('ben'), everyone('cy', 'position:Teacher')]
  const completions = [
    done('ana', '2026-09-01'),
    done('ana', '2026-09-01', 'first-aid'),
    done('ben', '2026-09-01'),
    done('cy', '2024-09-01'),
    done('cy', '2026-09-01', 'first-aid'),
  ]
  expect(coverageByRole([signs, first], { people, completions, today })).toEqual([
    {
      ...{ key: 'everyone', trained: 1, of: 3 },
      missing: [
        { person: 'ben', trainings: ['first-aid'] },
        { person: 'cy', trainings: ['signs'] },
      ],
    },
    { key: 'position:Teacher', trained: 2, of: 2, missing: [] },
  ])
})

test('where nobody is in a role there is no share of it, and never 0 of somebody', () => {
  const nurses = training({ requiredFor: [{ kind: 'protocol', roleId: 'nurse' }] })
  expect(coverageByRole([nurses], { people: [everyone('ana')], completions: [], today })).toEqual([
    { key: 'protocol:nurse', trained: 0, of: 0, missing: [] },
  ])
  expect(coverageByRole([training({ requiredFor: [] })], { people: [], completions: [], today })).toEqual([])
})

test('what ends within sixty days is told of those who must have it, once each, the first to end first', () => {
  const people = [everyone('ana'), everyone('ben'), everyone('cy')]
  const completions = [done('ana', '2026-02-06'), done('ben', '2025-12-20'), done('cy', '2026-02-07')]
  expect(endingSoon([training({})], { people, completions, today })).toEqual([
    { person: 'ben', trainingId: 'signs', until: '2026-12-20' },
    { person: 'ana', trainingId: 'signs', until: '2027-02-06' },
  ])
  expect(endingSoon([training({ requiredFor: [] })], { people, completions, today })).toEqual([])
})
