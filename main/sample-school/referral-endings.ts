import type {
  Barrier,
  ClosedState,
  EndedBy,
  EndReason,
  EventSource,
  Outcome,
} from '#shared/domain/referral.ts'

import { record, step, type Telling } from './referral-acts.ts'
import { REMARKS } from './words.ts'

type HowItEnds = Readonly<{
  state: ClosedState
  endedBy: EndedBy
  reason: EndReason
  barriers?: readonly Barrier[]
  outcome?: Outcome
}>

const NOT_LINKED: Outcome = 'not-known'

/** Writes how a referral ended. */
export function close(telling: Telling, ending: HowItEnds, source: EventSource, note = ''): void {
  const { office, referral } = telling
  const { barriers = [], outcome = NOT_LINKED, ...how } = ending
  record(telling, 'close', {
    ...step(office, referral, source),
    ending: { ...how, barriers, noBarrier: barriers.length === 0, outcome, note },
  })
  referral.open = false
}

/** The family or the student says no. */
export function familyDeclines(telling: Telling): void {
  const { chance } = telling.office
  close(
    telling,
    {
      state: 'closed-family-declined',
      endedBy: chance.happens(0.75) ? 'family' : 'student',
      reason: chance.happens(0.75) ? 'family-chose-not-to' : 'student-chose-not-to',
      barriers: chance.some<Barrier>(
        [
          'low-perceived-need',
          'stigma-confidentiality',
          'cost-insurance',
          'would-not-help',
          'transport',
          'hours',
          'language-interpreter',
        ],
        chance.between(1, 2),
      ),
    },
    'family-said',
  )
}

/** Nobody can be reached. */
export function unreachable(telling: Telling): void {
  close(
    telling,
    {
      state: 'closed-unable-to-contact',
      endedBy: 'school',
      reason: 'could-not-reach',
      barriers: ['unreachable'],
    },
    'office',
  )
}

/** The provider never answers. */
export function noAnswer(telling: Telling): void {
  close(
    telling,
    {
      state: 'closed-no-response',
      endedBy: 'provider',
      reason: 'no-answer',
      barriers: ['provider-did-not-call-back'],
    },
    'assumed',
  )
}

const DECLINES: readonly (readonly [EndReason, Barrier | null, number])[] = [
  ['no-capacity', 'waitlist', 34],
  ['insurance-not-accepted', 'cost-insurance', 22],
  ['eligibility', null, 10],
  ['age', null, 7],
  ['out-of-area', 'transport', 7],
  ['missing-documents', 'school-side', 6],
  ['incomplete-information', 'school-side', 5],
  ['service-not-provided', null, 4],
  ['already-enrolled', null, 3],
  ['inappropriate', null, 2],
]

/** The provider says no. */
export function providerDeclines(telling: Telling): void {
  const { chance } = telling.office
  const [reason, barrier] = chance.weighted(DECLINES.map((decline) => [decline, decline[2]] as const))
  close(
    telling,
    { state: 'closed-provider-declined', endedBy: 'provider', reason, barriers: barrier ? [barrier] : [] },
    chance.happens(0.6) ? 'provider-said' : 'family-said',
    chance.pick(REMARKS.declined),
  )
}
