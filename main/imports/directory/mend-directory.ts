import type { ImportQuestion, Repair } from '#shared/domain/import.ts'

import { directoryQuestions } from './directory-questions.ts'
import { placeOf, type Rejected } from '../planned.ts'
import type {
  DuplicateRecords,
  Orphan,
  ProviderDraft,
  ProviderOrganization,
  ProviderService,
} from '../drafts/provider-draft.ts'
import { plainWords } from '../reading/plain-words.ts'
import type { Answers } from '../questions.ts'
import { repairProviders } from './repair-providers.ts'

/** A directory in which every question has an answer, be it the one that holds until the office gives another. */
export interface MendedDirectory {
  readonly draft: ProviderDraft
  readonly questions: readonly ImportQuestion[]
  readonly rejected: readonly Rejected[]
  /** Records that went into another one. */
  readonly merged: number
}

type Merges = Readonly<Record<DuplicateRecords['list'], ReadonlyMap<string, string>>>

interface Mending {
  readonly organizations: readonly ProviderOrganization[]
  /** The organization of a service or location, by list and place. */
  readonly links: ReadonlyMap<string, string>
  /** Rows of details nothing holds any more, by list and place. */
  readonly without: ReadonlySet<string>
  /** Which record each record goes into, by list. */
  readonly merges: Merges
  /** What has to be followed through the whole directory. */
  readonly others: Readonly<Record<string, Repair>>
}

const placeKey = (list: string, { table, row }: { readonly table: string; readonly row: number }): string =>
  `${list} ${table} ${row}`

/** A record that goes into one that goes into another goes there too; every group has its first record for a goal, so this ends. */
function settled(merges: Merges): Merges {
  const end = (into: ReadonlyMap<string, string>, key: string): string => {
    const next = into.get(key)
    return next === undefined ? key : end(into, next)
  }
  const settle = (into: ReadonlyMap<string, string>) =>
    new Map([...into].map(([from, to]) => [from, end(into, to)]))
  const { organizations, services, locations } = merges
  return { organizations: settle(organizations), services: settle(services), locations: settle(locations) }
}

function sortOut(draft: ProviderDraft, chosen: ReadonlyMap<string, Repair>): Mending {
  const organizations: ProviderOrganization[] = []
  const byName = new Map(draft.organizations.map(({ name, key }) => [plainWords(name), key]))
  const links = new Map<string, string>()
  const without = new Set<string>()
  const others: Record<string, Repair> = {}
  const made = (name: string, { table, row }: Orphan): string => {
    const known = byName.get(plainWords(name))
    if (known !== undefined) return known
    const key = `made:${plainWords(name)}`
    const about = {
      alternateName: null,
      description: '',
      email: null,
      website: null,
      sourceId: null,
      extra: [],
    }
    organizations.push({ table, row, key, name, ...about })
    byName.set(plainWords(name), key)
    return key
  }
  for (const orphan of draft.orphans) {
    const repair = chosen.get(orphan.id)
    const ofRecord = orphan.list === 'services' || orphan.list === 'locations'
    if (repair?.kind === 'create-organization')
      links.set(placeKey(orphan.list, orphan), made(repair.name, orphan))
    else if (repair?.kind === 'attach') links.set(placeKey(orphan.list, orphan), repair.key)
    else if (repair?.kind === 'leave-out' && ofRecord) others[orphan.id] = repair
    else if (repair?.kind === 'leave-out') without.add(placeKey(orphan.list, orphan))
  }
  const merges = {
    organizations: new Map<string, string>(),
    services: new Map<string, string>(),
    locations: new Map<string, string>(),
  }
  for (const { id, list, keys } of draft.duplicates) {
    const repair = chosen.get(id)
    if (repair?.kind === 'leave-out') others[id] = repair
    if (repair?.kind !== 'merge') continue
    for (const key of keys) if (key !== repair.into) merges[list].set(key, repair.into)
  }
  return { organizations, links, without, merges: settled(merges), others }
}

const DETAILS = [
  'servicesAtLocations',
  'addresses',
  'phones',
  'languages',
  'costs',
  'schedules',
  'contacts',
  'documents',
  'areas',
] as const

const LISTS = ['organizations', 'services', 'locations', ...DETAILS] as const

const LINKS = { organizationKey: 'organizations', serviceKey: 'services', locationKey: 'locations' } as const

type AnyRow = { readonly table: string; readonly row: number; readonly key?: string } & {
  readonly [Link in keyof typeof LINKS]?: string | null
}

/** Points a row's links at the records that others went into. */
function repointed<Row extends AnyRow>(row: Row, merges: Merges): Row {
  // The keys of LINKS are the links.
  const moved = (Object.entries(LINKS) as [keyof typeof LINKS, DuplicateRecords['list']][]).flatMap(
    ([link, list]) => {
      const into = merges[list].get(row[link] ?? '')
      return into === undefined ? [] : [[link, into] as const]
    },
  )
  return moved.length === 0 ? row : { ...row, ...Object.fromEntries(moved) }
}

function mendRow<Row extends AnyRow>(row: Row, list: string, { links, merges }: Mending): Row {
  const organizationKey = links.get(placeKey(list, row))
  return repointed(organizationKey === undefined ? row : { ...row, organizationKey }, merges)
}

function applyInOnePass(draft: ProviderDraft, mending: Mending): ProviderDraft {
  const { organizations, links, without, merges } = mending
  const merged = Object.values(merges).some(({ size }) => size > 0)
  if (links.size === 0 && without.size === 0 && !merged) return draft
  const gone = (row: AnyRow, list: (typeof LISTS)[number]): boolean =>
    without.has(placeKey(list, row)) || (list in merges && merges[list as keyof Merges].has(row.key ?? ''))
  const lists = LISTS.map((list) => [
    list,
    (draft[list] as readonly AnyRow[])
      .filter((row) => !gone(row, list))
      .map((row) => mendRow(row, list, mending)),
  ])
  // Every list keeps its own kind of rows.
  const mended = { ...draft, ...(Object.fromEntries(lists) as Partial<ProviderDraft>) }
  return { ...mended, organizations: [...mended.organizations, ...organizations] }
}

function kindOf(list: (typeof LISTS)[number]): Rejected['kind'] {
  return list === 'organizations' || list === 'services' || list === 'locations' ? list : 'rows'
}

/** What the files had and the mended draft has not, records that went into another one aside. */
function leftOut(before: ProviderDraft, after: ProviderDraft, merged: ReadonlySet<string>): Rejected[] {
  return LISTS.filter((list) => before[list] !== after[list]).flatMap((list) => {
    const kept = new Set<string>(after[list].map((row) => placeKey(list, row)))
    return before[list]
      .filter((row) => !kept.has(placeKey(list, row)))
      .filter((row) => !('key' in row && merged.has(`${list} ${row.key}`)))
      .map((row) => ({
        kind: kindOf(list),
        name: 'name' in row ? (row.name ?? '') : '',
        origin: placeOf(row),
        why: { message: 'imports:operations.leftOut' as const },
      }))
  })
}

function mergedKeys({ duplicates }: ProviderDraft, chosen: ReadonlyMap<string, Repair>): ReadonlySet<string> {
  return new Set(
    duplicates.flatMap(({ id, list, keys }) => {
      const repair = chosen.get(id)
      return repair?.kind === 'merge'
        ? keys.filter((key) => key !== repair.into).map((key) => `${list} ${key}`)
        : []
    }),
  )
}

/** Services whose organization was left out: a service always belongs to one. */
function homelessServices({ organizations, services }: ProviderDraft): readonly ProviderService[] {
  const keys = new Set(organizations.map(({ key }) => key))
  return services.filter(({ organizationKey }) => organizationKey === null || !keys.has(organizationKey))
}

function rejectedHomeless(service: ProviderService): Rejected {
  return {
    kind: 'services',
    name: service.name,
    origin: placeOf(service),
    why: { message: 'imports:operations.serviceWithoutOrganization' },
  }
}

/** Asks about every orphan and duplicate and applies the answers. */
export function mendDirectory(draft: ProviderDraft, answers: Answers): MendedDirectory {
  const questions = directoryQuestions(draft, answers)
  const chosen = new Map(questions.map(({ id, chosen: repair }) => [id, repair]))
  const mending = sortOut(draft, chosen)
  const linked = applyInOnePass(draft, mending)
  // `others` holds repairs this source offered: none of them is about people.
  const mended =
    Object.keys(mending.others).length === 0
      ? linked
      : repairProviders(linked, mending.others as Parameters<typeof repairProviders>[1])
  const merged = mergedKeys(draft, chosen)
  const homeless = homelessServices(mended)
  return {
    draft:
      homeless.length === 0
        ? mended
        : { ...mended, services: mended.services.filter((row) => !homeless.includes(row)) },
    questions,
    rejected: [...leftOut(draft, mended, merged), ...homeless.map(rejectedHomeless)],
    merged: merged.size,
  }
}
