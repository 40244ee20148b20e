import { ruleError } from '#shared/app-error.ts'
import type { ImportChoices } from '#shared/api/imports.ts'
import type { ImportSubject, ImportTarget, TableMapping } from '#shared/domain/import.ts'

import type { Table } from '../spreadsheet/table.ts'
import type { ProviderDraft } from './drafts/provider-draft.ts'
import type { RosterDraft } from './drafts/roster-draft.ts'
import { readAttendance } from './attendance/read-attendance.ts'
import type { AttendanceDraft } from './drafts/attendance-draft.ts'
import { readHsds } from './hsds/hsds.ts'
import { MAPPING_FIELDS } from './mapping/mapping-fields.ts'
import { applyProviderMapping, type MappedTable } from './mapping/provider-mapping.ts'
import { applyStaffMapping } from './mapping/staff-mapping.ts'
import { applyStudentMapping } from './mapping/student-mapping.ts'
import { readOneRoster } from './one-roster/one-roster.ts'
import type { StagedImport } from './staging.ts'

/** What the files say once the office's choices are applied. */
export type Draft =
  | { readonly subject: 'roster'; readonly draft: RosterDraft }
  | { readonly subject: 'providers'; readonly draft: ProviderDraft }
  | { readonly subject: 'attendance'; readonly draft: AttendanceDraft }

/** What an import with rows about this brings. */
export function subjectOf(target: ImportTarget): ImportSubject {
  if (target === 'absences' || target === 'incidents') return 'attendance'
  return target === 'students' || target === 'staff' ? 'roster' : 'providers'
}

interface Chosen extends MappedTable {
  readonly said: TableMapping
}

/** The tables that are mapped; a column or field nobody knows is passed over. */
function chosenTables(tables: readonly Table[], mapping: readonly TableMapping[]): readonly Chosen[] {
  const byName = new Map(tables.map((table) => [table.name, table]))
  return mapping.flatMap((said) => {
    const table = byName.get(said.name)
    const { target } = said
    if (!table || target === null) return []
    const columns = Object.entries(said.columns).filter(
      ([field, column]) => Object.hasOwn(MAPPING_FIELDS[target], field) && table.columns.includes(column),
    )
    return [{ table, said, mapping: { target, columns: Object.fromEntries(columns) } }]
  })
}

const unique = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)]

/** Two files may have one number for two students: keys stay unique, and contacts stay with the student of their file. */
function keysOfItsOwn(draft: RosterDraft): RosterDraft {
  const keyIn = (table: string, key: string): string => `${table}:${key}`
  return {
    ...draft,
    students: draft.students.map((student) => ({ ...student, key: keyIn(student.table, student.key) })),
    contacts: draft.contacts.map((contact) => ({
      ...contact,
      key: keyIn(contact.table, contact.key),
      links: contact.links.map((link) => ({ ...link, studentKey: keyIn(contact.table, link.studentKey) })),
    })),
  }
}

/** Several spreadsheets of people are one roster; it covers everyone only if each list of students does. */
function together(read: readonly RosterDraft[]): RosterDraft {
  const drafts = read.map(keysOfItsOwn)
  const [first, ...others] = drafts
  if (!first) throw ruleError('imports:operations.nothingMapped')
  if (others.length === 0) return first
  const all = <Field extends keyof RosterDraft>(field: Field) =>
    // Each of these fields is a list of one kind of thing in every draft.
    drafts.flatMap((draft) => draft[field] as unknown as readonly unknown[]) as unknown as RosterDraft[Field]
  const lists = drafts.filter(({ students }) => students.length > 0)
  return {
    ...first,
    ...{ problems: all('problems'), ignoredColumns: all('ignoredColumns'), notes: all('notes') },
    ...{ unknownValues: all('unknownValues'), headingSuggestions: all('headingSuggestions') },
    ...{ dates: all('dates'), students: all('students'), contacts: all('contacts'), staff: all('staff') },
    ...{ duplicates: all('duplicates'), schools: all('schools') },
    seenIds: unique(all('seenIds')),
    studentFields: unique(all('studentFields')),
    contactFields: unique(all('contactFields')),
    covers: lists.length > 0 && lists.every(({ covers }) => covers === 'everyone') ? 'everyone' : 'changes',
    rows: drafts.reduce((sum, { rows }) => sum + rows, 0),
  }
}

function readPeople(chosen: readonly Chosen[], choices: ImportChoices, today: string): RosterDraft {
  return together(
    chosen.map(({ table, mapping, said }) => {
      const people = {
        today,
        valueMap: said.values,
        dateOrders: said.dateOrders,
        everyone: choices.markMissingAsLeft === true,
        ...(said.nameOrder && { nameOrder: said.nameOrder }),
      }
      return mapping.target === 'staff'
        ? applyStaffMapping(table, mapping, people)
        : applyStudentMapping(table, mapping, people)
    }),
  )
}

function readDirectory(chosen: readonly Chosen[], today: string): ProviderDraft {
  return applyProviderMapping(chosen, {
    today,
    valueMap: Object.assign({}, ...chosen.map(({ said }) => said.values)),
    dateOrders: Object.assign({}, ...chosen.map(({ said }) => said.dateOrders)),
  })
}

function readSpreadsheets(
  tables: readonly Table[],
  mapping: readonly TableMapping[],
  choices: ImportChoices,
  today: string,
): Draft {
  const chosen = chosenTables(tables, mapping)
  const subjects = new Set(chosen.map(({ mapping: { target } }) => subjectOf(target)))
  if (chosen.length === 0) throw ruleError('imports:operations.nothingMapped')
  if (subjects.size > 1) throw ruleError('imports:operations.mixedSubjects')
  if (subjects.has('attendance')) return { subject: 'attendance', draft: readAttendance(chosen, today) }
  return subjects.has('roster')
    ? { subject: 'roster', draft: readPeople(chosen, choices, today) }
    : { subject: 'providers', draft: readDirectory(chosen, today) }
}

/** Reads staged files as the office says they are to be read. */
export function readDraft(
  { source: { tables }, kind, mapping }: Pick<StagedImport, 'source' | 'kind' | 'mapping'>,
  choices: ImportChoices,
  today: string,
): Draft {
  const reading = { today, valueMap: choices.values, dateOrders: choices.dateOrders }
  switch (kind) {
    case 'one-roster':
      return {
        subject: 'roster',
        draft: readOneRoster(tables, {
          ...reading,
          headingFixes: choices.headings,
          gradeColumn: choices.gradeColumn ?? undefined,
          school: choices.school ?? undefined,
        }),
      }
    case 'hsds':
      return { subject: 'providers', draft: readHsds(tables, reading) }
    case 'spreadsheet':
      return readSpreadsheets(tables, choices.mapping ?? mapping ?? [], choices, today)
  }
}
