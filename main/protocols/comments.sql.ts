import type { ProtocolComment } from '#shared/domain/protocol-comment.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const comment = columns<ProtocolComment>({
  id: 'text',
  protocolId: 'text',
  who: 'text',
  part: 'text',
  words: 'text',
  addedBy: 'text',
  addedAt: 'text',
  version: 'integer',
})

export const listComments = many<{ protocolId: string }, ProtocolComment>(
  `SELECT ${comment.select()} FROM protocol_comments WHERE protocol_id = :protocolId ORDER BY added_at, id`,
  comment.read,
)

export const getComment = one<{ id: string }, ProtocolComment>(
  `SELECT ${comment.select()} FROM protocol_comments WHERE id = :id`,
  comment.read,
)

const insertRow = change<object>(`INSERT INTO protocol_comments ${comment.values}`)
export const insertComment = (db: WritableDb, value: ProtocolComment): number =>
  insertRow(db, comment.bind(value))

const updateRow = change<object>(
  `UPDATE protocol_comments SET ${comment.set('who', 'part', 'words')}, version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateComment = (db: WritableDb, value: ProtocolComment): number =>
  updateRow(db, comment.bind(value))

export const deleteComment = change<{ id: string; version: number }>(
  'DELETE FROM protocol_comments WHERE id = :id AND version = :version',
)
