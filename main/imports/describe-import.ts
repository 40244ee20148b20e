import type { ReadImport } from '#shared/api/imports.ts'
import {
  ImportTarget,
  type ColumnGuess,
  type ImportColumn,
  type ImportTable,
  type TableMapping,
} from '#shared/domain/import.ts'

import type { ReadableDb } from '../db/types.ts'
import { detectionNotes } from '../spreadsheet/detection-notes.ts'
import type { Note, Table } from '../spreadsheet/table.ts'
import { hsdsTable } from './hsds/hsds-tables.ts'
import { findMapping } from './imports.sql.ts'
import { headerSignature, suggestMapping, type ColumnSuggestion } from './mapping/column-mapping.ts'
import { MAPPING_FIELDS } from './mapping/mapping-fields.ts'
import { subjectOf, type Draft } from './read-draft.ts'
import { detectDateOrder } from './reading/dates.ts'

/** What is remembered of a mapping for the next file with the same headings. */
export type RememberedMapping = Omit<TableMapping, 'name'>

/** A table with the mapping to begin with. */
export interface ProposedTable {
  readonly table: Table
  readonly mapping: TableMapping
  readonly remembered: boolean
  readonly suggestions: readonly ColumnSuggestion[]
}

const SAMPLES = 3
const SAMPLE_LENGTH = 80
const DATE_FIELDS = new Set(['birthDate', 'onDay'])

/** Without one of these no row can be used. */
const NEEDED: Readonly<Record<ImportTarget, readonly string[]>> = {
  students: ['givenName', 'familyName', 'fullName'],
  staff: ['givenName', 'familyName', 'fullName'],
  organizations: ['name'],
  services: ['name'],
  locations: ['name', 'address'],
  absences: ['localId', 'onDay', 'absenceKind'],
  incidents: ['localId', 'incidentKey'],
}

/** The fields a column can be mapped to, by what the rows are about. */
export function mappingFields(): ReadImport['fields'] {
  const entries = ImportTarget.options.map((target) => [
    target,
    Object.keys(MAPPING_FIELDS[target]).map((field) => ({ field, needed: NEEDED[target].includes(field) })),
  ])
  // One entry for each target.
  return Object.fromEntries(entries) as ReadImport['fields']
}

function rememberedFor(db: ReadableDb, table: Table): RememberedMapping | undefined {
  const text = findMapping(db, { signature: headerSignature(table) })
  if (text === undefined) return undefined
  // Written by this program when the mapping was last used.
  const remembered = JSON.parse(text) as RememberedMapping
  const known = Object.values(remembered.columns).every((column) => table.columns.includes(column))
  return known ? remembered : undefined
}

/** The mapping to begin with: the one used for these headings before, else a guess. */
export function proposeMapping(
  db: ReadableDb,
  table: Table,
  target: ImportTarget | undefined,
  today: string,
): ProposedTable {
  const remembered = rememberedFor(db, table)
  if (remembered)
    return { table, mapping: { name: table.name, ...remembered }, remembered: true, suggestions: [] }
  const suggested = target && suggestMapping(table, target, today)
  return {
    table,
    mapping: {
      name: table.name,
      target: target ?? null,
      columns: { ...suggested?.mapping.columns },
      values: {},
      dateOrders: {},
      nameOrder: null,
    },
    remembered: false,
    suggestions: suggested?.suggestions ?? [],
  }
}

function samplesOf({ rows, columns }: Table, column: string): string[] {
  const position = columns.indexOf(column)
  const samples: string[] = []
  for (const cells of rows) {
    const text = cells[position]?.trim() ?? ''
    if (text !== '' && !samples.includes(text)) samples.push(text)
    if (samples.length === SAMPLES) break
  }
  return samples.map((text) => text.slice(0, SAMPLE_LENGTH))
}

function neverRead(table: Table): ImportColumn[] {
  return table.neverRead.map((name) => ({
    name,
    ...{ samples: [], use: 'never-read' as const, field: null, confidence: null, reason: null, dates: null },
  }))
}

function aboutTable(
  table: Table,
  notes: readonly Note[] = [],
): Omit<ImportTable, 'target' | 'remembered' | 'columns' | 'guesses'> {
  return {
    name: table.name,
    fileName: table.fileName,
    rows: table.rows.length + table.rowsSetAside,
    delimiter: table.detected.delimiter,
    encoding: table.detected.encoding,
    notes: [...notes, ...detectionNotes(table)].map(sentence),
  }
}

/** A note as it crosses the bridge. */
export function sentence({ message, values }: Note): ReadImport['why'][number] {
  return values ? { message, values: { ...values } } : { message }
}

function mappedColumn(
  { table, mapping, remembered, suggestions }: ProposedTable,
  name: string,
  today: string,
): ImportColumn {
  const field = Object.entries(mapping.columns).find(([, column]) => column === name)?.[0] ?? null
  const suggestion = suggestions.find(({ column }) => column === name)
  const position = table.columns.indexOf(name)
  const subject = mapping.target && subjectOf(mapping.target)
  const dates =
    field !== null && DATE_FIELDS.has(field)
      ? detectDateOrder(
          table.rows.map((cells) => cells[position] ?? ''),
          today,
        )
      : null
  return {
    name,
    samples: samplesOf(table, name),
    use: field !== null ? 'read' : subject === 'providers' ? 'kept' : 'ignored',
    field,
    confidence: suggestion?.confidence ?? null,
    reason: field === null ? null : remembered ? 'remembered' : (suggestion?.reason ?? null),
    dates,
  }
}

/** What the columns are if somebody says that the rows are about this. */
function guessesOf(table: Table, today: string): ImportTable['guesses'] {
  return Object.fromEntries(
    ImportTarget.options.map((target) => [
      target,
      suggestMapping(table, target, today).suggestions.map(({ field, column, reason }): ColumnGuess => ({
        field,
        column,
        reason,
      })),
    ]),
  )
}

/** A spreadsheet as the mapper shows it. */
export function describeSpreadsheet(proposed: ProposedTable, today: string): ImportTable {
  const { table, mapping, remembered } = proposed
  const note: Note = { message: 'imports:operations.remembered', values: { file: table.fileName } }
  return {
    ...aboutTable(table, remembered ? [note] : []),
    target: mapping.target,
    remembered,
    columns: [...table.columns.map((name) => mappedColumn(proposed, name, today)), ...neverRead(table)],
    guesses: guessesOf(table, today),
  }
}

const READ_OF_ONE_ROSTER = new Set([
  'manifest',
  'users',
  'roles',
  'demographics',
  'classes',
  'enrollments',
  'orgs',
])

/** A table of a published format, with what is taken from each column. */
export function describeStandard(table: Table, { subject, draft }: Draft): ImportTable {
  const ignored = new Map(
    draft.ignoredColumns
      .filter((column) => column.table === table.name)
      .map(({ column, reason }) => [column, reason]),
  )
  const passedOver = subject === 'roster' && !READ_OF_ONE_ROSTER.has(table.name)
  const dates = new Map(
    draft.dates.flatMap(({ table: name, column, ...found }) =>
      name === table.name ? [[column, found]] : [],
    ),
  )
  const useOf = (column: string): ImportColumn['use'] => {
    const reason = ignored.get(column)
    if (subject === 'providers' && hsdsTable(table.name) === undefined) return 'kept'
    if (passedOver) return 'ignored'
    if (reason === undefined) return 'read'
    return reason === 'kept-as-note' ? 'kept' : 'ignored'
  }
  const columns = table.columns.map((name): ImportColumn => {
    const use = useOf(name)
    return {
      ...{ name, samples: samplesOf(table, name), use, field: null, confidence: null },
      reason: use === 'read' ? 'standard' : null,
      dates: dates.get(name) ?? null,
    }
  })
  return {
    ...aboutTable(table),
    ...{ target: null, remembered: false, columns: [...columns, ...neverRead(table)], guesses: {} },
  }
}
