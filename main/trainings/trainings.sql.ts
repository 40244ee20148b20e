import type { SessionLine } from '#shared/api/trainings.ts'
import type { Completion, Training, TrainingSession } from '#shared/domain/training.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const training = columns<Training>({
  id: 'text',
  name: 'text',
  months: 'integer',
  requiredFor: 'json',
  version: 'integer',
})

const session = columns<TrainingSession>({
  id: 'text',
  trainingId: 'text',
  onDay: 'text',
  atTime: 'text',
  place: 'text',
  leader: 'text',
  minutes: 'integer',
  partnerId: 'text',
  version: 'integer',
})

/** That somebody came to a session, as it is kept. */
export interface KeptCompletion {
  readonly id: string
  readonly sessionId: string
  readonly accountId: string | null
  readonly staffId: string | null
}

const completion = columns<KeptCompletion>({
  id: 'text',
  sessionId: 'text',
  accountId: 'text',
  staffId: 'text',
})

export const listTrainings = many<object, Training>(
  `SELECT ${training.select()} FROM trainings ORDER BY name, id`,
  training.read,
)

export const findTraining = one<{ id: string }, Training>(
  `SELECT ${training.select()} FROM trainings WHERE id = :id`,
  training.read,
)

const insertTrainingRow = change<object>(`INSERT INTO trainings ${training.values}`)
export const insertTraining = (db: WritableDb, value: Training): number =>
  insertTrainingRow(db, training.bind(value))

const updateTrainingRow = change<object>(
  `UPDATE trainings SET ${training.set('name', 'months', 'requiredFor')}, version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateTraining = (db: WritableDb, value: Training): number =>
  updateTrainingRow(db, training.bind(value))

export const deleteTraining = change<{ id: string; version: number }>(
  'DELETE FROM trainings WHERE id = :id AND version = :version',
)

const LINE = `SELECT ${session.select('e')}, t.name AS trainingName, o.name AS partnerName,
    (SELECT count(*) FROM training_completions c WHERE c.session_id = e.id) AS came
  FROM training_sessions e JOIN trainings t ON t.id = e.training_id
    LEFT JOIN organizations o ON o.id = e.partner_id`

// Beside the columns of a session there are those of its line.
const readLine = (row: Record<string, unknown>): SessionLine => session.read(row) as SessionLine

export const listSessions = many<object, SessionLine>(`${LINE} ORDER BY e.on_day DESC, e.id DESC`, readLine)

export const listSessionsWith = many<{ partnerId: string }, SessionLine>(
  `${LINE} WHERE e.partner_id = :partnerId ORDER BY e.on_day DESC, e.id DESC`,
  readLine,
)

export const findSession = one<{ id: string }, SessionLine>(`${LINE} WHERE e.id = :id`, readLine)

const insertSessionRow = change<object>(`INSERT INTO training_sessions ${session.values}`)
export const insertSession = (db: WritableDb, value: TrainingSession): number =>
  insertSessionRow(db, session.bind(value))

const updateSessionRow = change<object>(
  `UPDATE training_sessions SET ${session.set('onDay', 'atTime', 'place', 'leader', 'minutes', 'partnerId')},
     version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateSession = (db: WritableDb, value: TrainingSession): number =>
  updateSessionRow(db, session.bind(value))

export const deleteSession = change<{ id: string; version: number }>(
  'DELETE FROM training_sessions WHERE id = :id AND version = :version',
)

/** Every completion. A line of the staff that has an account meanwhile is the person of that account. */
export const listCompletions = many<object, Completion>(
  `SELECT e.training_id AS trainingId, coalesce(c.account_id, s.account_id, c.staff_id) AS person,
     e.on_day AS doneOn
   FROM training_completions c JOIN training_sessions e ON e.id = c.session_id
     LEFT JOIN staff s ON s.id = c.staff_id`,
  // The columns are the fields of a completion.
  (row) => row as unknown as Completion,
)

/** Who came to one session, with the person they are. */
export const listCame = many<{ sessionId: string }, KeptCompletion & { person: string }>(
  `SELECT ${completion.select('c')}, coalesce(c.account_id, s.account_id, c.staff_id) AS person
   FROM training_completions c LEFT JOIN staff s ON s.id = c.staff_id WHERE c.session_id = :sessionId
   ORDER BY c.id`,
  // Beside the columns of a completion there is the id of whoever it is of.
  (row) => completion.read(row) as KeptCompletion & { person: string },
)

const insertCompletionRow = change<object>(`INSERT INTO training_completions ${completion.values}`)
export const insertCompletion = (db: WritableDb, value: KeptCompletion): number =>
  insertCompletionRow(db, completion.bind(value))

export const deleteCompletions = change<{ sessionId: string }>(
  'DELETE FROM training_completions WHERE session_id = :sessionId',
)
