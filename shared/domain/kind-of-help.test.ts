import { expect, test } from 'vitest'

import { kindOfHelp, notListed, treats } from './kind-of-help.ts'

test.each([
  ['Mobile crisis team', '', 'crisis'],
  ['Teen anxiety group', '', 'talk'],
  ['Outpatient therapy', 'For young people with mood difficulties', 'talk'],
  ['Child and adolescent psychiatry', '', 'talk'],
  ['Substance use counseling', '', 'substance'],
  ['Grief group for children', '', 'loss'],
  ['Domestic violence shelter', '', 'safety'],
  ['Emergency shelter', '', 'housing'],
  ['Weekend food bags', '', 'food'],
  ['Despensa de alimentos', '', 'food'],
  ['Free legal clinic', '', 'law'],
  ['Dental clinic', '', 'health'],
  ['Help with utility bills', '', 'money'],
  ['After-school mentoring', '', 'groups'],
  ['Walk-in', 'Weekly talk therapy with a clinician', 'talk'],
  ['Walk-in', '', 'other'],
  ['Salud mental para jóvenes', '', 'talk'],
] as const)('“%s” stands where families look for it', (name, description, kind) => {
  expect(kindOfHelp({ name, description })).toBe(kind)
})

test('a word inside another word is not that word', () => {
  expect(kindOfHelp({ name: 'Parents of Carrentown', description: '' })).toBe('other')
})

test('families are sent nowhere that is closed or cannot be called', () => {
  const open = { isActive: true, phones: 1 }
  expect(notListed({ status: 'active' }, open)).toBeNull()
  expect(notListed({ status: 'active' }, { ...open, isActive: false })).toBe('closed')
  expect(notListed({ status: 'temporarily-closed' }, open)).toBe('closed')
  expect(notListed({ status: 'defunct' }, open)).toBe('closed')
  expect(notListed({ status: 'active' }, { ...open, phones: 0 })).toBe('no-phone')
})

test.each([
  ['Teen group', 'Bayside Family Counseling', true],
  ['Dental care', 'Harbor Clinic', true],
  ['Food pantry', 'Harbor Food Bank', false],
  ['After-school club', 'Harbor Youth', false],
  ['Friday evenings', 'Harbor House', false],
])('%s of %s treats whoever comes: %s', (serviceName, destination, is) => {
  expect(treats({ serviceName, destination })).toBe(is)
})
