import { expect, test } from 'vitest'

import {
  endingKind,
  isOpen,
  isSuccess,
  nextTask,
  possibleActions,
  possibleEndings,
  ROAD,
  ROAD_ACTIONS,
  stateAfter,
  stateBeforeClosing,
  whoActs,
} from './referral-road.ts'
import { CLOSED_STATES, OPEN_STATES, Pathway, ReferralState, type OpenState } from './referral.ts'
import { calendarOf, noCalendar } from './school-calendar.ts'
import { USUAL_TIERS } from './protocol.ts'
import { URGENCIES, type Urgency } from './urgency.ts'

const STATES = ReferralState.options

test('the whole road, read aloud: what may be recorded in each state and where it leads', () => {
  const road = OPEN_STATES.flatMap((state) =>
    possibleActions(state).map((action) => `${state}: ${action} → ${stateAfter(state, action)}`),
  )
  expect(road.join('\n')).toMatchInlineSnapshot(`
    "draft: request-consent → awaiting-consent
    draft: send → sent
    awaiting-consent: send → sent
    sent: accept → accepted
    sent: waitlist → waitlisted
    sent: ask-for-information → more-information-needed
    sent: schedule-appointment → appointment-scheduled
    sent: confirm-linked → linked
    accepted: waitlist → waitlisted
    accepted: ask-for-information → more-information-needed
    accepted: schedule-appointment → appointment-scheduled
    accepted: confirm-linked → linked
    waitlisted: accept → accepted
    waitlisted: ask-for-information → more-information-needed
    waitlisted: schedule-appointment → appointment-scheduled
    waitlisted: confirm-linked → linked
    more-information-needed: send → sent
    more-information-needed: accept → accepted
    more-information-needed: schedule-appointment → appointment-scheduled
    appointment-scheduled: waitlist → waitlisted
    appointment-scheduled: schedule-appointment → appointment-scheduled
    appointment-scheduled: miss-appointment → accepted
    appointment-scheduled: confirm-linked → linked
    linked: schedule-appointment → linked
    linked: start-services → receiving-services
    receiving-services: schedule-appointment → receiving-services"
  `)
})

test('nothing can be recorded once a referral has ended', () => {
  for (const state of [...CLOSED_STATES, 'entered-in-error'] as const) {
    expect(possibleActions(state)).toEqual([])
    expect(possibleEndings(state)).toEqual([])
    for (const action of ROAD_ACTIONS) expect(stateAfter(state, action)).toBeNull()
  }
})

test('every state can be reached from a draft, and every open state can end', () => {
  const reached = new Set<OpenState>(['draft'])
  for (const state of reached) for (const next of Object.values(ROAD[state])) reached.add(next)
  expect([...reached].toSorted()).toEqual([...OPEN_STATES].toSorted())
  for (const state of OPEN_STATES) expect(possibleEndings(state).length).toBeGreaterThan(0)
})

test('each ending, read aloud: from which states it makes sense', () => {
  const endings = CLOSED_STATES.map((ending) => {
    const from = OPEN_STATES.filter((state) => possibleEndings(state).includes(ending))
    return `${ending} (${endingKind(ending)}): ${from.join(', ')}`
  })
  expect(endings.join('\n')).toMatchInlineSnapshot(`
    "closed-completed (success): linked, receiving-services
    closed-provider-declined (not-linked): sent, accepted, waitlisted, more-information-needed, appointment-scheduled, linked, receiving-services
    closed-family-declined (not-linked): draft, awaiting-consent, sent, accepted, waitlisted, more-information-needed, appointment-scheduled, linked, receiving-services
    closed-unable-to-contact (not-linked): draft, awaiting-consent, sent, accepted, waitlisted, more-information-needed, appointment-scheduled
    closed-no-response (not-linked): sent, accepted, waitlisted, more-information-needed, appointment-scheduled
    closed-moved (neutral): draft, awaiting-consent, sent, accepted, waitlisted, more-information-needed, appointment-scheduled, linked, receiving-services
    closed-redirected (neutral): draft, awaiting-consent, sent, accepted, waitlisted, more-information-needed, appointment-scheduled, linked, receiving-services"
  `)
})

test('who acts next, read aloud: state by state on each of the three pathways', () => {
  const lines = STATES.map(
    (state) =>
      `${state}: ${Pathway.options.map((pathway) => whoActs({ state, pathway, nextTask: null })).join(' | ')}`,
  )
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "draft: school | school | school
    awaiting-consent: school-and-family | school-and-family | school-and-family
    sent: family | provider | school
    accepted: provider | provider | school
    waitlisted: provider | provider | school
    more-information-needed: school | school | school
    appointment-scheduled: family | family | family
    linked: provider | provider | school
    receiving-services: provider | provider | school
    closed-completed: nobody | nobody | nobody
    closed-provider-declined: nobody | nobody | nobody
    closed-family-declined: nobody | nobody | nobody
    closed-unable-to-contact: nobody | nobody | nobody
    closed-no-response: nobody | nobody | nobody
    closed-moved: nobody | nobody | nobody
    closed-redirected: nobody | nobody | nobody
    entered-in-error: nobody | nobody | nobody"
  `)
})

test('after a missed appointment the school acts, on every pathway', () => {
  const missed = { state: 'accepted', nextTask: 'call-about-missed-appointment' } as const
  expect(Pathway.options.map((pathway) => whoActs({ ...missed, pathway }))).toEqual([
    'school',
    'school',
    'school',
  ])
})

test('once the consent was taken back the school decides, on every pathway', () => {
  const back = { state: 'awaiting-consent', nextTask: 'decide-without-consent' } as const
  expect(Pathway.options.map((pathway) => whoActs({ ...back, pathway }))).toEqual([
    'school',
    'school',
    'school',
  ])
})

test('once the consent that was asked for is signed the school acts, on every pathway', () => {
  const signed = { state: 'awaiting-consent', nextTask: 'send-referral' } as const
  expect(Pathway.options.map((pathway) => whoActs({ ...signed, pathway }))).toEqual([
    'school',
    'school',
    'school',
  ])
})

test('only a first appointment that was kept counts as success', () => {
  expect(STATES.filter(isSuccess)).toEqual(['linked', 'receiving-services'])
  expect(STATES.filter(isOpen)).toEqual(OPEN_STATES)
})

const usual = USUAL_TIERS

test('the task and its day, read aloud: a routine referral that arrives on a Tuesday', () => {
  const lines = OPEN_STATES.flatMap((state) =>
    Pathway.options.map((pathway) => {
      const arrival = { state, pathway, urgency: 'routine', on: '2026-12-08' } as const
      const { task, dueOn: day } = nextTask(arrival, noCalendar, usual.routine)
      return `${state}, ${pathway}: ${task} by ${day}`
    }),
  )
  expect([...new Set(lines)].join('\n')).toMatchInlineSnapshot(`
    "draft, family-contacts-provider: prepare-packet by 2026-12-22
    draft, school-contacts-provider: prepare-packet by 2026-12-22
    draft, school-based: prepare-packet by 2026-12-22
    awaiting-consent, family-contacts-provider: get-consent by 2026-12-15
    awaiting-consent, school-contacts-provider: get-consent by 2026-12-15
    awaiting-consent, school-based: get-consent by 2026-12-15
    sent, family-contacts-provider: call-family by 2026-12-15
    sent, school-contacts-provider: hear-from-provider by 2026-12-22
    sent, school-based: hear-from-provider by 2026-12-22
    accepted, family-contacts-provider: get-appointment by 2026-12-22
    accepted, school-contacts-provider: get-appointment by 2026-12-22
    accepted, school-based: get-appointment by 2026-12-22
    waitlisted, family-contacts-provider: ask-about-waitlist by 2026-12-22
    waitlisted, school-contacts-provider: ask-about-waitlist by 2026-12-22
    waitlisted, school-based: ask-about-waitlist by 2026-12-22
    more-information-needed, family-contacts-provider: give-information by 2026-12-10
    more-information-needed, school-contacts-provider: give-information by 2026-12-10
    more-information-needed, school-based: give-information by 2026-12-10
    appointment-scheduled, family-contacts-provider: confirm-appointment-kept by 2026-12-09
    appointment-scheduled, school-contacts-provider: confirm-appointment-kept by 2026-12-09
    appointment-scheduled, school-based: confirm-appointment-kept by 2026-12-09
    linked, family-contacts-provider: check-services-started by 2027-01-07
    linked, school-contacts-provider: check-services-started by 2027-01-07
    linked, school-based: check-services-started by 2027-01-07
    receiving-services, family-contacts-provider: review-progress by 2027-02-06
    receiving-services, school-contacts-provider: review-progress by 2027-02-06
    receiving-services, school-based: review-progress by 2027-02-06"
  `)
})

test('how long a provider may take to answer, by urgency, across a weekend', () => {
  const days = URGENCIES.map((urgency) => {
    const arrival = { state: 'sent', pathway: 'school-contacts-provider', urgency, on: '2026-12-11' } as const
    return `${urgency}: ${nextTask(arrival, noCalendar, usual[urgency]).dueOn}`
  })
  expect(days).toEqual([
    'emergency: 2026-12-11',
    'urgent: 2026-12-14',
    'priority: 2026-12-16',
    'routine: 2026-12-25',
  ])
})

test('a provider is waited for through the winter break, the school counts its own days only', () => {
  // Closed from 21 December to 1 January.
  const winter = calendarOf({
    years: [],
    closures: [{ startsOn: '2026-12-21', endsOn: '2027-01-01', kind: 'break', name: '' }],
  })
  const since = { pathway: 'school-contacts-provider', urgency: 'priority', on: '2026-12-17' } as const
  const provider = { state: 'sent', ...since } as const
  const school = { state: 'more-information-needed', ...since } as const
  expect(nextTask(provider, winter, usual.priority)).toEqual({
    task: 'hear-from-provider',
    dueOn: '2026-12-22',
  })
  expect(nextTask(school, winter, usual.priority)).toEqual({ task: 'give-information', dueOn: '2027-01-04' })
})

test('after a missed appointment the school calls on the next school day, not over the weekend', () => {
  const friday = {
    state: 'accepted',
    pathway: 'school-contacts-provider',
    urgency: 'routine',
    on: '2026-12-11',
    missed: true,
  } as const
  expect(nextTask(friday, noCalendar, usual.routine)).toEqual({
    task: 'call-about-missed-appointment',
    dueOn: '2026-12-14',
  })
})

test('whether an appointment was kept is asked on the school day after it', () => {
  const arrival = {
    state: 'appointment-scheduled',
    pathway: 'family-contacts-provider',
    urgency: 'routine',
    on: '2026-12-08',
    appointmentOn: '2026-12-18',
  } as const
  expect(nextTask(arrival, noCalendar, usual.routine)).toEqual({
    task: 'confirm-appointment-kept',
    dueOn: '2026-12-21',
  })
})

test('what the school does about an urgent student waits neither for Monday nor for August', () => {
  const calendar = calendarOf({
    years: [
      { name: '2026–27', startsOn: '2026-08-24', endsOn: '2027-06-11', terms: [] },
      { name: '2027–28', startsOn: '2027-08-23', endsOn: '2028-06-09', terms: [] },
    ],
    closures: [],
  })
  const dueOf = (urgency: Urgency) => {
    const since = { pathway: 'school-contacts-provider', urgency, on: '2027-06-11' } as const
    return [
      { state: 'accepted', missed: true, ...since } as const,
      { state: 'more-information-needed', ...since } as const,
      { state: 'appointment-scheduled', ...since } as const,
    ].map((arrival) => nextTask(arrival, calendar, usual[urgency]).dueOn)
  }
  expect(dueOf('priority')).toEqual(['2027-08-23', '2027-08-24', '2027-08-23'])
  expect(dueOf('urgent')).toEqual(['2027-06-12', '2027-06-13', '2027-06-12'])
  expect(dueOf('emergency')).toEqual(['2027-06-12', '2027-06-13', '2027-06-12'])
})

test('a reopened referral goes on where it stood, but an appointment called off has to be made anew', () => {
  expect(stateBeforeClosing([{ fromState: null }, { fromState: 'draft' }, { fromState: 'sent' }])).toBe(
    'sent',
  )
  expect(stateBeforeClosing([{ fromState: 'sent' }, { fromState: 'closed-no-response' }])).toBe('sent')
  expect(stateBeforeClosing([{ fromState: 'linked' }])).toBe('linked')
  expect(stateBeforeClosing([{ fromState: 'appointment-scheduled' }])).toBe('accepted')
  expect(stateBeforeClosing([{ fromState: null }])).toBe('draft')
})
