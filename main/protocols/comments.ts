import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { ProtocolComment } from '#shared/domain/protocol-comment.ts'

import type { Handlers } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { deleteComment, getComment, insertComment, listComments, updateComment } from './comments.sql.ts'
import { refuseGuest } from './guests.ts'
import { protocolById } from './the-protocol.ts'

function theComment(db: ReadableDb, { id, version }: { readonly id: string; readonly version: number }) {
  const found = getComment(db, { id })
  if (!found) throw notFoundError()
  if (found.version !== version) throw conflictError()
  return found
}

function changeComment(
  db: WritableDb,
  before: ProtocolComment,
  changes: Partial<ProtocolComment>,
): ProtocolComment {
  if (updateComment(db, { ...before, ...changes, version: before.version }) === 0) throw conflictError()
  return { ...before, ...changes, version: before.version + 1 }
}

function removeComment(db: WritableDb, { id, version }: Pick<ProtocolComment, 'id' | 'version'>): void {
  if (deleteComment(db, { id, version }) === 0) throw conflictError()
}

/** Puts back what was taken out, unless its version is gone or it is there again. */
function putBack(db: WritableDb, comment: ProtocolComment): void {
  if (getComment(db, comment)) throw conflictError()
  insertComment(db, comment)
}

/** Takes all comments of a draft that is put away, and says how they come back with it. */
export function takeComments(db: WritableDb, protocolId: string): (later: WritableDb) => void {
  const comments = listComments(db, { protocolId })
  for (const comment of comments) removeComment(db, comment)
  return (later) => comments.forEach((comment) => putBack(later, comment))
}

/** Whether anybody said something to a version. */
export function hasComments(db: ReadableDb, protocolId: string): boolean {
  return listComments(db, { protocolId }).length > 0
}

/** What those who read a draft said to it. */
export const protocolComments: Handlers<Contract['protocolComments']> = {
  list({ db }, { protocolId }) {
    return { comments: listComments(db, { protocolId }) }
  },

  add(context, draft) {
    refuseGuest(context)
    const { db, session, now } = context
    protocolById(db, draft.protocolId)
    const made = { ...draft, id: context.newId(), addedBy: session.accountId, addedAt: now, version: 1 }
    insertComment(db, made)
    context.undoable((later) => removeComment(later.db, made))
    return made
  },

  change(context, { id, version, ...draft }) {
    refuseGuest(context)
    const before = theComment(context.db, { id, version })
    const after = changeComment(context.db, before, draft)
    const { who, part, words } = before
    context.undoable((later) => changeComment(later.db, after, { who, part, words }))
    return after
  },

  remove(context, target) {
    refuseGuest(context)
    const before = theComment(context.db, target)
    removeComment(context.db, before)
    context.undoable((later) => {
      protocolById(later.db, before.protocolId)
      putBack(later.db, before)
    })
    return before
  },
}
