import type { AcknowledgedHow } from '#shared/domain/acknowledgement.ts'

import { columns } from '../db/columns.ts'
import { change, many } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

/** One acknowledgement as it is kept. */
export interface KeptAcknowledgement {
  readonly id: string
  readonly protocolId: string
  readonly accountId: string | null
  readonly staffId: string | null
  readonly onDay: string
  readonly how: AcknowledgedHow
  readonly recordedBy: string
}

const acknowledgement = columns<KeptAcknowledgement>({
  id: 'text',
  protocolId: 'text',
  accountId: 'text',
  staffId: 'text',
  onDay: 'text',
  how: 'text',
  recordedBy: 'text',
})

/** Those of one version. A line of the staff that has an account meanwhile is the person of that account. */
export const listAcknowledgements = many<{ protocolId: string }, KeptAcknowledgement & { person: string }>(
  `SELECT ${acknowledgement.select('k')}, coalesce(k.account_id, s.account_id, k.staff_id) AS person
   FROM acknowledgements k LEFT JOIN staff s ON s.id = k.staff_id
   WHERE k.protocol_id = :protocolId ORDER BY k.on_day, k.id`,
  // Beside the columns of an acknowledgement there is the id of whoever it is of.
  (row) => acknowledgement.read(row) as KeptAcknowledgement & { person: string },
)

const insertRow = change<object>(`INSERT INTO acknowledgements ${acknowledgement.values}`)
export const insertAcknowledgement = (db: WritableDb, value: KeptAcknowledgement): number =>
  insertRow(db, acknowledgement.bind(value))

export const deleteAcknowledgement = change<{ id: string }>('DELETE FROM acknowledgements WHERE id = :id')

/** A person of the staff, once: by their account, or by their line where they have none. */
export interface StaffPerson {
  readonly kind: 'account' | 'staff'
  readonly id: string
  readonly name: string
  readonly position: string
  readonly isHere: boolean
}

/** Everybody with an account and everybody of the staff without one, whether or not they work here today. */
export const listStaffPeople = many<{ today: string }, StaffPerson>(
  `SELECT 'account' AS kind, a.id AS id, a.name AS name,
     coalesce((SELECT max(position) FROM staff WHERE account_id = a.id), '') AS position,
     a.active = 1 AND a.removed_at IS NULL AND (a.ends_on IS NULL OR a.ends_on >= :today) AS isHere
   FROM accounts a
   UNION ALL
   SELECT 'staff', id, name, position, active = 1 FROM staff WHERE account_id IS NULL
   ORDER BY name, id`,
  (row) => ({
    kind: row['kind'] === 'account' ? 'account' : 'staff',
    id: String(row['id']),
    name: String(row['name']),
    position: String(row['position']),
    isHere: row['isHere'] === 1,
  }),
)
