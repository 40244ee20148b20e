import type { WrongTries } from '#shared/domain/wrong-tries.ts'

import { change, many } from '../db/statement.ts'

/** Wrong tries as they are kept. */
export interface WrongTriesRow extends WrongTries {
  /** Whose name was typed; `null` for what the owners are told. */
  readonly accountId: string | null
  readonly answeredAt: string | null
}

export const insertWrongTries = change<WrongTriesRow>(
  `INSERT INTO wrong_tries (id, account_id, kind, count, last_at, answered_at)
   VALUES (:id, :accountId, :kind, :count, :lastAt, :answeredAt)`,
)

interface Told {
  readonly accountId: string
  /** 1 for an owner, who is told what was tried under names nobody comes in with too. */
  readonly isOwner: number
}

const THEIRS = '(account_id = :accountId OR (account_id IS NULL AND :isOwner = 1)) AND answered_at IS NULL'

export const listWrongTries = many<Told, WrongTries>(
  `SELECT id, kind, count, last_at AS lastAt FROM wrong_tries WHERE ${THEIRS} ORDER BY last_at DESC, id`,
  // The columns above are the fields of WrongTries.
  (row) => row as unknown as WrongTries,
)

/** Answers 0 where there is nothing for this person to answer to. */
export const answerWrongTries = change<Told & { id: string; at: string }>(
  `UPDATE wrong_tries SET answered_at = :at WHERE id = :id AND ${THEIRS}`,
)
