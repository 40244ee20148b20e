import { change, many, one } from '../db/statement.ts'
import { wholeRows } from '../db/whole-rows.ts'

/** Somebody said that an organization of this name is the one it was. */
export interface Same {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  readonly confirmedAt: string
  readonly confirmedBy: string
}

/** What was said of organizations, as whole rows. */
export const sameRows = wholeRows<Same>(
  'same_organizations',
  { id: 'text', organizationId: 'text', name: 'text', confirmedAt: 'text', confirmedBy: 'text' },
  ['id'],
)

export const deleteSame = change<{ id: string }>('DELETE FROM same_organizations WHERE id = :id')

export const findLastSame = one<{ organizationId: string; name: string }, Same>(
  `SELECT ${sameRows.columns.select()} FROM same_organizations WHERE organization_id = :organizationId AND name = :name
   ORDER BY confirmed_at DESC, id DESC LIMIT 1`,
  sameRows.columns.read,
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
