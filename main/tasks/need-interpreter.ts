import type { Case } from '#shared/domain/case.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'
import { addDays } from '#shared/domain/days.ts'
import { isSchoolDay, type SchoolCalendar } from '#shared/domain/school-calendar.ts'
import { translate } from '#shared/text/translate.ts'

import type { CommandContext } from '../context.ts'
import { settings } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { beginPlanned } from './planned-task.ts'
import { unbegin } from './task-record.ts'
import { listTasks } from './tasks.sql.ts'

const FARTHEST_BACK = 60

/** The school day before a day; the day itself where there is none close before it. */
function schoolDayBefore(day: string, calendar: SchoolCalendar): string {
  for (let back = 1; back <= FARTHEST_BACK; back += 1)
    if (isSchoolDay(addDays(day, -back), calendar)) return addDays(day, -back)
  return day
}

/**
 * A call to the family, or a meeting with them, is due on a day: where somebody of the family needs an interpreter, one
 * is arranged the school day before, or at once. Whoever must not be contacted needs none. Answers with the way back.
 */
export function needInterpreter(
  context: CommandContext,
  open: Pick<Case, 'id' | 'studentId' | 'ownerId'>,
  { dueOn, urgency }: Pick<CaseTask, 'dueOn' | 'urgency'>,
): (later: Pick<CommandContext, 'db'>) => void {
  const { db, today, calendar } = context
  const isNeeded = contactsOfStudent(db, open.studentId).some(
    ({ interpreterNeeded, doNotContact }) => interpreterNeeded && !doNotContact,
  )
  const isAsked = listTasks(db, { caseId: open.id }).some(
    ({ kind, state }) => kind === 'interpreter' && state === 'open',
  )
  if (!isNeeded || isAsked) return () => {}
  const { language } = settings.mine(context, {})
  const before = schoolDayBefore(dueOn, calendar)
  const task = beginPlanned(context, open, {
    ...{ source: 'follow-up', kind: 'interpreter', urgency, ownerId: open.ownerId },
    name: translate(language, 'tasks:interpreter.name'),
    guidance: translate(language, 'tasks:interpreter.guidance'),
    evidence: translate(language, 'tasks:interpreter.asks'),
    dueOn: before < today ? today : before,
  })
  return (later) => unbegin(later.db, [task])
}
