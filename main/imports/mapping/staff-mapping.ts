import type { Table } from '../../spreadsheet/table.ts'
import type { RosterDraft, RosterStaff } from '../drafts/roster-draft.ts'
import type { ColumnMapping } from './column-mapping.ts'
import type { StaffColumn } from './mapping-fields.ts'
import { nameOf, startPeople, type PeopleChoices } from './student-mapping.ts'

/** Reads a spreadsheet of colleagues through a mapping of its columns. */
export function applyStaffMapping(table: Table, mapping: ColumnMapping, choices: PeopleChoices): RosterDraft {
  const { view, collector } = startPeople<StaffColumn>(table, mapping, choices)
  const fields = { given: 'givenName', family: 'familyName', full: 'fullName' } as const
  const staff: RosterStaff[] = []
  for (let index = 0; index < view.size; index += 1) {
    const origin = { table: table.name, row: view.rowNumber(index) }
    const parts = nameOf(view, index, fields, { collector, order: choices.nameOrder ?? 'given-first' })
    // A colleague may go by one word; only a student's name must come apart.
    const name = parts
      ? `${parts.givenName} ${parts.familyName}`
      : collector.line(view.cell(index, 'fullName'))
    if (!name) {
      collector.refuse(origin, 'imports:problems.nameMissing')
      continue
    }
    const id = collector.line(view.cell(index, 'localId'))
    const position = collector.line(view.cell(index, 'position'))
    staff.push({
      ...origin,
      key: id ?? `${table.name}:${origin.row}`,
      sourceId: id,
      name,
      positions: position ? [position] : [],
      email: collector.line(view.cell(index, 'email')),
      phone: collector.line(view.cell(index, 'phone')),
      status: 'active',
    })
  }
  return {
    ...collector.result(),
    source: 'students-table',
    version: null,
    covers: 'changes',
    students: [],
    contacts: [],
    staff,
    duplicates: [],
    schools: [],
    seenIds: [],
    studentFields: [],
    contactFields: [],
    rows: table.rows.length + table.rowsSetAside,
  }
}
