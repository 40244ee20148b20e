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
  ['Credit recovery coaching', '', 'groups'],
  ['Recovery support', '', 'substance'],
  ['Talking circle for young people', 'Every second Friday, with food.', 'talk'],
  ['Emergency psychiatric evaluation', '', 'crisis'],
  ['Crisis text line', '', 'crisis'],
  ['Rent crisis fund', '', 'housing'],
  ['Counseling after violence at home', '', 'safety'],
  ['Guardianship and custody advice', '', 'law'],
  ['Rides to medical appointments', '', 'other'],
  ['Family case management', 'Helps with benefits, school, doctors and housing.', 'other'],
] as const)('“%s” stands where families look for it', (name, description, kind) => {
  expect(kindOfHelp({ name, description, organizationName: 'Bayside' })).toBe(kind)
})

test.each([
  ['Outpatient program', 'Individual and group sessions', 'Old Town Recovery Services', 'substance'],
  ['Credit recovery coaching', '', 'Old Town Tutoring Project', 'groups'],
  ['Sixteen sessions', '', 'Trauma Recovery Institute', 'talk'],
  ['Day program', '', 'Children’s Hospital', 'health'],
  ['Weekend backpacks', 'Handed out after school', 'Food Pantry', 'food'],
] as const)(
  '“%s” (%s) of %s stands where families look for it',
  (name, description, organizationName, kind) => {
    expect(kindOfHelp({ name, description, organizationName })).toBe(kind)
  },
)

test('a word inside another word is not that word', () => {
  const carrentown = { name: 'Parents of Carrentown', description: '', organizationName: 'Renton Office' }
  expect(kindOfHelp(carrentown)).toBe('other')
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
  ['Crisis text line', 'Harbor House', true],
  ['Youth counseling', 'Harbor Youth', true],
  ['Teen therapy', 'Court Street Counseling', true],
  ['Energy Crisis Assistance', 'County Utility Office', false],
  ['Rent crisis fund', 'Housing Alliance', false],
  ['Crisis fund', 'Housing Alliance', false],
  ['Health insurance enrollment', 'Harbor Clinic', false],
  ['Rides to medical appointments', 'Transit Help Desk', false],
  ['Talking circle', 'Families Circle', false],
])('%s of %s treats whoever comes: %s', (serviceName, destination, is) => {
  expect(treats({ serviceName, destination })).toBe(is)
})
