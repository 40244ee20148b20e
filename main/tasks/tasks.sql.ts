import type { CaseTask } from '#shared/domain/case-task.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const task = columns<CaseTask>({
  id: 'text',
  caseId: 'text',
  source: 'text',
  kind: 'text',
  stepId: 'text',
  protocolNumber: 'integer',
  name: 'text',
  guidance: 'text',
  evidence: 'text',
  roleId: 'text',
  plan: 'text',
  ownerId: 'text',
  urgency: 'text',
  countedFrom: 'text',
  rule: 'json',
  dueOn: 'text',
  dueAt: 'text',
  state: 'text',
  words: 'text',
  exemptUntil: 'text',
  endedAt: 'text',
  endedBy: 'text',
  version: 'integer',
})

export const listTasks = many<{ caseId: string }, CaseTask>(
  `SELECT ${task.select()} FROM tasks WHERE case_id = :caseId ORDER BY due_on, id`,
  task.read,
)

export const getTask = one<{ id: string }, CaseTask>(
  `SELECT ${task.select()} FROM tasks WHERE id = :id`,
  task.read,
)

export const listOpenTasksOf = many<{ ownerId: string; studentId: string | null }, CaseTask>(
  `SELECT ${task.select('t')} FROM tasks t JOIN cases c ON c.id = t.case_id
   WHERE t.owner_id = :ownerId AND t.state <> 'done' AND c.closed_on IS NULL
     AND (:studentId IS NULL OR c.student_id = :studentId)
   ORDER BY t.id`,
  task.read,
)

/** Tasks whose day was reckoned, for reckoning it anew; an end nobody asks about again stays as it was. */
export const listReckonedTasks = many<object, CaseTask>(
  `SELECT ${task.select()} FROM tasks WHERE state = 'open' AND rule IS NOT NULL`,
  task.read,
)

const insertRow = change<object>(`INSERT INTO tasks ${task.values}`)
export const insertTask = (db: WritableDb, value: CaseTask): number => insertRow(db, task.bind(value))

const updateRow = change<object>(
  `UPDATE tasks SET ${task.set('ownerId', 'urgency', 'rule', 'dueOn', 'dueAt', 'state', 'words', 'exemptUntil', 'endedAt', 'endedBy')},
     version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateTask = (db: WritableDb, value: CaseTask): number => updateRow(db, task.bind(value))

export const moveTask = change<{ id: string; dueOn: string }>(
  'UPDATE tasks SET due_on = :dueOn WHERE id = :id',
)

export const deleteTask = change<{ id: string; version: number }>(
  'DELETE FROM tasks WHERE id = :id AND version = :version',
)
