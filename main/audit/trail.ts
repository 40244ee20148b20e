import type { Contract } from '#shared/api/contract.ts'
import { type AuditKind, type AuditSubject, EVENTS_OF_KIND } from '#shared/domain/audit.ts'
import { addDays, beginningOf } from '#shared/domain/clock.ts'

import type { Handlers } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { theSchool } from '../school/school.ts'
import { listLooks, listLooksOfStudent } from './looks.sql.ts'
import {
  listTrail,
  listTrailOfPeriod,
  listTrailOfPerson,
  listTrailOfStudent,
  type Spoken,
  type TrailRow,
  type Wanted,
} from './trail.sql.ts'

/** Pairs of a person and a student a screen can still be read for. */
const MOST_LOOKS = 2000

function aboutOf({ subjectId, studentId, studentName, named }: Spoken): AuditSubject {
  if (subjectId === null) return { kind: 'nothing' }
  if (studentId !== null)
    return studentName === null ? { kind: 'hidden' } : { kind: 'student', id: studentId, name: studentName }
  return named === null ? { kind: 'gone' } : { kind: 'named', name: named }
}

interface Days {
  readonly from: string | null
  readonly to: string | null
}

/** The moments between two days of the school, the second one included; open ends reach as far as there are any. */
function momentsOf(db: ReadableDb, { from, to }: Days): { readonly from: string; readonly until: string } {
  const { timeZone } = theSchool(db)
  return {
    from: from === null ? '' : beginningOf(from, timeZone),
    until: to === null ? '~' : beginningOf(addDays(to, 1), timeZone),
  }
}

const LISTED = new Set(Object.values(EVENTS_OF_KIND).flat())

function eventsOf(kind: AuditKind | null): { readonly events: string | null; readonly listed: number } {
  if (kind === null) return { events: null, listed: 1 }
  const events = kind === 'changes' ? [...LISTED] : EVENTS_OF_KIND[kind]
  return { events: JSON.stringify(events), listed: Number(kind !== 'changes') }
}

/** One more than are wanted tells whether there are more. */
function upTo<Row>(limit: number, rows: readonly Row[]): { readonly rows: Row[]; readonly more: boolean } {
  return { rows: rows.slice(0, limit), more: rows.length > limit }
}

/** Entries by the shortest way: a student's own, a period's, a person's, or simply the newest. */
function trailFor(db: ReadableDb, wanted: Wanted, studentId: string | null, days: Days): TrailRow[] {
  if (studentId !== null) return listTrailOfStudent(db, { ...wanted, ...momentsOf(db, days), studentId })
  if (days.from !== null || days.to !== null)
    return listTrailOfPeriod(db, { ...wanted, ...momentsOf(db, days) })
  const { actorId } = wanted
  return actorId === null ? listTrail(db, wanted) : listTrailOfPerson(db, { ...wanted, actorId })
}

/** Who did what, for those who answer for it. */
export const audit: Handlers<Contract['audit']> = {
  list({ db }, { actorId, studentId, kind, before, limit, ...days }) {
    const wanted = { ...eventsOf(kind), actorId, before, limit: limit + 1 }
    const { rows, more } = upTo(limit, trailFor(db, wanted, studentId, days))
    return {
      rows: rows.map((row) => ({
        seq: row.seq,
        at: row.at,
        actorId: row.actorId,
        who: row.who,
        event: row.event,
        about: aboutOf(row),
      })),
      more,
    }
  },

  looks({ db, session }, { actorId, studentId, ...days }) {
    const wanted = {
      ...momentsOf(db, days),
      actorId,
      holderId: session.roles.includes('owner') ? null : session.accountId,
      limit: MOST_LOOKS + 1,
    }
    const found =
      studentId === null ? listLooks(db, wanted) : listLooksOfStudent(db, { ...wanted, studentId })
    const { rows, more } = upTo(MOST_LOOKS, found)
    return {
      rows: rows.map((row) => ({
        about: aboutOf(row),
        actorId: row.actorId,
        who: row.who,
        times: row.times,
        lastAt: row.lastAt,
      })),
      more,
    }
  },
}
