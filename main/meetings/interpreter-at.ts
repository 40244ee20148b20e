import type { Meeting } from '#shared/domain/meeting.ts'

import { readerOf } from '../access/readable.ts'
import { requireCaseForGood } from '../cases/case-access.ts'
import type { CommandContext } from '../context.ts'
import { openFamilySteps } from '../tasks/family-steps.ts'
import { moveInterpreter, needInterpreter } from '../tasks/need-interpreter.ts'
import { listMeetings } from './meetings.sql.ts'

type WayBack = ReturnType<typeof needInterpreter>

/** Whoever of a family comes to a meeting about their child understands what is said. Answers with the way back. */
export function needInterpreterAt(
  context: CommandContext,
  { caseId, onDay }: Pick<Meeting, 'caseId' | 'onDay'>,
): WayBack {
  if (caseId === null || onDay < context.today) return () => {}
  const open = requireCaseForGood(context.db, context.session, caseId)
  return needInterpreter(context, open, { dueOn: onDay, urgency: 'routine' })
}

/** A meeting that was moved, or is `null` because it was called off, takes its interpreter along. Answers with the way back. */
export function moveInterpreterOf(
  context: CommandContext,
  before: Pick<Meeting, 'id' | 'caseId' | 'onDay' | 'endedAt'>,
  onDay: string | null,
): WayBack {
  const { db, session, today } = context
  if (before.caseId === null || before.endedAt !== null || before.onDay === onDay) return () => {}
  const open = requireCaseForGood(db, session, before.caseId)
  const others = listMeetings(db, readerOf(session)).filter(
    ({ id, caseId, endedAt }) => id !== before.id && caseId === before.caseId && endedAt === null,
  )
  const calls = openFamilySteps(context, open.id)
  return moveInterpreter(context, open, {
    from: before.onDay,
    to: onDay !== null && onDay >= today ? onDay : null,
    others: [...others.map((each) => each.onDay), ...calls.map(({ dueOn }) => dueOn)],
  })
}
