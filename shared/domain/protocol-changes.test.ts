import fc from 'fast-check'
import { expect, test } from 'vitest'

import { CASE_OWNER, emptyProtocol, type ProtocolDocument, type ProtocolStep } from './protocol.ts'
import { protocolChanges } from './protocol-changes.ts'

const aStep = (id: string, known: Partial<ProtocolStep> = {}): ProtocolStep => ({
  id,
  name: id,
  urgencies: ['routine'],
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

const before: ProtocolDocument = {
  ...emptyProtocol('Harbor'),
  steps: ['one', 'two', 'three'].map((id) => aStep(id)),
}

const changes = (after: Partial<ProtocolDocument>) =>
  protocolChanges(before, { ...before, ...after }).map(({ part, id, kind, fields }) => [
    part,
    id,
    kind,
    ...fields.map(({ field }) => field),
  ])

test('the same protocol has no changes', () => {
  expect(protocolChanges(before, { ...before, steps: [...before.steps] })).toEqual([])
})

test('steps that were added, taken out, changed and put elsewhere', () => {
  expect(changes({ steps: [...before.steps, aStep('four')] })).toEqual([['steps', 'four', 'added']])
  expect(changes({ steps: before.steps.slice(1) })).toEqual([['steps', 'one', 'removed']])
  const due = { amount: 5, unit: 'hours' } as const
  expect(
    changes({ steps: before.steps.map((step) => (step.id === 'two' ? { ...step, due } : step)) }),
  ).toEqual([['steps', 'two', 'changed', 'due']])
})

test('a step put first is the one that moved, not those it pushed along', () => {
  expect(changes({ steps: [aStep('three'), aStep('one'), aStep('two')] })).toEqual([
    ['steps', 'three', 'moved'],
  ])
})

test('a role is told by its name, also where only the name changed', () => {
  const roles = [{ id: 'nurse', name: 'Nurse', duties: '' }]
  const steps = [aStep('one', { roleId: 'nurse' })]
  const [renamed] = protocolChanges(
    { ...before, roles, steps },
    { ...before, roles: [{ id: 'nurse', name: 'School nurse', duties: '' }], steps },
  )
  expect(renamed).toEqual({
    part: 'roles',
    id: 'nurse',
    name: 'School nurse',
    kind: 'changed',
    fields: [
      {
        field: 'name',
        before: { kind: 'words', words: 'Nurse' },
        after: { kind: 'words', words: 'School nurse' },
      },
    ],
  })
})

test('a protocol differs from another exactly where something is told', () => {
  const lists = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e'))
  fc.assert(
    fc.property(lists, lists, (one, other) => {
      const steps = (ids: readonly string[]) => ids.map((id) => aStep(id))
      const told = protocolChanges({ ...before, steps: steps(one) }, { ...before, steps: steps(other) })
      expect(told.length === 0).toBe(one.join('') === other.join(''))
      const of = (kind: string) => told.filter((change) => change.kind === kind).map(({ id }) => id)
      expect(of('removed')).toEqual(one.filter((id) => !other.includes(id)))
      expect(of('added')).toEqual(other.filter((id) => !one.includes(id)))
      const stayed = (ids: readonly string[]) =>
        ids.filter((id) => one.includes(id) && other.includes(id) && !of('moved').includes(id))
      expect(stayed(one), 'without those that moved the order is the same').toEqual(stayed(other))
    }),
  )
})
