import { expect, test } from 'vitest'

import type { CaseLine } from '#shared/api/cases.ts'

import { groupsOf } from './caseload-groups.ts'
import { inOrder, toHandOver } from './caseload-order.ts'

const aLine = (known: Partial<CaseLine>): CaseLine => ({
  id: 'c',
  code: '7KQ-3M',
  studentId: 's',
  ownerId: 'ana',
  urgency: 'routine',
  tier: 2,
  restricted: false,
  openedOn: '2026-12-01',
  closedOn: null,
  closingNote: '',
  protocolNumber: null,
  nextAction: null,
  nextOwnerId: null,
  nextDueOn: null,
  createdAt: '2026-12-01T15:00:00.000Z',
  version: 1,
  studentName: 'Ines Varga',
  studentListName: 'Varga, Ines',
  grade: null,
  openReferrals: 0,
  ownerName: 'Ana',
  isInCrisis: false,
  next: null,
  safetyPlan: null,
  ...known,
})

const waiting = (whoActs: 'school' | 'provider', referralState: 'sent' | null) => ({
  kind: referralState ? ('referral' as const) : ('case' as const),
  words: null,
  stepId: null,
  referralTask: null,
  referralState,
  ownerId: 'ana',
  dueOn: '2026-12-10',
  whoActs,
})

const caseload = [
  aLine({ tier: 3, next: waiting('provider', 'sent'), openReferrals: 1 }),
  aLine({ urgency: 'urgent', next: waiting('school', null) }),
  aLine({ ownerId: 'ben', next: waiting('school', null) }),
  aLine({ ownerId: 'ben' }),
  aLine({ ownerId: 'ben', urgency: 'priority', next: waiting('school', null), openReferrals: 1 }),
]

test.each([
  ['urgency', ['urgent 1', 'priority 1', 'routine 3']],
  ['tier', ['3 1', '2 4']],
  ['person', ['ben 3', 'ana 2']],
  ['stage', ['no-referral 3', 'own-step 1', 'sent 1']],
  ['waiting', ['school 3', 'nothing 1', 'provider 1']],
] as const)('a caseload by %s', (grouping, expected) => {
  expect(groupsOf(caseload, grouping).map(({ id, count }) => `${id} ${count}`)).toEqual(expected)
})

test('what presses and is due stands above what is late the longest, and what is planned for later by its day', () => {
  const due = (code: string, urgency: CaseLine['urgency'], dueOn: string | null) =>
    aLine({ code, urgency, next: dueOn === null ? null : { ...waiting('school', null), dueOn } })
  const lines = [
    due('routine, late', 'routine', '2026-11-20'),
    due('routine, nothing planned', 'routine', null),
    due('emergency, next week', 'emergency', '2026-12-15'),
    due('urgent, late', 'urgent', '2026-12-01'),
    due('emergency, today', 'emergency', '2026-12-08'),
    due('urgent, nothing planned', 'urgent', null),
    { ...due('in a crisis', 'emergency', '2026-12-15'), isInCrisis: true },
  ]
  expect(inOrder(lines, '2026-12-08').map(({ code }) => code)).toEqual([
    'in a crisis',
    'emergency, today',
    'urgent, late',
    'urgent, nothing planned',
    'routine, late',
    'emergency, next week',
    'routine, nothing planned',
  ])
})

test('cases are handed over with the most urgent first, then the longest due, then by name', () => {
  const due = (studentListName: string, urgency: CaseLine['urgency'], dueOn: string | null) =>
    aLine({
      studentListName,
      urgency,
      next: dueOn === null ? null : { ...waiting('school', null), dueOn },
    })
  const lines = [
    due('Bell, Cy', 'routine', '2026-11-20'),
    due('Abbott, Luke', 'routine', '2026-11-20'),
    due('Ayala, Noé', 'priority', null),
    due('Zamora, Ida', 'emergency', '2026-12-15'),
    due('Lê, Dũng', 'priority', '2026-12-08'),
  ]
  expect(toHandOver(lines, 'en').map(({ studentListName }) => studentListName)).toEqual([
    ...['Zamora, Ida', 'Lê, Dũng', 'Ayala, Noé', 'Abbott, Luke', 'Bell, Cy'],
  ])
})
