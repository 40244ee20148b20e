import type { Case } from '#shared/domain/case.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'
import { addDays } from '#shared/domain/days.ts'
import { isSchoolDay, type SchoolCalendar } from '#shared/domain/school-calendar.ts'
import { translate } from '#shared/text/translate.ts'

import type { CommandContext } from '../context.ts'
import { settings } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { beginPlanned } from './planned-task.ts'
import { changeTask, takeOutOpen, unbegin } from './task-record.ts'
import { listTasks } from './tasks.sql.ts'

const FARTHEST_BACK = 60

type WayBack = (later: Pick<CommandContext, 'db'>) => void

/** The school day before a day; the day itself where there is none close before it. */
function schoolDayBefore(day: string, calendar: SchoolCalendar): string {
  for (let back = 1; back <= FARTHEST_BACK; back += 1)
    if (isSchoolDay(addDays(day, -back), calendar)) return addDays(day, -back)
  return day
}

/** The day by which an interpreter for a day is arranged: the school day before, or at once. */
function arrangedBy(day: string, { today, calendar }: Pick<CommandContext, 'today' | 'calendar'>): string {
  const before = schoolDayBefore(day, calendar)
  return before < today ? today : before
}

/**
 * A call to the family, or a meeting with them, is due on a day: where somebody of the family needs an interpreter, one
 * is arranged the school day before, or at once. Whoever must not be contacted needs none. Answers with the way back.
 */
export function needInterpreter(
  context: CommandContext,
  open: Pick<Case, 'id' | 'studentId' | 'ownerId'>,
  { dueOn, urgency }: Pick<CaseTask, 'dueOn' | 'urgency'>,
): WayBack {
  const { db, today, calendar } = context
  const isNeeded = contactsOfStudent(db, open.studentId).some(
    ({ interpreterNeeded, doNotContact }) => interpreterNeeded && !doNotContact,
  )
  const isAsked = listTasks(db, { caseId: open.id }).some(
    ({ kind, state }) => kind === 'interpreter' && state === 'open',
  )
  if (!isNeeded || isAsked) return () => {}
  const { language } = settings.mine(context, {})
  const task = beginPlanned(context, open, {
    ...{ source: 'follow-up', kind: 'interpreter', urgency, ownerId: open.ownerId },
    name: translate(language, 'tasks:interpreter.name'),
    guidance: translate(language, 'tasks:interpreter.guidance'),
    evidence: translate(language, 'tasks:interpreter.asks'),
    dueOn: arrangedBy(dueOn, { today, calendar }),
  })
  return (later) => unbegin(later.db, [task])
}

/** A day somebody comes on, before and after it was moved; `to` is `null` where they do not come at all. */
interface Moved {
  readonly from: string
  readonly to: string | null
  /** When else the family comes, or is called. */
  readonly others: readonly string[]
}

/**
 * A meeting with a family was moved or called off: the interpreter who was to be arranged for it is arranged for its new
 * day, or not at all, unless they are needed for something else then. Answers with the way back.
 */
export function moveInterpreter(
  context: CommandContext,
  open: Pick<Case, 'id' | 'studentId' | 'ownerId'>,
  { from, to, others }: Moved,
): WayBack {
  const { db, calendar } = context
  const isFor = (task: CaseTask, day: string) =>
    task.dueOn <= day && task.dueOn >= schoolDayBefore(day, calendar)
  const isForIt = (task: CaseTask) =>
    task.kind === 'interpreter' && isFor(task, from) && !others.some((day) => isFor(task, day))
  if (to === null) return takeOutOpen(db, open.id, isForIt).putBack
  const task = listTasks(db, { caseId: open.id }).find((each) => each.state === 'open' && isForIt(each))
  if (!task) return needInterpreter(context, open, { dueOn: to, urgency: 'routine' })
  const after = changeTask(db, task, { dueOn: arrangedBy(to, context) })
  return (later) => void changeTask(later.db, after, { dueOn: task.dueOn })
}
