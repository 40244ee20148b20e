import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { Case } from '#shared/domain/case.ts'
import {
  leftOutBy,
  SAFETY_TEXTS,
  safetyPlanProblems,
  safetyStanding,
  type SafetyPlan,
  type SafetyStanding,
} from '#shared/domain/safety-plan.ts'

import { isCaseworker, type Asker } from '../access/asker.ts'
import { inOfficeWords, withStatements } from '../amendments/with-statements.ts'
import { requireCase } from '../cases/case-access.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { rememberPaper } from '../forms/printed-forms.ts'
import { onPaper, withoutInterpreter } from '../print/paper.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { keptAwayProblems, textsOnPaper } from '../students/words-on-paper.ts'
import { beginPlanned } from '../tasks/planned-task.ts'
import { tasksOfCase } from '../tasks/task-access.ts'
import { unbegin } from '../tasks/task-record.ts'
import { finishAsking, said } from './plan-tasks.ts'
import { planPaper } from './plan-paper.ts'
import { safetyLetter } from './safety-letter.ts'
import { deleteSafetyPlan, insertSafetyPlan, listSafetyPlans } from './safety-plans.sql.ts'

/** Every revision of a case's plan, the newest first; none for somebody who does no casework. */
export function safetyPlansOfCase(db: ReadableDb, asker: Asker, caseId: string): SafetyPlan[] {
  return isCaseworker(asker) ? listSafetyPlans(db, { caseId }) : []
}

/** Whether a case has its safety plan; also for those who do not read it. */
export function safetyStandingOf(
  { db, session, today }: Pick<QueryContext, 'db' | 'session' | 'today'>,
  { id, urgency }: Case,
): SafetyStanding | null {
  return safetyStanding(urgency, {
    hasPlan: listSafetyPlans(db, { caseId: id }).length > 0,
    isLeftOut: leftOutBy(tasksOfCase(db, session, id), today) !== undefined,
  })
}

/** The open case a plan is written for. */
export function requirePlannedCase({ db, session }: CommandContext, caseId: string): Case {
  const open = requireCase(db, session, caseId)
  if (open.closedOn !== null) throw ruleError('cases:errors.closed')
  return open
}

/** What holds a student until help has started. */
export const safetyPlans: Handlers<Contract['safetyPlans']> = {
  write(context, { after, ...draft }) {
    const { db, now, today, session } = context
    const open = requirePlannedCase(context, draft.caseId)
    const contacts = contactsOfStudent(db, open.studentId)
    const problems = [
      ...safetyPlanProblems(draft, { contacts, today }),
      ...keptAwayProblems(contacts, draft, SAFETY_TEXTS),
    ]
    if (problems.length > 0) throw invalidError(problems)
    if (listSafetyPlans(db, draft).length !== after) throw conflictError()
    const made: SafetyPlan = {
      ...draft,
      id: context.newId(),
      revision: after + 1,
      writtenAt: now,
      writtenBy: session.accountId,
    }
    insertSafetyPlan(db, made)
    const askAgain = finishAsking(
      context,
      open,
      'safety',
      said(context, 'plans:task.written', { revision: made.revision }),
    )
    const review = beginPlanned(context, open, {
      source: 'follow-up',
      plan: 'safety',
      urgency: 'urgent',
      name: said(context, 'plans:task.safetyReview'),
      ownerId: open.ownerId,
      dueOn: draft.reviewOn,
    })
    context.undoable((later) => {
      unbegin(later.db, [review])
      askAgain(later)
      if (deleteSafetyPlan(later.db, made) === 0) throw conflictError()
    })
    return made
  },

  ...onPaper((context, { caseId, ...look }: InputOf<Contract['safetyPlans']['preview']>) => {
    const { db, session } = context
    const { studentId } = requireCase(db, session, caseId)
    const [written] = safetyPlansOfCase(db, session, caseId)
    if (!written) throw notFoundError()
    const contacts = contactsOfStudent(db, studentId)
    const { told: plan, isWithout } = textsOnPaper(contacts, written, SAFETY_TEXTS)
    const contact = contacts.find(({ id, doNotContact }) => id === plan.homeContactId && !doNotContact)
    const paper = withStatements(db, safetyLetter(planPaper(context, studentId, look), plan, contact), {
      ...{ studentId, part: { kind: 'safety-plan', id: plan.id } },
      ...inOfficeWords(ownWords(context)),
      namesNobody: true,
    })
    const refusal = withoutInterpreter(paper.sheets, look.interpreter)
    const contactIds = contact ? [contact.id] : []
    const remember = (later: CommandContext) =>
      rememberPaper(
        later,
        { form: 'safety-plan', studentId, caseId },
        { ...paper, contactIds },
        look.interpreter,
      )
    return { paper, file: 'footbridge-safety-plan.pdf', studentId, refusal, remember, isWithout }
  }),
}
