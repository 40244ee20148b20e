import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

/** Somebody said that an organization of this name is the one it was. */
interface Same {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  readonly confirmedAt: string
  readonly confirmedBy: string
}

const same = columns<Same>({
  id: 'text',
  organizationId: 'text',
  name: 'text',
  confirmedAt: 'text',
  confirmedBy: 'text',
})

const insertRow = change<object>(`INSERT INTO same_organizations ${same.values}`)

export const insertSame = (db: WritableDb, value: Same): number => insertRow(db, same.bind(value))

export const deleteSame = change<{ id: string }>('DELETE FROM same_organizations WHERE id = :id')

export const findLastSame = one<{ organizationId: string; name: string }, Same>(
  `SELECT ${same.select()} FROM same_organizations WHERE organization_id = :organizationId AND name = :name
   ORDER BY confirmed_at DESC, id DESC LIMIT 1`,
  same.read,
)

/** What papers call an organization that goes by another name, where nobody has said since that it is the same. */
export const listNamesAsSigned = many<{ organizationId: string }, string>(
  `SELECT DISTINCT named.value AS name FROM consents n, json_each(n.recipient_names) named
     JOIN organizations o ON o.id = named.key
   WHERE o.id = :organizationId AND o.name <> named.value AND NOT EXISTS (SELECT 1 FROM same_organizations k
     WHERE k.organization_id = o.id AND k.name = o.name AND k.confirmed_at >= n.recorded_at)
   ORDER BY named.value`,
  ({ name }) => String(name),
)
