import type { Migration } from '../migrate.ts'

const ALONE = /^\s*(\d{3,5})(?:\.0+)?(?:-?\d{4})?\s*$/
const AT_THE_END = /(?:^|[\s,])(\d{5})(?:-\d{4})?[\s,.]*(?:u\.?\s?s\.?(?:\s?a\.?)?|united states)?[\s,.]*$/i

/** What a place says of its postal area, in its own field or at the end of its address. */
function zipOf({ code, address }: { code: string | null; address: string }): string | undefined {
  return ALONE.exec(code ?? '')?.[1]?.padStart(5, '0') ?? AT_THE_END.exec(address)?.[1]
}

/** Postal areas with their middles, that of a student's home, and those in which a service has its places. */
export const postalAreas: Migration = {
  number: 89,
  title: 'Postal areas',
  up: (db) => {
    db.exec(`
CREATE TABLE postal_areas (
  zip TEXT PRIMARY KEY CHECK (zip GLOB '[0-9][0-9][0-9][0-9][0-9]'),
  latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  name TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE students ADD COLUMN home_zip TEXT;

CREATE TABLE service_zips (
  zip TEXT NOT NULL,
  service_id TEXT NOT NULL REFERENCES services (id),
  PRIMARY KEY (zip, service_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX service_zips_by_service ON service_zips (service_id);`)
    const places = db
      .prepare(
        `SELECT p.service_id AS serviceId, l.postal_code AS code, l.address AS address
         FROM service_locations p JOIN locations l ON l.id = p.location_id WHERE l.active = 1`,
      )
      .all() as { serviceId: string; code: string | null; address: string }[]
    const insert = db.prepare(
      'INSERT OR IGNORE INTO service_zips (zip, service_id) VALUES (:zip, :serviceId)',
    )
    for (const { serviceId, ...place } of places) {
      const zip = zipOf(place)
      if (zip !== undefined) insert.run({ zip, serviceId })
    }
  },
}
