import type { Case, Note } from '#shared/domain/case.ts'
import type { NextStep } from '#shared/domain/concern.ts'
import { translate } from '#shared/text/translate.ts'

import type { CommandContext } from '../context.ts'
import { settings } from '../school/school.ts'
import { writeNote } from './notes.ts'

/**
 * Keeps on the timeline what becomes of a step that another one, or none, takes the place of: `reason` where it speaks
 * of the step, and else a line that it was not done. Answers with the note, where something was written.
 */
export function noteReplacedStep(
  context: CommandContext,
  before: Case,
  next: NextStep | null,
  reason = '',
): Note | null {
  const action = before.nextAction
  const isLost = action !== null && next?.action !== action && !reason.includes(action)
  const { language } = settings.mine(context, {})
  const lost = isLost
    ? translate(language, next ? 'cases:next.replacedNote' : 'cases:next.droppedNote', { action })
    : ''
  const words = [lost, reason].filter((line) => line !== '').join('\n')
  return words === '' ? null : writeNote(context, before, words)
}
