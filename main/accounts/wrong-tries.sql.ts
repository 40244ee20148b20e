import type { ToldTries, TriesAnswer, WrongTries } from '#shared/domain/wrong-tries.ts'

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

/** What this person answers to. */
const THEIRS = '(account_id = :accountId OR (account_id IS NULL AND :isOwner = 1))'

export interface ToldRow extends ToldTries {
  readonly answeredBy: string | null
}

export const listWrongTries = many<Told & { readonly now: string }, ToldRow>(
  `SELECT w.id AS id, w.kind AS kind, w.count AS count, w.last_at AS lastAt, w.answered_by AS answeredBy,
     CASE WHEN w.account_id <> :accountId THEN whose.name END AS whose,
     CASE WHEN w.answer IS NOT NULL THEN json_object('said', w.answer, 'byName', answerer.name, 'at', w.answered_at,
       'shownUntil', w.shown_until) END AS answer
   FROM wrong_tries w LEFT JOIN accounts whose ON whose.id = w.account_id
     LEFT JOIN accounts answerer ON answerer.id = w.answered_by
   WHERE (w.answered_at IS NULL AND ${THEIRS})
     OR (w.answer IS NOT NULL AND (w.account_id = :accountId OR :isOwner = 1)
       AND (w.shown_until IS NULL OR w.shown_until > :now))
   ORDER BY w.last_at DESC, w.id`,
  // The columns above are the fields of ToldRow, and `answer` is JSON of its own.
  (row) => ({ ...row, answer: JSON.parse(String(row['answer'])) as unknown }) as ToldRow,
)

interface Answering extends Told {
  readonly id: string
  readonly at: string
}

/** Answers 0 where there is nothing for this person to answer to. */
export const answerWrongTries = change<Answering & { readonly answer: TriesAnswer }>(
  `UPDATE wrong_tries SET answered_at = :at, answered_by = :accountId, answer = :answer
   WHERE id = :id AND answered_at IS NULL AND ${THEIRS}`,
)

/** A new answer in the place of “it was me”, shown as long as any; answers 0 where there is none to take back. */
export const takeBackAnswer = change<Answering>(
  `UPDATE wrong_tries SET answered_at = :at, answered_by = :accountId, answer = 'disowned', shown_until = NULL
   WHERE id = :id AND answer = 'claimed' AND (shown_until IS NULL OR shown_until > :at) AND ${THEIRS}`,
)

/** Whoever answered came in again: from here on their answers are shown so long and no longer. */
export const limitAnswers = change<{ readonly accountId: string; readonly until: string }>(
  'UPDATE wrong_tries SET shown_until = :until WHERE answered_by = :accountId AND shown_until IS NULL',
)
