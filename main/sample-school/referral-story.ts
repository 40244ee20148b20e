import type { Reason } from '#shared/domain/concern.ts'
import type {
  Barrier,
  ClosedState,
  EndedBy,
  EndReason,
  EventSource,
  Outcome,
  Pathway,
  SendMethod,
} from '#shared/domain/referral.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import { dayText, type DayNumber } from './days.ts'
import {
  answerOf,
  lookUp,
  target,
  todayText,
  type Office,
  type SampleCase,
  type SampleReferral,
} from './office.ts'
import type { ProviderService } from './providers.ts'
import type { Story } from './stage.ts'
import { ATTEMPTS, REMARKS, SCHOOL_SERVICES } from './words.ts'

/** What a referral of the sample school is made for. */
export interface ReferralPlan {
  readonly pathway: Pathway
  readonly reason: Reason
  readonly otherReasons: readonly Reason[]
  readonly urgency: Urgency
  readonly needIdentifiedOn: DayNumber
}

type HowItEnds = Readonly<{
  state: ClosedState
  endedBy: EndedBy
  reason: EndReason
  barriers?: readonly Barrier[]
  outcome?: Outcome
}>

/** One referral from its draft to its end, told step by step. */
interface Telling {
  readonly office: Office
  readonly referral: SampleReferral
  readonly plan: ReferralPlan
}

const NOT_LINKED: Outcome = 'not-known'
const DAY = 1440

function step(office: Office, { name }: SampleReferral, source: EventSource, remark = '') {
  return { ...target(name), effectiveOn: todayText(office), source, remark }
}

function record(
  { office, referral }: Telling,
  operation: string,
  input: object,
  actor = referral.kase.owner,
): void {
  office.write({ actor, operation: `referrals.${operation}`, input, as: referral.name })
}

function close(telling: Telling, ending: HowItEnds, source: EventSource, note = ''): void {
  const { office, referral } = telling
  const { barriers = [], outcome = NOT_LINKED, ...how } = ending
  record(telling, 'close', { ...step(office, referral, source), ending: { ...how, barriers, outcome, note } })
  referral.open = false
}

/** Waits; answers `false` when the student went meanwhile and the referral was closed for it. */
function* pause(telling: Telling, schoolDays: number): Story<boolean> {
  const { office, referral } = telling
  const { kase } = referral
  const goes = office.goesOn(kase.pupil)
  const until = office.inSchoolDays(schoolDays)
  const isLate = Math.floor(until / DAY) > office.lastDay - 16 && office.chance.happens(0.3)
  yield goes * DAY < until
    ? Math.max(goes * DAY + 600, office.stage.now + 1)
    : isLate
      ? until + 30 * DAY
      : until
  while (referral.resting) yield (office.lastDay + 2) * DAY
  if (goes > office.today()) return true
  close(telling, { state: 'closed-moved', endedBy: 'system', reason: 'moved-away' }, 'office')
  return false
}

/** One try to reach the family; answers whether it worked. */
function attempt({ office, referral }: Telling, odds = 0.52): boolean {
  const { chance, clerk } = office
  const { kase } = referral
  const reached = chance.happens(odds)
  const language = kase.contact?.language ?? 'en'
  office.write({
    actor: !kase.restricted && chance.happens(0.4) ? clerk : kase.owner,
    operation: 'cases.logAttempt',
    input: {
      caseId: answerOf(kase.name, 'id'),
      referralId: answerOf(referral.name, 'id'),
      withWhom: 'family',
      contactId: kase.contact ? lookUp('contact', kase.contact.sourceId) : null,
      channel: chance.weighted([
        ['phone', 0.7],
        ['text', 0.14],
        ['note-home', 0.08],
        ['in-person', 0.08],
      ]),
      language,
      interpreter: language !== 'en' && reached && chance.happens(0.5) ? 'Telephone interpreter' : '',
      reached,
      result: chance.pick(reached ? ATTEMPTS.reached : ATTEMPTS.missed),
    },
  })
  return reached
}

/** Tries for a while; answers whether the family was reached, or `null` when the student went meanwhile. */
function* reachFamily(telling: Telling, tries: number, odds?: number): Story<boolean | null> {
  for (let done = 0; done < tries; done += 1) {
    if (attempt(telling, odds)) return true
    if (!(yield* pause(telling, telling.office.chance.between(2, 5)))) return null
  }
  return false
}

function familyDeclines(telling: Telling): void {
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

function unreachable(telling: Telling): void {
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

function noAnswer(telling: Telling): void {
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

function providerDeclines(telling: Telling): void {
  const { chance } = telling.office
  const [reason, barrier] = chance.weighted(DECLINES.map((decline) => [decline, decline[2]] as const))
  close(
    telling,
    { state: 'closed-provider-declined', endedBy: 'provider', reason, barriers: barrier ? [barrier] : [] },
    chance.happens(0.6) ? 'provider-said' : 'family-said',
    chance.pick(REMARKS.declined),
  )
}

/** The wait for a first appointment, in school days, as families really live through it. */
function waitOf({ office: { chance }, plan, referral: { service } }: Telling): number {
  const weeks = service ? service.medianWeeks : 0.8
  const haste =
    plan.urgency === 'emergency'
      ? 0.1
      : plan.urgency === 'urgent'
        ? 0.4
        : plan.urgency === 'priority'
          ? 0.8
          : 1
  return Math.min(160, Math.max(1, chance.logNormal(weeks * 5 * haste, 0.75)))
}

/** After the first kept appointment: the help goes on, and ends. */
function* beInCare(telling: Telling): Story {
  const { office, referral } = telling
  const { chance } = office
  if (!(yield* pause(telling, chance.between(10, 28)))) return
  if (chance.happens(0.12)) return familyDeclines(telling)
  record(
    telling,
    'startServices',
    step(office, referral, chance.pick(['family-said', 'provider-said', 'student-said'])),
  )
  const sessions = chance.logNormal(referral.service ? 55 : 40, 0.5)
  if (!(yield* pause(telling, sessions))) return
  if (chance.happens(0.1)) return familyDeclines(telling)
  close(
    telling,
    {
      state: 'closed-completed',
      endedBy: chance.pick(['provider', 'family', 'school']),
      reason: 'goals-reached',
      outcome: chance.weighted<Outcome>([
        ['much-better', 0.26],
        ['better', 0.46],
        ['same', 0.16],
        ['worse', 0.03],
        ['not-known', 0.09],
      ]),
    },
    chance.pick(['provider-said', 'family-said', 'student-said']),
  )
}

/** An appointment is made, kept or missed, and perhaps made again. */
function* meetFirst(telling: Telling, wait: number): Story {
  const { office, referral } = telling
  const { chance, calendar, clerk } = office
  const kase = referral.kase
  for (let tries = 0; tries < 3; tries += 1) {
    const onDay = calendar.after(office.today(), Math.max(1, Math.round(tries === 0 ? wait : wait / 3 + 3)))
    const said = chance.pick<EventSource>(['family-said', 'provider-said', 'document-seen'])
    record(
      telling,
      'scheduleAppointment',
      {
        ...step(office, referral, said),
        onDay: dayText(onDay),
        atTime: chance.happens(0.8)
          ? `${String(chance.between(8, 17)).padStart(2, '0')}:${chance.pick(['00', '15', '30', '45'])}`
          : null,
        kind: chance.happens(0.3) ? 'intake' : 'first',
      },
      !kase.restricted && chance.happens(0.5) ? clerk : kase.owner,
    )
    const learnsAfter = chance.weighted([
      [0, 3],
      [1, 5],
      [3, 2],
      [7, 1],
    ])
    const schoolDays = schoolDaysUntil(office, onDay) + learnsAfter
    if (!(yield* pause(telling, schoolDays))) return
    if (!chance.happens(0.18)) {
      record(telling, 'confirmLinked', {
        ...step(
          office,
          referral,
          chance.weighted<EventSource>([
            ['family-said', 5],
            ['student-said', 3],
            ['provider-said', 3],
            ['document-seen', 2],
          ]),
        ),
        effectiveOn: dayText(onDay),
      })
      return yield* beInCare(telling)
    }
    const cancelled = chance.happens(0.25)
    record(telling, 'missAppointment', {
      ...step(office, referral, 'family-said', chance.pick(REMARKS.missed)),
      how: cancelled ? 'cancelled' : 'missed',
      cancelledBy: cancelled ? chance.pick(['provider', 'family']) : null,
    })
    if (!(yield* pause(telling, chance.between(1, 3)))) return
    const reached = yield* reachFamily(telling, 3, 0.62)
    if (reached === null) return
    if (!reached) return unreachable(telling)
    if (!(yield* pause(telling, chance.between(1, 6)))) return
    if (chance.happens(0.2)) return familyDeclines(telling)
  }
  return unreachable(telling)
}

function schoolDaysUntil({ calendar, today }: Office, day: DayNumber): number {
  let count = 0
  for (let at = today(); at < day; at += 1) if (calendar.isSchoolDay(at + 1)) count += 1
  return count
}

/** On a list, asked about every few weeks. */
function* waitInLine(telling: Telling, wait: number): Story {
  const { office, referral } = telling
  const { chance } = office
  record(
    telling,
    'waitlist',
    step(office, referral, chance.pick(['provider-said', 'family-said']), chance.pick(REMARKS.waitlist)),
  )
  let left = wait
  while (left > 0) {
    const patience = Math.min(left, chance.between(9, 14))
    if (!(yield* pause(telling, patience))) return
    left -= patience
    if (chance.happens(0.06)) {
      return close(
        telling,
        {
          state: 'closed-family-declined',
          endedBy: 'family',
          reason: 'family-chose-not-to',
          barriers: ['waitlist'],
        },
        'family-said',
      )
    }
  }
  yield* meetFirst(telling, chance.between(2, 8))
}

/** What comes back from the provider, and what follows from it. */
function* hearBack(telling: Telling): Story {
  const { office, referral } = telling
  const { chance } = office
  const { answers = 0.97, accepts = 0.95 } = referral.service?.organization.kind ?? {}
  const wait = waitOf(telling)
  if (!chance.happens(answers)) {
    if (!(yield* pause(telling, chance.between(18, 40)))) return
    return noAnswer(telling)
  }
  if (!(yield* pause(telling, Math.min(45, chance.logNormal(4, 0.9))))) return
  if (chance.happens(0.08)) {
    record(
      telling,
      'askForInformation',
      step(office, referral, 'provider-said', chance.pick(REMARKS.information)),
    )
    if (!(yield* pause(telling, chance.between(1, 6)))) return
    record(telling, 'accept', step(office, referral, 'provider-said', chance.pick(REMARKS.accepted)))
  } else if (!chance.happens(accepts)) {
    return chance.happens(0.35) ? yield* waitInLine(telling, wait) : providerDeclines(telling)
  } else if (chance.happens(0.6)) {
    record(telling, 'accept', step(office, referral, 'provider-said', chance.pick(REMARKS.accepted)))
    if (!(yield* pause(telling, chance.between(1, 8)))) return
  }
  yield* meetFirst(telling, wait)
}

function send(telling: Telling, method: SendMethod, more: object = {}): void {
  const { office, referral } = telling
  record(telling, 'send', {
    ...step(office, referral, 'office'),
    method,
    information: [],
    emergency: null,
    ...more,
  })
}

/** The family takes the list and calls; the school calls the family. */
function* familyCalls(telling: Telling): Story {
  const { office } = telling
  const { chance } = office
  if (
    !(yield* pause(
      telling,
      chance.weighted([
        [0, 5],
        [1, 3],
        [3, 1],
        [8, 0.5],
      ]),
    ))
  )
    return
  send(
    telling,
    chance.weighted<SendMethod>([
      ['in-hand', 6],
      ['post', 2],
      ['phone', 2],
    ]),
  )
  if (!(yield* pause(telling, chance.logNormal(5, 0.5)))) return
  const reached = yield* reachFamily(telling, 3)
  if (reached === null) return
  if (!reached) return unreachable(telling)
  if (chance.happens(0.13)) return familyDeclines(telling)
  yield* hearBack(telling)
}

/** A signed release comes first; three in ten never come back. */
function* schoolCalls(telling: Telling, service: ProviderService): Story {
  const { office, referral, plan } = telling
  const { chance, clerk } = office
  const { kase } = referral
  const isEmergency = plan.urgency === 'emergency'
  const information = [
    'contact-details',
    'reason-for-referral',
    ...(chance.happens(0.3) ? ['school-records'] : []),
  ]
  const method = chance.weighted<SendMethod>([
    ['fax', 4],
    ['secure-portal', 3],
    ['phone', 2],
    ['post', 1],
  ])

  if (isEmergency) {
    send(telling, 'phone', {
      information,
      emergency: {
        threat: 'Immediate danger to the student’s life; clinician called while the student was with us.',
      },
    })
    return yield* hearBack(telling)
  }
  if ((kase.consents.get(service.organization) ?? 0) <= office.today() + 20) {
    if (
      !(yield* pause(
        telling,
        chance.weighted([
          [0, 6],
          [1, 3],
          [3, 1],
        ]),
      ))
    )
      return
    record(telling, 'requestConsent', step(office, referral, 'office'))
    const returned = chance.happens(0.7)
    if (!returned) {
      if (!(yield* pause(telling, chance.between(5, 9)))) return
      const reached = yield* reachFamily(telling, 3, 0.4)
      if (reached === null) return
      if (!(yield* pause(telling, chance.between(12, 22)))) return
      if (reached && chance.happens(0.5)) {
        return close(
          telling,
          {
            state: 'closed-family-declined',
            endedBy: 'family',
            reason: 'family-chose-not-to',
            barriers: ['no-parent-permission'],
          },
          'family-said',
        )
      }
      return close(
        telling,
        {
          state: 'closed-unable-to-contact',
          endedBy: 'school',
          reason: 'could-not-reach',
          barriers: ['no-parent-permission', chance.happens(0.3) ? 'school-side' : 'unreachable'],
        },
        'office',
      )
    }
    if (!(yield* pause(telling, Math.min(40, chance.logNormal(6, 0.8))))) return
    if (chance.happens(0.4)) attempt(telling, 0.7)
    const expiresOn = office.today() + 365
    office.write({
      actor: !kase.restricted && chance.happens(0.5) ? clerk : kase.owner,
      operation: 'consents.create',
      as: office.newName('s'),
      input: {
        studentId: lookUp('student', kase.pupil.sourceId),
        kind: 'exchange',
        signer: kase.contact ? `${kase.contact.givenName} ${kase.contact.familyName}` : 'Parent',
        authority: 'parent',
        recipientIds: [lookUp('organization', service.organization.id)],
        direction: chance.happens(0.7) ? 'both' : 'to',
        information: ['contact-details', 'reason-for-referral', 'school-records', 'attendance-kept'],
        purpose: 'Referral and coordination of services',
        signedOn: todayText(office),
        expiresOn: dayText(expiresOn),
        languageSigned: chance.happens(0.8) ? (kase.contact?.language ?? 'en') : 'en',
        interpreter: '',
      },
    })
    kase.consents.set(service.organization, expiresOn)
    yield office.soon(chance.between(5, 40))
  }
  send(telling, method, { information })
  yield* hearBack(telling)
}

/** Help inside the school. */
function* schoolHelps(telling: Telling): Story {
  const { chance } = telling.office
  if (!(yield* pause(telling, chance.between(0, 3)))) return
  send(telling, 'in-hand')
  if (chance.happens(0.12)) {
    if (!(yield* pause(telling, chance.between(2, 6)))) return
    return familyDeclines(telling)
  }
  yield* hearBack(telling)
}

/** Tells one referral from its draft to its end. */
export function* referralStory(
  office: Office,
  kase: SampleCase,
  plan: ReferralPlan,
  service: ProviderService | null,
): Story {
  const { chance } = office
  const referral: SampleReferral = { name: office.newName('r'), kase, service, open: true, resting: false }
  const telling: Telling = { office, referral, plan }
  kase.referrals.push(referral)
  const place = service && chance.happens(0.7) ? chance.pick(service.organization.places) : null
  record(telling, 'create', {
    caseId: answerOf(kase.name, 'id'),
    pathway: plan.pathway,
    serviceId: service ? lookUp('service', service.id) : null,
    locationId: place ? lookUp('location', place.id) : null,
    schoolService: service ? null : chance.pick(SCHOOL_SERVICES),
    primaryReason: plan.reason,
    otherReasons: plan.otherReasons,
    urgency: plan.urgency,
    needIdentifiedOn: dayText(plan.needIdentifiedOn),
    ownerId: lookUp('account', kase.owner),
  })
  yield office.soon(chance.between(2, 60))
  if (!service) return yield* schoolHelps(telling)
  return plan.pathway === 'school-contacts-provider'
    ? yield* schoolCalls(telling, service)
    : yield* familyCalls(telling)
}
