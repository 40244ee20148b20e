import { conflictError } from '#shared/app-error.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { answers, subjectOfReferral } from '#shared/domain/consent-request.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { missingConsent } from '#shared/domain/missing-consent.ts'
import type { Referral } from '#shared/domain/referral.ts'

import { readerOf } from '../access/readable.ts'
import type { CommandContext } from '../context.ts'
import { requireStudent } from '../students/the-student.ts'
import { arrival } from './referral-steps.ts'
import { listAwaitingConsent, moveNextTask } from './referrals.sql.ts'

type Next = Pick<Referral, 'nextTask' | 'nextDueOn'>

/**
 * The papers of a student changed: a referral whose consent is signed waits for nobody, and is sent today; one that
 * nothing covers any longer waits for a signature again. Answers with the way back. Whoever looks at a referral meanwhile
 * can go on: its version stays.
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
  const move = ({ id, version, ...from }: Next & Pick<Referral, 'id' | 'version'>, to: Next) =>
    ({ id, version, from: from.nextTask, to: to.nextTask, dueOn: to.nextDueOn }) as const
  const moved = listAwaitingConsent(db, { studentId, ...readerOf(session) }).flatMap((referral) => {
    const signed = isSigned(referral)
    if (signed === (referral.nextTask === 'send-referral')) return []
    const to: Next = signed
      ? { nextTask: 'send-referral', nextDueOn: today }
      : arrival(context, referral, { state: 'awaiting-consent', on: today })
    moveNextTask(db, move(referral, to))
    return [{ referral, to }]
  })
  return (later) => {
    for (const { referral, to } of moved)
      if (moveNextTask(later.db, move({ ...referral, ...to }, referral)) === 0) throw conflictError()
  }
}
