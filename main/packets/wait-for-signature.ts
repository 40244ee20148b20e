import { addresseesOf } from '#shared/domain/addressee.ts'
import { answers, type Asked, type AskedHow, subjectOfReferral } from '#shared/domain/consent-request.ts'
import { wasOfAge, type Consent } from '#shared/domain/consent.ts'
import type { PageEnding, PrintedPage } from '#shared/domain/packet.ts'
import { stateAfter } from '#shared/domain/referral-road.ts'
import type { Referral } from '#shared/domain/referral.ts'
import { schoolName } from '#shared/domain/student.ts'

import { consentsOfStudent } from '../consents/consents.ts'
import { hasWordSince, isOfAnother, waitFor } from '../consent-requests/requests.ts'
import type { CommandContext } from '../context.ts'
import { requireReferral, takeStep } from '../referrals/referral-steps.ts'
import { requireReferralView } from '../referrals/referrals.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'

type TakeBack = (later: CommandContext) => void

const HOW: Readonly<Partial<Record<PageEnding, AskedHow>>> = {
  'handed-to-parent': 'in-hand',
  'handed-to-student': 'with-the-student',
}

/** Of whom a signature is asked with a form of a packet: the student of age, whom it was for, or the one who may sign. */
function askedWith(
  { db, today }: CommandContext,
  { studentId }: Referral,
  { language, addresseeId }: PrintedPage,
  how: AskedHow,
): Asked {
  const student = requireStudent(db, studentId)
  if (wasOfAge(student.birthDate, today) === true)
    return { contactId: null, name: schoolName(student), how, language }
  const may = addresseesOf(contactsOfStudent(db, studentId), student, today)
  const asked = may.find(({ id }) => id === addresseeId) ?? (may.length === 1 ? may[0] : undefined)
  return { contactId: asked?.id ?? null, name: asked?.name ?? '', how, language }
}

/** A referral that was not sent yet waits for the paper from then on, unless its family makes the calls. */
function nowAwaits(context: CommandContext, referral: Referral, onDay: string): readonly TakeBack[] {
  const { id, version, pathway, state, needIdentifiedOn } = referral
  if (pathway === 'family-contacts-provider' || stateAfter(state, 'request-consent') === null) return []
  const effectiveOn = onDay < needIdentifiedOn ? needIdentifiedOn : onDay
  return [
    takeStep(context, { id, version, effectiveOn, source: 'office', remark: '' }, 'request-consent').takeBack,
  ]
}

/** A form to sign that was handed over, and how. */
interface HandedForm {
  readonly page: PrintedPage
  readonly how: AskedHow
}

function waitForOne(
  context: CommandContext,
  referralId: string,
  { page, how }: HandedForm,
  onDay: string,
): readonly TakeBack[] {
  const { db, session, today } = context
  const referral = requireReferral(context, referralId)
  const asked = askedWith(context, referral, page, how)
  const asking = {
    ...subjectOfReferral(requireReferralView(context, referralId)),
    ...{ asked, askedOn: onDay },
  }
  if (hasWordSince(context, asking)) return []
  const signed = consentsOfStudent(db, session, referral.studentId).filter((consent) =>
    answers(consent, { ...asking, ending: null }, today),
  )
  // A student of age alone may sign, by whatever name.
  const isTheirs = (consent: Consent) =>
    asked.contactId === null ||
    !isOfAnother({ askedContactId: asked.contactId, askedName: asked.name }, consent)
  if (signed.some((consent) => consent.signedOn >= onDay && isTheirs(consent))) return []
  const { takeBack } = waitFor(context, asking)
  return [takeBack, ...(signed.length === 0 ? nowAwaits(context, referral, onDay) : [])]
}

/**
 * Each form to sign that was handed over in a packet is waited for from that day on, like one that was asked for by
 * itself: once of each person, and not where their signed paper or their no was there before somebody said that it went.
 */
export function waitForSignature(
  context: CommandContext,
  referralId: string,
  settled: readonly { readonly page: PrintedPage; readonly ending: PageEnding }[],
  onDay: string,
): readonly TakeBack[] {
  return settled.flatMap(({ page, ending }) => {
    const how = page.part === 'consent-form' ? HOW[ending] : undefined
    return how ? waitForOne(context, referralId, { page, how }, onDay) : []
  })
}
