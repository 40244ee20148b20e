import type { ConcernLine } from '#shared/api/concerns.ts'
import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { Concern, Triage } from '#shared/domain/concern.ts'

import { isCaseworker, type Asker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import type { ReadableDb } from '../db/types.ts'
import { toldInLists, type ToldInList } from '../students/kept-away-words.ts'
import {
  findConcern,
  findConcernLine,
  listConcernsOfCase,
  listConcernsOfStudent,
  listNewConcerns,
} from './concerns.sql.ts'
import { findLastReceived, listTriages } from './triages.sql.ts'

/** The concern as this person may see it, or `not_found`. */
export function requireConcern(db: ReadableDb, session: Asker, id: string): ConcernLine {
  const found = findConcernLine(db, { id, ...readerOf(session) })
  if (!found) throw notFoundError()
  return found
}

/** The whole concern as the asker last saw it, with the case it belongs to even where that is hidden from them. */
export function requireConcernAt(
  db: ReadableDb,
  session: Asker,
  { id, version }: Pick<Concern, 'id' | 'version'>,
): Concern {
  requireConcern(db, session, id)
  const found = findConcern(db, { id })
  if (!found) throw notFoundError()
  if (found.version !== version) throw conflictError()
  return found
}

/** A concern in a list without whoever must not be contacted, who may be the one who raised it. */
export const asLineOf =
  (told: ToldInList) =>
  (line: ConcernLine): ConcernLine => {
    const { studentId, reporterName } = line
    return {
      ...line,
      reporterName: reporterName && told(studentId, reporterName),
      words: told(studentId, line.words),
      alreadyTried: told(studentId, line.alreadyTried),
      studentWords: told(studentId, line.studentWords),
      studentWish: told(studentId, line.studentWish),
    }
  }

/** What the office has not decided about yet: immediate danger first, then the oldest. */
export function newConcerns(db: ReadableDb, session: Asker): ConcernLine[] {
  return listNewConcerns(db, readerOf(session)).map(asLineOf(toldInLists(db)))
}

/** The concerns about a student that the asker may read, newest first. */
export function concernsOfStudent(db: ReadableDb, session: Asker, studentId: string): Concern[] {
  return listConcernsOfStudent(db, { studentId, ...readerOf(session) })
}

/** The concerns that belong to a case, oldest first. */
export function concernsOfCase(db: ReadableDb, caseId: string): Concern[] {
  return listConcernsOfCase(db, { caseId })
}

/** The decisions that led to a case; their remarks are not for somebody who does no casework. */
export function triagesOfCase(db: ReadableDb, session: Asker, caseId: string): Triage[] {
  const triages = listTriages(db, { caseId })
  return isCaseworker(session) ? triages : triages.map((triage) => ({ ...triage, note: '' }))
}

/** When the concern was received about which a case was decided last; nothing while none was. */
export function lastReceived(db: ReadableDb, caseId: string): string | undefined {
  return findLastReceived(db, { caseId })
}
