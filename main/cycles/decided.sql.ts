import type { CycleAction, CycleDecision, Finding } from '#shared/domain/evaluation/cycle.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const finding = columns<Finding>({
  id: 'text',
  cycleId: 'text',
  fromWhom: 'text',
  theme: 'text',
  words: 'text',
  mayTell: 'flag',
  writtenBy: 'text',
  writtenAt: 'text',
  version: 'integer',
})

export const listFindings = many<{ cycleId: string }, Finding>(
  `SELECT ${finding.select()} FROM evaluation_findings WHERE cycle_id = :cycleId
   ORDER BY lower(theme), written_at, id`,
  finding.read,
)

export const findFinding = one<{ id: string }, Finding>(
  `SELECT ${finding.select()} FROM evaluation_findings WHERE id = :id`,
  finding.read,
)

const insertFindingRow = change<object>(`INSERT INTO evaluation_findings ${finding.values}`)
export const insertFinding = (db: WritableDb, value: Finding): number =>
  insertFindingRow(db, finding.bind(value))

const updateFindingRow = change<object>(
  `UPDATE evaluation_findings SET ${finding.set('fromWhom', 'theme', 'words', 'mayTell')}, version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateFinding = (db: WritableDb, value: Finding): number =>
  updateFindingRow(db, finding.bind(value))

/** Answers 0 when somebody changed it since. */
export const deleteFinding = change<{ id: string; version: number }>(
  'DELETE FROM evaluation_findings WHERE id = :id AND version = :version',
)

const decision = columns<CycleDecision>({
  id: 'text',
  cycleId: 'text',
  what: 'text',
  about: 'text',
  decidedOn: 'text',
  became: 'text',
  version: 'integer',
})

export const listDecisions = many<{ cycleId: string }, CycleDecision>(
  `SELECT ${decision.select()} FROM evaluation_decisions WHERE cycle_id = :cycleId ORDER BY decided_on, rowid`,
  decision.read,
)

export const findDecision = one<{ id: string }, CycleDecision>(
  `SELECT ${decision.select()} FROM evaluation_decisions WHERE id = :id`,
  decision.read,
)

/** The newest decision that answers a page of figures. */
export const findDecisionAbout = one<{ about: string }, CycleDecision>(
  `SELECT ${decision.select()} FROM evaluation_decisions WHERE about = :about
   ORDER BY decided_on DESC, rowid DESC LIMIT 1`,
  decision.read,
)

const insertDecisionRow = change<object>(`INSERT INTO evaluation_decisions ${decision.values}`)
export const insertDecision = (db: WritableDb, value: CycleDecision): number =>
  insertDecisionRow(db, decision.bind(value))

const updateDecisionRow = change<object>(
  `UPDATE evaluation_decisions SET ${decision.set('what', 'about', 'became')}, version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateDecision = (db: WritableDb, value: CycleDecision): number =>
  updateDecisionRow(db, decision.bind(value))

/** Answers 0 when somebody changed it since. */
export const deleteDecision = change<{ id: string; version: number }>(
  'DELETE FROM evaluation_decisions WHERE id = :id AND version = :version',
)

const action = columns<CycleAction>({
  id: 'text',
  decisionId: 'text',
  what: 'text',
  ownerId: 'text',
  dueOn: 'text',
  endedAt: 'text',
  endedBy: 'text',
  version: 'integer',
})

/** An action with the name of whoever does it, and the cycle it was decided in. */
export interface NamedAction extends CycleAction {
  readonly ownerName: string
  readonly cycleId: string
}

const NAMED = `SELECT ${action.select('x')}, a.name AS ownerName, d.cycle_id AS cycleId
  FROM evaluation_actions x JOIN evaluation_decisions d ON d.id = x.decision_id
    JOIN accounts a ON a.id = x.owner_id`

// Beside the columns of an action there are the two others.
const readNamed = (row: Record<string, unknown>): NamedAction => action.read(row) as NamedAction

export const listActionsOf = many<{ cycleId: string }, NamedAction>(
  `${NAMED} WHERE d.cycle_id = :cycleId ORDER BY x.due_on, x.id`,
  readNamed,
)

/** What nobody has done, the first due first. */
export const listOpenActions = many<object, NamedAction>(
  `${NAMED} WHERE x.ended_at IS NULL ORDER BY x.due_on, x.id`,
  readNamed,
)

export const findAction = one<{ id: string }, NamedAction>(`${NAMED} WHERE x.id = :id`, readNamed)

export const listActionsToGive = many<{ ownerId: string }, CycleAction>(
  `SELECT ${action.select()} FROM evaluation_actions WHERE owner_id = :ownerId AND ended_at IS NULL ORDER BY id`,
  action.read,
)

const insertActionRow = change<object>(`INSERT INTO evaluation_actions ${action.values}`)
export const insertAction = (db: WritableDb, value: CycleAction): number =>
  insertActionRow(db, action.bind(value))

const updateActionRow = change<object>(
  `UPDATE evaluation_actions SET ${action.set('what', 'ownerId', 'dueOn', 'endedAt', 'endedBy')}, version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateAction = (db: WritableDb, value: CycleAction): number =>
  updateActionRow(db, action.bind(value))

/** Answers 0 when somebody changed it since. */
export const deleteAction = change<{ id: string; version: number }>(
  'DELETE FROM evaluation_actions WHERE id = :id AND version = :version',
)
