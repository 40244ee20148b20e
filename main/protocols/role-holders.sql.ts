import { change, many, one } from '../db/statement.ts'

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

/** Whether somebody is there to hold a role: an account that was not removed, or a line among the staff. */
export const isColleague = one<{ kind: 'account' | 'staff'; id: string }, boolean>(
  `SELECT CASE :kind
     WHEN 'account' THEN EXISTS (SELECT 1 FROM accounts WHERE id = :id AND removed_at IS NULL)
     ELSE EXISTS (SELECT 1 FROM staff WHERE id = :id)
   END AS found`,
  ({ found }) => found === 1,
)

export const deleteHeldPlaces = change<{ roleId: string }>('DELETE FROM role_holders WHERE role_id = :roleId')

export const insertHeldPlace = change<Omit<HeldPlace, 'name'>>(
  `INSERT INTO role_holders (role_id, place, account_id, staff_id)
   VALUES (:roleId, :place, :accountId, :staffId)`,
)
