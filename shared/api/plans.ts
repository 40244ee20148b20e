import { z } from 'zod'

import { Id } from '../domain/fields.ts'
import { SaidInterpreter } from '../domain/interpreter.ts'
import { PacketLanguage } from '../domain/packet.ts'
import { ReturnPlan, ReturnPlanDraft } from '../domain/return-plan.ts'
import { SafetyPlan, SafetyPlanDraft } from '../domain/safety-plan.ts'
import { command } from './operation.ts'
import { paper } from './paper.ts'
import { casework } from './roles.ts'

/** How many revisions there were when somebody began to write; another one meanwhile is a conflict. */
const After = { after: z.int().min(0) }

const Look = {
  caseId: Id,
  language: PacketLanguage,
  largePrint: z.boolean(),
  /** Who reads it to the family; a plan in words nobody has checked prints with their name alone. */
  interpreter: SaidInterpreter,
}

/** What of a return plan is printed: all of it for the student and the family, or what teachers are told alone. */
export const ReturnPage = z.enum(['family', 'teachers'])
export type ReturnPage = z.infer<typeof ReturnPage>

/** What holds a student until help has started. */
export const safetyPlans = {
  /** Writes the next revision; whatever asked for a plan is done, and looking at it again has its day. */
  write: command({
    input: SafetyPlanDraft.extend(After),
    output: SafetyPlan,
    may: casework,
    audit: { event: 'safety-plan.written', about: ({ id }) => id },
  }),
  /** The newest revision for the student and the family, with the numbers of the protocol in force. */
  ...paper({
    input: z.object(Look),
    may: casework,
    audit: { event: 'safety-plan.printed', about: (_, { caseId }) => caseId },
  }),
}

/** How a student comes back to school. */
export const returnPlans = {
  /** Writes the next revision; its check-ins take the place of those nobody has touched. */
  write: command({
    input: ReturnPlanDraft.extend(After),
    output: ReturnPlan,
    may: casework,
    audit: { event: 'return-plan.written', about: ({ id }) => id },
  }),
  ...paper({
    input: z.object({ ...Look, what: ReturnPage }),
    may: casework,
    audit: { event: 'return-plan.printed', about: (_, { caseId }) => caseId },
  }),
}
