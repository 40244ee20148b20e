import { openCaseOfStudent } from '../cases/open-case.ts'
import type { CommandContext } from '../context.ts'
import { openFamilySteps } from './family-steps.ts'
import { needInterpreter } from './need-interpreter.ts'

/** Somebody of a family turned out to need an interpreter: one is arranged for the first call that is due. Answers with the way back. */
export function arrangeOwed(context: CommandContext, studentId: string): (later: CommandContext) => void {
  const open = openCaseOfStudent(context.db, studentId)
  if (!open) return () => {}
  const [first] = openFamilySteps(context, open.id).toSorted((one, other) =>
    one.dueOn.localeCompare(other.dueOn),
  )
  return first ? needInterpreter(context, open, first) : () => {}
}
