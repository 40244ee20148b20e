import type { OpenMatters } from '#shared/api/moves.ts'
import { amendmentStage } from '#shared/domain/amendment.ts'
import { isOpenOn } from '#shared/domain/case-task.ts'
import type { Case } from '#shared/domain/case.ts'
import { consentStands, stillFor } from '#shared/domain/consent.ts'
import { isOpen } from '#shared/domain/referral-road.ts'

import { amendmentsToAnswer } from '../amendments/the-amendment.ts'
import { caseFor } from '../cases/case-access.ts'
import { casesOfStudent } from '../cases/open-case.ts'
import { papersWaitedFor } from '../consent-requests/requests.ts'
import { consentsOfStudent } from '../consents/consents.ts'
import type { QueryContext } from '../context.ts'
import { returnPlansOfCase } from '../plans/return-plans.ts'
import { safetyPlansOfCase } from '../plans/safety-plans.ts'
import { openRequests } from '../records-requests/the-request.ts'
import { referralViewsOfCase } from '../referrals/referrals.ts'
import { tasksOfCase } from '../tasks/task-access.ts'

/** The open case of a student that the asker may read. */
export function readableOpenCase({ db, session }: QueryContext, studentId: string): Case | null {
  return casesOfStudent(db, session, studentId).find(({ closedOn }) => closedOn === null) ?? null
}

function plansOf({ db, session }: QueryContext, caseId: string): OpenMatters['plans'] {
  const [safety] = safetyPlansOfCase(db, session, caseId)
  const [back] = returnPlansOfCase(db, session, caseId)
  return [
    ...(safety ? [{ kind: 'safety' as const, on: safety.agreedOn }] : []),
    ...(back ? [{ kind: 'return' as const, on: back.backOn }] : []),
  ]
}

/** Everything that is open about a student, as far as the asker may read it. */
export function openMatters(context: QueryContext, studentId: string): OpenMatters {
  const { db, session, today } = context
  const openCase = readableOpenCase(context, studentId)
  const ofCase = openCase && {
    referrals: referralViewsOfCase(db, openCase.id).filter(({ state }) => isOpen(state)),
    tasks: tasksOfCase(db, session, openCase.id).filter((task) => isOpenOn(task, today)),
    plans: plansOf(context, openCase.id),
  }
  return {
    openCase: openCase && caseFor(session, openCase),
    ...(ofCase ?? { referrals: [], tasks: [], plans: [] }),
    papers: papersWaitedFor(context, studentId),
    consents: consentsOfStudent(db, session, studentId)
      .filter((consent) => consentStands(consent, today))
      .map((consent) => stillFor(consent, today)),
    requests: openRequests(context, studentId),
    amendments: amendmentsToAnswer(context, studentId).map((amendment) => ({
      ...{ id: amendment.id, asker: amendment.asker, answerBy: amendment.answerBy },
      stage: amendmentStage(amendment),
    })),
  }
}
