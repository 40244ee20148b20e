import type { CommandContext } from '../context.ts'
import { forgetPrintedAnswer, keepPrintedAnswer, listUngivenAnswers } from './printed-answers.sql.ts'

/**
 * Forgets, once a request is over, what each of its prints said that did not leave and of which no page may still be
 * somewhere; answers what takes that back.
 */
export function forgetUngiven(
  { db }: Pick<CommandContext, 'db'>,
  requestId: string,
): (later: CommandContext) => void {
  const ungiven = listUngivenAnswers(db, { id: requestId })
  for (const answer of ungiven) forgetPrintedAnswer(db, answer)
  return (later) => {
    for (const answer of ungiven) keepPrintedAnswer(later.db, answer)
  }
}
