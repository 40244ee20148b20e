import type {
  DuplicateRecords,
  Orphan,
  Owners,
  ProviderDraft,
  ProviderOrganization,
  ProviderRecords,
  Repair,
} from '../drafts/provider-draft.ts'
import { plainWords } from '../reading/plain-words.ts'

type Draft = ProviderDraft
type Lists = Exclude<keyof ProviderRecords, 'other'>

const LISTS = [
  ...(['organizations', 'services', 'locations', 'servicesAtLocations', 'addresses', 'phones'] as const),
  ...(['languages', 'costs', 'schedules', 'contacts', 'documents', 'areas'] as const),
] satisfies readonly Lists[]

const LINKS = [
  'organizationKey',
  'serviceKey',
  'locationKey',
  'serviceAtLocationKey',
  'contactKey',
  'phoneKey',
] as const satisfies readonly (keyof Owners)[]

interface LooseRow {
  readonly table: string
  readonly row: number
  readonly key?: string
  readonly organizationKey?: string | null
  readonly serviceKey?: string | null
  readonly locationKey?: string | null
  readonly serviceAtLocationKey?: string | null
  readonly contactKey?: string | null
  readonly phoneKey?: string | null
}

/** Every list passed through one change; each keeps its own kind of row. */
function eachList(
  draft: Draft,
  change: (rows: readonly LooseRow[], list: Lists) => readonly LooseRow[],
): Draft {
  // `change` gives back rows of the list it was given.
  return {
    ...draft,
    ...(Object.fromEntries(
      LISTS.map((list) => [list, change(draft[list], list)]),
    ) as Partial<ProviderRecords>),
  }
}

function repoint(draft: Draft, from: ReadonlySet<string>, to: string | null): Draft {
  return eachList(draft, (rows) =>
    rows.map((row) => {
      const moved = LINKS.filter((link) => from.has(row[link] ?? ''))
      return moved.length === 0 ? row : { ...row, ...Object.fromEntries(moved.map((link) => [link, to])) }
    }),
  )
}

function withoutKeys(draft: Draft, list: Lists, keys: ReadonlySet<string>): Draft {
  return eachList(draft, (rows, name) =>
    name === list ? rows.filter(({ key }) => !keys.has(key ?? '')) : rows,
  )
}

function isOwnedOnlyBy(row: LooseRow, keys: ReadonlySet<string>): boolean {
  const owners = LINKS.map((link) => row[link]).filter((key) => key !== null && key !== undefined)
  return owners.length > 0 && owners.every((key) => keys.has(key))
}

/** Leaves records out, with the pairs and details that belong to nothing else. */
function leaveOut(draft: Draft, list: Lists, keys: ReadonlySet<string>): Draft {
  const without = withoutKeys(draft, list, keys)
  const pruned = eachList(without, (rows, name) => {
    if (name === 'organizations' || name === 'services' || name === 'locations') return rows
    if (name !== 'servicesAtLocations') return rows.filter((row) => !isOwnedOnlyBy(row, keys))
    return rows.filter((row) => !keys.has(row.serviceKey ?? '') && !keys.has(row.locationKey ?? ''))
  })
  return repoint(pruned, keys, null)
}

function setLink(draft: Draft, orphan: Orphan, key: string): Draft {
  return eachList(draft, (rows, list) =>
    rows.map((row) =>
      list === orphan.list && row.table === orphan.table && row.row === orphan.row
        ? { ...row, [orphan.link]: key }
        : row,
    ),
  )
}

function leaveRowOut(draft: Draft, { list, table, row }: Orphan): Draft {
  const here = (found: LooseRow): boolean => found.table === table && found.row === row
  const keys = new Set(draft[list].filter(here).map((found) => ('key' in found ? found.key : '')))
  if (list === 'services' || list === 'locations') return leaveOut(draft, list, keys)
  return eachList(draft, (rows, name) => (name === list ? rows.filter((found) => !here(found)) : rows))
}

function madeOrganization(name: string, { table, row }: Orphan): ProviderOrganization {
  const about = { alternateName: null, description: '', email: null, website: null }
  return { table, row, extra: [], key: `made:${plainWords(name)}`, sourceId: null, name, ...about }
}

function createOrganization(draft: Draft, orphan: Orphan, name: string): Draft {
  const known = draft.organizations.find((organization) => plainWords(organization.name) === plainWords(name))
  const organization = known ?? madeOrganization(name, orphan)
  const grown = known ? draft : { ...draft, organizations: [...draft.organizations, organization] }
  return setLink(grown, orphan, organization.key)
}

function mendOrphan(draft: Draft, orphan: Orphan, repair: Repair): Draft {
  switch (repair.kind) {
    case 'create-organization':
      return createOrganization(draft, orphan, repair.name)
    case 'attach':
      return setLink(draft, orphan, repair.key)
    case 'leave-out':
      return leaveRowOut(draft, orphan)
    case 'keep-without':
    case 'keep-both':
    case 'merge':
      return draft
  }
}

function mendDuplicate(draft: Draft, { list, keys }: DuplicateRecords, repair: Repair): Draft {
  if (repair.kind === 'leave-out') return leaveOut(draft, list, new Set(keys))
  if (repair.kind !== 'merge') return draft
  const others = new Set(keys.filter((key) => key !== repair.into))
  return repoint(withoutKeys(draft, list, others), others, repair.into)
}

/** Whether a draft still has services that belong to no organization, which nothing can be done with. */
export function unmended(draft: Draft): readonly Orphan[] {
  return draft.orphans.filter(({ kind }) => kind === 'service-without-organization')
}

/** Applies the office's choices, by the id of the orphan or duplicate; what is not chosen stays listed. */
export function repairProviders(draft: Draft, choices: Readonly<Record<string, Repair>>): Draft {
  const chosen = new Map(Object.entries(choices))
  let mended = draft
  for (const duplicate of draft.duplicates) {
    const repair = chosen.get(duplicate.id)
    if (repair) mended = mendDuplicate(mended, duplicate, repair)
  }
  for (const orphan of draft.orphans) {
    const repair = chosen.get(orphan.id)
    if (repair) mended = mendOrphan(mended, orphan, repair)
  }
  return {
    ...mended,
    orphans: draft.orphans.filter(({ id }) => !chosen.has(id)),
    duplicates: draft.duplicates.filter(({ id }) => !chosen.has(id)),
  }
}
