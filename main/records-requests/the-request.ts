import { conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { RequestLine } from '#shared/api/records-requests.ts'
import { numberOf } from '#shared/domain/days.ts'
import { hasGround, requestDue, stageOf } from '#shared/domain/may-answer.ts'
import type { RecordsRequest } from '#shared/domain/records-request.ts'

import { readerOf } from '../access/readable.ts'
import { consentsThatDecide } from '../consents/consents.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { requireStudent } from '../students/the-student.ts'
import {
  findOpenHeld,
  findRequest,
  listOpenRequests,
  listRequestsOwnedBy,
  updateRequest,
  type RequestRow,
} from './records-requests.sql.ts'
import { versioned } from './versioned.ts'

/** A request about a student this person may find. */
export function requireRequest({ db, session }: QueryContext, id: string): RequestRow {
  const found = findRequest(db, { id, ...readerOf(session) })
  if (!found) throw notFoundError()
  return found
}

/** The request of a row, without what its line says besides. */
export function plainRequest({
  studentName: _student,
  ownerName: _owner,
  printedAt: _printed,
  ...request
}: RequestRow): RecordsRequest {
  return request
}

/** An open request as the asker last saw it. */
export function requireOpen(
  context: QueryContext,
  { id, version }: { readonly id: string; readonly version: number },
): RecordsRequest {
  const found = plainRequest(requireRequest(context, id))
  if (found.version !== version) throw conflictError()
  if (found.outcome !== null) throw ruleError('requests:errors.ended')
  return found
}

/** A request by which nothing left, open or not, as the asker last saw it. */
export function requireNotLeft(
  context: QueryContext,
  { id, version }: { readonly id: string; readonly version: number },
): RecordsRequest {
  const found = plainRequest(requireRequest(context, id))
  if (found.version !== version) throw conflictError()
  if (found.outcome?.state === 'left') throw ruleError('requests:errors.ended')
  return found
}

const { changeUndoably, changeAll } = versioned(updateRequest)
export { changeUndoably }

/**
 * To whom what was asked for goes: the organization a consent would name, before whoever asks for it, since a consent
 * names whom it lets have something (34 CFR 99.30(b)(3)).
 */
export function partyOf(
  { db }: Pick<QueryContext, 'db'>,
  { organizationId, requester, capacity }: RecordsRequest,
): string {
  const named =
    organizationId === null ? undefined : namesOfOrganizations(db, [organizationId])[organizationId]
  return [...new Set([named, requester, capacity].filter(Boolean))].join(', ')
}

/** A request as a line, with its clock. */
export function lineOf(
  row: RequestRow,
  { db, session, today }: Pick<QueryContext, 'db' | 'session' | 'today'>,
): RequestLine {
  const due = requestDue(row)
  const isGrounded = hasGround(row, {
    consents: consentsThatDecide(db, session, { studentId: row.studentId, onDay: today }),
    birthDate: requireStudent(db, row.studentId).birthDate,
    today,
  })
  const {
    id,
    studentId,
    kind,
    requester,
    capacity,
    ownerId,
    outcome,
    version,
    studentName,
    ownerName,
    printedAt,
  } = row
  return {
    ...{ id, studentId, kind, requester, capacity, ownerId, outcome, version, studentName, ownerName },
    printedAt,
    ...due,
    stage: stageOf(row, isGrounded),
    daysLate: numberOf(today) - numberOf(due.dueOn),
  }
}

/** Open requests about students this person may find, the first due first. */
export function openRequests(context: QueryContext, studentId: string | null = null): RequestLine[] {
  const { db, session } = context
  return listOpenRequests(db, { studentId, ...readerOf(session) })
    .map((row) => lineOf(row, context))
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
}

/** Whether a request that is still open placed this hold. */
export function hasOpenRequest(db: ReadableDb, holdId: string): boolean {
  return findOpenHeld(db, { holdId }) !== undefined
}

/** Gives a colleague the open requests of somebody who goes, or those about a student they are kept from. */
export function handOverRequests(
  { db }: CommandContext,
  { from, to, studentId }: { readonly from: string; readonly to: string; readonly studentId: string | null },
): (later: CommandContext) => void {
  return changeAll(db, listRequestsOwnedBy(db, { ownerId: from, studentId }), { ownerId: to })
}
