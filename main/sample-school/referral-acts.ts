import type { Reason } from '#shared/domain/concern.ts'
import { comesOfAgeOn } from '#shared/domain/consent.ts'
import type { EventSource, Pathway, SendMethod } from '#shared/domain/referral.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import { dayNumber, dayText, type DayNumber } from './days.ts'
import {
  answerOf,
  lookUp,
  target,
  todayText,
  type Office,
  type SampleCase,
  type SampleReferral,
} from './office.ts'
import { chooseOwnService } from './own-services-story.ts'
import type { ProviderService } from './providers.ts'
import { ATTEMPTS, PROVIDER_SAYS } from './words.ts'

/** What a referral of the sample school is made for. */
export interface ReferralPlan {
  readonly pathway: Pathway
  readonly reason: Reason
  readonly otherReasons: readonly Reason[]
  readonly urgency: Urgency
  readonly needIdentifiedOn: DayNumber
}

/** One referral from its draft to its end, told step by step. */
export interface Telling {
  readonly office: Office
  readonly referral: SampleReferral
  readonly plan: ReferralPlan
}

/** What every recorded step says, as of today. */
export function step(office: Office, { name }: SampleReferral, source: EventSource, remark = '') {
  return { ...target(name), effectiveOn: todayText(office), source, remark }
}

/** Writes a step of a referral. */
export function record(
  { office, referral }: Telling,
  operation: string,
  input: object,
  actor = referral.kase.owner,
): void {
  office.write({ actor, operation: `referrals.${operation}`, input, as: referral.name })
}

/** Sets a later day for what is due; in an emergency nobody does. */
export function putOff(
  telling: Telling,
  { dueOn, reason }: { readonly dueOn: string; readonly reason: string },
): void {
  if (telling.plan.urgency === 'emergency') return
  record(telling, 'postpone', { ...target(telling.referral.name), dueOn, reason })
}

/** Writes a referral's first line. */
export function beginReferral(
  office: Office,
  kase: SampleCase,
  plan: ReferralPlan,
  service: ProviderService | null,
): Telling {
  const { chance } = office
  const referral: SampleReferral = {
    name: office.newName('r'),
    kase,
    service,
    open: true,
    inCare: false,
    resting: false,
  }
  const telling: Telling = { office, referral, plan }
  kase.referrals.push(referral)
  const place = service && chance.happens(0.7) ? chance.pick(service.organization.places) : null
  record(telling, 'create', {
    caseId: answerOf(kase.name, 'id'),
    pathway: plan.pathway,
    serviceId: service ? lookUp('service', service.id) : null,
    locationId: place ? lookUp('location', place.id) : null,
    ...(service ? { schoolService: null } : chooseOwnService(office)),
    primaryReason: plan.reason,
    otherReasons: plan.otherReasons,
    urgency: plan.urgency,
    needIdentifiedOn: dayText(plan.needIdentifiedOn),
    ownerId: lookUp('account', kase.owner),
  })
  return telling
}

/** One try to reach the family; answers whether it worked. */
export function attempt({ office, referral }: Telling, odds = 0.52): boolean {
  const { chance, clerk } = office
  const { kase } = referral
  const reached = chance.happens(odds)
  const language = kase.contact?.language ?? 'en'
  const channel = chance.weighted([
    ['phone', 0.78],
    ['note-home', 0.12],
    ['in-person', 0.1],
  ] as const)
  office.write({
    actor: !kase.restricted && chance.happens(0.4) ? clerk : kase.owner,
    operation: 'cases.logAttempt',
    input: {
      caseId: answerOf(kase.name, 'id'),
      referralId: answerOf(referral.name, 'id'),
      withWhom: 'family',
      contactId: kase.contact ? lookUp('contact', kase.contact.sourceId) : null,
      channel,
      language,
      interpreter: language !== 'en' && reached && chance.happens(0.5) ? 'Telephone interpreter' : '',
      reached,
      result: chance.pick(ATTEMPTS[channel][reached ? 'reached' : 'missed']),
    },
  })
  return reached
}

/** A call to the provider that leads to nothing new. */
export function askProvider({ office, referral }: Telling): void {
  const { chance } = office
  const reached = chance.happens(0.55)
  office.write({
    actor: referral.kase.owner,
    operation: 'cases.logAttempt',
    input: {
      caseId: answerOf(referral.kase.name, 'id'),
      referralId: answerOf(referral.name, 'id'),
      withWhom: 'provider',
      contactId: null,
      channel: 'phone',
      language: null,
      interpreter: '',
      reached,
      result: chance.pick(reached ? PROVIDER_SAYS : ['Mailbox full.', 'Nobody answered the intake line.']),
    },
  })
}

/** Something leaves, or the family takes it home. */
export function send(telling: Telling, method: SendMethod, more: object = {}): void {
  const { office, referral } = telling
  record(telling, 'send', {
    ...step(office, referral, 'office'),
    method,
    information: [],
    emergency: null,
    ...more,
  })
}

const FAMILY_PAGES = ['letter', 'provider', 'what-to-expect', 'contact-slip'] as const
const PACKET_LANGUAGES: ReadonlySet<string> = new Set(['en', 'es', 'ar'])

/** Older papers left no trace in the program: pages are printed in the last weeks only. */
const PRINTS_FOR = 60

/** Prints the pages the family takes home; answers with the name of what was printed. */
export function printPages({ office, referral }: Telling): string | null {
  const { chance, lastDay } = office
  if (office.today() < lastDay - PRINTS_FOR || !chance.happens(0.6)) return null
  const language = referral.kase.contact?.language ?? 'en'
  const name = office.newName('p')
  const choice = {
    referralId: answerOf(referral.name, 'id'),
    parts: FAMILY_PAGES,
    language: PACKET_LANGUAGES.has(language) ? language : 'en',
    paper: 'letter',
    largePrint: chance.happens(0.05),
    remark: '',
  }
  const actor = referral.kase.owner
  const looked = office.newName('q')
  office.write({ actor, operation: 'packets.preview', input: choice, as: looked })
  const input = { choice, as: 'paper', seen: answerOf(looked, 'digest') }
  office.write({ actor, operation: 'packets.print', input, as: name })
  return name
}

/** Says that the family holds the pages, or whoever of them they belong to. */
export function handPagesOver({ office, referral }: Telling, printed: string): void {
  const { isOfAge } = whoSigns(referral.kase, office.today())
  const endings = FAMILY_PAGES.map((_, at) => ({
    pageId: answerOf(printed, `pages.${at}.id`),
    ending: isOfAge ? 'handed-to-student' : 'handed-to-parent',
  }))
  office.write({
    actor: referral.kase.owner,
    operation: 'packets.settle',
    input: { referralId: answerOf(referral.name, 'id'), endings, method: 'in-hand', emergency: null },
  })
}

/** The paper goes home with the student, to be signed by whoever the office calls. */
export function askForConsent(telling: Telling): void {
  const { office, referral } = telling
  const { contact } = referral.kase
  record(telling, 'requestConsent', {
    ...step(office, referral, 'office'),
    asked: {
      contactId: contact ? lookUp('contact', contact.sourceId) : null,
      name: contact ? '' : 'Parent',
      how: 'with-the-student',
      language: contact?.language ?? 'en',
    },
  })
}

/** Who signs for a student on a day, and until when it holds: from 18 on the student alone. */
function whoSigns(
  { pupil, contact }: SampleCase,
  today: DayNumber,
): { readonly signer: string; readonly isOfAge: boolean; readonly lastDay: DayNumber } {
  const ofAgeOn = dayNumber(comesOfAgeOn(dayText(pupil.birthDay)) ?? '9999-12-31')
  const isOfAge = ofAgeOn <= today
  const person = isOfAge ? pupil : contact
  return {
    signer: person ? `${person.givenName} ${person.familyName}` : 'Parent',
    isOfAge,
    lastDay: isOfAge ? today + 365 : Math.min(today + 365, ofAgeOn - 1),
  }
}

/** The family signs a release of information for one organization. */
export function signRelease(
  { office, referral: { kase } }: Telling,
  { organization }: ProviderService,
): void {
  const { chance, clerk } = office
  const { signer, isOfAge, lastDay } = whoSigns(kase, office.today())
  office.write({
    actor: !kase.restricted && chance.happens(0.5) ? clerk : kase.owner,
    operation: 'consents.create',
    as: office.newName('s'),
    input: {
      studentId: lookUp('student', kase.pupil.sourceId),
      kind: 'exchange',
      signer,
      signerContactId: null,
      authority: isOfAge ? 'eligible-student' : 'parent',
      authorityShown: isOfAge ? '' : 'Known to the school as the parent',
      recipientIds: [lookUp('organization', organization.id)],
      anyTreating: false,
      direction: chance.happens(0.7) ? 'both' : 'to',
      information: [
        'contact-details',
        'date-of-birth',
        'reason-for-referral',
        'school-records',
        'attendance-kept',
      ],
      purposes: ['arranging-help', 'coordinating-care'],
      purpose: 'Referral and coordination of services',
      statements: ['right-to-revoke', 'no-conditioning', 'redisclosure'],
      signedOn: todayText(office),
      expiresOn: dayText(office.today() + 365),
      expiresWhen: '',
      languageSigned: chance.happens(0.8) ? (kase.contact?.language ?? 'en') : 'en',
      interpreter: '',
      amendsId: null,
    },
  })
  kase.consents.set(organization, lastDay)
}

/** An appointment is written down. */
export function scheduleAppointment(telling: Telling, onDay: DayNumber): void {
  const { office, referral } = telling
  const { chance, clerk } = office
  const { kase } = referral
  const said = chance.pick<EventSource>(['family-said', 'provider-said', 'document-seen'])
  const hour = String(chance.between(8, 17)).padStart(2, '0')
  record(
    telling,
    'scheduleAppointment',
    {
      ...step(office, referral, said),
      onDay: dayText(onDay),
      atTime: chance.happens(0.8) ? `${hour}:${chance.pick(['00', '15', '30', '45'])}` : null,
      kind: chance.happens(0.3) ? 'intake' : 'first',
    },
    !kase.restricted && chance.happens(0.5) ? clerk : kase.owner,
  )
}
