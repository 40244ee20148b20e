import { conflictError, invalidError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { Case } from '#shared/domain/case.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'
import {
  allowsTalking,
  RETURN_TEXTS,
  returnPlanProblems,
  type ReturnPlan,
} from '#shared/domain/return-plan.ts'

import { isCaseworker, type Asker } from '../access/asker.ts'
import { inOfficeWords, withStatements } from '../amendments/with-statements.ts'
import { requireCase } from '../cases/case-access.ts'
import { consentsOfStudent, consentsThatDecide } from '../consents/consents.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { rememberPaper } from '../forms/printed-forms.ts'
import { onPaper, withoutInterpreter } from '../print/paper.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'
import { keptAwayProblems, textsOnPaper } from '../students/words-on-paper.ts'
import { beginPlanned } from '../tasks/planned-task.ts'
import { allTasksOf, takeOutOpen, unbegin } from '../tasks/task-record.ts'
import { finishAsking, said } from './plan-tasks.ts'
import { planPaper } from './plan-paper.ts'
import { returnLetter, teachersLetter } from './return-letter.ts'
import { deleteReturnPlan, insertReturnPlan, listReturnPlans } from './return-plans.sql.ts'
import { requirePlannedCase } from './safety-plans.ts'

/** Every revision of a case's plan, the newest first; none for somebody who does no casework. */
export function returnPlansOfCase(db: ReadableDb, asker: Asker, caseId: string): ReturnPlan[] {
  return isCaseworker(asker) ? listReturnPlans(db, { caseId }) : []
}

/**
 * Puts the check-ins of a plan on the list of whoever holds the case. A day that was planned before and still is keeps
 * its check-in, done or not; one that is no longer planned goes; one somebody put off to a day of its own stays.
 */
function beginCheckIns(
  context: CommandContext,
  open: Case,
  { checkIns, before }: Pick<ReturnPlan, 'checkIns'> & { readonly before: readonly string[] },
): (later: Pick<CommandContext, 'db'>) => void {
  const isCheckIn = ({ kind }: CaseTask) => kind === 'check-in'
  const { putBack } = takeOutOpen(
    context.db,
    open.id,
    (task) => isCheckIn(task) && before.includes(task.dueOn) && !checkIns.includes(task.dueOn),
  )
  const planned = new Set(
    allTasksOf(context.db, open.id)
      .filter(isCheckIn)
      .map(({ dueOn }) => dueOn),
  )
  const ask = { source: 'follow-up', kind: 'check-in', plan: 'return', urgency: 'routine' } as const
  const name = said(context, 'plans:task.checkIn')
  const begun = checkIns
    .filter((day) => !planned.has(day))
    .map((dueOn) => beginPlanned(context, open, { ...ask, name, ownerId: open.ownerId, dueOn }))
  return (later) => {
    unbegin(later.db, begun)
    putBack(later)
  }
}

/** What tells whom the school may ask about a student today. */
function talkingAbout({ db, session, today }: QueryContext, studentId: string) {
  const consents = consentsThatDecide(db, session, { studentId, onDay: today })
  const organizations = namesOfOrganizations(db, new Set(consents.flatMap((consent) => consent.recipientIds)))
  return { consents, organizations, today, student: requireStudent(db, studentId) }
}

/** How a student comes back to school. */
export const returnPlans: Handlers<Contract['returnPlans']> = {
  write(context, { after, ...draft }) {
    const { db, now, session } = context
    const open = requirePlannedCase(context, draft.caseId)
    const problems = [
      ...returnPlanProblems(draft, {
        ...talkingAbout(context, open.studentId),
        chosenFrom: consentsOfStudent(db, session, open.studentId),
      }),
      ...keptAwayProblems(contactsOfStudent(db, open.studentId), draft, RETURN_TEXTS),
    ]
    if (problems.length > 0) throw invalidError(problems)
    const former = listReturnPlans(db, draft)
    if (former.length !== after) throw conflictError()
    const made: ReturnPlan = {
      ...draft,
      consentId: draft.providerContact === '' ? null : draft.consentId,
      checkIns: draft.checkIns.toSorted(),
      id: context.newId(),
      revision: after + 1,
      writtenAt: now,
      writtenBy: session.accountId,
    }
    insertReturnPlan(db, made)
    const askAgain = finishAsking(
      context,
      open,
      'return',
      said(context, 'plans:task.written', { revision: made.revision }),
    )
    const unplan = beginCheckIns(context, open, {
      checkIns: made.checkIns,
      before: former[0]?.checkIns ?? [],
    })
    context.undoable((later) => {
      unplan(later)
      askAgain(later)
      if (deleteReturnPlan(later.db, made) === 0) throw conflictError()
    })
    return made
  },

  ...onPaper((context, { caseId, what, ...look }: InputOf<Contract['returnPlans']['preview']>) => {
    const { db, session } = context
    const { studentId } = requireCase(db, session, caseId)
    const [written] = returnPlansOfCase(db, session, caseId)
    if (!written) throw notFoundError()
    const { told: plan, isWithout } = textsOnPaper(contactsOfStudent(db, studentId), written, RETURN_TEXTS)
    const around = planPaper(context, studentId, look)
    const consent = consentsOfStudent(db, session, studentId).find(({ id }) => id === plan.consentId)
    const mayTalk =
      consent !== undefined &&
      allowsTalking(consent, talkingAbout(context, studentId), written.providerContact)
    const alone = what === 'teachers' ? teachersLetter(around, plan) : returnLetter(around, plan, { mayTalk })
    const paper = withStatements(db, alone, {
      ...{ studentId, part: { kind: 'return-plan', id: plan.id } },
      ...inOfficeWords(ownWords(context)),
      namesNobody: what !== 'teachers',
    })
    const form = what === 'teachers' ? 'teachers' : 'return-plan'
    const remember = (later: CommandContext) =>
      rememberPaper(later, { form, studentId, caseId }, paper, look.interpreter)
    const refusal = withoutInterpreter(paper.sheets, look.interpreter)
    return { paper, file: 'footbridge-return-plan.pdf', studentId, refusal, remember, isWithout }
  }),
}
