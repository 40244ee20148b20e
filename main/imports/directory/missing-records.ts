import type { MissingRecord } from '#shared/domain/import.ts'

import type { ReadableDb, WritableDb } from '../../db/types.ts'
import { listDirectoryImports } from '../imports.sql.ts'
import type { HeldRecords } from './held-records.ts'
import { type HeldList, insertHeld, listHeld } from './import-records.sql.ts'
import type { KnownDirectory } from './known-directory.ts'

const all = ({ organizations, services }: HeldRecords): ReadonlySet<string> =>
  new Set([...organizations, ...services])

/** Whether at least half of what one import holds is in another one, too. */
function isMostlyIn(one: HeldRecords, other: HeldRecords): boolean {
  const [part, whole] = [all(one), all(other)]
  const both = [...part].filter((id) => whole.has(id)).length
  return both > 0 && both * 2 >= part.size
}

/** Remembers which records stood in the files of an import. */
export function rememberHeld(db: WritableDb, importId: string, held: HeldRecords): void {
  for (const list of ['organizations', 'services'] as const)
    insertHeld(db, { importId, list, recordIds: JSON.stringify([...held[list]]) })
}

function heldBy(db: ReadableDb, importId: string): HeldRecords {
  const rows = listHeld(db, { importId })
  const ids = (list: HeldList) =>
    // Written by this program when the import was.
    new Set(rows.flatMap((row) => (row.list === list ? (JSON.parse(row.recordIds) as string[]) : [])))
  return { organizations: ids('organizations'), services: ids('services') }
}

/** What stood in the last import of the same directory and does not in this one, as far as the office still offers it. */
export function missingRecords(
  db: ReadableDb,
  held: HeldRecords,
  { organizations, services }: Pick<KnownDirectory, 'organizations' | 'services'>,
): readonly MissingRecord[] {
  for (const { id } of listDirectoryImports(db, {})) {
    const before = heldBy(db, id)
    if (!isMostlyIn(held, before)) continue
    // A few rows of a directory are no directory of which the rest is missing.
    if (!isMostlyIn(before, held)) return []
    const isMissing = (list: HeldList, recordId: string) =>
      before[list].has(recordId) && !held[list].has(recordId)
    const names = new Map(organizations.map((each) => [each.id, each.name]))
    return [
      ...organizations
        .filter((each) => each.active && isMissing('organizations', each.id))
        .map(({ name }): MissingRecord => ({ kind: 'organizations', name, organization: null })),
      ...services
        .filter(({ id: serviceId, status }) => isMissing('services', serviceId) && isOffered(status))
        .map(({ name, organizationId }): MissingRecord => ({
          ...{ kind: 'services', name, organization: names.get(organizationId) ?? null },
        })),
    ]
  }
  return []
}

const isOffered = (status: string): boolean => status === 'active' || status === 'temporarily-closed'
