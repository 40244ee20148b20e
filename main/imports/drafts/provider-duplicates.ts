import type { Repair } from '#shared/domain/import.ts'

import { plainWords } from '../reading/plain-words.ts'
import type { DuplicateRecords, KeyedRow, ProviderRecords } from './provider-draft.ts'

type NamedRow = KeyedRow & { readonly name: string }
type NamedList = DuplicateRecords['list']

function groupsBy<Row>(
  rows: readonly Row[],
  id: (row: Row) => string,
): readonly (readonly [string, readonly Row[]])[] {
  return [...Map.groupBy(rows, id)].filter(([key, group]) => key !== '' && group.length > 1)
}

function duplicate(
  kind: DuplicateRecords['kind'],
  list: NamedList,
  group: readonly NamedRow[],
  mergeFirst: boolean,
): readonly DuplicateRecords[] {
  const [first] = group
  if (!first) return []
  const merge: Repair = { kind: 'merge', into: first.key }
  const both: Repair = { kind: 'keep-both' }
  return [
    {
      id: `${list}:${kind}:${first.key}`,
      kind,
      list,
      name: first.name,
      keys: group.map(({ key }) => key),
      rows: group.map(({ table, row }) => ({ table, row })),
      repairs: [...(mergeFirst ? [merge, both] : [both, merge]), { kind: 'leave-out' }],
    },
  ]
}

/** Gives every record a key of its own: of several with one id the first keeps it. */
export function withOwnKeys<Row extends KeyedRow>(rows: readonly Row[]): readonly Row[] {
  const taken = new Set<string>()
  return rows.map((row) => {
    if (!taken.has(row.key)) {
      taken.add(row.key)
      return row
    }
    const key = `${row.key}#${row.row}`
    taken.add(key)
    return { ...row, key, sourceId: null }
  })
}

/** Records that came with one and the same id. */
export function sameIds(list: NamedList, rows: readonly NamedRow[]): readonly DuplicateRecords[] {
  return groupsBy(rows, ({ sourceId }) => sourceId ?? '').flatMap(([, group]) => {
    const own = withOwnKeys(group)
    return duplicate('same-id', list, own, true)
  })
}

/** Records that say the same under different ids: an organization by name, a service also by organization, a location also by address. */
export function sameNames({
  organizations,
  services,
  locations,
  addresses,
}: ProviderRecords): readonly DuplicateRecords[] {
  const addressOf = new Map<string, string>()
  for (const { locationKey, lines, city, postalCode } of addresses) {
    if (locationKey) addressOf.set(locationKey, [...lines, city, postalCode].join(' '))
  }
  const named = (words: readonly (string | null | undefined)[]): string =>
    words[0] ? plainWords(words.join(' ¦ ')) : ''
  return [
    ...groupsBy(organizations, ({ name }) => named([name])).flatMap(([, group]) =>
      duplicate('same-name', 'organizations', group, true),
    ),
    ...groupsBy(services, ({ name, organizationKey }) => named([name, organizationKey])).flatMap(
      ([, group]) => duplicate('same-name', 'services', group, false),
    ),
    ...groupsBy(locations, ({ key, name, organizationKey }) =>
      named([name, organizationKey, addressOf.get(key)]),
    ).flatMap(([, group]) => duplicate('same-name', 'locations', group, false)),
  ]
}
