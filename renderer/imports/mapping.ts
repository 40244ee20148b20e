import type { ReadImport } from '#shared/api/imports.ts'
import type { ImportColumn, ImportTable, TableMapping } from '#shared/domain/import.ts'

type Fields = ReadImport['fields']

/** The field a column goes to. */
export function fieldOf({ columns }: TableMapping, column: string): string | null {
  return Object.entries(columns).find(([, name]) => name === column)?.[0] ?? null
}

/** Sends a column to a field, or nowhere; a field is filled from one column only. */
export function withField(mapping: TableMapping, column: string, field: string | null): TableMapping {
  const others = Object.entries(mapping.columns).filter(([, name]) => name !== column)
  return { ...mapping, columns: Object.fromEntries([...others, ...(field ? [[field, column]] : [])]) }
}

/** Says what the rows are about; columns keep the fields that exist there too, the others go where they seem to belong. */
export function withTarget(
  mapping: TableMapping,
  target: TableMapping['target'],
  fields: Fields,
  guesses: ImportTable['guesses'],
): TableMapping {
  if (target === null) return { ...mapping, target }
  const known = new Set(fields[target].map(({ field }) => field))
  const kept = Object.entries(mapping.columns).filter(([field]) => known.has(field))
  const guessed = (guesses[target] ?? [])
    .filter(({ field, column }) => !kept.some(([taken, name]) => taken === field || name === column))
    .map(({ field, column }) => [field, column] as const)
  return { ...mapping, target, columns: Object.fromEntries([...kept, ...guessed]) }
}

/** Whether no row could be read: a name is needed, or a student with a day, and no column gives it. */
export function lacksName({ target, columns }: TableMapping, fields: Fields): boolean {
  if (target === null) return false
  const needed = fields[target].filter((field) => field.needed)
  if (target === 'absences') return needed.some(({ field }) => columns[field] === undefined)
  return needed.length > 0 && !needed.some(({ field }) => columns[field] !== undefined)
}

/** Says what a value of a field means, in every table that fills the field; `null` takes it back. */
export function withMeaning(
  mapping: readonly TableMapping[],
  { table, field, value }: { readonly table: string; readonly field: string; readonly value: string },
  meaning: string | null,
): TableMapping[] {
  return mapping.map((each) => {
    if (each.name !== table) return each
    return { ...each, values: { ...each.values, [field]: meant(each.values[field], value, meaning) } }
  })
}

/** The meanings of a field's values with one changed. */
export function meant(
  before: Readonly<Record<string, string>> | undefined,
  value: string,
  meaning: string | null,
): Record<string, string> {
  const others = Object.entries(before ?? {}).filter(([name]) => name !== value)
  return Object.fromEntries([...others, ...(meaning === null ? [] : [[value, meaning]])])
}

/** How many columns of a table have each use. */
export function countUses(columns: readonly ImportColumn[]): Readonly<Record<ImportColumn['use'], number>> {
  const count = (use: ImportColumn['use']) => columns.filter((column) => column.use === use).length
  return {
    read: count('read'),
    kept: count('kept'),
    ignored: count('ignored'),
    'never-read': count('never-read'),
  }
}
