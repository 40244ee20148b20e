import { z } from 'zod'

import type { FieldProblem } from '../app-error.ts'
import { comesOfAgeOn, type Consent } from './consent.ts'
import { Day, Id, Instant, Line, OptionalLine, OptionalWords } from './fields.ts'
import { mayDisclose } from './may-disclose.ts'

const MOST_CHECK_INS = 12

/** How a student comes back to school after a hospital or a long absence. */
export const ReturnPlanDraft = z.object({
  caseId: Id,
  backOn: Day,
  /** The talk before, and who comes to it. */
  meetingOn: Day.nullable(),
  meetingWith: OptionalLine,
  /** Who meets the student at the door. */
  atDoor: Line,
  /** What is made easier, until when. */
  eased: OptionalWords,
  easedUntil: Day.nullable(),
  /** Whom the student goes to. */
  goesTo: Line,
  /** What teachers are told: nothing clinical, on a page of its own. */
  teachersTold: OptionalWords,
  /** Whom the school may ask where the student was treated, and the consent by which it may. */
  providerContact: OptionalLine,
  consentId: Id.nullable(),
  /** The days somebody asks how it goes. */
  checkIns: z.array(Day).max(MOST_CHECK_INS),
})
export type ReturnPlanDraft = z.infer<typeof ReturnPlanDraft>

/** One revision; an earlier one is never changed. */
export const ReturnPlan = ReturnPlanDraft.extend({
  id: Id,
  revision: z.int().min(1),
  writtenAt: Instant,
  writtenBy: Id,
})
export type ReturnPlan = z.infer<typeof ReturnPlan>

/** Whose consent is asked about, and when. */
interface Talking {
  readonly student: { readonly birthDate: string | null }
  readonly today: string
}

/** Whether a consent lets the school ask whoever treated the student how to go on from there. */
export function allowsTalking(consent: Consent, { student, today }: Talking): boolean {
  return mayDisclose([consent], {
    party: { id: consent.recipientIds[0] ?? '', treats: true },
    way: 'from',
    information: [],
    purpose: 'coordinating-care',
    ofAgeOn: comesOfAgeOn(student.birthDate),
    today,
  }).may
}

function checkInProblem(
  checkIns: readonly string[],
  { on, at, backOn }: { readonly on: string; readonly at: number; readonly backOn: string },
): FieldProblem | false {
  if (on < backOn) return { path: `checkIns.${at}`, message: 'plans:errors.checkInBefore' }
  return checkIns.indexOf(on) < at && { path: `checkIns.${at}`, message: 'plans:errors.checkInTwice' }
}

/** What does not fit in a plan; `consents` are those of the student. */
export function returnPlanProblems(
  { caseId, backOn, meetingOn, easedUntil, providerContact, consentId, checkIns }: ReturnPlanDraft,
  { consents, ...talking }: Talking & { readonly consents: readonly Consent[] },
): FieldProblem[] {
  // One that was recorded in another case goes with that case.
  const ours = consents.filter((known) => known.caseId === null || known.caseId === caseId)
  const consent = ours.find(({ id }) => id === consentId)
  const problems: (FieldProblem | false)[] = [
    meetingOn !== null && meetingOn > backOn && { path: 'meetingOn', message: 'plans:errors.meetingAfter' },
    easedUntil !== null && easedUntil < backOn && { path: 'easedUntil', message: 'plans:errors.easedBefore' },
    ...checkIns.map((on, at) => checkInProblem(checkIns, { on, at, backOn })),
    providerContact !== '' &&
      !(consent && allowsTalking(consent, talking)) && {
        path: 'consentId',
        message: 'plans:errors.noConsent',
      },
  ]
  return problems.filter((problem) => problem !== false)
}
