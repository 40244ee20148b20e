import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('the trail is found by person, by period and by who looked, and every line of it is as it was', () => {
  const db = databaseAt(6)
  db.exec(`
INSERT INTO audit VALUES
  (1, '2026-09-02T12:00:00.000Z', 'ana', 'vault.signed-in', 'signed-in', NULL, zeroblob(32), NULL),
  (2, '2026-09-02T12:01:00.000Z', 'ana', 'students.get', 'student.opened', 'ines', zeroblob(32), NULL);`)
  const lines = db.prepare('SELECT seq, at, actor_id, operation, event, subject_id, link FROM audit')
  const before = lines.all()

  migrate(db, allMigrations.slice(0, 7))
  expect(versionOf(db)).toBe(7)
  expect(lines.all()).toEqual(before)
  const planOf = (condition: string) =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT seq FROM audit WHERE ${condition}`)
      .all()
      .map(({ detail }) => detail)
      .join()
  expect(planOf(`actor_id = 'ana' ORDER BY seq DESC`)).toContain('audit_by_actor')
  expect(planOf(`at >= '2026' ORDER BY at DESC, seq DESC`)).toContain('audit_by_time')
  expect(planOf(`event = 'student.opened' GROUP BY subject_id, actor_id`)).toContain('audit_of_looking')
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
