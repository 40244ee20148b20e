import type { Heard, SlipAnswer, UncodedCard } from '#shared/domain/slip-answer.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const answer = columns<SlipAnswer>({
  id: 'text',
  referralId: 'text',
  slip: 'text',
  cameOn: 'text',
  tick: 'text',
  day: 'text',
  atTime: 'text',
  reason: 'text',
  heard: 'json',
  pleaseCall: 'flag',
  words: 'text',
  toldBy: 'text',
  replacesId: 'text',
  recordedAt: 'text',
  recordedBy: 'text',
  version: 'integer',
})

export const listAnswersOfCase = many<{ caseId: string }, SlipAnswer>(
  `SELECT ${answer.select('a')} FROM slip_answers a JOIN referrals r ON r.id = a.referral_id
   WHERE r.case_id = :caseId ORDER BY a.recorded_at, a.id`,
  answer.read,
)

export const listAnswersOfReferral = many<{ referralId: string }, SlipAnswer>(
  `SELECT ${answer.select()} FROM slip_answers WHERE referral_id = :referralId ORDER BY recorded_at, id`,
  answer.read,
)

/** What families answered of an organization on cards that came back within a time, those that hold. */
export const listHeardOf = many<{ organizationId: string; from: string; to: string }, Heard>(
  `SELECT a.heard AS heard FROM slip_answers a JOIN referrals r ON r.id = a.referral_id
     JOIN services v ON v.id = r.service_id
   WHERE v.organization_id = :organizationId AND r.list_group <> 'void' AND a.slip = 'follow-up-card'
     AND a.came_on BETWEEN :from AND :to
     AND NOT EXISTS (SELECT 1 FROM slip_answers n WHERE n.replaces_id = a.id)`,
  // The column holds what `Heard` says.
  ({ heard }) => JSON.parse(String(heard)) as Heard,
)

export const findAnswers = many<{ id: string }, SlipAnswer>(
  `SELECT ${answer.select()} FROM slip_answers WHERE id = :id OR replaces_id = :id ORDER BY recorded_at, id`,
  answer.read,
)

const insertRow = change<object>(`INSERT INTO slip_answers ${answer.values}`)
export const insertAnswer = (db: WritableDb, value: SlipAnswer): number => insertRow(db, answer.bind(value))

/** Answers 0 where something took its place meanwhile, or it is gone. */
export const deleteAnswer = change<{ id: string }>(
  `DELETE FROM slip_answers WHERE id = :id AND NOT EXISTS (SELECT 1 FROM slip_answers n WHERE n.replaces_id = :id)`,
)

/** A card as it is kept: whoever entered it, nobody it came from. */
interface KeptCard extends UncodedCard {
  readonly id: string
  readonly recordedAt: string
  readonly recordedBy: string
}

export const findCard = one<{ id: string }, KeptCard>(
  `SELECT id, came_on AS cameOn, from_whom AS "from", helped, respected, safe, recorded_at AS recordedAt,
     recorded_by AS recordedBy FROM uncoded_cards WHERE id = :id`,
  // The columns are the fields.
  (row) => row as unknown as KeptCard,
)

const putCardRow = change<object>(
  `INSERT INTO uncoded_cards (id, came_on, from_whom, helped, respected, safe, recorded_at, recorded_by)
   VALUES (:id, :cameOn, :from, :helped, :respected, :safe, :recordedAt, :recordedBy)
   ON CONFLICT (id) DO UPDATE SET came_on = :cameOn, from_whom = :from, helped = :helped, respected = :respected,
     safe = :safe, recorded_at = :recordedAt, recorded_by = :recordedBy`,
)
/** Keeps a card; one that is there already says from now on what it says here. */
export const putCard = (db: WritableDb, value: KeptCard): number => putCardRow(db, value)

export const deleteCard = change<{ id: string }>('DELETE FROM uncoded_cards WHERE id = :id')

/** How often each question was answered how; `answer` is `null` where nothing was ticked. */
export const countCards = many<
  object,
  { readonly question: string; readonly answer: string | null; readonly cards: number }
>(
  ['helped', 'respected', 'safe']
    .map(
      (question) =>
        `SELECT '${question}' AS question, ${question} AS answer, count(*) AS cards FROM uncoded_cards GROUP BY ${question}`,
    )
    .join(' UNION ALL '),
  // The columns are the fields.
  (row) => row as unknown as { question: string; answer: string | null; cards: number },
)

/** How many cards there are, and when the first one came. */
export const findFirstCard = one<object, { readonly total: number; readonly since: string | null }>(
  'SELECT count(*) AS total, min(came_on) AS since FROM uncoded_cards',
  // The columns are the fields.
  (row) => row as unknown as { total: number; since: string | null },
)
