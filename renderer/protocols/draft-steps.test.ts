import { expect, test } from 'vitest'

import { emptyProtocol } from '#shared/domain/protocol.ts'

import { freeName, nextStep, withoutRole, withoutStep } from './draft-steps.ts'

const first = nextStep([], { id: 'a', name: 'Call' })
const second = nextStep([{ ...first, urgencies: ['routine'] }], { id: 'b', name: 'Meet' })
const third = nextStep([first, second], { id: 'c', name: 'Ask' })

test('the first step is for every urgency after triage, the next goes on where it ends', () => {
  expect(first).toMatchObject({ after: null, urgencies: ['emergency', 'urgent', 'priority', 'routine'] })
  expect(second).toMatchObject({ after: 'a', urgencies: ['routine'] })
})

test('when a step goes, what followed it follows the one before', () => {
  expect(withoutStep([first, second, third], 'b')).toEqual([first, { ...third, after: 'a' }])
  expect(withoutStep([first, second], 'a')).toEqual([{ ...second, after: null }])
})

test('a role that goes leaves the team; a step that names it still does, so that somebody decides', () => {
  const document = {
    ...emptyProtocol('Harbor'),
    roles: [{ id: 'nurse', name: 'Nurse', duties: '' }],
    team: { name: 'Team', meets: '', roleIds: ['nurse'], decides: '' },
    steps: [{ ...first, roleId: 'nurse' }],
  }
  expect(withoutRole(document, 'nurse')).toMatchObject({
    roles: [],
    team: { roleIds: [] },
    steps: [{ roleId: 'nurse' }],
  })
})

test('a new name is one nobody has yet', () => {
  expect(freeName('New step', [])).toBe('New step')
  expect(freeName('New step', [{ name: 'new step' }, { name: 'New step 2' }])).toBe('New step 3')
})
