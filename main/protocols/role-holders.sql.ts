import { change, many } from '../db/statement.ts'

/** One place in a role, as it is kept. */
export interface HeldPlace {
  readonly roleId: string
  readonly place: number
  readonly accountId: string | null
  readonly staffId: string | null
  readonly name: string
}

export const listHeldPlaces = many<object, HeldPlace>(
  `SELECT h.role_id AS roleId, h.place AS place, h.account_id AS accountId, h.staff_id AS staffId,
     coalesce(a.name, s.name) AS name
   FROM role_holders h LEFT JOIN accounts a ON a.id = h.account_id LEFT JOIN staff s ON s.id = h.staff_id
   ORDER BY h.role_id, h.place`,
  // The columns are the fields of a held place.
  (row) => row as unknown as HeldPlace,
)

export const deleteHeldPlaces = change<{ roleId: string }>('DELETE FROM role_holders WHERE role_id = :roleId')

export const insertHeldPlace = change<Omit<HeldPlace, 'name'>>(
  `INSERT INTO role_holders (role_id, place, account_id, staff_id)
   VALUES (:roleId, :place, :accountId, :staffId)`,
)
