import { expect, test } from 'vitest'

import {
  ConcernDraft,
  Disposition,
  opensCase,
  REASON_GROUPS,
  Reason,
  restrictsCase,
  triageProblems,
} from './concern.ts'
import type { TriageWithCalls } from './told-outside.ts'
import { isPressing, moreUrgent, URGENCIES } from './urgency.ts'

const next = { action: 'Call', ownerId: 'o', dueOn: '2026-12-10' }
const settled = {
  urgency: 'routine',
  disposition: 'monitor',
  safetySteps: [],
  calls: [],
  note: '',
  next,
} as const

const paths = (
  draft: Partial<TriageWithCalls>,
  hasOpenCase = false,
  dangerNamed = false,
  stepsBegin = false,
) =>
  triageProblems(
    { ...settled, safetySteps: [...settled.safetySteps], calls: [...settled.calls], ...draft },
    { hasOpenCase, dangerNamed, stepsBegin, today: '2026-12-08' },
  ).map(({ path }) => path)

test.each([
  ['a routine decision with a next step', {}, false, []],
  ['no next step', { next: null }, false, ['next']],
  ['no next step for a duplicate', { disposition: 'duplicate', next: null }, true, []],
  ['not enough information', { disposition: 'not-enough-information', next: null }, false, []],
  ['urgent without a safety step', { urgency: 'urgent' }, false, ['safetySteps']],
  ['emergency with nothing', { urgency: 'emergency', next: null }, false, ['safetySteps', 'next']],
  [
    'emergency as it should be',
    { urgency: 'emergency', safetySteps: ['not-left-alone'], next: { ...next, dueOn: '2026-12-08' } },
    false,
    [],
  ],
  [
    'an emergency that would wait two days',
    { urgency: 'emergency', safetySteps: ['not-left-alone'] },
    false,
    ['next.dueOn'],
  ],
  [
    'a call to 911 of which nobody says what was told',
    {
      ...{ urgency: 'emergency', safetySteps: ['emergency-services', 'crisis-line-988'] },
      ...{ calls: [{ step: 'crisis-line-988', told: null }], next: { ...next, dueOn: '2026-12-08' } },
    },
    false,
    ['safetySteps'],
  ],
  ['a step whose day is over', { next: { ...next, dueOn: '2026-12-07' } }, false, ['next.dueOn']],
  [
    'an urgent concern that would end nowhere',
    { urgency: 'urgent', safetySteps: ['parent-called'], disposition: 'duplicate' },
    false,
    ['disposition'],
  ],
  [
    'an urgent duplicate of an open case',
    { urgency: 'urgent', safetySteps: ['parent-called'], disposition: 'duplicate' },
    true,
    [],
  ],
] as const)('%s', (_, draft, hasOpenCase, expected) => {
  expect(paths(draft as Partial<TriageWithCalls>, hasOpenCase)).toEqual(expected)
})

test('where steps of the protocol begin, a decision needs no next step of its own; a duplicate begins none', () => {
  expect(paths({ next: null }, false, false, true)).toEqual([])
  const urgent = { urgency: 'urgent', safetySteps: ['parent-called'], next: null } as const
  expect(paths({ ...urgent, safetySteps: ['parent-called'] }, false, false, true)).toEqual([])
  expect(
    paths({ ...urgent, safetySteps: ['parent-called'], disposition: 'duplicate' }, true, false, true),
  ).toEqual(['next'])
})

test('a danger that was named is answered with a safety step, and with a why where it is decided below it', () => {
  const withStep = { safetySteps: ['parent-called' as const] }
  expect(paths({}, false, true)).toEqual(['safetySteps', 'note'])
  expect(paths(withStep, false, true)).toEqual(['note'])
  expect(paths({ ...withStep, note: 'A quote from a film' }, false, true)).toEqual([])
  expect(paths({ ...withStep, urgency: 'urgent' }, false, true)).toEqual([])
})

test('only two dispositions leave nothing open', () => {
  expect(Disposition.options.filter((disposition) => !opensCase(disposition))).toEqual([
    'duplicate',
    'not-enough-information',
  ])
})

test('a mandated report restricts the case whatever was ticked', () => {
  expect(restrictsCase({ disposition: 'mandated-report', restricted: false })).toBe(true)
  expect(restrictsCase({ disposition: 'monitor', restricted: false })).toBe(false)
  expect(restrictsCase({ disposition: 'monitor', restricted: true })).toBe(true)
})

test('the more urgent of two is the one that comes first', () => {
  for (const [at, urgency] of URGENCIES.entries()) {
    expect(isPressing(urgency)).toBe(at < 2)
    for (const [otherAt, other] of URGENCIES.entries())
      expect(moreUrgent(urgency, other)).toBe(URGENCIES[Math.min(at, otherAt)])
  }
})

test('every reason stands in exactly one group', () => {
  const grouped: string[] = Object.values(REASON_GROUPS).flat()
  expect(grouped.toSorted()).toEqual([...new Set(Reason.options)].toSorted())
})

test('a concern is a student and what was noticed; everything else may be empty', () => {
  const draft = {
    studentId: '01890000-0000-7000-8000-000000000000',
    source: 'teacher',
    reporterName: null,
    anonymous: false,
    noticed: [],
    words: ' Sits alone. ',
    studentWords: '',
    studentWish: '',
    trustedAdult: '',
    onset: '',
    frequency: '',
    setting: '',
    alreadyTried: '',
    immediateDanger: false,
    proposedUrgency: null,
    familyAware: null,
  }
  expect(ConcernDraft.parse(draft).words).toBe('Sits alone.')
  expect(ConcernDraft.safeParse({ ...draft, words: ' ' }).success).toBe(false)
})
