import fc from 'fast-check'
import { expect, test } from 'vitest'

import { ReferralState } from './referral.ts'
import { heardCounts, isEnoughHeard, type ScoredReferral, scoreOf, standingSteps } from './scorecard.ts'
import { NOTHING_HEARD } from './slip-answer.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31', today: '2026-12-08' }

const step = (to: ReferralState, on: string, from: ReferralState | null = null, action = 'step') => ({
  ...{ action, from, to, on },
})

function sent(
  steps: readonly (readonly [ReferralState, string])[],
  known: Partial<ScoredReferral> = {},
): ScoredReferral {
  const [state = 'sent'] = steps.at(-1) ?? []
  return {
    ...{ studentId: 'one', pathway: 'school-contacts-provider', endReason: null, linkedOn: null, state },
    steps: steps.map(([to, on]) => step(to, on)),
    ...known,
  }
}

test('each referral stands once under how it was answered, and open ones are in every count', () => {
  const score = scoreOf(
    [
      sent([
        ['sent', '2026-09-01'],
        ['accepted', '2026-09-03'],
      ]),
      sent([
        ['sent', '2026-09-01'],
        ['waitlisted', '2026-09-10'],
      ]),
      sent([
        ['sent', '2026-09-01'],
        ['more-information-needed', '2026-09-02'],
      ]),
      sent([['sent', '2026-12-07']], { studentId: 'two' }),
      sent(
        [
          ['sent', '2026-09-01'],
          ['accepted', '2026-09-02'],
          ['closed-provider-declined', '2026-10-01'],
        ],
        { endReason: 'no-capacity' },
      ),
    ],
    YEAR,
  )
  expect(score).toMatchObject({
    ...{ referrals: 5, students: 2 },
    answers: { accepted: 1, waitlisted: 1, asked: 1, declined: 1, none: 1 },
    firstAnswer: { medianDays: 1.5, referrals: 2 },
    answeredWithin: [
      { days: 2, count: 2, of: 4 },
      { days: 14, count: 2, of: 4 },
    ],
    ...{ linked: 0, wait: null, stillWaiting: 4 },
    declines: [{ reason: 'no-capacity', referrals: 1 }],
  })
})

test('whoever was seen is measured against those sent long enough ago, and a wait that goes on is in no median', () => {
  const linked = (sentOn: string, linkedOn: string) =>
    sent(
      [
        ['sent', sentOn],
        ['linked', linkedOn],
      ],
      { linkedOn },
    )
  const score = scoreOf(
    [
      linked('2026-03-01', '2026-03-11'),
      linked('2026-03-01', '2026-05-10'),
      // Sent 38 days ago: too young to tell, whatever became of it.
      linked('2026-10-31', '2026-11-02'),
      sent([['sent', '2026-03-01']]),
    ],
    YEAR,
  )
  expect(score).toMatchObject({
    linked: 3,
    linkedWithin: [
      { days: 42, count: 1, of: 3 },
      { days: 90, count: 2, of: 3 },
    ],
    wait: { medianDays: 10, referrals: 3 },
    stillWaiting: 1,
  })
})

test('a step that was taken back never happened; one sent again counts from the first time; a mistake counts nowhere', () => {
  const steps = [
    step('sent', '2026-09-01', 'draft'),
    step('accepted', '2026-09-02', 'sent'),
    step('sent', '2026-09-03', 'accepted', 'undo'),
    step('more-information-needed', '2026-09-04', 'sent'),
    step('sent', '2026-09-20', 'more-information-needed'),
  ]
  expect(standingSteps(steps).map(({ to }) => to)).toEqual(['sent', 'more-information-needed', 'sent'])
  const again = { ...sent([]), state: 'sent', steps } as const
  const september = { ...YEAR, to: '2026-09-10' }
  expect(scoreOf([again], september)).toMatchObject({
    referrals: 1,
    answers: { asked: 1 },
    firstAnswer: null,
  })
  expect(scoreOf([{ ...again, state: 'entered-in-error' }], YEAR).referrals).toBe(0)
  expect(scoreOf([again], { ...YEAR, from: '2026-09-02' }).referrals).toBe(0)
})

test('an ending that nobody declined is told by its kind, and who was seen first is in none', () => {
  const ended = (state: ReferralState, linkedOn: string | null = null) =>
    sent(
      [
        ['sent', '2026-09-01'],
        [state, '2026-09-20'],
      ],
      { linkedOn },
    )
  const { endings, stillWaiting } = scoreOf(
    [
      ended('closed-moved'),
      ended('closed-no-response'),
      ended('closed-no-response'),
      ended('closed-completed', '2026-09-05'),
      ended('closed-moved', '2026-09-05'),
    ],
    YEAR,
  )
  expect(endings).toEqual([
    { state: 'closed-no-response', referrals: 2 },
    { state: 'closed-moved', referrals: 1 },
  ])
  expect(stillWaiting).toBe(0)
})

test('a question left open counts nowhere, and nine answers stay in the office', () => {
  const answers = Array.from({ length: 10 }, (_, at) => ({
    ...NOTHING_HEARD,
    helped: at === 0 ? ('no' as const) : ('yes' as const),
    safe: at === 0 ? null : ('yes' as const),
  }))
  const heard = heardCounts(answers)
  expect(heard).toMatchObject({ helped: { yes: 9, no: 1 }, respected: { yes: 0 }, safe: { yes: 9 } })
  expect([heard.helped, heard.respected, heard.safe].map(isEnoughHeard)).toEqual([true, false, false])
})

test('whoever was sent is seen, waits, was declined or ended otherwise: the figures add up to what was sent', () => {
  const referral = fc
    .record({
      state: fc.constantFrom(...ReferralState.options.filter((state) => state !== 'entered-in-error')),
      linkedOn: fc.option(fc.constant('2026-10-01'), { nil: null }),
    })
    .map(({ state, linkedOn }) =>
      sent(
        [
          ['sent', '2026-09-01'],
          [state, '2026-10-02'],
        ],
        { linkedOn },
      ),
    )
  fc.assert(
    fc.property(fc.array(referral), (referrals) => {
      const score = scoreOf(referrals, YEAR)
      const ended = score.endings.reduce((sum, { referrals: count }) => sum + count, 0)
      expect(score.linked + score.stillWaiting + score.declinedUnseen + ended).toBe(score.referrals)
    }),
  )
})
