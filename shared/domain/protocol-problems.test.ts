import { expect, test } from 'vitest'

import { emptyProtocol, CASE_OWNER, type ProtocolDocument, type ProtocolStep } from './protocol.ts'
import { protocolProblems } from './protocol-problems.ts'

const aStep = (id: string, known: Partial<ProtocolStep> = {}): ProtocolStep => ({
  id,
  name: id,
  urgencies: ['priority', 'routine'],
  after: null,
  roleId: CASE_OWNER,
  due: { amount: 2, unit: 'school-days' },
  evidence: '',
  guidance: '',
  formId: null,
  repeats: false,
  plan: null,
  reachesFamily: false,
  ...known,
})

const sound: ProtocolDocument = {
  ...emptyProtocol('Harbor'),
  roles: [{ id: 'nurse', name: 'Nurse', duties: '' }],
  forms: [{ id: 'letter', name: 'Letter home', use: '' }],
  steps: [
    aStep('call', { roleId: 'nurse' }),
    aStep('letter', { after: 'call', urgencies: ['routine'], formId: 'letter' }),
  ],
  crisis: {
    neverAlone: 'An adult stays.',
    steps: [
      {
        id: 'parent',
        name: 'Call the parent',
        kind: 'parent-notification',
        roleId: CASE_OWNER,
        guidance: '',
      },
      { id: 'agency', name: 'Report', kind: 'agency-report', roleId: CASE_OWNER, guidance: '' },
    ],
    numbers: [{ id: 'lifeline', name: 'Lifeline', number: '988', use: '' }],
  },
}

const held = new Set(['nurse'])

const told = (changes: Partial<ProtocolDocument>, holds: ReadonlySet<string> = held) =>
  protocolProblems({ ...sound, ...changes }, holds).map(({ path, message, blocks }) =>
    [path, message.replace('protocol:problems.', ''), ...(blocks ? [] : ['doubtful'])].join(' '),
  )

test('a protocol that names everything it needs can be published', () => {
  expect(told({})).toEqual([])
})

test('steps that wait for each other are told as a circle, each of them', () => {
  expect(told({ steps: [aStep('one', { after: 'two' }), aStep('two', { after: 'one' })] })).toEqual([
    'steps.0.after circle',
    'steps.1.after circle',
  ])
  expect(told({ steps: [aStep('one', { after: 'one' })] })).toEqual(['steps.0.after circle'])
  // The third waits for a circle without being in it.
  expect(
    told({
      steps: [
        aStep('one', { after: 'two' }),
        aStep('two', { after: 'one' }),
        aStep('three', { after: 'one' }),
      ],
    }),
  ).toHaveLength(2)
})

test('a step nobody can own: its role is gone, or held by nobody who works here', () => {
  expect(told({ roles: [] })).toEqual(['steps.0.roleId roleGone'])
  expect(told({}, new Set())).toEqual(['roles.0.holders roleUnheld'])
  expect(told({ steps: [] }, new Set()), 'a role no step needs').toEqual([])
})

test('a role nobody holds is told once, with how much waits for somebody', () => {
  const roleId = 'nurse'
  const { crisis } = sound
  const unheld = {
    ...sound,
    steps: [aStep('call', { roleId }), aStep('weigh', { roleId }), aStep('write')],
    followUps: [aStep('after', { roleId })],
    crisis: { ...crisis, steps: crisis.steps.map((step) => ({ ...step, roleId })) },
  }
  expect(protocolProblems(unheld, new Set())).toEqual([
    {
      path: 'roles.0.holders',
      message: 'protocol:problems.roleUnheld',
      values: { role: 'Nurse', count: 5 },
      blocks: true,
    },
  ])
})

test('a check-in that begins anew needs time in between', () => {
  const due = { amount: 0, unit: 'calendar-days' } as const
  expect(told({ steps: [aStep('look in', { repeats: true, due })] })).toEqual(['steps.0.due repeatsAtOnce'])
  expect(told({ steps: [aStep('look in', { repeats: true })] })).toEqual([])
})

test('a step that could never begin', () => {
  expect(
    told({ steps: [aStep('one'), aStep('two', { after: 'one', urgencies: ['urgent', 'routine'] })] }),
  ).toEqual(['steps.1.after neverReached'])
  expect(told({ steps: [aStep('one', { after: 'gone' })] })).toEqual(['steps.0.after stepBeforeGone'])
  expect(told({ steps: [aStep('one', { urgencies: [] })] })).toEqual(['steps.0.urgencies stepForNobody'])
  expect(told({ forms: [] })).toEqual(['steps.1.formId formGone'])
})

test('a target of nothing is for those answered the same day alone', () => {
  const { tiers } = sound
  const none = { ...tiers.routine, target: { amount: 0, unit: 'school-days' } } as const
  expect(told({ tiers: { ...tiers, routine: none } })).toEqual([
    'tiers.routine.target targetZero',
    'tiers.routine.target targetOrder doubtful',
  ])
})

test('targets in different units are set side by side', () => {
  const { tiers } = sound
  const late = { ...tiers.urgent, target: { amount: 120, unit: 'hours' } } as const
  expect(told({ tiers: { ...tiers, urgent: late } })).toEqual(['tiers.priority.target targetOrder doubtful'])
})

test('a crisis path always keeps the student company, calls, tells the family and can report', () => {
  expect(told({ crisis: { neverAlone: '', steps: [], numbers: [] } })).toEqual([
    'crisis.neverAlone noNeverAlone',
    'crisis.numbers noNumbers',
    'crisis.steps noParentNotification',
    'crisis.steps noAgencyReport',
  ])
})

test('what a triage must be able to decide cannot be taken out', () => {
  expect(told({ dispositions: sound.dispositions.filter(({ id }) => id !== 'mandated-report') })).toEqual([
    'dispositions dispositionNeeded',
  ])
})

test('two roles of one name cannot be told apart', () => {
  expect(told({ roles: [...sound.roles, { id: 'other', name: 'nurse ', duties: '' }] })).toEqual([
    'roles.1.name nameTwice',
  ])
})
