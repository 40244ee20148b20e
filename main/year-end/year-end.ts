import type { Contract } from '#shared/api/contract.ts'
import type { InputOf, OutputOf } from '#shared/api/operation.ts'
import type { YearEndCase, YearEndPerson } from '#shared/api/year-end.ts'
import { whoActsFor, type Presence } from '#shared/domain/absence.ts'
import { addDays, END_OF_DAYS, numberOf } from '#shared/domain/days.ts'
import { breakAt, isInBreak, type SchoolBreak } from '#shared/domain/school-break.ts'
import { GRADES } from '#shared/domain/student.ts'
import { isPressing } from '#shared/domain/urgency.ts'

import { presenceNow } from '../absences/presence.ts'
import { accountsOf } from '../accounts/account-names.ts'
import { cases } from '../cases/cases.ts'
import { couldRead } from '../cases/case-access.ts'
import { consentEndings } from '../consents/consents.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { onPaper } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { highestGrade } from '../students/the-student.ts'
import { tasksBy } from '../today/open-tasks.ts'
import { yearEndList } from './year-end-list.ts'

type Page = OutputOf<Contract['yearEnd']['get']>

/** Every open case: more than any school has. */
const EVERY = { open: true, ownerId: null, limit: 5000, offset: 0 } as const

/** Who does what is somebody's of a case through some days, and whether it is left to nobody on one of them. */
interface Doing {
  readonly by: readonly string[]
  readonly isLeft: boolean
}

type DoingOn = (ownerId: string, caseId: string, days: readonly string[]) => Doing

/** Works out who does things on days to come: whoever is here on each of them and acts for their owner, where they may read the case. */
function doingIn(context: QueryContext): DoingOn {
  const { db } = context
  const presences = new Map<string, Presence>()
  const presenceOn = (on: string): Presence => {
    const presence = presences.get(on) ?? presenceNow({ db, today: on })
    presences.set(on, presence)
    return presence
  }
  const known = new Map<string, boolean>()
  const actorOn = (ownerId: string, caseId: string, on: string): string | null => {
    const actor = whoActsFor(ownerId, on, presenceOn(on))
    if (actor === null) return null
    const key = `${actor} ${caseId}`
    const reads = known.get(key) ?? couldRead(db, actor, caseId)
    known.set(key, reads)
    return reads ? actor : null
  }
  return (ownerId, caseId, days) => {
    const actors = new Set(days.map((on) => actorOn(ownerId, caseId, on)))
    return { by: [...actors].filter((actor) => actor !== null), isLeft: actors.has(null) }
  }
}

/** What of a case somebody has to see to in the break, and who does it then. */
interface DueThen extends Doing {
  readonly ownerId: string
  readonly dueOn: string
  /** Whether it is late already: it is not due in the break, it goes into it. */
  readonly isLate: boolean
}

/** The days on which what goes into the break has to be somebody's: all of it, or what is left of it. */
function daysOf({ endsOn, until }: SchoolBreak, today: string): string[] {
  const first = today > endsOn ? today : addDays(endsOn, 1)
  return Array.from({ length: numberOf(until) - numberOf(first) + 1 }, (_, at) => addDays(first, at))
}

type DueByCase = ReadonlyMap<string, readonly DueThen[]>

function dueIn(context: QueryContext, between: SchoolBreak, doing: DoingOn): DueByCase {
  const { today } = context
  const days = daysOf(between, today)
  const things = tasksBy(context, { mine: null, isAsked: true, until: END_OF_DAYS })
    .filter(({ dueOn }) => dueOn < today || isInBreak(dueOn, between))
    .map(({ caseId, ownerId, dueOn }) => {
      const isLate = dueOn < today
      return { caseId, ownerId, dueOn, isLate, ...doing(ownerId, caseId, isLate ? days : [dueOn]) }
    })
  return Map.groupBy(things, ({ caseId }) => caseId)
}

function linesOf(
  context: QueryContext,
  between: SchoolBreak,
  { due, doing }: { readonly due: DueByCase; readonly doing: DoingOn },
): YearEndCase[] {
  const { db, session, today } = context
  const names = new Map(accountsOf(db).map(({ id, name }) => [id, name]))
  const endings = consentEndings(db, session, { from: today, to: between.until })
  const last = highestGrade(db)
  const days = daysOf(between, today)
  return cases.list(context, EVERY).rows.map((line) => {
    const { id, ownerId, urgency, studentId } = line
    const then = due.get(id) ?? []
    const toCome = then.filter(({ isLate }) => !isLate)
    const isLeft = isPressing(urgency) && doing(ownerId, id, days).isLeft
    const actors = new Set(then.flatMap(({ by }) => by.map((actor) => names.get(actor) ?? '')))
    return {
      caseId: id,
      caseCode: line.code,
      studentName: line.studentName,
      studentListName: line.studentListName,
      grade: GRADES.find((grade) => grade === line.grade) ?? null,
      isLastGrade: line.grade !== null && line.grade === last,
      urgency,
      ownerId,
      ownerName: line.ownerName,
      openReferrals: line.openReferrals,
      nextDueOn: line.next?.dueOn ?? null,
      dueInBreak: toCome.length,
      firstDueOn: toCome.map(({ dueOn }) => dueOn).toSorted()[0] ?? null,
      overdue: then.length - toCome.length,
      actors: [...actors].toSorted(),
      isUncovered: isLeft || then.some((thing) => thing.isLeft),
      consentEndsOn: endings.get(studentId) ?? null,
    }
  })
}

function peopleOf(context: QueryContext, due: DueByCase, lines: readonly YearEndCase[]): YearEndPerson[] {
  const things = [...due.values()].flat()
  return accountsOf(context.db).flatMap(({ id, name }) => {
    const theirs = things.filter(({ ownerId }) => ownerId === id)
    const openCases = lines.filter(({ ownerId }) => ownerId === id).length
    if (openCases + theirs.length === 0) return []
    const uncovered = theirs.filter(({ isLeft }) => isLeft).length
    const overdue = theirs.filter(({ isLate }) => isLate).length
    return [{ accountId: id, name, openCases, dueInBreak: theirs.length - overdue, overdue, uncovered }]
  })
}

function pageOf(context: QueryContext): Page {
  const between = breakAt(context.today, context.calendar.years)
  if (!between) return { between, cases: [], people: [] }
  const doing = doingIn(context)
  const due = dueIn(context, between, doing)
  const lines = linesOf(context, between, { due, doing })
  return { between, cases: lines, people: peopleOf(context, due, lines) }
}

/** What goes from one school year into the next, and who is here meanwhile. */
export const yearEnd: Handlers<Contract['yearEnd']> = {
  get: (context) => pageOf(context),

  ...onPaper((context, { language }: InputOf<Contract['yearEnd']['preview']>) => ({
    paper: yearEndList({ ...pageOf(context), school: theSchool(context.db), language }),
    file: 'footbridge-year-end.pdf',
  })),
}
