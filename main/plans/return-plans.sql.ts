import type { ReturnPlan } from '#shared/domain/return-plan.ts'

import { columns } from '../db/columns.ts'
import { change, many } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const plan = columns<ReturnPlan>({
  id: 'text',
  caseId: 'text',
  revision: 'integer',
  backOn: 'text',
  meetingOn: 'text',
  meetingWith: 'text',
  atDoor: 'text',
  eased: 'text',
  easedUntil: 'text',
  goesTo: 'text',
  teachersTold: 'text',
  providerContact: 'text',
  consentId: 'text',
  checkIns: 'json',
  writtenAt: 'text',
  writtenBy: 'text',
})

/** Every revision, the newest first. */
export const listReturnPlans = many<{ caseId: string }, ReturnPlan>(
  `SELECT ${plan.select()} FROM return_plans WHERE case_id = :caseId ORDER BY revision DESC`,
  plan.read,
)

const insertRow = change<object>(`INSERT INTO return_plans ${plan.values}`)
export const insertReturnPlan = (db: WritableDb, value: ReturnPlan): number => insertRow(db, plan.bind(value))

/** Answers 0 where a later revision was written. */
export const deleteReturnPlan = change<{ id: string; caseId: string; revision: number }>(
  `DELETE FROM return_plans WHERE id = :id
     AND NOT EXISTS (SELECT 1 FROM return_plans WHERE case_id = :caseId AND revision > :revision)`,
)
