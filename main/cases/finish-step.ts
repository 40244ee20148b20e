import { ruleError } from '#shared/app-error.ts'
import type { StepDone } from '#shared/domain/case.ts'

import type { CommandContext } from '../context.ts'
import { requireCaseAt } from './case-access.ts'
import { asNext } from './next-step.ts'
import { unwriteNote, writeNote } from './notes.ts'
import { changeCase } from './open-case.ts'

/** Ends a case's own next step as done, because of what else was just recorded; answers with the way back. */
export function finishStep(
  context: CommandContext,
  caseId: string,
  { caseVersion, words }: StepDone,
): (later: CommandContext) => void {
  const before = requireCaseAt(context.db, context.session, { id: caseId, version: caseVersion })
  if (before.nextAction === null || before.closedOn !== null) throw ruleError('cases:errors.noStep')
  const note = writeNote(context, before, words)
  const after = changeCase(context.db, before, asNext(null))
  return ({ db }) => {
    changeCase(db, after, { ...before })
    unwriteNote(db, note)
  }
}
