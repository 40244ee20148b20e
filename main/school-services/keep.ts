import { conflictError, invalidError } from '#shared/app-error.ts'
import type { SchoolService, SchoolServiceDraft } from '#shared/domain/school-service.ts'

import type { CommandContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { plain } from '../search/folding.ts'
import { indexRecord, removeFromIndex } from '../search/search-index.ts'
import {
  deleteSchoolService,
  getSchoolService,
  insertSchoolService,
  listRoomsOf,
  listSchoolServices,
} from './school-services.sql.ts'

/** One of the school's own services, also one that is not offered any more. */
export function theSchoolService(db: ReadableDb, id: string): SchoolService | undefined {
  return getSchoolService(db, { id })
}

/** The service that goes by a name, however it is written; those that are not offered any more free theirs. */
export function schoolServiceCalled(db: ReadableDb, name: string): { readonly id: string } | undefined {
  return listSchoolServices(db, { endedToo: 0 }).find((known) => plain(known.name) === plain(name))
}

/** Refuses a second service of one name: whoever refers a student could not tell them apart. */
export function requireOwnName(db: ReadableDb, name: string, id: string | null): void {
  const other = schoolServiceCalled(db, name)
  if (other && other.id !== id)
    throw invalidError([{ path: 'name', message: 'school-services:errors.sameName' }])
}

/** Makes a service findable by its name, when and where it is, and what a family can expect. */
export function indexSchoolService(db: WritableDb, { id, name, meets, whatToExpect }: SchoolService): void {
  indexRecord(db, {
    ...{ kind: 'school-service', id, opens: id, caseId: null },
    ...{ title: name, body: [meets, whatToExpect].filter(Boolean).join('\n') },
  })
}

/** Puts a new service on the list. */
export function keepSchoolService(
  { db, newId }: Pick<CommandContext, 'db' | 'newId'>,
  draft: SchoolServiceDraft,
): SchoolService {
  requireOwnName(db, draft.name, null)
  const made = { ...draft, id: newId(), endedOn: null, version: 1 }
  insertSchoolService(db, made)
  indexSchoolService(db, made)
  return made
}

/** Whether somebody said of it whether there is room. */
export const hasRooms = (db: ReadableDb, id: string): boolean => listRoomsOf(db, { id }).length > 0

/** Takes it off the list again, as long as nobody built on it. */
export function takeOffList(db: WritableDb, made: SchoolService): void {
  if (deleteSchoolService(db, made) === 0) throw conflictError()
  removeFromIndex(db, made.id)
}
