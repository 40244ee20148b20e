import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'
import { type Crisis, type CrisisEntry, type CrisisRecord, type CrisisSaid } from '#shared/domain/crisis.ts'

import { isCaseworker, type Asker } from '../access/asker.ts'
import { requireCase } from '../cases/case-access.ts'
import type { QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { findCrisis, findOpenCrisis, isReportInCase, listCrisesOfCase, listEntries } from './crises.sql.ts'

/** What was said without its words. */
function withoutWords(said: CrisisSaid): CrisisSaid {
  switch (said.kind) {
    case 'left-out':
      return { ...said, why: '' }
    case 'planned':
      return said
    case 'report':
    case 'taken':
      return { ...said, threat: '', words: '' }
    case 'told':
      return { ...said, threat: '', medicalStaff: '', words: '' }
    default:
      return { ...said, words: '' }
  }
}

/** What was written in a crisis is for those who do casework, and for whoever wrote it. */
function entryFor(asker: Asker, entry: CrisisEntry): CrisisEntry {
  const isFor = isCaseworker(asker) || entry.recordedBy === asker.accountId
  return isFor ? entry : { ...entry, said: withoutWords(entry.said) }
}

/** A crisis with its entries as this person may read them. */
export function recordFor(db: ReadableDb, asker: Asker, crisis: Crisis): CrisisRecord {
  const entries = listEntries(db, { crisisId: crisis.id })
  return { ...crisis, entries: entries.map((entry) => entryFor(asker, entry)) }
}

/** The crises of a case, the first one first. */
export function crisesOfCase(db: ReadableDb, asker: Asker, caseId: string): CrisisRecord[] {
  return listCrisesOfCase(db, { caseId }).map((crisis) => recordFor(db, asker, crisis))
}

/** The crisis under way in a case, whoever may read it: for deciding, never for showing. */
export function openCrisisOf(db: ReadableDb, caseId: string): Crisis | undefined {
  return findOpenCrisis(db, { caseId })
}

/** Whether a report to an agency keeps a case restricted for good. */
export function holdsReportToAgency(db: ReadableDb, caseId: string): boolean {
  return isReportInCase(db, { caseId }) === true
}

/** A crisis and its case, or `not_found` where it is not there or not for this person. */
export function requireCrisis(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  id: string,
): { readonly crisis: Crisis; readonly of: Case } {
  const crisis = findCrisis(db, { id })
  if (!crisis) throw notFoundError()
  return { crisis, of: requireCase(db, session, crisis.caseId) }
}

/** The crisis as the asker last saw it; `conflict` where somebody wrote something since. */
export function requireCrisisAt(
  asked: Pick<QueryContext, 'db' | 'session'>,
  { id, version }: Pick<Crisis, 'id' | 'version'>,
): { readonly crisis: Crisis; readonly of: Case } {
  const found = requireCrisis(asked, id)
  if (found.crisis.version !== version) throw conflictError()
  return found
}
