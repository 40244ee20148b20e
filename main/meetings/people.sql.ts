import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

/** Somebody who was asked to come, as it is kept. */
export interface KeptPerson {
  readonly id: string
  readonly meetingId: string
  readonly position: number
  readonly accountId: string | null
  readonly staffId: string | null
  readonly guestName: string | null
  readonly role: string
  readonly isStandIn: boolean
  readonly isPresent: boolean | null
  readonly version: number
}

const person = columns<KeptPerson>({
  id: 'text',
  meetingId: 'text',
  position: 'integer',
  accountId: 'text',
  staffId: 'text',
  guestName: 'text',
  role: 'text',
  isStandIn: 'flag',
  isPresent: 'flag',
  version: 'integer',
})

const NAMED = `SELECT ${person.select('e')}, coalesce(a.name, s.name, e.guest_name) AS name
  FROM meeting_people e LEFT JOIN accounts a ON a.id = e.account_id LEFT JOIN staff s ON s.id = e.staff_id`

type Named = KeptPerson & { readonly name: string }

// Beside the columns of a person there is their name.
const readNamed = (row: Record<string, unknown>): Named => person.read(row) as Named

export const listPeople = many<{ meetingId: string }, Named>(
  `${NAMED} WHERE e.meeting_id = :meetingId ORDER BY e.position, e.id`,
  readNamed,
)

export const findPerson = one<{ id: string }, Named>(`${NAMED} WHERE e.id = :id`, readNamed)

const insertRow = change<object>(`INSERT INTO meeting_people ${person.values}`)
export const insertPerson = (db: WritableDb, value: KeptPerson): number => insertRow(db, person.bind(value))

const updateRow = change<object>(
  `UPDATE meeting_people SET ${person.set('position', 'role', 'isStandIn', 'isPresent')}, version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updatePerson = (db: WritableDb, value: KeptPerson): number => updateRow(db, person.bind(value))

export const deletePeople = change<{ meetingId: string }>(
  'DELETE FROM meeting_people WHERE meeting_id = :meetingId',
)
