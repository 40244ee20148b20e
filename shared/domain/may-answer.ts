import { z } from 'zod'

import { comesOfAgeOn, type Consent, type InformationClass } from './consent.ts'
import { addDays } from './days.ts'
import type { DisclosureException } from './disclosure.ts'
import { Day } from './fields.ts'
import { mayDisclose, type Obstacle } from './may-disclose.ts'
import { mayTellParent, type ParentBasis } from './parent-basis.ts'
import { isForProceedings, programGroundOf } from './program-records.ts'
import {
  asksForOwn,
  bringsDay,
  type Notice,
  type NoticeExemption,
  type RecordsRequest,
  type RequesterKind,
  type Review,
} from './records-request.ts'

/** Days within which a parent or the student of age must have seen their records (34 CFR 99.10(b)). */
const INSPECTION_DAYS = 45

/** Days before the last one from which on more than one person thinks of a request. */
export const WARNING_DAYS = 7

/** What sets the day by which a request is answered. */
export const RequestDueRule = z.enum(['inspection', 'return-date', 'their-day', 'no-day'])
export type RequestDueRule = z.infer<typeof RequestDueRule>

export const RequestDue = z.object({
  dueOn: Day,
  rule: RequestDueRule,
  /** From this day on whoever sees to what is left hears of it, too. */
  warnOn: Day,
})
export type RequestDue = z.infer<typeof RequestDue>

/**
 * By when a request is to be answered: an inspection within 45 days (34 CFR 99.10(b)) or on the earlier day somebody
 * named, a subpoena or an order on its own return date, anything else on the day that was named when it came in. Where
 * nobody named one the office's own reminder is as far off as an inspection: what nobody is reminded of is forgotten.
 */
export function requestDue({
  kind,
  receivedOn,
  answerBy,
}: Pick<RecordsRequest, 'kind' | 'receivedOn' | 'answerBy'>): RequestDue {
  const last = addDays(receivedOn, INSPECTION_DAYS)
  const named = answerBy ?? last
  const until = (dueOn: string, rule: RequestDueRule): RequestDue => ({
    dueOn,
    rule,
    warnOn: addDays(dueOn, -WARNING_DAYS),
  })
  if (asksForOwn({ kind })) return until(named < last ? named : last, 'inspection')
  if (bringsDay({ kind })) return until(named, 'return-date')
  return until(named, answerBy === null ? 'no-day' : 'their-day')
}

/**
 * Why a parent need not be told before this kind is answered; `null` where no notice is owed at all. Of a subpoena or an
 * order a parent is told in advance but for a subpoena of a grand jury or of law enforcement that says so (34 CFR
 * 99.31(a)(9)(ii)(A), (B)), a court's order about terrorism (C), and an order in a proceeding about abuse or neglect to which
 * the parent is a party (20 U.S.C. 1232g(b)(2)(B)); of a transfer but for 99.34(a)(1)(i) and (ii).
 */
export const NOTICE_EXEMPTIONS: Readonly<Record<RequesterKind, readonly NoticeExemption[] | null>> = {
  parent: null,
  'eligible-student': null,
  'new-school': ['parent-began', 'annual-notice'],
  subpoena: ['grand-jury', 'order-forbids'],
  'court-order': ['terrorism-order', 'welfare-proceeding'],
  'child-welfare': null,
  police: null,
  other: null,
}

/** Whether a parent, or the student of age, must hear of it before something leaves. */
export function owesNotice({ kind }: Pick<RecordsRequest, 'kind'>): boolean {
  return NOTICE_EXEMPTIONS[kind] !== null
}

/** Whether a notice counts for whoever asks: given, tried, or not owed for a reason that their kind of paper has. */
function countsFor(kind: RequesterKind, notice: Notice | null): boolean {
  return (
    notice !== null &&
    (notice.state !== 'not-owed' || (NOTICE_EXEMPTIONS[kind]?.includes(notice.why) ?? false))
  )
}

/** Orders that keep a disclosure secret, also from the record a parent may see (34 CFR 99.32(d)(5)). */
const SECRET: readonly NoticeExemption[] = ['grand-jury', 'order-forbids', 'terrorism-order']

/** Whether what leaves is written into the record of disclosures (34 CFR 99.32(a), (d)(1), (d)(5)). */
export function isRecorded(
  { kind, notice }: Pick<RecordsRequest, 'kind' | 'notice'>,
  basis: AnswerBasis | null = null,
): boolean {
  const isSecret = notice?.state === 'not-owed' && countsFor(kind, notice) && SECRET.includes(notice.why)
  return (!asksForOwn({ kind }) || basis?.kind === 'exception') && !isSecret
}

/** What lets each kind have something without a consent; `null` where only a consent or an emergency does. */
const EXCEPTIONS: Readonly<Record<RequesterKind, DisclosureException | null>> = {
  parent: null,
  'eligible-student': null,
  'new-school': 'new-school',
  subpoena: 'court-order-or-subpoena',
  'court-order': 'court-order-or-subpoena',
  'child-welfare': 'child-welfare',
  police: null,
  other: null,
}

/** What allows the answer. */
export type AnswerBasis =
  | { readonly kind: 'own-records' }
  | { readonly kind: 'consent'; readonly consentId: string }
  | { readonly kind: 'exception'; readonly exception: DisclosureException }

/** What is in the way of an answer, in the order in which an office sees to it. */
export const AnswerObstacle = z.enum([
  'of-age',
  'not-of-age',
  'no-basis',
  'who-they-are',
  'nothing-chosen',
  'names-undecided',
  'no-notice',
  'before-notice',
  'posted-today',
  'not-reviewed',
  'before-review',
  'changed-since-review',
  'orders-unread',
  'refused',
  'program-order',
  'program-report',
  'program-consent',
  'program-medical',
])
export type AnswerObstacle = z.infer<typeof AnswerObstacle>

/** What is known when somebody wants to answer. */
export interface AnswerFacts {
  readonly consents: readonly Consent[]
  readonly birthDate: string | null
  /** The contact who asks; `null` where they are none, or the name alone does not tell which. */
  readonly askedBy: string | null
  /** Why a parent may be told something once the student is of age. */
  readonly parentBases: readonly ParentBasis[]
  /** The day on which it leaves. */
  readonly today: string
  /** What the chosen documents tell. */
  readonly information: readonly InformationClass[]
  /** How many names in them nobody has decided about. */
  readonly undecided: number
  /** They say something else than when the administrator looked. */
  readonly isChanged: boolean
  /** A court order, a custody note or a "do not contact" stands now that the review did not say it read (34 CFR 99.4). */
  readonly areOrdersUnread: boolean
  /** Who was told is somebody whose being told counts for nothing. */
  readonly wasAnotherTold: boolean
  /** Whoever answers states a threat to health or safety (34 CFR 99.31(a)(10), 99.36). */
  readonly inEmergency: boolean
  /** Somebody of the medical staff was told in it, in a medical emergency (42 CFR 2.51). */
  readonly toMedicalStaff: boolean
}

const EMERGENCY: AnswerBasis = { kind: 'exception', exception: 'health-or-safety-emergency' }

const isOfProgram = ({ information }: Pick<AnswerFacts, 'information'>): boolean =>
  information.includes('substance-use-records')

/** What is asked of the papers of a family. */
type ByConsent = Pick<AnswerFacts, 'consents' | 'birthDate' | 'today' | 'information'>

/** What is asked of the papers; `null` where no paper is asked, since none could let this go. */
function askPapers(
  { kind, organizationId, consentPurpose }: RecordsRequest,
  { consents, birthDate, today, information }: ByConsent,
) {
  if (isOfProgram({ information }) && isForProceedings(kind) !== (consentPurpose === 'proceedings'))
    return null
  if (organizationId === null || consentPurpose === null) return null
  return mayDisclose(consents, {
    party: { id: organizationId, treats: false },
    way: 'to',
    information,
    purposes: [consentPurpose],
    ofAgeOn: comesOfAgeOn(birthDate),
    today,
  })
}

/** What is missing on the papers of a family for a request that goes by one. */
export function missingOnPaper(request: RecordsRequest, known: ByConsent): Obstacle {
  const answer = askPapers(request, known)
  return answer === null || answer.may ? 'no-consent' : answer.missing
}

/** The paper that lets whoever asks have all of it; records of a program go to a proceeding by one for that alone (42 CFR 2.31(d)). */
function consentFor(request: RecordsRequest, known: ByConsent): AnswerBasis | null {
  const answer = askPapers(request, known)
  return answer?.may === true ? { kind: 'consent', consentId: answer.consentId } : null
}

/** On which ground something leaves when nobody is in danger. */
function ordinaryBasis(request: RecordsRequest, answering: AnswerFacts): AnswerBasis | null {
  if (asksForOwn(request)) return { kind: 'own-records' }
  const exception = EXCEPTIONS[request.kind]
  if (exception === null) return consentFor(request, answering)
  const byConsent = isOfProgram(answering) && request.programGround === null && consentFor(request, answering)
  return byConsent || { kind: 'exception', exception }
}

/**
 * What records of a program for substance use still need beyond what lets the rest go: a consent (42 CFR 2.31), a court's
 * order under subpart E beside the subpoena (2.61(b)), or medical staff in a medical emergency (2.51). A report of child abuse
 * frees the report alone: the records behind it, also for a proceeding that comes of it, need the same (2.12(c)(6)). Whoever
 * asks for their own is no third party.
 */
function programObstacle(
  { kind, programGround }: RecordsRequest,
  answering: AnswerFacts,
  basis: AnswerBasis | null,
): AnswerObstacle | false {
  if (!isOfProgram(answering) || basis?.kind === 'own-records' || basis?.kind === 'consent') return false
  if (basis === EMERGENCY) return (kind !== 'other' || !answering.toMedicalStaff) && 'program-medical'
  const asked = programGroundOf(kind)
  if (asked === null) return 'program-consent'
  return programGround?.kind !== asked && (kind === 'child-welfare' ? 'program-report' : 'program-order')
}

/**
 * May what was chosen go to whoever asked for it today, on which ground, and if not, everything that is missing. Rights
 * pass to the student at eighteen (34 CFR 99.5(a)); the parent
 * the student's word names is told, or any as of a dependent. An emergency is the ground only where the request's own ground does
 * not carry it: then it waits for no notice and no review (99.36), but for knowing who asks. The parents of a student of
 * age are among those it may be told to (99.36(a)).
 */
export function mayAnswer(
  request: RecordsRequest,
  answering: AnswerFacts,
): { readonly basis: AnswerBasis | null; readonly missing: readonly AnswerObstacle[] } {
  const basis = ordinaryBasis(request, answering)
  const missing = missingOf(request, answering, basis)
  const isOwn = asksForOwn(request) && !missing.includes('of-age')
  if (missing.length === 0 || !answering.inEmergency || isOwn) return { basis, missing }
  return { basis: EMERGENCY, missing: missingOf(request, answering, EMERGENCY) }
}

function missingOf(
  request: RecordsRequest,
  answering: AnswerFacts,
  basis: AnswerBasis | null,
): readonly AnswerObstacle[] {
  const ofAgeOn = comesOfAgeOn(answering.birthDate)
  const isOfAge = ofAgeOn !== null && ofAgeOn <= answering.today
  const { askedBy: toWhom, birthDate, parentBases: bases, information, today: on } = answering
  const mayTell = mayTellParent({ toWhom, birthDate, bases, information, on })
  const waits = basis !== EMERGENCY
  const isAfter = (step: Notice | Review | null) => step !== null && 'on' in step && step.on > answering.today
  // A court's paper leaves a parent time to object: a letter posted on the same day comes too late (99.31(a)(9)(ii)).
  const isPostedToday =
    EXCEPTIONS[request.kind] === 'court-order-or-subpoena' &&
    request.notice?.state === 'given' &&
    request.notice.how === 'post' &&
    request.notice.on === answering.today
  const missing: readonly (AnswerObstacle | false)[] = [
    request.kind === 'parent' && waits && !mayTell && 'of-age',
    request.kind === 'eligible-student' && ofAgeOn !== null && !isOfAge && 'not-of-age',
    basis === null && 'no-basis',
    request.shown === '' && 'who-they-are',
    request.parts.length === 0 && 'nothing-chosen',
    answering.undecided > 0 && 'names-undecided',
    waits &&
      owesNotice(request) &&
      (!countsFor(request.kind, request.notice) || answering.wasAnotherTold) &&
      'no-notice',
    waits && isAfter(request.notice) && 'before-notice',
    waits && isPostedToday && 'posted-today',
    waits && request.review === null && 'not-reviewed',
    waits && isAfter(request.review) && 'before-review',
    waits && request.review?.decision === 'approved' && answering.isChanged && 'changed-since-review',
    waits && request.review?.decision === 'approved' && answering.areOrdersUnread && 'orders-unread',
    request.review?.decision === 'refused' && 'refused',
    programObstacle(request, answering, basis),
  ]
  return missing.filter((obstacle) => obstacle !== false)
}

/** What may still be missing on the paper the administrator reviews, which says so on its pages. */
const WHILE_REVIEWED: readonly AnswerObstacle[] = [
  'no-notice',
  'posted-today',
  'not-reviewed',
  'changed-since-review',
  'orders-unread',
]

/** What was seen to when an answer printed to be given out, whatever became of it since. */
const SEEN_TO_BEFORE: readonly AnswerObstacle[] = [
  ...(['who-they-are', 'nothing-chosen', 'names-undecided', 'no-notice', 'before-notice'] as const),
  ...(['posted-today', 'not-reviewed', 'before-review', 'changed-since-review'] as const),
  ...(['orders-unread', 'refused'] as const),
]

/**
 * May pages have left that printed to be given out, before something came into their way: what let them go must have stood
 * when they went, and the rest stood when they printed.
 */
export function mightHaveLeft(request: RecordsRequest, answering: AnswerFacts): ReturnType<typeof mayAnswer> {
  const { basis, missing } = mayAnswer(request, { ...answering, inEmergency: false })
  const left = missing.filter((obstacle) => !SEEN_TO_BEFORE.includes(obstacle))
  return left.length > 0 && answering.inEmergency ? mayAnswer(request, answering) : { basis, missing: left }
}

/** Why what was chosen does not print, not even as a draft for the review; `undefined` where it does. */
export function blocksPrint(missing: readonly AnswerObstacle[]): AnswerObstacle | undefined {
  return missing.find((obstacle) => !WHILE_REVIEWED.includes(obstacle))
}

/**
 * Whether anything lets this request be answered when nobody is in danger, whatever will be chosen for it: without it nothing
 * is chosen, but a court's paper or a signed consent is asked for (34 CFR 99.30, 99.31(a)(9)).
 */
export function hasGround(
  request: RecordsRequest,
  known: Pick<AnswerFacts, 'consents' | 'birthDate' | 'today'>,
): boolean {
  const isOfKind = asksForOwn(request) || EXCEPTIONS[request.kind] !== null
  return isOfKind || consentFor(request, { ...known, information: [] }) !== null
}

/** What a request waits for next. */
export const RequestStage = z.enum(['ground', 'choose', 'notice', 'review', 'answer', 'refuse'])
export type RequestStage = z.infer<typeof RequestStage>

/** What comes next of an open request; where nothing lets it be answered, what does is asked for first. */
export function stageOf(
  request: Pick<RecordsRequest, 'kind' | 'notice' | 'review' | 'parts'>,
  isGrounded: boolean,
): RequestStage {
  if (request.review?.decision === 'refused') return 'refuse'
  if (!isGrounded) return 'ground'
  if (request.parts.length === 0) return 'choose'
  if (owesNotice(request) && !countsFor(request.kind, request.notice)) return 'notice'
  return request.review === null ? 'review' : 'answer'
}
