import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { KeptFromView, TodayLine, UnplannedCase } from '#shared/api/today.ts'
import { schoolDayOfYear } from '#shared/domain/school-calendar.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'

import { readerOf } from '../access/readable.ts'
import { newConcerns } from '../concerns/concern-access.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { crisesUnderWay } from '../crises/under-way.ts'
import { handOut } from '../print/hand-out.ts'
import { theSchool } from '../school/school.ts'
import { answeringOf, type Answering } from './answering.ts'
import { daySheet } from './day-sheet.ts'
import { enterSheet } from './enter-sheet.ts'
import { leftUndone, openTasks, type Whose } from './open-tasks.ts'
import { openDecisions } from './open-decisions.ts'
import { newsForMe } from './news.ts'
import { listKeptThings, listUnplannedCases } from './today.sql.ts'
import { weekFrom } from './week.ts'

function unplannedCases({ db, session }: QueryContext, whose: Whose, answering: Answering): UnplannedCase[] {
  const mine = whose === 'mine' ? JSON.stringify(answering.for) : null
  return listUnplannedCases(db, { mine, ...readerOf(session) }).toSorted(
    (one, other) => URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency),
  )
}

/** What is due in cases an owner may not read while those who may are all away: how much, and whose. */
function keptFromView(context: QueryContext, answering: Answering): KeptFromView[] {
  const { db, session, today } = context
  if (!answering.seesToTheRest) return []
  const waiting = listKeptThings(db, { today, ...readerOf(session) }).filter(leftUndone(context, answering))
  return Object.entries(Object.groupBy(waiting, ({ ownerId }) => ownerId)).map(([ownerId, kept = []]) => ({
    ownerId,
    ownerName: kept[0]?.ownerName ?? '',
    things: kept.reduce((sum, { things }) => sum + things, 0),
  }))
}

/** Where a task stands on the page: what is due stands with us, whoever should have acted. */
function place(
  { today, now }: QueryContext,
  { dueOn, dueAt, whoActs: acts }: TodayLine,
): 'overdue' | 'dueToday' | 'waiting' | 'later' {
  if (dueOn < today || (dueAt !== null && dueAt < now)) return 'overdue'
  if (dueOn === today) return 'dueToday'
  return acts === 'school' ? 'later' : 'waiting'
}

/** The tasks of a page by the place they stand in. */
function placed(
  context: QueryContext,
  whose: Whose,
  answering: Answering,
): Pick<OutputOf<Contract['today']['get']>, ReturnType<typeof place>> {
  const lines = Object.groupBy(openTasks(context, whose, answering), (line) => place(context, line))
  return { overdue: [], dueToday: [], waiting: [], later: [], ...lines }
}

/** What somebody has to do today, what waits for others, and what came in. */
export const today: Handlers<Contract['today']> = {
  get(context, { whose }) {
    const answering = answeringOf(context)
    return {
      today: context.today,
      schoolDay: schoolDayOfYear(context.today, context.calendar),
      ...placed(context, whose, answering),
      unplanned: unplannedCases(context, whose, answering),
      newConcerns: newConcerns(context.db, context.session),
      keptFromView: keptFromView(context, answering),
      decisions: openDecisions(context, whose, answering),
    }
  },

  /** As many as stand in the boxes of the page. */
  counts(context) {
    const day = placed(context, 'mine', answeringOf(context))
    const due = [...day.overdue, ...day.dueToday]
    const isCrisis = ({ urgency }: TodayLine) => urgency === 'emergency'
    const isMine = (line: TodayLine) => !isCrisis(line) && line.why !== 'late'
    const { lines, kept } = crisesUnderWay(context)
    const underWay =
      lines.filter(({ isMine }) => isMine).length + kept.reduce((sum, { crises }) => sum + crises, 0)
    const dangers = newConcerns(context.db, context.session).filter(({ immediateDanger }) => immediateDanger)
    return {
      crisis: due.filter(isCrisis).length + dangers.length + underWay,
      overdue: day.overdue.filter(isMine).length,
      dueToday: day.dueToday.filter(isMine).length,
    }
  },

  news: newsForMe,

  week: weekFrom,

  enterSheet,

  async printSheet(context, { whose, as, language }) {
    const { overdue, dueToday } = placed(context, whose, answeringOf(context))
    const document = daySheet({
      today: context.today,
      name: context.session.name,
      overdue,
      dueToday,
      school: theSchool(context.db),
      language,
    })
    const savedAs = as === 'pdf' ? 'footbridge-day-sheet.pdf' : null
    return handOut(context, { document, savedAs, remember: () => ({ savedAs }) })
  },
}
