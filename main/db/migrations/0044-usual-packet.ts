import type { Migration } from '../migrate.ts'

/** Which pages an office begins a packet with, and in which order. */
export const usualPacket: Migration = {
  number: 44,
  title: 'Usual packet',
  up: (db) => {
    db.exec(
      'ALTER TABLE school ADD COLUMN usual_packet TEXT CHECK (usual_packet IS NULL OR json_valid(usual_packet));',
    )
  },
}
