import { expect, test } from 'vitest'

import type { ReferralState } from './referral.ts'
import {
  asksFor,
  isOnlyKept,
  NOTHING_HEARD,
  saysTheSame,
  SlipAnswerDraft,
  standingAnswers,
  type SlipTick,
  stepOf,
  TICKS,
} from './slip-answer.ts'

const REFERRAL = '019400aa-0000-7000-8000-000000000001'

const paper = (said: object) => ({
  ...{ referralId: REFERRAL, slip: 'follow-up-card', cameOn: '2026-12-08', tick: null, day: null },
  ...{ atTime: null, reason: null, heard: NOTHING_HEARD, pleaseCall: false, words: '' },
  ...said,
})

const pathsOf = (said: object) =>
  SlipAnswerDraft.safeParse(paper(said)).error?.issues.map(({ path }) => path.join('.')) ?? []

test.each([
  ['appointment', 'sent', 'schedule-appointment'],
  ['appointment', 'linked', 'schedule-appointment'],
  ['appointment', 'draft', null],
  ['kept', 'appointment-scheduled', 'confirm-linked'],
  ['kept', 'linked', null],
  ['waiting', 'sent', 'waitlist'],
  ['accepted', 'sent', 'accept'],
  ['received', 'sent', null],
  ['more-information', 'accepted', 'ask-for-information'],
  ['missed', 'appointment-scheduled', 'miss-appointment'],
  ['declined', 'sent', null],
  ['no-answer', 'sent', null],
] as const)('a paper that says “%s” of a referral that is “%s”: %s', (tick, state, expected) => {
  expect(stepOf({ tick, day: null }, state)).toBe(expected)
})

test('a provider that takes a referral and names a day has made an appointment', () => {
  const said = { tick: 'accepted', day: '2026-12-15' } as const
  expect(stepOf(said, 'sent')).toBe('schedule-appointment')
  expect(stepOf(said, 'receiving-services')).toBe('schedule-appointment')
  expect(stepOf(said, 'draft')).toBeNull()
})

test('what says where the referral is, and cannot move it, is said to be kept alone', () => {
  const isKept = (tick: SlipTick | null, state: ReferralState) => isOnlyKept({ tick, day: null }, state)
  expect([isKept('kept', 'linked'), isKept('no-answer', 'sent'), isKept(null, 'sent')]).toEqual([
    true,
    false,
    false,
  ])
})

test.each([
  [{ pleaseCall: true }, ['call-family']],
  [{ slip: 'feedback-slip', pleaseCall: true }, ['call-provider']],
  [{ slip: 'feedback-slip', tick: 'family-unreached' }, ['call-family']],
  [{ tick: 'no-answer' }, ['call-family']],
  [{ slip: 'feedback-slip', tick: 'declined' }, ['look-again']],
  [{ heard: { ...NOTHING_HEARD, safe: 'no' } }, ['unsafe']],
  [{ heard: { helped: 'no', respected: 'no', safe: 'no' }, pleaseCall: true }, ['unsafe', 'call-family']],
  [{ heard: { ...NOTHING_HEARD, respected: 'no' } }, ['look-again']],
  [{ heard: { helped: 'yes', respected: 'little', safe: 'little' } }, []],
  [{ tick: 'kept', day: '2026-12-01' }, []],
])('%j asks for %j', (said, expected) => {
  expect(asksFor(SlipAnswerDraft.parse(paper(said)))).toEqual(expected)
})

test.each([
  [{}, ['tick']],
  [{ words: 'Thank you' }, []],
  [{ tick: 'accepted' }, ['tick']],
  [{ tick: 'appointment' }, ['day']],
  [{ tick: 'kept', day: '2026-12-09' }, ['day']],
  [{ tick: 'kept', day: '2026-12-08' }, []],
  [{ slip: 'feedback-slip', tick: 'accepted' }, []],
  [{ slip: 'feedback-slip', tick: 'accepted', day: '2026-12-15' }, []],
  [{ slip: 'feedback-slip', tick: 'received', day: '2026-12-09' }, ['day']],
  [{ slip: 'feedback-slip', tick: 'over', day: '2026-12-09' }, ['day']],
  [{ slip: 'feedback-slip', tick: 'missed', day: '2026-12-15' }, []],
  [{ slip: 'feedback-slip', tick: 'appointment', day: '2026-12-15' }, ['tick']],
])('%j lacks %j', (said, expected) => {
  expect(pathsOf(said)).toEqual(expected)
})

test('how it was is asked on the follow-up card alone', () => {
  const heard = { helped: 'yes', respected: 'little', safe: 'no' }
  const heardOf = (slip: string) => SlipAnswerDraft.parse(paper({ slip, heard, words: 'Thank you' })).heard
  expect(heardOf('follow-up-card')).toEqual(heard)
  expect([heardOf('contact-slip'), heardOf('feedback-slip')]).toEqual([NOTHING_HEARD, NOTHING_HEARD])
})

test('what a ticked line does not ask for is not kept', () => {
  const said = SlipAnswerDraft.parse(
    paper({
      ...{ slip: 'feedback-slip', tick: 'declined', reason: 'age', day: '2026-12-01', atTime: '10:00' },
      heard: { helped: 'no', respected: 'no', safe: 'no' },
    }),
  )
  expect(said).toMatchObject({ day: null, atTime: null, reason: 'age', heard: NOTHING_HEARD })
  expect(SlipAnswerDraft.parse(paper({ tick: 'no-answer', reason: 'age' })).reason).toBeNull()
})

test('the same paper twice is known by what it says; what was taken the place of no longer holds', () => {
  const one = SlipAnswerDraft.parse(paper({ tick: 'no-answer' }))
  expect(saysTheSame(one, { ...one })).toBe(true)
  expect(saysTheSame(one, SlipAnswerDraft.parse(paper({ tick: 'not-now' })))).toBe(false)
  const chain = [
    { id: 'a', replacesId: null },
    { id: 'b', replacesId: 'a' },
    { id: 'c', replacesId: null },
  ]
  expect(standingAnswers(chain).map(({ id }) => id)).toEqual(['b', 'c'])
})

test('only a provider says yes or no to a referral', () => {
  expect(TICKS['contact-slip']).not.toContain('accepted')
  expect(TICKS['follow-up-card']).not.toContain('declined')
  expect(TICKS['feedback-slip']).toEqual(expect.arrayContaining(['accepted', 'declined', 'family-unreached']))
})
