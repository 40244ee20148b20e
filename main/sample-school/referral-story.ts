import type { EventSource, Outcome, SendMethod } from '#shared/domain/referral.ts'

import { dayText, type DayNumber } from './days.ts'
import type { Office, SampleCase } from './office.ts'
import type { ProviderService } from './providers.ts'
import {
  askForConsent,
  askProvider,
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
import { close, familyDeclines, noAnswer, providerDeclines, unreachable } from './referral-endings.ts'
import type { Story } from './stage.ts'
import { REMARKS } from './words.ts'

const DAY = 1440

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

/**
 * Waits for longer than the present task may take: every so often somebody asks, and sets a new day. Answers
 * `false` when the student went meanwhile.
 */
function* waitLong(
  telling: Telling,
  schoolDays: number,
  { every, reason, asks }: { readonly every: number; readonly reason: string; readonly asks: boolean },
): Story<boolean> {
  const { office } = telling
  const { chance, calendar } = office
  let left = Math.round(schoolDays)
  while (left > every) {
    const part = Math.min(left, every + chance.between(-1, 2))
    if (!(yield* pause(telling, part))) return false
    left -= part
    if (left < 2) break
    if (asks && chance.happens(0.5)) askProvider(telling)
    const dueOn = dayText(calendar.after(office.today(), Math.min(left, every) + chance.between(0, 2)))
    putOff(telling, { dueOn, reason })
  }
  return left <= 0 || (yield* pause(telling, left))
}

/** Tries for a while; answers whether the family was reached, or `null` when the student went meanwhile. */
function* reachFamily(telling: Telling, tries: number, odds?: number): Story<boolean | null> {
  for (let done = 0; done < tries; done += 1) {
    if (attempt(telling, odds)) return true
    if (!(yield* pause(telling, telling.office.chance.between(2, 5)))) return null
  }
  return false
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
  referral.inCare = true
  if (!(yield* pause(telling, chance.between(8, 19)))) return
  if (chance.happens(0.08)) return familyDeclines(telling)
  record(
    telling,
    'startServices',
    step(office, referral, chance.pick(['family-said', 'provider-said', 'student-said'])),
  )
  const sessions = chance.logNormal(referral.service ? 55 : 40, 0.5)
  if (
    !(yield* waitLong(telling, sessions, { every: 39, reason: 'Goes regularly; look again.', asks: false }))
  )
    return
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
  const { chance, calendar } = office
  for (let tries = 0; tries < 3; tries += 1) {
    const onDay = calendar.after(office.today(), Math.max(1, Math.round(tries === 0 ? wait : wait / 3 + 3)))
    scheduleAppointment(telling, onDay)
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
  const isPatient = chance.happens(0.75)
  const waits = isPatient ? wait : wait * chance.fraction()
  if (!(yield* waitLong(telling, waits, { every: 10, reason: 'Still on the list.', asks: true }))) return
  if (!isPatient) {
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
  yield* meetFirst(telling, chance.between(2, 8))
}

/** What comes back from the provider, and what follows from it. */
function* hearBack(telling: Telling): Story {
  const { office, referral } = telling
  const { chance } = office
  const { answers = 0.97, accepts = 0.95 } = referral.service?.organization.kind ?? {}
  const wait = waitOf(telling)
  if (!chance.happens(answers)) {
    const waits = chance.between(18, 40)
    if (!(yield* waitLong(telling, waits, { every: 9, reason: 'No answer yet; asked again.', asks: true })))
      return
    return noAnswer(telling)
  }
  const answersAfter = Math.min(45, chance.logNormal(4, 0.9))
  if (
    !(yield* waitLong(telling, answersAfter, {
      every: 10,
      reason: 'No answer yet; asked again.',
      asks: true,
    }))
  )
    return
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
  const printed = printPages(telling)
  if (printed) yield office.soon(chance.between(3, 30))
  const method = chance.weighted<SendMethod>([
    ['in-hand', 6],
    ['post', 2],
    ['phone', 2],
  ])
  send(telling, printed ? 'in-hand' : method)
  if (printed) handPagesOver(telling, printed)
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
  const { chance } = office
  const { kase } = referral
  const isEmergency = plan.urgency === 'emergency'
  const information = [
    'contact-details',
    'date-of-birth',
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
    askForConsent(telling)
    const returned = chance.happens(0.7)
    if (!returned) {
      if (!(yield* pause(telling, chance.between(5, 9)))) return
      const reached = yield* reachFamily(telling, 3, 0.4)
      if (reached === null) return
      const waits = chance.between(12, 22)
      if (!(yield* waitLong(telling, waits, { every: 6, reason: 'Form sent home again.', asks: false })))
        return
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
    const signs = Math.min(40, chance.logNormal(6, 0.8))
    if (!(yield* waitLong(telling, signs, { every: 6, reason: 'Form is with the family.', asks: false })))
      return
    if (chance.happens(0.4)) attempt(telling, 0.7)
    signRelease(telling, service)
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
  if (kase.closed || office.goesOn(kase.pupil) <= office.today()) return
  const telling = beginReferral(office, kase, plan, service)
  yield office.soon(office.chance.between(2, 60))
  if (!service) return yield* schoolHelps(telling)
  return plan.pathway === 'school-contacts-provider'
    ? yield* schoolCalls(telling, service)
    : yield* familyCalls(telling)
}
