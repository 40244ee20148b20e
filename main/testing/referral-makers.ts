import type { Consent, ConsentDraft, InformationClass } from '#shared/domain/consent.ts'
import type { FormsChoice } from '#shared/domain/form.ts'
import type { FormBatch, PacketBatch } from '#shared/domain/many-at-once.ts'
import type { PacketChoice } from '#shared/domain/packet.ts'
import type { ProviderCheckDraft } from '#shared/domain/provider-check.ts'
import type { ProviderDraft, Service } from '#shared/domain/provider.ts'
import { POSSIBLE_ENDINGS, type Ending } from '#shared/domain/referral-ending.ts'
import type {
  ClosedState,
  EventSource,
  Referral,
  ReferralDraft,
  SendMethod,
} from '#shared/domain/referral.ts'
import { NOTHING_HEARD, type SlipAnswerDraft } from '#shared/domain/slip-answer.ts'

import { aStudentWithCase } from './makers.ts'
import type { TestApp } from './test-app.ts'

/** What a call to a provider told on the day of the tests. */
export function aCheck(said: Partial<ProviderCheckDraft> = {}): ProviderCheckDraft {
  return {
    ...{ checkedOn: '2026-12-08', how: 'phone', isStillTrue: true, capacity: null, statedWait: '' },
    differs: '',
    ...said,
  }
}

/** What the office types in about a made-up provider. */
export function aProvider(known: Partial<ProviderDraft> = {}): ProviderDraft {
  return {
    organizationName: 'Bayside Family Counseling',
    serviceName: 'Teen counseling',
    description: '',
    phone: '555-0122',
    address: '220 Main Street',
    website: '',
    languages: [],
    payers: [],
    minimumAge: null,
    maximumAge: null,
    fees: '',
    telehealth: null,
    applicationProcess: '',
    ...known,
  }
}

/** One step as the office records it: today, done by the office. */
export function aStep(
  { id, version }: Pick<Referral, 'id' | 'version'>,
  said: Partial<{ effectiveOn: string; source: EventSource; remark: string }> = {},
) {
  return { id, version, effectiveOn: '2026-12-08', source: 'office' as EventSource, remark: '', ...said }
}

/** An ending with all it needs. */
export function anEnding(state: ClosedState, said: Partial<Ending> = {}): Ending {
  return {
    state,
    endedBy: POSSIBLE_ENDINGS[state].endedBy[0],
    reason: 'other',
    barriers: [],
    noBarrier: (said.barriers ?? []).length === 0,
    outcome: 'not-known',
    note: '',
    ...said,
  }
}

/** What a made-up mother signed for one provider. */
export function aConsent(
  studentId: string,
  recipientId: string,
  said: Partial<ConsentDraft> = {},
): ConsentDraft {
  return {
    studentId,
    kind: 'exchange',
    signer: 'Teresa Varga',
    signerContactId: null,
    authority: 'parent',
    authorityShown: 'Her card',
    studentSigned: false,
    recipientIds: [recipientId],
    anyTreating: false,
    direction: 'both',
    information: ['contact-details', 'reason-for-referral'],
    purposes: ['arranging-help', 'coordinating-care'],
    purpose: 'To find counseling',
    statements: ['right-to-revoke', 'no-conditioning', 'redisclosure'],
    signedOn: '2026-12-01',
    expiresOn: '2027-06-30',
    expiresWhen: '',
    languageSigned: 'en',
    interpreter: '',
    amendsId: null,
    ...said,
  }
}

/** How something is sent, as the office says. */
interface Sending {
  readonly method: SendMethod
  readonly information: InformationClass[]
  readonly emergency: { readonly threat: string } | null
}

/** How a letter is sent with what a usual consent covers. */
export const bySecurePortal: Sending = {
  method: 'secure-portal',
  information: ['contact-details', 'reason-for-referral'],
  emergency: null,
}

/** How the list is handed to a family. */
export const inHand: Sending = { method: 'in-hand', information: [], emergency: null }

/** A whole packet in English. */
export function aPacket(referralId: string, chosen: Partial<PacketChoice> = {}): PacketChoice {
  return {
    referralId,
    parts: ['letter', 'provider', 'what-to-expect', 'contact-slip'],
    language: 'en',
    paper: 'letter',
    largePrint: false,
    remark: '',
    noticed: '',
    namesReasons: false,
    serviceIds: [],
    ownServiceIds: [],
    bilingual: false,
    interpreter: null,
    addresseeId: null,
    ...chosen,
  }
}

/** A follow-up card as it comes back from a family, blank but for what is said. */
export function aFollowUpCard(referralId: string, said: Partial<SlipAnswerDraft> = {}): SlipAnswerDraft {
  return {
    ...{ referralId, slip: 'follow-up-card', cameOn: '2026-12-08', tick: 'no-answer', day: null },
    ...{ atTime: null, reason: null, heard: NOTHING_HEARD, pleaseCall: false, words: '', toldBy: 'paper' },
    ...said,
  }
}

/** A fresh referral with all that stands around it. */
export interface MadeReferral {
  readonly referral: Referral
  readonly studentId: string
  readonly caseId: string
  readonly caseCode: string
  readonly service: Service
}

/** What is asked for in a referral, unless said otherwise: routine, to a provider the school contacts. */
export function aReferralDraft(
  known: Pick<ReferralDraft, 'caseId' | 'ownerId' | 'serviceId'> & Partial<ReferralDraft>,
): ReferralDraft {
  return {
    pathway: 'school-contacts-provider',
    locationId: null,
    schoolService: null,
    schoolServiceId: null,
    primaryReason: 'withdrawal',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: '2026-12-08',
    ...known,
  }
}

/** A student with a case, a provider, and a referral to them in draft; nothing is signed yet. */
export async function aReferral(
  app: TestApp,
  known: Partial<ReferralDraft> = {},
  provider: Partial<ProviderDraft> = {},
): Promise<MadeReferral> {
  const ownerId = app.sessions.counselor.accountId
  const service = await app.counselor.providers.create(aProvider(provider))
  const { student, case: opened } = await aStudentWithCase(app.counselor, ownerId)
  const schoolBased = known.pathway === 'school-based'
  const referral = await app.counselor.referrals.create(
    aReferralDraft({
      caseId: opened.id,
      serviceId: schoolBased ? null : service.id,
      schoolService: schoolBased ? 'Lunch group' : null,
      ownerId,
      ...known,
    }),
  )
  return { referral, studentId: student.id, caseId: opened.id, caseCode: opened.code, service }
}

/** The signed consent that lets the letter of `made` leave. */
export function signConsent(
  app: TestApp,
  made: MadeReferral,
  said: Partial<ConsentDraft> = {},
): Promise<Consent> {
  return app.counselor.consents.create(aConsent(made.studentId, made.service.organizationId, said))
}

/** A choice of forms; a blank contact log in English unless said otherwise. */
export function aFormsChoice(but: Partial<FormsChoice> = {}): FormsChoice {
  return {
    forms: ['contact-log'],
    language: 'en',
    schoolLanguage: null,
    paper: 'letter',
    largePrint: false,
    studentId: null,
    leftOut: [],
    interpreter: null,
    requestId: null,
    ...but,
  }
}

const ON_LETTER = {
  paper: 'letter',
  largePrint: false,
  onNewSheets: true,
  language: null,
  interpreters: {},
} as const

/** The usual packets of many families. */
export function aPacketBatch(referralIds: string[], but: Partial<PacketBatch> = {}): PacketBatch {
  return { ...ON_LETTER, referralIds, parts: null, order: [], addressees: {}, askAgain: [], ...but }
}

/** A form the school reads, for many students. */
export function aFormBatch(studentIds: string[], but: Partial<FormBatch> = {}): FormBatch {
  return { ...ON_LETTER, studentIds, forms: ['parent-request'], languages: {}, ...but }
}
