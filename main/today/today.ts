import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { KeptFromView, UnplannedCase } from '#shared/api/today.ts'
import { schoolDayOfYear } from '#shared/domain/school-calendar.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'

import { readerOf } from '../access/readable.ts'
import { newConcerns } from '../concerns/concern-access.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { onPaper } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { answeringOf, type Answering } from './answering.ts'
import { daySheet } from './day-sheet.ts'
import { enterSheet } from './enter-sheet.ts'
import { morning } from './morning.ts'
import { leftUndone, type Whose } from './open-tasks.ts'
import { openDecisions } from './open-decisions.ts'
import { newsForMe } from './news.ts'
import { placed } from './placed.ts'
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

const sheet = onPaper((context, { whose, language }: InputOf<Contract['today']['previewSheet']>) => {
  const { overdue, dueToday } = placed(context, whose, answeringOf(context))
  const paper = daySheet({
    today: context.today,
    name: context.session.name,
    overdue,
    dueToday,
    school: theSchool(context.db),
    language,
  })
  return { paper, file: 'footbridge-day-sheet.pdf' }
})

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

  ...morning,

  news: newsForMe,

  week: weekFrom,

  enterSheet,

  previewSheet: sheet.preview,

  printSheet: sheet.print,
}
