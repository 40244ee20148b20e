import type { SafetyPlan } from '#shared/domain/safety-plan.ts'

import { columns } from '../db/columns.ts'
import { change, many } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const plan = columns<SafetyPlan>({
  id: 'text',
  caseId: 'text',
  revision: 'integer',
  signs: 'text',
  alone: 'text',
  elsewhere: 'text',
  atSchool: 'text',
  atHome: 'text',
  homeContactId: 'text',
  calls: 'text',
  putAway: 'text',
  matters: 'text',
  agreedWith: 'json',
  agreedBy: 'text',
  agreedOn: 'text',
  reviewOn: 'text',
  writtenAt: 'text',
  writtenBy: 'text',
})

/** Every revision, the newest first. */
export const listSafetyPlans = many<{ caseId: string }, SafetyPlan>(
  `SELECT ${plan.select()} FROM safety_plans WHERE case_id = :caseId ORDER BY revision DESC`,
  plan.read,
)

const insertRow = change<object>(`INSERT INTO safety_plans ${plan.values}`)
export const insertSafetyPlan = (db: WritableDb, value: SafetyPlan): number => insertRow(db, plan.bind(value))

/** Answers 0 where a later revision was written. */
export const deleteSafetyPlan = change<{ id: string; caseId: string; revision: number }>(
  `DELETE FROM safety_plans WHERE id = :id
     AND NOT EXISTS (SELECT 1 FROM safety_plans WHERE case_id = :caseId AND revision > :revision)`,
)
