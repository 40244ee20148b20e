import { isDeepStrictEqual } from 'node:util'

import type { ProviderRow } from '../../providers/directory-rows.ts'
import { changesBetween, type Planned } from '../planned.ts'
import type { DirectoryRecords, IncomingRow, Owner } from './directory-records.ts'

/** The ids behind the keys of the files, by list. */
export type RecordIds = Readonly<Record<Owner['list'], ReadonlyMap<string, string>>>

/** Finds the organization behind what a row is about. */
function organizationFinder(
  records: DirectoryRecords,
  ids: RecordIds,
): (about: Owner | null) => string | null {
  const keys = new Map(
    (['services', 'locations'] as const).flatMap((list) =>
      records[list].map(({ key, organizationKey }) => [`${list} ${key}`, organizationKey] as const),
    ),
  )
  return (owner) => {
    if (!owner) return null
    const key = owner.list === 'organizations' ? owner.key : keys.get(`${owner.list} ${owner.key}`)
    return ids.organizations.get(key ?? '') ?? null
  }
}

function planRow(
  row: IncomingRow,
  before: ProviderRow | undefined,
  links: Pick<ProviderRow, 'organizationId' | 'aboutId'>,
  newId: () => string,
): Planned<ProviderRow> {
  const { table, key, origin, cells } = row
  const after: ProviderRow = {
    id: before?.id ?? newId(),
    sourceTable: table,
    sourceKey: key,
    ...links,
    cells,
  }
  const same = before !== undefined && isDeepStrictEqual(before, after)
  const changes = before && !same ? changesBetween(before, after, ['id', 'aboutId', 'organizationId']) : []
  const status = !before ? 'new' : same ? 'unchanged' : 'changed'
  return {
    kind: 'rows',
    status,
    name: `${table} ${key}`,
    origin,
    before,
    after: same ? before : after,
    changes,
  }
}

/** Compares rows without a place of their own with those kept before. */
export function planKeptRows(
  records: DirectoryRecords,
  known: readonly ProviderRow[],
  ids: RecordIds,
  newId: () => string,
): Planned<ProviderRow>[] {
  const organizationOf = organizationFinder(records, ids)
  const knownRows = new Map(known.map((row) => [`${row.sourceTable} ${row.sourceKey}`, row]))
  return records.rows.map((row) => {
    const { about, table, key } = row
    const aboutId = about && about.list !== 'organizations' ? ids[about.list].get(about.key) : undefined
    const links = { organizationId: organizationOf(about), aboutId: aboutId ?? null }
    return planRow(row, knownRows.get(`${table} ${key}`), links, newId)
  })
}
