import { z } from 'zod'

import type { FieldProblem } from '../app-error.ts'
import { comesOfAgeOn, type Consent } from './consent.ts'
import { Day, Id, Instant, Line, OptionalLine, OptionalWords } from './fields.ts'
import { allows } from './may-disclose.ts'

const MOST_CHECK_INS = 12

/** What of a return plan is written by hand and printed. */
export const RETURN_TEXTS = [
  ...(['meetingWith', 'atDoor', 'eased', 'goesTo', 'teachersTold', 'providerContact'] as const),
] as const

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

/** Whose consents are asked about, and when. */
interface Talking {
  readonly student: { readonly birthDate: string | null }
  readonly today: string
  /** All consents of the student: a no that was said of one stops every other. */
  readonly consents: readonly Consent[]
  /** Names by id of whom the consents name. */
  readonly organizations: Readonly<Record<string, string>>
}

const plain = (words: string) => words.normalize('NFKC').toLocaleLowerCase().replaceAll(/\s+/g, ' ')

/** Whom the words about a contact speak of; whoever treats the student where they name nobody the consents do. */
function spokenOf(contact: string, { organizations }: Pick<Talking, 'organizations'>): readonly string[] {
  const words = plain(contact)
  return Object.keys(organizations).filter((id) => words.includes(plain(organizations[id] ?? '')))
}

const WHOEVER_TREATS = ''

/**
 * Whether a consent lets the school ask whoever treated the student how to go on from there: everybody the contact's
 * words name, or anybody it names at all while there are no words.
 */
export function allowsTalking(consent: Consent, talking: Talking, contact?: string): boolean {
  const { student, today, consents } = talking
  const mayAsk = (id: string) =>
    allows(consent, consents, {
      party: { id, treats: true },
      way: 'from',
      information: ['treatment-progress'],
      purposes: ['coordinating-care'],
      ofAgeOn: comesOfAgeOn(student.birthDate),
      today,
    })
  if (contact === undefined) return [...consent.recipientIds, WHOEVER_TREATS].some(mayAsk)
  const named = spokenOf(contact, talking)
  return named.length > 0 ? named.every(mayAsk) : mayAsk(WHOEVER_TREATS)
}

function contactProblem(
  contact: string,
  consent: Consent | undefined,
  talking: Talking,
): FieldProblem | false {
  if (contact === '') return false
  if (!consent || !allowsTalking(consent, talking))
    return { path: 'consentId', message: 'plans:errors.noConsent' }
  return (
    !allowsTalking(consent, talking, contact) && {
      path: 'providerContact',
      message: 'plans:errors.contactNotNamed',
    }
  )
}

function checkInProblem(
  checkIns: readonly string[],
  { on, at, backOn }: { readonly on: string; readonly at: number; readonly backOn: string },
): FieldProblem | false {
  if (on < backOn) return { path: `checkIns.${at}`, message: 'plans:errors.checkInBefore' }
  return checkIns.indexOf(on) < at && { path: `checkIns.${at}`, message: 'plans:errors.checkInTwice' }
}

/** What does not fit in a plan; `chosenFrom` are the consents whoever writes it may see. */
export function returnPlanProblems(
  { caseId, backOn, meetingOn, easedUntil, providerContact, consentId, checkIns }: ReturnPlanDraft,
  { chosenFrom, ...talking }: Talking & { readonly chosenFrom: readonly Consent[] },
): FieldProblem[] {
  // One that was recorded in another case goes with that case.
  const ours = chosenFrom.filter((known) => known.caseId === null || known.caseId === caseId)
  const consent = ours.find(({ id }) => id === consentId)
  const problems: (FieldProblem | false)[] = [
    meetingOn !== null && meetingOn > backOn && { path: 'meetingOn', message: 'plans:errors.meetingAfter' },
    easedUntil !== null && easedUntil < backOn && { path: 'easedUntil', message: 'plans:errors.easedBefore' },
    ...checkIns.map((on, at) => checkInProblem(checkIns, { on, at, backOn })),
    contactProblem(providerContact, consent, talking),
  ]
  return problems.filter((problem) => problem !== false)
}
