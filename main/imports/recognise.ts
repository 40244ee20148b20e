import type { Note, Table } from '../spreadsheet/table.ts'
import { looksLikeHsds } from './hsds/hsds-tables.ts'
import { tellHsdsVersion, versionNotes } from './hsds/hsds-version.ts'
import { suggestTarget, type ColumnMapping } from './mapping/column-mapping.ts'
import { readManifest } from './one-roster/one-roster-manifest.ts'
import { oneWord } from './reading/plain-words.ts'

export type SourceKind =
  'one-roster' | 'hsds' | 'students-table' | 'providers-tables' | 'attendance-tables' | 'unknown'

/** What the chosen files are taken for, and the sentence that says why. */
export interface Recognised {
  readonly kind: SourceKind
  readonly version: string | null
  readonly why: Note
  /** How the version was told, and what does not go with it. */
  readonly also?: readonly Note[]
  /** For spreadsheets: what the rows of each table seem to be about, by table name. */
  readonly targets: ReadonlyMap<string, ColumnMapping['target']>
}

const NO_TARGETS: Recognised['targets'] = new Map()

function tableNamed(tables: readonly Table[], name: string): Table | undefined {
  return tables.find((table) => table.name === name)
}

function oneRoster(tables: readonly Table[]): Recognised | undefined {
  const manifest = readManifest(tableNamed(tables, 'manifest'))
  const users = tableNamed(tables, 'users')
  const words = new Set(users?.columns.map(oneWord))
  const known = ['sourcedid', 'givenname', 'familyname', 'orgsourcedids', 'enableduser', 'role'].filter(
    (word) => words.has(word),
  )
  if (manifest.version === null && known.length < 4) return undefined
  const version = manifest.version ?? (tableNamed(tables, 'roles') ? '1.2' : '1.1')
  return {
    kind: 'one-roster',
    version,
    why: { message: 'imports:notes.recognised.oneRoster', values: { version } },
    targets: NO_TARGETS,
  }
}

function hsds(tables: readonly Table[], said: string | null): Recognised | undefined {
  if (!looksLikeHsds(tables)) return undefined
  const told = tellHsdsVersion(tables)
  const { version } = told
  return {
    kind: 'hsds',
    version,
    why: { message: 'imports:notes.recognised.hsds', values: { version } },
    also: versionNotes(told, said),
    targets: NO_TARGETS,
  }
}

function spreadsheets(tables: readonly Table[], today: string): Recognised {
  const found = tables.flatMap((table) => {
    const target = suggestTarget(table, today)
    return target ? [[table.name, target] as const] : []
  })
  const targets = new Map(found)
  const attendance = found.filter(([, target]) => target === 'absences' || target === 'incidents').length
  const people = found.filter(([, target]) => target === 'students' || target === 'staff').length
  if (found.length === 0) {
    return { kind: 'unknown', version: null, why: { message: 'imports:notes.recognised.unknown' }, targets }
  }
  if (attendance > 0 && attendance * 2 >= found.length) {
    return {
      kind: 'attendance-tables',
      version: null,
      why: { message: 'imports:notes.recognised.attendance' },
      targets,
    }
  }
  if (people * 2 >= found.length) {
    return {
      kind: 'students-table',
      version: null,
      why: { message: 'imports:notes.recognised.students' },
      targets,
    }
  }
  return {
    kind: 'providers-tables',
    version: null,
    why: { message: 'imports:notes.recognised.providers' },
    targets,
  }
}

/**
 * Says what the chosen tables are: a published format by its headings, else a spreadsheet for the column mapper. `said` is
 * the version that a data package among the files gives itself.
 */
export function recognise(tables: readonly Table[], today: string, said: string | null = null): Recognised {
  return oneRoster(tables) ?? hsds(tables, said) ?? spreadsheets(tables, today)
}
