import { z } from 'zod'

import { CaseTask } from '../domain/case-task.ts'
import { Day, Id, Line, OptionalWords, Target, Words } from '../domain/fields.ts'
import { command } from './operation.ts'
import { casework, officeWork } from './roles.ts'

const about = ({ id }: CaseTask): string => id

/** What is done for a case beside its next step: steps of the protocol, follow-ups, decisions of a meeting. */
export const tasks = {
  /** Somebody looks after the case once more on a day, beside what the protocol asks for. */
  plan: command({
    input: z.object({ caseId: Id, name: Line, dueOn: Day, ownerId: Id }),
    output: CaseTask,
    may: officeWork,
    audit: { event: 'task.planned', about },
  }),
  /** It was done; what its protocol asks to be told is told. What follows it begins. */
  finish: command({
    input: Target.extend({ words: OptionalWords }),
    output: CaseTask,
    may: officeWork,
    audit: { event: 'task.finished', about },
  }),
  /** It waits until another day, for a reason that stays with the case. Never in an emergency. */
  postpone: command({
    input: Target.extend({ dueOn: Day, reason: Words }),
    output: CaseTask,
    may: officeWork,
    audit: { event: 'task.postponed', about },
  }),
  handOver: command({
    input: Target.extend({ ownerId: Id }),
    output: CaseTask,
    may: officeWork,
    audit: { event: 'task.handed-over', about },
  }),
  /** It is not done for this student, for a reason, for good or until a day. Never in an emergency. */
  exempt: command({
    input: Target.extend({ why: Words, until: Day.nullable() }),
    output: CaseTask,
    may: casework,
    audit: { event: 'task.exempted', about },
  }),
  /** It must be done after all. */
  reopen: command({
    input: Target,
    output: CaseTask,
    may: officeWork,
    audit: { event: 'task.reopened', about },
  }),
}
