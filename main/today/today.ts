import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { RunningOut } from '#shared/api/consent-requests.ts'
import type { KeptFromView, UnplannedCase } from '#shared/api/today.ts'
import { SAID_ON_TODAY_WITHIN } from '#shared/domain/consent-request.ts'
import { schoolDayOfYear } from '#shared/domain/school-calendar.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'

import { readerOf } from '../access/readable.ts'
import { runningOut } from '../consent-requests/paper-lines.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { onPaper } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { answeringOf, type Answering } from './answering.ts'
import { cycleActionsToday, cyclesToday } from './open-cycles.ts'
import { daySheet } from './day-sheet.ts'
import { enterSheet } from './enter-sheet.ts'
import { morning } from './morning.ts'
import { leftUndone, type Whose } from './open-tasks.ts'
import { openDecisions } from './open-decisions.ts'
import { agreementsToday, partnerActionsToday } from './open-partnerships.ts'
import { newsForMe } from './news.ts'
import { amendmentsToday, requestsToday } from './open-requests.ts'
import { placed } from './placed.ts'
import { listKeptThings, listUnplannedCases } from './today.sql.ts'
import { undecided } from './undecided.ts'
import { weekFrom } from './week.ts'

/** Open cases in which nothing is planned: the asker's, those they cover, and those nobody else who is here would think of. */
function unplannedCases(context: QueryContext, whose: Whose, answering: Answering): UnplannedCase[] {
  const { db, session } = context
  const isLeft = leftUndone(context, answering)
  const whyMine = (open: Pick<UnplannedCase, 'ownerId' | 'caseId'>): UnplannedCase['why'] | undefined => {
    if (open.ownerId === session.accountId) return 'own'
    if (answering.for.includes(open.ownerId)) return 'covering'
    return isLeft(open) && answering.seesTo(open.caseId) ? 'uncovered' : undefined
  }
  return listUnplannedCases(db, readerOf(session))
    .flatMap((open) => {
      const why = whose === 'office' ? ('own' as const) : whyMine(open)
      return why ? [{ ...open, why }] : []
    })
    .toSorted((one, other) => URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency))
}

/** What is due or unplanned in cases an owner may not read while those who may are all away: how much, and whose. */
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

/** Consents of the asker's cases, or of everybody's, that are to be signed again now. */
function endingConsents(context: QueryContext, whose: Whose, answering: Answering): RunningOut[] {
  const mine = whose === 'mine' ? JSON.stringify(answering.for) : null
  return runningOut(context, { mine, studentId: null }).filter(
    ({ schoolDaysLeft }) => schoolDaysLeft <= SAID_ON_TODAY_WITHIN,
  )
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
      newConcerns: undecided(context, whose, answering),
      keptFromView: keptFromView(context, answering),
      decisions: openDecisions(context, whose, answering),
      agreements: agreementsToday(context, whose, answering),
      partnerActions: partnerActionsToday(context, whose, answering),
      cycles: cyclesToday(context, whose, answering),
      cycleActions: cycleActionsToday(context, whose, answering),
      requests: requestsToday(context, whose, answering),
      amendments: amendmentsToday(context, whose, answering),
      endingConsents: endingConsents(context, whose, answering),
    }
  },

  ...morning,

  news: newsForMe,

  week: weekFrom,

  enterSheet,

  previewSheet: sheet.preview,

  printSheet: sheet.print,
}
