import { conflictError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { programGroundOf, type ProgramGround } from '#shared/domain/program-records.ts'
import { asksForOwn, bringsDay, type RecordsRequest } from '#shared/domain/records-request.ts'

import { couldDoOfficeWork } from '../accounts/standing.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { holdFor } from '../retention/placed-hold.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { refused, requirePast } from './days.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { deleteRequest, insertRequest } from './records-requests.sql.ts'
import { unreviewed } from './reviewing.ts'
import { changeUndoably, requireOpen } from './the-request.ts'

function requireOwner(context: QueryContext, ownerId: string): void {
  if (!couldDoOfficeWork(context, ownerId)) throw refused('ownerId', 'cases:errors.cannotOwnWork')
}

function requireKnown({ db }: QueryContext, organizationId: string | null): void {
  if (organizationId !== null && namesOfOrganizations(db, [organizationId])[organizationId] === undefined)
    throw refused('organizationId', 'consents:errors.recipientUnknown')
}

/** A court's order goes with whoever may come with one; a report of child abuse lets no records go. */
function requireGround({ kind }: RecordsRequest, ground: ProgramGround | null): void {
  if (ground !== null && ground.kind !== programGroundOf(kind))
    throw refused('programGround.kind', 'requests:errors.noSuchGround')
}

/** What a hold of a request is for, and whether it stays when the request has ended. */
function holdOf(context: CommandContext, { studentId, kind, requester }: RecordsRequest) {
  const isOfCourt = kind === 'subpoena' || kind === 'court-order'
  return holdFor(context, {
    studentId,
    kind: asksForOwn({ kind }) ? 'inspection' : isOfCourt ? 'legal-matter' : 'other',
    reason: ownWords(context).say('requests:holdReason', { requester }),
  })
}

/** A request comes in, and what is known of it changes. */
export const receiving: Pick<Handlers<Contract['recordsRequests']>, 'receive' | 'change'> = {
  receive(context, draft) {
    const { db, now, session } = context
    requireStudentFor(db, session, draft.studentId)
    requirePast(context, draft.receivedOn, 'receivedOn')
    requireOwner(context, draft.ownerId)
    requireKnown(context, draft.organizationId)
    const request: RecordsRequest = {
      ...draft,
      id: context.newId(),
      ...{
        notice: null,
        objections: [],
        review: null,
        reviewsBefore: [],
        parts: [],
        programMarks: [],
        programGround: null,
        names: {},
        alsoHidden: [],
        holdId: null,
        outcome: null,
      },
      ...{ recordedAt: now, recordedBy: session.accountId, version: 1 },
    }
    const hold = holdOf(context, request)
    const received = { ...request, holdId: hold.id }
    insertRequest(db, received)
    context.undoable((later) => {
      if (deleteRequest(later.db, { id: received.id, version: 1 }) === 0) throw conflictError()
      hold.takeBack(later)
    })
    return received
  },

  change(context, { id, version, programGround, periodFrom, periodUntil, ...asked }) {
    const before = requireOpen(context, { id, version })
    const changes = {
      ...asked,
      periodFrom: periodFrom === undefined ? before.periodFrom : periodFrom,
      periodUntil: periodUntil === undefined ? before.periodUntil : periodUntil,
      programGround: programGround === undefined ? before.programGround : programGround,
    }
    requireGround(before, changes.programGround)
    requireOwner(context, changes.ownerId)
    requireKnown(context, changes.organizationId)
    const { answerBy } = changes
    if (answerBy === null && bringsDay(before)) throw refused('answerBy', 'requests:errors.noDay')
    if (answerBy !== null && answerBy < before.receivedOn)
      throw refused('answerBy', 'requests:errors.dayBeforeReceived')
    if (
      changes.periodFrom !== null &&
      changes.periodUntil !== null &&
      changes.periodUntil < changes.periodFrom
    )
      throw refused('periodUntil', 'requests:errors.periodBackwards')
    const isKept =
      changes.periodFrom === before.periodFrom &&
      changes.periodUntil === before.periodUntil &&
      changes.organizationId === before.organizationId &&
      changes.consentPurpose === before.consentPurpose &&
      JSON.stringify(changes.programGround) === JSON.stringify(before.programGround)
    return changeUndoably(context, before, {
      ...changes,
      ...(isKept ? {} : unreviewed(context, before, { mayHoldAgain: false })),
    })
  },
}
