import { expect, test } from 'vitest'

import { leftOutBy, safetyPlanProblems, safetyStanding, type SafetyPlanDraft } from './safety-plan.ts'

const ID = '00000000-0000-7000-8000-00000000000a'
const TODAY = '2026-12-08'

const plan: SafetyPlanDraft = {
  caseId: ID,
  signs: 'I stop answering.',
  alone: 'Walk.',
  elsewhere: '',
  atSchool: 'Ms. Ortega',
  atHome: '',
  homeContactId: null,
  calls: '',
  putAway: 'The pills',
  matters: '',
  agreedWith: ['student'],
  agreedBy: 'The counselor',
  agreedOn: TODAY,
  reviewOn: '2026-12-15',
}

test('a plan was agreed by now, is looked at again later, and sends nobody to whom they must not go', () => {
  const mother = { id: ID, doNotContact: false }
  const pathsOf = (known: Partial<SafetyPlanDraft>, contacts = [mother]) =>
    safetyPlanProblems({ ...plan, ...known }, { contacts, today: TODAY }).map(({ path }) => path)
  expect(pathsOf({})).toEqual([])
  expect(pathsOf({ homeContactId: ID })).toEqual([])
  expect(pathsOf({ homeContactId: ID }, [{ ...mother, doNotContact: true }])).toEqual(['homeContactId'])
  expect(pathsOf({ homeContactId: ID }, [])).toEqual(['homeContactId'])
  expect(pathsOf({ agreedOn: '2026-12-09', reviewOn: TODAY })).toEqual(['agreedOn', 'reviewOn'])
})

test('only what presses owes a plan, until it is there or somebody said why not', () => {
  const nothing = { hasPlan: false, isLeftOut: false }
  expect(safetyStanding('routine', nothing)).toBeNull()
  expect(safetyStanding('priority', nothing)).toBeNull()
  expect(safetyStanding('urgent', nothing)).toBe('missing')
  expect(safetyStanding('emergency', nothing)).toBe('missing')
  expect(safetyStanding('urgent', { hasPlan: false, isLeftOut: true })).toBe('left-out')
  expect(safetyStanding('routine', { hasPlan: true, isLeftOut: false })).toBe('there')
})

test('a plan is left out for good or until a day, and not while something still asks for it', () => {
  const asked = { plan: 'safety', state: 'open', exemptUntil: null } as const
  const leftOut = { plan: 'safety', state: 'exempted', exemptUntil: null } as const
  expect(leftOutBy([], TODAY)).toBeUndefined()
  expect(leftOutBy([asked], TODAY)).toBeUndefined()
  expect(leftOutBy([leftOut], TODAY)).toBe(leftOut)
  expect(leftOutBy([leftOut, asked], TODAY)).toBeUndefined()
  const until = { ...leftOut, exemptUntil: '2026-12-09' }
  expect(leftOutBy([until], TODAY)).toBe(until)
  expect(leftOutBy([until], '2026-12-09')).toBeUndefined()
  expect(leftOutBy([{ ...leftOut, plan: 'return' }], TODAY)).toBeUndefined()
})
