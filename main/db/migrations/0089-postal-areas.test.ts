import { expect, test } from 'vitest'

import { databaseAt } from '../../testing/database-at.ts'
import { migrate, versionOf } from '../migrate.ts'
import { allMigrations } from './all.ts'

test('a directory from before is found by the postal areas its places say, and nobody’s home is known', () => {
  const db = databaseAt(88)
  const place = db.prepare(
    `INSERT INTO locations (id, name, description, transportation, address, postal_code, phones, languages, openings,
       accessibility, active, version) VALUES (?, '', '', '', ?, ?, '[]', '[]', '[]', '', ?, 1)`,
  )
  db.exec(`
INSERT INTO organizations (id, name, description, phones, active, version) VALUES ('o', 'Harbor', '', '[]', 1, 1);
INSERT INTO services (id, organization_id, name, description, alert, status, languages, interpretation, payers, fees,
    costs, phones, openings, documents, areas, application_process, eligibility, stated_wait, updated_at, version)
  VALUES ('s', 'o', 'Talk', '', '', 'active', '[]', '', '[]', '', '[]', '[]', '[]', '[]', '[]', '', '', '', '', 1);
INSERT INTO students (id, given_name, family_name, race_ethnicity, insurance, status, created_at, updated_at, version)
  VALUES ('ines', 'Ines', 'Varga', '[]', 'unknown', 'active', '', '', 1);`)
  const places = [
    ['own field', '12 Pier St', '02110-1234', 1],
    ['its zero lost', '', '2169', 1],
    ['in its line', '9 Hill Rd, Boston, MA 02118', null, 1],
    ['the same twice', '11 Hill Rd, Boston, MA 02118', null, 1],
    ['a number of a house', '12345 Main Street', null, 1],
    ['closed', '1 Old Rd, Boston, MA 02101', null, 0],
  ] as const
  for (const [id, address, code, active] of places) {
    place.run(id, address, code, active)
    db.prepare('INSERT INTO service_locations VALUES (?, ?)').run('s', id)
  }
  migrate(db, allMigrations.slice(0, 89))
  expect(versionOf(db)).toBe(89)
  expect(db.prepare('SELECT zip FROM service_zips ORDER BY zip').pluck().all()).toEqual([
    '02110',
    '02118',
    '02169',
  ])
  expect(db.prepare('SELECT home_zip FROM students').all()).toEqual([{ home_zip: null }])
  expect(() => db.exec("INSERT INTO postal_areas VALUES ('2110', 42, -71, '', 1)")).toThrow('CHECK')
})
