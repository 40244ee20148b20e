import type { Urgency } from '#shared/domain/urgency.ts'

import { chooseService, doneBefore } from './case-story.ts'
import { captureConcern, decideAs, drawWorry, type Worry } from './concern-story.ts'
import { crisisOver, crisisUnderWay } from './crisis-story.ts'
import { dayText, type DayNumber } from './days.ts'
import { lookUp, target, type Office } from './office.ts'
import type { Pupil } from './people.ts'
import {
  askForConsent,
  attempt,
  beginReferral,
  handPagesOver,
  printPages,
  record,
  scheduleAppointment,
  send,
  putOff,
  signRelease,
  step,
  type ReferralPlan,
  type Telling,
} from './referral-acts.ts'
import type { Moment, Story } from './stage.ts'
import { REMARKS } from './words.ts'

const DAY = 1440

/** Where one referral stands when the life ends, and how long ago, in school days, it began. */
interface Situation {
  readonly ago: number
  readonly urgency: Urgency
  readonly pathway: ReferralPlan['pathway']
  /** What was done, each with the school days since the thing before. */
  readonly acts: readonly (readonly [after: number, act: (telling: Telling) => void])[]
}

const toFamily = (telling: Telling): void => {
  const printed = printPages(telling)
  send(telling, 'in-hand')
  if (printed) handPagesOver(telling, printed)
}

const toProvider = (telling: Telling): void =>
  send(telling, 'fax', { information: ['contact-details', 'reason-for-referral'] })

const says = (operation: string, remarks: readonly string[]) => (telling: Telling) =>
  record(telling, operation, step(telling.office, telling.referral, 'provider-said', remarks[0] ?? ''))

const consent = (telling: Telling): void => {
  if (telling.referral.service) signRelease(telling, telling.referral.service)
}

const calledInVain = (telling: Telling): void => void attempt(telling, 0)
const reached = (telling: Telling): void => void attempt(telling, 1)

const dueAtTheEnd = (telling: Telling): void =>
  putOff(telling, {
    dueOn: dayText(telling.office.lastDay),
    reason: 'The family asked us to call today.',
  })

const meetsIn =
  (days: number) =>
  (telling: Telling): void =>
    scheduleAppointment(telling, telling.office.calendar.after(telling.office.today(), days))

/** One of each kind, so that the first screen shows what the program is for. */
const SITUATIONS: readonly Situation[] = [
  {
    ago: 12,
    urgency: 'routine',
    pathway: 'family-contacts-provider',
    acts: [
      [1, toFamily],
      [4, calledInVain],
    ],
  },
  {
    ago: 9,
    urgency: 'priority',
    pathway: 'family-contacts-provider',
    acts: [
      [1, toFamily],
      [2, calledInVain],
    ],
  },
  {
    ago: 10,
    urgency: 'routine',
    pathway: 'school-contacts-provider',
    acts: [
      [1, askForConsent],
      [5, calledInVain],
    ],
  },
  {
    ago: 8,
    urgency: 'routine',
    pathway: 'family-contacts-provider',
    acts: [
      [0, toFamily],
      [4, reached],
      [1, dueAtTheEnd],
    ],
  },
  {
    ago: 9,
    urgency: 'priority',
    pathway: 'school-contacts-provider',
    acts: [
      [1, askForConsent],
      [2, consent],
      [0, toProvider],
      [3, dueAtTheEnd],
    ],
  },
  {
    ago: 4,
    urgency: 'routine',
    pathway: 'school-contacts-provider',
    acts: [
      [0, askForConsent],
      [1, consent],
      [0, toProvider],
    ],
  },
  {
    ago: 7,
    urgency: 'routine',
    pathway: 'school-contacts-provider',
    acts: [
      [1, askForConsent],
      [2, consent],
      [0, toProvider],
    ],
  },
  {
    ago: 15,
    urgency: 'routine',
    pathway: 'school-contacts-provider',
    acts: [
      [1, askForConsent],
      [3, consent],
      [0, toProvider],
      [4, says('waitlist', REMARKS.waitlist)],
    ],
  },
  {
    ago: 11,
    urgency: 'routine',
    pathway: 'family-contacts-provider',
    acts: [
      [1, toFamily],
      [4, reached],
      [2, meetsIn(9)],
    ],
  },
  {
    ago: 14,
    urgency: 'priority',
    pathway: 'family-contacts-provider',
    acts: [
      [1, toFamily],
      [3, reached],
      [3, meetsIn(12)],
    ],
  },
  {
    ago: 8,
    urgency: 'routine',
    pathway: 'school-contacts-provider',
    acts: [
      [1, askForConsent],
      [2, consent],
      [0, toProvider],
      [2, says('accept', REMARKS.accepted)],
    ],
  },
  {
    ago: 6,
    urgency: 'routine',
    pathway: 'school-contacts-provider',
    acts: [
      [0, askForConsent],
      [1, consent],
      [0, toProvider],
      [3, says('askForInformation', REMARKS.information)],
    ],
  },
  { ago: 2, urgency: 'routine', pathway: 'family-contacts-provider', acts: [[1, toFamily]] },
  { ago: 1, urgency: 'priority', pathway: 'family-contacts-provider', acts: [] },
]

/** Finds students for the last days; a small school may have nobody left to worry about. */
type Draw = (isMine: boolean) => Pupil | undefined

function drawFresh(office: Office, draw: () => Pupil, owner: string): Draw {
  return (isMine) => {
    for (let tries = 0; tries < 400; tries += 1) {
      const pupil = draw()
      const stays = office.knows(pupil) && office.goesOn(pupil) > office.lastDay + 20
      const isFree = stays && !office.openCases.has(pupil)
      if (isFree && (!isMine || office.counselorOf(pupil) === owner)) return pupil
    }
    return undefined
  }
}

/** So many school days before the last one. */
function schoolDaysBefore({ calendar }: Office, day: DayNumber, count: number): DayNumber {
  let at = calendar.onOrBefore(day)
  for (let left = count; left > 0; left -= 1) at = calendar.onOrBefore(at - 1)
  return at
}

function morningOf(office: Office, day: DayNumber): Moment {
  return day * DAY + office.chance.between(480, 900)
}

/** Tells one situation up to where it stands; from there on nothing happens. */
function* tellSituation(office: Office, { ago, urgency, pathway, acts }: Situation, fresh: Draw): Story {
  const { chance, lastDay } = office
  let day = schoolDaysBefore(office, lastDay, ago)
  yield morningOf(office, day)
  const pupil = fresh(true)
  if (!pupil || office.openCases.has(pupil)) return
  const drawn = drawWorry(office, pupil)
  const worry: Worry = {
    ...drawn,
    urgency,
    reasons: drawn.reasons.filter((reason) => reason !== 'self-harm'),
  }
  const concern = captureConcern(office, pupil, worry)
  yield office.stage.now + chance.between(20, 50)
  const { opened: kase } = decideAs(office, pupil, worry, concern, 'community-provider')
  if (!kase) return
  kase.resting = true
  const [reason = 'asks-for-help', ...otherReasons] = worry.reasons
  const service = chooseService(office, kase, reason, urgency)
  if (!service) return
  yield office.stage.now + 12
  const plan: ReferralPlan = { pathway, reason, otherReasons, urgency, needIdentifiedOn: day }
  const telling = beginReferral(office, kase, plan, service)
  telling.referral.resting = true
  office.write({
    actor: kase.owner,
    operation: 'cases.setNext',
    as: kase.name,
    input: { ...target(kase.name), next: null, ...doneBefore(kase) },
  })
  kase.next = null
  for (const [after, act] of acts) {
    const next = office.calendar.after(day, after)
    if (next > lastDay) return
    yield next === day ? office.stage.now + chance.between(2, 9) : morningOf(office, next)
    day = next
    act(telling)
  }
}

/** Two cases the office carries itself have something to do on the last day. */
function dueCases(office: Office, owner: string): void {
  const mine = [...office.openCases.values()].filter(
    (kase) =>
      kase.owner === owner && !kase.closed && !kase.resting && !kase.referrals.some(({ open }) => open),
  )
  for (const kase of office.chance.some(mine, 2)) {
    kase.resting = true
    const next = {
      action: 'Meet with the student at lunch',
      ownerId: lookUp('account', owner),
      dueOn: dayText(office.lastDay),
    }
    office.write({
      actor: owner,
      operation: 'cases.setNext',
      as: kase.name,
      input: { ...target(kase.name), next, ...doneBefore(kase) },
    })
    kase.next = next.action
  }
}

/** The last hours: new concerns wait, and one of them could not. */
function* lastHours(office: Office, owner: string, fresh: Draw): Story {
  const { chance, lastDay } = office
  const worryAbout = (pupil: Pupil | undefined, urgency: Urgency): void => {
    if (pupil) captureConcern(office, pupil, { ...drawWorry(office, pupil), urgency })
  }
  yield schoolDaysBefore(office, lastDay, 1) * DAY + 870
  dueCases(office, owner)
  for (const urgency of ['routine', 'priority'] as const) {
    yield office.stage.now + chance.between(8, 30)
    worryAbout(fresh(false), urgency)
  }
  yield schoolDaysBefore(office, lastDay, 0) * DAY + 468
  const pupil = fresh(true)
  if (!pupil) return
  const worry: Worry = { reasons: ['self-harm'], source: 'peer', urgency: 'emergency' }
  const concern = captureConcern(office, pupil, worry)
  yield office.stage.now + 6
  const { opened } = decideAs(office, pupil, worry, concern, 'crisis')
  if (opened) {
    opened.resting = true
    yield office.stage.now + 1
    yield* crisisUnderWay(office, opened)
  }
  yield office.stage.now + 9
  worryAbout(fresh(false), 'priority')
}

/** So many school days before the end a crisis is walked from its first step to its last. */
const CRISIS_OVER = 3

function* earlierCrisis(office: Office, fresh: Draw): Story {
  yield morningOf(office, schoolDaysBefore(office, office.lastDay, CRISIS_OVER))
  const pupil = fresh(true)
  if (!pupil || office.openCases.has(pupil)) return
  const worry: Worry = { reasons: ['safety'], source: 'teacher', urgency: 'emergency' }
  const concern = captureConcern(office, pupil, worry)
  yield office.stage.now + 5
  const { opened } = decideAs(office, pupil, worry, concern, 'crisis')
  if (!opened) return
  opened.resting = true
  yield office.stage.now + 1
  yield* crisisOver(office, opened)
}

/** Leaves enough open on the last day for the first screen to have something to say. */
export function beginLastDays(office: Office, draw: () => Pupil, owner: string, opening: Moment): void {
  const fresh = drawFresh(office, draw, owner)
  const begins = (ago: number) => Math.max(opening, schoolDaysBefore(office, office.lastDay, ago) * DAY)
  for (const situation of SITUATIONS)
    office.begin(tellSituation(office, situation, fresh), begins(situation.ago))
  office.begin(earlierCrisis(office, fresh), begins(CRISIS_OVER))
  office.begin(lastHours(office, owner, fresh), begins(1))
}
