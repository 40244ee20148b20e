import { isDeepStrictEqual } from 'node:util'

import type { ProviderRow } from '../../providers/directory-rows.ts'
import { plain } from '../../search/folding.ts'
import { changesBetween, type Planned } from '../planned.ts'
import type { DirectoryRecords, IncomingRow, Owner } from './directory-records.ts'
import { isWorldwide } from './match-records.ts'

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
  aboutName: string,
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
    name: nameIn(row) ?? aboutName,
    origin,
    before,
    after: same ? before : after,
    changes,
  }
}

/** What a kept row is about: its service or place, else its organization. */
const aboutOf = ({ aboutId, organizationId }: Pick<ProviderRow, 'aboutId' | 'organizationId'>) =>
  aboutId ?? organizationId

const nameIn = ({ cells }: Pick<ProviderRow, 'cells'>): string | undefined =>
  cells.find(({ column }) => column === 'name' || column === 'term')?.value

const hasSameName = (one: Pick<ProviderRow, 'cells'>, other: Pick<ProviderRow, 'cells'>): boolean =>
  plain(nameIn(one) ?? '') === plain(nameIn(other) ?? '')

/**
 * Finds the kept row a row of a file is: of the same table and key, and about the same record, or about another record of the
 * same directory. Two directories may both count from 1, and their rows stay two; each is found once.
 */
function keptRowFinder(known: readonly ProviderRow[], ids: RecordIds) {
  const byKey = Map.groupBy(known, ({ sourceTable, sourceKey }) => `${sourceTable} ${sourceKey}`)
  const ours = new Set([...ids.organizations.values(), ...ids.services.values(), ...ids.locations.values()])
  const taken = new Set<string>()
  return (row: IncomingRow, about: string | null): ProviderRow | undefined => {
    const alike = (byKey.get(`${row.table} ${row.key}`) ?? []).filter(({ id }) => !taken.has(id))
    const isOurs = (before: ProviderRow): boolean => {
      const known = aboutOf(before)
      if (isWorldwide(row.key)) return true
      return known === null || about === null
        ? known === about && hasSameName(before, row)
        : known === about || ours.has(known)
    }
    const same = alike.filter(isOurs)
    const found =
      same.find((before) => aboutOf(before) === about && hasSameName(before, row)) ??
      same.find((before) => aboutOf(before) === about) ??
      same[0]
    if (found) taken.add(found.id)
    return found
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
  const keptRow = keptRowFinder(known, ids)
  const names = new Map(
    (['organizations', 'services', 'locations'] as const).flatMap((list) =>
      records[list].map((record) => [`${list} ${record.key}`, record.told.name ?? ''] as const),
    ),
  )
  return records.rows.map((row) => {
    const { about } = row
    const aboutId = about && about.list !== 'organizations' ? ids[about.list].get(about.key) : undefined
    const links = { organizationId: organizationOf(about), aboutId: aboutId ?? null }
    const aboutName = (about && names.get(`${about.list} ${about.key}`)) ?? ''
    return planRow(row, keptRow(row, aboutOf(links)), links, aboutName, newId)
  })
}
