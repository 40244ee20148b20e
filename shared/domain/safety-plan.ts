import { z } from 'zod'

import type { FieldProblem } from '../app-error.ts'
import { isOpenOn, type CaseTask } from './case-task.ts'
import { Day, Id, Instant, Line, message, OptionalWords, Words } from './fields.ts'
import type { Contact } from './student.ts'
import { isPressing, type Urgency } from './urgency.ts'

/** The parts of a safety plan in the order they are read; each is told by the student, in their own words. */
export const SAFETY_PARTS = [
  'signs',
  'alone',
  'elsewhere',
  'atSchool',
  'atHome',
  'calls',
  'putAway',
  'matters',
] as const
export type SafetyPart = (typeof SAFETY_PARTS)[number]

/** What of a safety plan is written by hand and printed. */
export const SAFETY_TEXTS = [...SAFETY_PARTS, 'agreedBy'] as const

/** What holds a student until help has started: made together, kept by the student, looked at again on a day. */
export const SafetyPlanDraft = z.object({
  caseId: Id,
  /** What tells us that it is getting harder. */
  signs: Words,
  /** What I can do by myself. */
  alone: Words,
  /** People and places that help me think of something else. */
  elsewhere: OptionalWords,
  /** Whom I go to at school, and at home. */
  atSchool: Words,
  atHome: OptionalWords,
  /** The contact that is meant, for the number beside it. */
  homeContactId: Id.nullable(),
  /** Whom to call beside the numbers the protocol names. */
  calls: OptionalWords,
  /** What is put out of reach at home, and by whom. */
  putAway: Words,
  /** What matters to me. */
  matters: OptionalWords,
  agreedWith: z.array(z.enum(['student', 'family'])).min(1, message('plans:errors.withNobody')),
  /** Who made it with them. */
  agreedBy: Line,
  agreedOn: Day,
  /** The day it is looked at again. */
  reviewOn: Day,
})
export type SafetyPlanDraft = z.infer<typeof SafetyPlanDraft>

/** One revision; an earlier one is never changed. */
export const SafetyPlan = SafetyPlanDraft.extend({
  id: Id,
  revision: z.int().min(1),
  writtenAt: Instant,
  writtenBy: Id,
})
export type SafetyPlan = z.infer<typeof SafetyPlan>

/** What does not fit in a plan; `contacts` are those of the student. */
export function safetyPlanProblems(
  { homeContactId, agreedOn, reviewOn }: SafetyPlanDraft,
  {
    contacts,
    today,
  }: { readonly contacts: readonly Pick<Contact, 'id' | 'doNotContact'>[]; readonly today: string },
): FieldProblem[] {
  const contact = contacts.find(({ id }) => id === homeContactId)
  const problems: (FieldProblem | false)[] = [
    homeContactId !== null &&
      !(contact && !contact.doNotContact) && {
        path: 'homeContactId',
        message: 'plans:errors.notThisContact',
      },
    agreedOn > today && { path: 'agreedOn', message: 'plans:errors.agreedLater' },
    reviewOn <= today && { path: 'reviewOn', message: 'plans:errors.reviewPast' },
  ]
  return problems.filter((problem) => problem !== false)
}

/** Whether a case has its safety plan: it is there, it is owed, or somebody said why there is none. */
export const SafetyStanding = z.enum(['there', 'missing', 'left-out'])
export type SafetyStanding = z.infer<typeof SafetyStanding>

/** How a case stands with its safety plan on a day; `null` where nobody asks for one. */
export function safetyStanding(
  urgency: Urgency,
  { hasPlan, isLeftOut }: { readonly hasPlan: boolean; readonly isLeftOut: boolean },
): SafetyStanding | null {
  if (hasPlan) return 'there'
  if (!isPressing(urgency)) return null
  return isLeftOut ? 'left-out' : 'missing'
}

/** The tasks that ask for the safety plan of a case. */
const asking = <Task extends Pick<CaseTask, 'plan'>>(tasks: readonly Task[]): Task[] =>
  tasks.filter(({ plan }) => plan === 'safety')

/** The task in which somebody said why there is no safety plan; nothing while one of them still asks for it. */
export function leftOutBy<Task extends Pick<CaseTask, 'plan' | 'state' | 'exemptUntil'>>(
  tasks: readonly Task[],
  today: string,
): Task | undefined {
  const asked = asking(tasks)
  if (asked.some((task) => isOpenOn(task, today))) return undefined
  return asked.findLast(({ state }) => state === 'exempted')
}
