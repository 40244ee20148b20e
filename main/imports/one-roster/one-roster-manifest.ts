import type { Table } from '../../spreadsheet/table.ts'
import { trimmed } from '../reading/plain-words.ts'

export type FileMode = 'bulk' | 'delta' | 'absent'

/** What an export says about itself. */
export interface Manifest {
  readonly version: string | null
  /** Which tables the export says it holds, and whether whole or only what changed. */
  readonly modes: ReadonlyMap<string, FileMode>
}

function asMode(text: string): FileMode | undefined {
  const word = text.toLowerCase()
  return word === 'bulk' || word === 'delta' || word === 'absent' ? word : undefined
}

/** Reads `manifest.csv`; an export without one says nothing about itself. */
export function readManifest(table: Table | undefined): Manifest {
  const modes = new Map<string, FileMode>()
  let version: string | null = null
  for (const cells of table?.rows ?? []) {
    const property = trimmed(cells[0]).toLowerCase()
    const value = trimmed(cells[1])
    const mode = asMode(value)
    if (property === 'oneroster.version') version = value || null
    if (property.startsWith('file.') && mode) modes.set(property.slice(5), mode)
  }
  return { version, modes }
}
