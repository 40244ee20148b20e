import { invalidError, ruleError } from '#shared/app-error.ts'
import type { AlreadyLeft } from '#shared/api/referrals.ts'
import { asTheDayBegan, type InformationClass } from '#shared/domain/consent.ts'
import { stoodInTheWay, type Disclosure, type LeftWhen } from '#shared/domain/disclosure.ts'
import { mayDisclose, tellingProvider } from '#shared/domain/may-disclose.ts'
import type { PageProvider } from '#shared/domain/packet.ts'
import type { Referral, SendMethod } from '#shared/domain/referral.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import { consentsThatDecide } from '../consents/consents.ts'
import type { CommandContext } from '../context.ts'
import { recordDisclosure, takeBackDisclosure } from '../disclosures/disclosures.ts'
import type { ReadableDb } from '../db/types.ts'
import { sayWithStatements, statementsWithCall } from '../amendments/contested.ts'
import { serviceDestination, theOrganization } from '../providers/directory.ts'
import { withPeople } from '../providers/known-people.ts'
import { goesByKeptAway, keptAwayFrom } from '../providers/offered.ts'
import { settings } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { keptAwayThen } from '../students/kept-away.ts'
import { requireStudent } from '../students/the-student.ts'
import {
  refuseIn,
  requireDay,
  requireNext,
  requireReferralAt,
  takeStep,
  type Recorded,
  type Step,
} from './referral-steps.ts'

/** A threat to health or safety, and who of the medical staff was told. */
interface Emergency {
  readonly threat: string
  readonly medicalStaff?: string | undefined
}

/** How something leaves, and what it says about the student. */
export interface Sending {
  readonly method: SendMethod
  readonly information: readonly InformationClass[]
  /** Send without consent: only a recorded threat to health or safety (34 CFR 99.36). */
  readonly emergency: Emergency | null
  /** It has left, whatever is in the way by now. */
  readonly alreadyLeft?: AlreadyLeft | null
  /** Something but a consent is in its way: it names somebody whom nobody may contact, or goes without a statement. */
  readonly isStopped?: boolean
  /** Whom the pages that go are written to; the provider the referral is at now where none say so. */
  readonly provider?: PageProvider
  /** Papers that go as they are, each with what there is to say of it, as how many pages it holds. */
  readonly papers?: readonly string[]
  /** The printed pages that go with it. */
  readonly pageIds?: readonly string[]
  /** Whose statements stand on the pages that go (34 CFR 99.21(c)); empty for somebody nobody may contact. */
  readonly statementsBy?: readonly string[]
  /** Of what goes without a page of ours, as a call: whether the statements about what it told went with it. */
  readonly withStatements?: boolean
  /** Of the same: of what may hold a contested part that part was not told. */
  readonly contestedUntold?: boolean
}

type Basis = Pick<Disclosure, 'consentId' | 'exception' | 'exceptionNote' | 'interest'>

type Say = (key: MessageKey, values?: Readonly<Record<string, string>>) => string

function sayingMine(context: CommandContext): Say {
  const { language } = settings.mine(context, {})
  return (key, values) => translate(language, key, values)
}

function basisOf(
  context: CommandContext,
  { studentId, state }: Referral,
  to: PageProvider,
  { information, emergency, alreadyLeft = null, isStopped = false }: Sending,
  onDay: string,
): Basis {
  const say = sayingMine(context)
  const consents = consentsThatDecide(context.db, context.session, { studentId, onDay })
  // What left last week needs a consent that stood last week, whatever was signed or revoked since.
  const asked = tellingProvider(
    { ...to, destination: to.name, state },
    requireStudent(context.db, studentId),
    onDay,
  )
  const standing = alreadyLeft?.when === 'before' ? asTheDayBegan(consents, onDay) : consents
  const answer = mayDisclose(standing, { ...asked, information })
  if (alreadyLeft?.when === 'against-rule' && (isStopped || !answer.may))
    return {
      consentId: null,
      exception: 'against-rule',
      exceptionNote: alreadyLeft.note,
      interest: say('referrals:disclosure.arrangingHelp'),
    }
  if (answer.may) {
    const interest = consents.find(({ id }) => id === answer.consentId)?.purpose ?? ''
    const exceptionNote = emergency?.threat ?? alreadyLeft?.note ?? ''
    return { consentId: answer.consentId, exception: null, exceptionNote, interest }
  }
  if (!emergency) throw ruleError(`consents:missing.${answer.missing}`)
  const { threat, medicalStaff = '' } = emergency
  // Of a program for substance use only medical staff is told, in a medical emergency (42 CFR 2.51).
  if (information.includes('substance-use-records') && medicalStaff === '')
    throw ruleError('referrals:errors.medicalStaffOnly')
  return {
    consentId: null,
    exception: 'health-or-safety-emergency',
    exceptionNote: [threat, medicalStaff].filter(Boolean).join(' · '),
    interest: say('referrals:disclosure.emergencyInterest'),
  }
}

/** The provider a referral is at now. Throws where the help is the school's own. */
export function providerOf(db: ReadableDb, { serviceId }: Referral): PageProvider {
  const destination = serviceId === null ? undefined : serviceDestination(db, serviceId)
  if (!destination) throw ruleError('referrals:errors.noProvider')
  const { service, organization } = destination
  return { organizationId: organization.id, name: organization.name, serviceName: service.name }
}

/**
 * Why nothing goes to a provider whatever was signed: in error, or after the family said no to this help, but for an
 * emergency; `null` where nothing of this is in the way.
 */
function stopOf(
  { state, closedOn }: Referral,
  { emergency, alreadyLeft = null }: Sending,
  onDay: string,
): Error | null {
  if (state === 'entered-in-error') return refuseIn(state)
  const saidNo = stoodInTheWay(closedOn ?? onDay, onDay, alreadyLeft?.when ?? null)
  const isDeclined = state === 'closed-family-declined' && emergency === null && saidNo
  return isDeclined ? ruleError('referrals:errors.familyDeclined') : null
}

/** Whose statements go with what leaves, and whether it leaves without one that goes wherever its part goes. */
interface StatementsThatGo {
  readonly statementsBy: readonly string[]
  readonly isWithout: boolean
}

/**
 * The statements that go with what leaves: those on its pages, or else those the office told as well (34 CFR 99.21(c)).
 * Refused where one is left out, but in an emergency, or where it left before the statement was placed or against the rule.
 */
function statementsThatLeave(
  { db }: CommandContext,
  referral: Referral,
  {
    information,
    statementsBy,
    withStatements = false,
    contestedUntold = false,
    emergency,
    alreadyLeft = null,
  }: Sending,
  onDay: string,
): StatementsThatGo {
  if (statementsBy) return { statementsBy, isWithout: false }
  const told = { information, contestedUntold }
  const standing = statementsWithCall(db, referral, told).filter(({ on }) => on <= onDay)
  if (withStatements) return { statementsBy: standing.map(({ named }) => named), isWithout: false }
  const when = alreadyLeft?.when ?? null
  const isWithout = standing.some(({ on }) => stoodInTheWay(on, onDay, when))
  if (isWithout && emergency === null && when !== 'against-rule')
    throw ruleError('referrals:errors.statementGoes')
  return { statementsBy: [], isWithout }
}

/** Whether the provider was one to tell nothing when it was told: it goes by whoever was not to be contacted then. */
function isKeptAwayProvider(
  db: ReadableDb,
  { studentId, serviceId }: Referral,
  to: PageProvider,
  told: { readonly onDay: string; readonly when: LeftWhen | null },
): boolean {
  const now = serviceId === null ? undefined : serviceDestination(db, serviceId)
  const named =
    now?.organization.id === to.organizationId
      ? now
      : { organization: theOrganization(db, to.organizationId) }
  return goesByKeptAway(
    withPeople(db, named),
    keptAwayFrom(keptAwayThen(contactsOfStudent(db, studentId), told)),
  )
}

/** To whom something goes, with whose statements, and what lets it. */
interface Grounds {
  readonly to: PageProvider
  readonly statementsBy: readonly string[]
  readonly basis: Basis
}

/**
 * What lets something about the student go to whoever its pages are written to, or else to the provider of this referral;
 * refused in words where no consent covers it and no emergency is recorded.
 */
export function groundsOfSending(
  context: CommandContext,
  referral: Referral,
  sending: Sending,
  onDay: string,
): Grounds {
  const stop = stopOf(referral, sending, onDay)
  const when = sending.alreadyLeft?.when ?? null
  if (stop && when !== 'against-rule') throw stop
  const to = sending.provider ?? providerOf(context.db, referral)
  const isAway = isKeptAwayProvider(context.db, referral, to, { onDay, when })
  if (isAway && when !== 'against-rule' && sending.emergency === null)
    throw ruleError('packets:gap.provider-kept-away')
  if (sending.information.length === 0)
    throw invalidError(
      [{ path: 'information', message: 'referrals:errors.nothingNamed' }],
      'referrals:errors.nothingNamed',
    )
  const { statementsBy, isWithout } = statementsThatLeave(context, referral, sending, onDay)
  const isStopped = stop !== null || isAway || isWithout || sending.isStopped === true
  const basis = basisOf(context, referral, to, { ...sending, isStopped }, onDay)
  return { to, statementsBy, basis }
}

/**
 * Writes that something about the student goes to a provider, on the grounds of `groundsOfSending`. The record is worded
 * in the language of whoever sends.
 */
export function discloseToProvider(
  context: CommandContext,
  referral: Referral,
  sending: Sending,
  onDay: string,
): Disclosure {
  const { to, statementsBy, basis } = groundsOfSending(context, referral, sending, onDay)
  const say = sayingMine(context)
  const { organizationId, name: party } = to
  const information = [...new Set(sending.information)]
  return recordDisclosure(context, {
    studentId: referral.studentId,
    referralId: referral.id,
    organizationId,
    party,
    what: [
      ...information.map((part) => say(`vocabulary:information.${part}`)),
      ...(sending.papers ?? []),
      ...sayWithStatements(statementsBy, say),
    ].join('; '),
    information,
    onDay,
    method: sending.method,
    pageIds: [...(sending.pageIds ?? [])],
    ...basis,
  })
}

/** Whether the school itself sends something to the provider, so that a disclosure is due. */
function discloses({ pathway }: Referral, { information }: Sending): boolean {
  return pathway === 'school-contacts-provider' || information.length > 0
}

/**
 * Sends a referral. To a provider: a consent or an emergency must cover it and a disclosure is written. On the
 * families' own pathway the list was handed over, and within the school nothing leaves; where the office names what it
 * told a provider all the same, that is a disclosure.
 */
export function sendReferral(context: CommandContext, step: Step, sending: Sending): Recorded {
  const before = requireReferralAt(context, step)
  requireNext(before, 'send')
  requireDay(context, before, step)
  const disclosure = discloses(before, sending)
    ? discloseToProvider(context, before, sending, step.effectiveOn)
    : null
  const changes = {
    sentOn: before.sentOn ?? step.effectiveOn,
    sentMethod: sending.method,
    consentId: disclosure?.consentId ?? before.consentId,
  }
  const recorded = takeStep(context, step, 'send', { changes })
  return {
    ...recorded,
    takeBack: (later) => {
      recorded.takeBack(later)
      if (disclosure) takeBackDisclosure(later.db, disclosure)
    },
  }
}
