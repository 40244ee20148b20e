import { conflictError } from '#shared/app-error.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { answers, type ConsentRequest, isAbout, subjectOfReferral } from '#shared/domain/consent-request.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { missingConsent } from '#shared/domain/missing-consent.ts'
import { lastTakenBackOn } from '#shared/domain/taking-back.ts'
import type { Referral } from '#shared/domain/referral.ts'

import { readerOf } from '../access/readable.ts'
import { papersWaitedFor } from '../consent-requests/requests.ts'
import type { CommandContext } from '../context.ts'
import { requireStudent } from '../students/the-student.ts'
import { arrival } from './referral-steps.ts'
import { listAwaitingConsent, moveNextTask } from './referrals.sql.ts'

type Next = Pick<Referral, 'nextTask' | 'nextDueOn'>

const move = ({ id, version, ...from }: Next & Pick<Referral, 'id' | 'version'>, to: Next) =>
  ({ id, version, from: from.nextTask, to: to.nextTask, dueOn: to.nextDueOn }) as const

/** Moves what is to be done next; answers with the way back. */
function moveAll(
  { db }: CommandContext,
  moved: readonly { readonly referral: ReferralView; readonly to: Next }[],
): (later: Pick<CommandContext, 'db'>) => void {
  for (const { referral, to } of moved) moveNextTask(db, move(referral, to))
  return (later) => {
    for (const { referral, to } of moved)
      if (moveNextTask(later.db, move({ ...referral, ...to }, referral)) === 0) throw conflictError()
  }
}

/**
 * The papers of a student changed: a referral whose consent is signed waits for nobody, and is sent today; one that
 * nothing covers any longer waits for a signature again, or for somebody to decide how it goes on where the family took
 * back what it had signed. Answers with the way back. Whoever looks at a referral meanwhile can go on: its version stays.
 */
export function followConsents(
  context: CommandContext,
  studentId: string,
  consents: readonly Consent[],
): (later: Pick<CommandContext, 'db'>) => void {
  const { db, session, today } = context
  const student = requireStudent(db, studentId)
  const isSigned = (referral: ReferralView): boolean => {
    const request = { ...subjectOfReferral(referral), ending: null }
    const isAnswered = consents.some((consent) => answers(consent, request, today))
    return isAnswered && missingConsent(referral, { consents, student, today }) === null
  }
  const waiting = (referral: ReferralView): Next =>
    lastTakenBackOn(consents, referral) === null
      ? arrival(context, referral, { state: 'awaiting-consent', on: today })
      : { nextTask: 'decide-without-consent', nextDueOn: today }
  const moved = listAwaitingConsent(db, { studentId, ...readerOf(session) }).flatMap((referral) => {
    const signed = isSigned(referral)
    if (signed === (referral.nextTask === 'send-referral')) return []
    const to: Next = signed ? { nextTask: 'send-referral', nextDueOn: today } : waiting(referral)
    return [{ referral, to }]
  })
  return moveAll(context, moved)
}

/**
 * Somebody said no to a paper: a referral that waits for it waits for somebody to decide how it goes on, unless somebody
 * else is still asked to sign. Answers with the way back.
 */
export function decideAfterNo(
  context: CommandContext,
  request: ConsentRequest,
): (later: Pick<CommandContext, 'db'>) => void {
  const { db, session, today } = context
  const waited = papersWaitedFor(context, request.studentId)
  const isAsked = (paper: ConsentRequest, referral: ReferralView) =>
    isAbout({ ...paper, anyTreating: false }, subjectOfReferral(referral))
  const refused = listAwaitingConsent(db, { studentId: request.studentId, ...readerOf(session) }).filter(
    (referral) =>
      referral.nextTask !== 'send-referral' &&
      isAsked(request, referral) &&
      !waited.some((paper) => isAsked(paper, referral)),
  )
  return moveAll(
    context,
    refused.map((referral) => ({
      referral,
      to: { nextTask: 'decide-without-consent' as const, nextDueOn: today },
    })),
  )
}

/**
 * Somebody was asked again for what the family had taken back or said no to: a referral that waited for a decision waits for the
 * signature. Answers with the way back.
 */
export function askAgain(
  context: CommandContext,
  request: ConsentRequest,
): (later: Pick<CommandContext, 'db'>) => void {
  const { db, session, today } = context
  const isAsked = (referral: ReferralView) =>
    isAbout({ ...request, anyTreating: false }, subjectOfReferral(referral))
  const decided = listAwaitingConsent(db, { studentId: request.studentId, ...readerOf(session) })
    .filter(({ nextTask }) => nextTask === 'decide-without-consent')
    .filter(isAsked)
  return moveAll(
    context,
    decided.map((referral) => ({
      referral,
      to: arrival(context, referral, { state: 'awaiting-consent', on: today }),
    })),
  )
}
