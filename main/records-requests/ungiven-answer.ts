import type { CommandContext } from '../context.ts'
import { findUngivenAnswer, setPrintedAnswer } from './records-requests.sql.ts'

/**
 * Forgets what a printed answer said once its request is over, nothing left by it, and none of its pages may still be
 * somewhere; answers what takes that back.
 */
export function forgetUngiven(
  { db }: Pick<CommandContext, 'db'>,
  requestId: string,
): (later: CommandContext) => void {
  const answer = findUngivenAnswer(db, { id: requestId })
  if (answer === undefined) return () => undefined
  setPrintedAnswer(db, { id: requestId, answer: null })
  return (later) => void setPrintedAnswer(later.db, { id: requestId, answer })
}
