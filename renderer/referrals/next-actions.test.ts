import { expect, test } from 'vitest'

import { possibleActions } from '#shared/domain/referral-road.ts'
import { Pathway, ReferralState } from '#shared/domain/referral.ts'
import { offeredActions } from './next-actions.ts'
import { roadSteps, stationOf } from './road-steps.ts'

test('everything that may be recorded is offered once, as a button or under More', () => {
  for (const state of ReferralState.options)
    for (const pathway of Pathway.options) {
      const { likely, rare } = offeredActions({ state, pathway })
      expect([...likely, ...rare].toSorted(), `${state} ${pathway}`).toEqual(
        [...possibleActions(state)].toSorted(),
      )
    }
})

test('the family who calls is asked about the appointment, not about an answer', () => {
  expect(offeredActions({ state: 'sent', pathway: 'family-contacts-provider' }).likely).toEqual([
    'schedule-appointment',
    'confirm-linked',
  ])
  expect(offeredActions({ state: 'sent', pathway: 'school-contacts-provider' }).likely[0]).toBe('accept')
})

const aRoad = (known: Partial<Parameters<typeof roadSteps>[0]>) => ({
  pathway: 'school-contacts-provider' as const,
  state: 'sent' as const,
  sentOn: null,
  linkedOn: null,
  ...known,
})

test('the station where a referral stands carries the name of its own state', () => {
  const steps = roadSteps(aRoad({ state: 'waitlisted' }))
  expect(steps.map(({ state }) => state)).toEqual([
    'draft',
    'sent',
    'waitlisted',
    'appointment-scheduled',
    'linked',
    'receiving-services',
  ])
})

test('an answer is a station only where somebody was asked for one, or gave one', () => {
  const stations = (known: Parameters<typeof aRoad>[0]) =>
    roadSteps(aRoad(known)).map(({ station }) => station)
  expect(stations({ pathway: 'family-contacts-provider' })).not.toContain('answer')
  expect(stations({ pathway: 'family-contacts-provider', state: 'accepted' })).toContain('answer')
})

test('an ended referral stands where it had come to', () => {
  expect(stationOf(aRoad({ state: 'closed-family-declined' }))).toBe('prepare')
  expect(stationOf(aRoad({ state: 'closed-no-response', sentOn: '2026-11-24' }))).toBe('send')
  expect(stationOf(aRoad({ state: 'closed-moved', sentOn: '2026-11-24', linkedOn: '2026-12-01' }))).toBe(
    'linked',
  )
})
