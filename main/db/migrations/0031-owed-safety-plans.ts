import { randomUUID } from 'node:crypto'

import type Database from 'better-sqlite3'

import { schoolDay } from '#shared/domain/clock.ts'

import type { Migration } from '../migrate.ts'

/** What is asked for, in the language of whoever holds the case. */
const NAMES: Readonly<Record<string, string>> = {
  en: 'Make a safety plan with the student',
  es: 'Hacer un plan de seguridad con el estudiante',
}

/** Open cases that press, have no plan, and in which nobody was asked for one. */
const OWED = `SELECT c.id AS caseId, c.owner_id AS ownerId, json_extract(a.settings, '$.language') AS language
  FROM cases c JOIN accounts a ON a.id = c.owner_id
  WHERE c.closed_on IS NULL AND c.urgency IN ('emergency', 'urgent')
    AND NOT EXISTS (SELECT 1 FROM safety_plans p WHERE p.case_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = c.id AND t.plan = 'safety')`

interface Owed {
  readonly caseId: string
  readonly ownerId: string
  readonly language: string | null
}

/** The evening of one school is the next day of another. */
function timeZoneOf(db: Database.Database): string {
  const school = db.prepare('SELECT time_zone AS timeZone FROM school').get() as
    { readonly timeZone: string } | undefined
  return school?.timeZone ?? 'UTC'
}

function askForThem(db: Database.Database): void {
  const ask = db.prepare(
    `INSERT INTO tasks (id, case_id, source, name, guidance, evidence, owner_id, urgency, counted_from, due_on, state,
       words, version, plan)
     VALUES (:id, :caseId, 'follow-up', :name, '', '', :ownerId, 'urgent', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
       :today, 'open', '', 1, 'safety')`,
  )
  const today = schoolDay(new Date().toISOString(), timeZoneOf(db))
  for (const { caseId, ownerId, language } of db.prepare(OWED).all() as Owed[])
    ask.run({ id: randomUUID(), caseId, ownerId, today, name: NAMES[language ?? 'en'] ?? NAMES['en'] })
}

/** Cases that pressed before safety plans were kept here are asked for theirs now, not at their next decision. */
export const owedSafetyPlans: Migration = {
  number: 31,
  title: 'Owed safety plans',
  up: askForThem,
}
