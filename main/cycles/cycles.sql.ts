import type { Cycle, CycleEvent, CyclePlan } from '#shared/domain/evaluation/cycle.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

/** A kind of cycle as it is kept; its id is the kind. */
export interface KeptPlan extends CyclePlan {
  readonly id: string
}

const plan = columns<KeptPlan>({
  id: 'text',
  kind: 'text',
  ownerId: 'text',
  since: 'text',
  version: 'integer',
})

export const listPlans = many<object, KeptPlan>(
  `SELECT ${plan.select()} FROM evaluation_plans
   ORDER BY CASE kind WHEN 'monthly' THEN 1 WHEN 'quarterly' THEN 2 ELSE 3 END`,
  plan.read,
)

const updatePlanRow = change<object>(
  `UPDATE evaluation_plans SET ${plan.set('ownerId', 'since')}, version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updatePlan = (db: WritableDb, value: KeptPlan): number => updatePlanRow(db, plan.bind(value))

const cycle = columns<Cycle>({
  id: 'text',
  kind: 'text',
  name: 'text',
  fromDay: 'text',
  toDay: 'text',
  dueOn: 'text',
  ownerId: 'text',
  questions: 'json',
  frozenId: 'text',
  closedAt: 'text',
  noDecision: 'text',
  version: 'integer',
})

export const listCycles = many<object, Cycle>(
  `SELECT ${cycle.select()} FROM evaluation_cycles ORDER BY to_day DESC, id DESC`,
  cycle.read,
)

export const findCycle = one<{ id: string }, Cycle>(
  `SELECT ${cycle.select()} FROM evaluation_cycles WHERE id = :id`,
  cycle.read,
)

export const listOpenCycles = many<object, Cycle>(
  `SELECT ${cycle.select()} FROM evaluation_cycles WHERE closed_at IS NULL ORDER BY due_on, id`,
  cycle.read,
)

/** The cycle of the same kind whose time was over last before this one's; one of its own by its name. */
export const findCycleBefore = one<Pick<Cycle, 'id' | 'kind' | 'name' | 'toDay'>, Cycle>(
  `SELECT ${cycle.select()} FROM evaluation_cycles
   WHERE kind = :kind AND lower(name) = lower(:name) AND to_day < :toDay AND id <> :id
   ORDER BY to_day DESC, id DESC LIMIT 1`,
  cycle.read,
)

const insertCycleRow = change<object>(`INSERT INTO evaluation_cycles ${cycle.values}`)
export const insertCycle = (db: WritableDb, value: Cycle): number => insertCycleRow(db, cycle.bind(value))

const updateCycleRow = change<object>(
  `UPDATE evaluation_cycles SET ${cycle.set('name', 'dueOn', 'ownerId', 'questions', 'frozenId', 'closedAt', 'noDecision')},
     version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateCycle = (db: WritableDb, value: Cycle): number => updateCycleRow(db, cycle.bind(value))

/** Answers 0 when somebody changed it since. */
export const deleteCycle = change<{ id: string; version: number }>(
  'DELETE FROM evaluation_cycles WHERE id = :id AND version = :version',
)

const event = columns<CycleEvent>({
  id: 'text',
  cycleId: 'text',
  kind: 'text',
  at: 'text',
  byWhom: 'text',
  reason: 'text',
})

export const listEvents = many<{ cycleId: string }, CycleEvent>(
  `SELECT ${event.select()} FROM evaluation_cycle_events WHERE cycle_id = :cycleId ORDER BY at, rowid`,
  event.read,
)

const insertEventRow = change<object>(`INSERT INTO evaluation_cycle_events ${event.values}`)
export const insertEvent = (db: WritableDb, value: CycleEvent): number =>
  insertEventRow(db, event.bind(value))

export const deleteEvent = change<{ id: string }>('DELETE FROM evaluation_cycle_events WHERE id = :id')

/** Figures as they were frozen; the text is never written again. */
export interface KeptFrozen {
  readonly id: string
  readonly cycleId: string
  readonly frozenAt: string
  readonly frozenBy: string
  readonly figures: string
  readonly sha256: string
}

const frozen = columns<KeptFrozen>({
  id: 'text',
  cycleId: 'text',
  frozenAt: 'text',
  frozenBy: 'text',
  figures: 'text',
  sha256: 'text',
})

export const findFrozen = one<{ id: string }, KeptFrozen>(
  `SELECT ${frozen.select()} FROM evaluation_frozen WHERE id = :id`,
  frozen.read,
)

/** How often a cycle was frozen, the times taken back among them. */
export const countFrozen = one<{ cycleId: string }, number>(
  'SELECT count(*) AS times FROM evaluation_frozen WHERE cycle_id = :cycleId',
  ({ times }) => Number(times),
)

const insertFrozenRow = change<object>(`INSERT INTO evaluation_frozen ${frozen.values}`)
export const insertFrozen = (db: WritableDb, value: KeptFrozen): number =>
  insertFrozenRow(db, frozen.bind(value))

/** Referrals that began in a time and are counted nowhere, since they were entered by mistake. */
export const countMistakes = one<{ from: string; until: string }, number>(
  `SELECT count(*) AS mistakes FROM referrals
   WHERE list_group = 'void' AND created_at >= :from AND created_at < :until`,
  ({ mistakes }) => Number(mistakes),
)
