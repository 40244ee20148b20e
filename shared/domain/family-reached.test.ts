import { expect, test } from 'vitest'

import type { CrisisEntry, CrisisRecord } from './crisis.ts'
import { familyFirstReached, familyNotTold } from './family-reached.ts'

const attempt = (at: string, reached: boolean, withWhom: 'family' | 'provider' = 'family') => ({
  at,
  reached,
  withWhom,
})

const inCrisis = (id: string, at: string, known: Partial<CrisisEntry> = {}): CrisisEntry => ({
  ...{ id, at, crisisId: 'c', stepId: 'parent', recordedAt: at, recordedBy: 'a', contactId: null },
  corrects: null,
  said: {
    ...{
      kind: 'attempt',
      whom: 'Teresa Varga',
      channel: 'phone',
      language: null,
      interpreter: '',
      words: '',
    },
    result: 'reached',
  },
  ...known,
})

test('a family is first reached by whichever came first: a call of the office, or one in a crisis', () => {
  const calls = [
    attempt('2026-12-07T10:00', false),
    attempt('2026-12-07T11:00', true, 'provider'),
    attempt('2026-12-09T09:00', true),
  ]
  expect(familyFirstReached({ attempts: calls.slice(0, 2), crises: [] })).toBeNull()
  expect(familyFirstReached({ attempts: calls, crises: [] })).toBe('2026-12-09T09:00')
  const reached = inCrisis('e', '2026-12-08T09:00')
  expect(familyFirstReached({ attempts: calls, crises: [{ entries: [reached] }] })).toBe('2026-12-08T09:00')
  const corrected = inCrisis('f', '2026-12-08T09:00', {
    corrects: 'e',
    said: { kind: 'left-out', why: 'The danger was at home.' },
  })
  expect(familyFirstReached({ attempts: calls, crises: [{ entries: [reached, corrected] }] })).toBe(
    '2026-12-09T09:00',
  )
})

test('that no parent was told in a crisis holds until somebody of the family is reached', () => {
  const path = {
    steps: [
      { id: 'parent', kind: 'parent-notification' },
      { id: 'stay', kind: 'action' },
    ],
  } as CrisisRecord['path']
  const leftOut = (id: string, stepId: string, at: string) =>
    inCrisis(id, at, { stepId, said: { kind: 'left-out', why: 'The danger is at home.' } })
  const entries = [leftOut('e', 'parent', '2026-12-08T09:00'), leftOut('f', 'stay', '2026-12-08T09:05')]
  const untold = [{ at: '2026-12-08T09:00', why: 'The danger is at home.' }]
  const crises = [{ entries, path }]
  expect(familyNotTold({ attempts: [], crises })).toEqual(untold)
  // Reached before, tried in vain since, or somebody else was called.
  const before = attempt('2026-12-07T09:00', true)
  const inVain = attempt('2026-12-09T09:00', false)
  const provider = attempt('2026-12-09T09:00', true, 'provider')
  expect(familyNotTold({ attempts: [before, inVain, provider], crises })).toEqual(untold)
  expect(familyNotTold({ attempts: [attempt('2026-12-09T09:00', true)], crises })).toEqual([])
  const corrected = inCrisis('g', '2026-12-08T09:00', { corrects: 'e' })
  expect(familyNotTold({ attempts: [], crises: [{ entries: [...entries, corrected], path }] })).toEqual([])
})
