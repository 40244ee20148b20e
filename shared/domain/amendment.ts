import { z } from 'zod'

import { Day, Id, Instant, Line, message, Version, Words } from './fields.ts'
import { PartRef } from './records-request.ts'

/** A parent, or the student of age, says that a part of the record is wrong (34 CFR 99.20(a)). */
export const AmendmentDraft = z
  .object({
    studentId: Id,
    part: PartRef,
    /** Who asks, and as what: a parent by name, the student. */
    asker: Line,
    wrong: Words,
    wants: Words,
    askedOn: Day,
    /** The law says within a reasonable time (99.20(b)); the office says by when that is. */
    answerBy: Day,
    ownerId: Id,
  })
  .check((context) => {
    const { askedOn, answerBy } = context.value
    if (answerBy < askedOn)
      context.issues.push({
        code: 'custom',
        path: ['answerBy'],
        message: message('amendments:errors.beforeAsked'),
        input: context.value,
      })
  })
export type AmendmentDraft = z.infer<typeof AmendmentDraft>

/** What the school decided; a no tells of the right to a hearing in the same breath (99.20(c)). */
export const AmendmentDecision = z.object({
  outcome: z.enum(['amended', 'refused']),
  by: Line,
  on: Day,
  words: Words,
})
export type AmendmentDecision = z.infer<typeof AmendmentDecision>

/** What became of the hearing that was offered (99.21(a), 99.22). */
export const Hearing = z.object({
  outcome: z.enum(['amended', 'upheld', 'not-wanted']),
  on: Day,
  words: Words,
})
export type Hearing = z.infer<typeof Hearing>

/** What they say about the part that stays as it is (99.21(b)(2)). */
export const Statement = z.object({ on: Day, words: Words })
export type Statement = z.infer<typeof Statement>

export const Amendment = z.object({
  id: Id,
  studentId: Id,
  part: PartRef,
  asker: z.string(),
  wrong: z.string(),
  wants: z.string(),
  askedOn: Day,
  answerBy: Day,
  ownerId: Id,
  decision: AmendmentDecision.nullable(),
  hearing: Hearing.nullable(),
  statement: Statement.nullable(),
  recordedAt: Instant,
  recordedBy: Id,
  version: Version,
})
export type Amendment = z.infer<typeof Amendment>

/** What an amendment waits for: the school’s decision, the hearing it offered, their statement, or nothing. */
export const AmendmentStage = z.enum(['decide', 'hear', 'state', 'over'])
export type AmendmentStage = z.infer<typeof AmendmentStage>

/**
 * What comes next. After a no a hearing is offered (34 CFR 99.20(c)); where the record stays as it is after it, they may
 * place a statement (99.21(b)(2)), which waits for them and for nobody else.
 */
export function amendmentStage({
  decision,
  hearing,
  statement,
}: Pick<Amendment, 'decision' | 'hearing' | 'statement'>): AmendmentStage {
  if (decision === null) return 'decide'
  if (decision.outcome === 'amended') return 'over'
  if (hearing === null) return 'hear'
  return hearing.outcome === 'amended' || statement !== null ? 'over' : 'state'
}

/** Whether somebody of the school still has to do something about it. */
export function waitsForSchool(amendment: Pick<Amendment, 'decision' | 'hearing' | 'statement'>): boolean {
  const stage = amendmentStage(amendment)
  return stage === 'decide' || stage === 'hear'
}

/** Whether a statement may be placed now: after a no, also where nobody wanted the hearing. */
export function mayState(amendment: Pick<Amendment, 'decision' | 'hearing' | 'statement'>): boolean {
  const stage = amendmentStage(amendment)
  return stage === 'state' || stage === 'hear'
}
