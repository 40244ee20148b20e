import type { Table } from '../../spreadsheet/table.ts'
import type { Collector } from '../reading/findings.ts'
import { reportUnused, viewTable, type HeadingFixes } from '../reading/table-view.ts'
import { BOOKKEEPING, ROLE_FIELDS } from './one-roster-columns.ts'
import { oneRosterRoles, oneRosterStatuses } from './one-roster-lists.ts'

/** The roles of one person, and whether every one of them has ended. */
export interface RolesOfPerson {
  readonly roles: readonly string[]
  readonly schools: readonly string[]
  readonly ended: boolean
}

interface RoleRow {
  readonly role: string
  readonly school: string
  readonly ended: boolean
}

function summary(rows: readonly RoleRow[]): RolesOfPerson {
  const running = rows.filter(({ ended }) => !ended)
  const counted = running.length > 0 ? running : rows
  return {
    roles: [...new Set(counted.map(({ role }) => role))],
    schools: [...new Set(counted.map(({ school }) => school).filter(Boolean))],
    ended: running.length === 0,
  }
}

/** Reads the roles of OneRoster 1.2, by person; a role that has ended counts only when the person has no other. */
export function readRoles(
  table: Table,
  collector: Collector,
  { fixes, today }: { readonly fixes: HeadingFixes | undefined; readonly today: string },
): ReadonlyMap<string, RolesOfPerson> {
  const view = viewTable(table, ROLE_FIELDS, fixes)
  reportUnused(view, ROLE_FIELDS, collector, [
    ...BOOKKEEPING,
    'roleType',
    'beginDate',
    'userProfileSourcedId',
  ])
  collector.dates(table.name, view.heading('endDate'), view.values('endDate'))
  const rows = new Map<string, RoleRow[]>()
  for (let index = 0; index < view.size; index += 1) {
    const role = collector.choice(view.cell(index, 'role'), 'role', oneRosterRoles)
    const status = collector.choice(view.cell(index, 'status'), 'oneRosterStatus', oneRosterStatuses)
    const endsOn = collector.day(view.cell(index, 'endDate'))
    if (!role) continue
    const user = view.text(index, 'user')
    const ended = status === 'tobedeleted' || (endsOn !== null && endsOn < today)
    rows.set(user, [...(rows.get(user) ?? []), { role, school: view.text(index, 'org'), ended }])
  }
  return new Map([...rows].map(([user, found]) => [user, summary(found)]))
}
