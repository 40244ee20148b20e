import type { ImportQuestion, Repair } from '#shared/domain/import.ts'

import type {
  DuplicateRecords,
  LinkField,
  Orphan,
  ProviderDraft,
  ProviderOrganization,
  ProviderService,
} from '../drafts/provider-draft.ts'
import { DETAILS, LINK_FIELDS, LINKS } from '../drafts/provider-links.ts'
import { placeOf, type Rejected } from '../planned.ts'
import type { Answers } from '../questions.ts'
import { plainWords } from '../reading/plain-words.ts'
import { directoryQuestions } from './directory-questions.ts'

/** A directory in which every question has an answer, be it the one that holds until the office gives another. */
export interface MendedDirectory {
  readonly draft: ProviderDraft
  readonly questions: readonly ImportQuestion[]
  readonly rejected: readonly Rejected[]
  /** Records that went into another one. */
  readonly merged: number
}

type RecordList = DuplicateRecords['list']
type Merges = Readonly<Record<RecordList, ReadonlyMap<string, string>>>
type Gone = Readonly<Record<RecordList, ReadonlySet<string>>>

interface Mending {
  readonly organizations: readonly ProviderOrganization[]
  /** The organization of a service or location, by list and place. */
  readonly links: ReadonlyMap<string, string>
  /** Rows of details nothing holds any more, by list and place. */
  readonly without: ReadonlySet<string>
  /** Which record each record goes into, by list. */
  readonly merges: Merges
  /** Records that are left out, by list. */
  readonly gone: Gone
}

const LISTS = ['organizations', 'services', 'locations', 'servicesAtLocations', ...DETAILS] as const

type AnyRow = { readonly table: string; readonly row: number; readonly key?: string } & {
  readonly [Link in LinkField]?: string | null
}

const placeKey = (list: string, { table, row }: { readonly table: string; readonly row: number }): string =>
  `${list} ${table} ${row}`

function isRecords(list: string): list is RecordList {
  return list === 'organizations' || list === 'services' || list === 'locations'
}

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
  const keys = new Set<string>()
  const make = (key: string, sourceId: string | null, name: string, orphan: Orphan): string => {
    const { table, row, missingName } = orphan
    if (keys.has(key)) return key
    const about = { alternateName: null, description: '', email: null, website: null, isMade: true } as const
    const called = missingName === name && { isCalledSo: true as const }
    organizations.push({ table, row, extra: [], key, sourceId, name, ...about, ...called })
    keys.add(key)
    return key
  }
  const made = (name: string, orphan: Orphan): string => {
    const { missingId, repairs } = orphan
    const isProposed = repairs.some((repair) => repair.kind === 'create-organization' && repair.name === name)
    // One organization for one id, whatever else has its name; it has that id when the rest of the directory comes.
    if (missingId !== null && isProposed) return make(missingId, missingId, name, orphan)
    const known = byName.get(plainWords(name))
    if (known !== undefined) return known
    const key = make(`made:${plainWords(name)}`, null, name, orphan)
    byName.set(plainWords(name), key)
    return key
  }
  // An organization that is missing in the files and that the office has under its id.
  const joined = ({ key, name }: Extract<Repair, { kind: 'attach' }>, orphan: Orphan): string =>
    key === orphan.missingId ? make(key, key, name, orphan) : key
  for (const orphan of draft.orphans) {
    const repair = chosen.get(orphan.askedWith)
    const place = placeKey(orphan.list, orphan)
    if (repair?.kind === 'create-organization') links.set(place, made(repair.name, orphan))
    else if (repair?.kind === 'attach') links.set(place, joined(repair, orphan))
    else if (repair?.kind === 'leave-out') without.add(place)
  }
  const merges = {
    organizations: new Map<string, string>(),
    services: new Map<string, string>(),
    locations: new Map<string, string>(),
  }
  const left = (list: 'services' | 'locations') =>
    new Set(draft[list].flatMap((row) => (without.has(placeKey(list, row)) ? [row.key] : [])))
  const gone = { organizations: new Set<string>(), services: left('services'), locations: left('locations') }
  for (const { id, list, keys } of draft.duplicates) {
    const repair = chosen.get(id)
    if (repair?.kind === 'leave-out') for (const key of keys) gone[list].add(key)
    if (repair?.kind !== 'merge') continue
    for (const key of keys) if (key !== repair.into) merges[list].set(key, repair.into)
  }
  return { organizations, links, without, merges: settled(merges), gone }
}

/** Points a row's links at the records that others went into. */
function repointed(row: AnyRow, merges: Merges): AnyRow {
  const moved = LINK_FIELDS.flatMap((link) => {
    const list = LINKS[link]
    const into = isRecords(list) ? merges[list].get(row[link] ?? '') : undefined
    return into === undefined ? [] : [[link, into] as const]
  })
  return moved.length === 0 ? row : { ...row, ...Object.fromEntries(moved) }
}

/** Cuts a row's links to records that are left out; what belongs to nothing else goes with them. */
function cutLoose(row: AnyRow, list: string, gone: Gone): AnyRow | undefined {
  const owners = LINK_FIELDS.filter((link) => (row[link] ?? null) !== null)
  const cut = owners.filter((link) => {
    const linked = LINKS[link]
    return isRecords(linked) && gone[linked].has(row[link] ?? '')
  })
  if (cut.length === 0) return row
  const goesToo = list === 'servicesAtLocations' || cut.length === owners.length
  if (goesToo && !isRecords(list)) return undefined
  return { ...row, ...Object.fromEntries(cut.map((link) => [link, null])) }
}

function mendRow(row: AnyRow, list: string, { links, without, merges, gone }: Mending): AnyRow | undefined {
  const place = placeKey(list, row)
  const key = row.key ?? ''
  if (without.has(place) || (isRecords(list) && (merges[list].has(key) || gone[list].has(key))))
    return undefined
  const organizationKey = links.get(place)
  const linked = organizationKey === undefined ? row : { ...row, organizationKey }
  return cutLoose(repointed(linked, merges), list, gone)
}

/** Follows every answer through the whole directory in one pass. */
function mended(draft: ProviderDraft, mending: Mending): ProviderDraft {
  const { organizations, links, without, merges, gone } = mending
  const decided = [links, without, ...Object.values(merges), ...Object.values(gone)]
  if (decided.every(({ size }) => size === 0)) return draft
  const lists = LISTS.map((list) => [
    list,
    (draft[list] as readonly AnyRow[]).flatMap((row) => mendRow(row, list, mending) ?? []),
  ])
  // Every list keeps its own kind of rows.
  const whole = { ...draft, ...(Object.fromEntries(lists) as Partial<ProviderDraft>) }
  return { ...whole, organizations: [...whole.organizations, ...organizations] }
}

function kindOf(list: (typeof LISTS)[number]): Rejected['kind'] {
  return isRecords(list) ? list : 'rows'
}

/** What the files had and the mended draft has not, records that went into another one aside. */
function leftOut(
  before: ProviderDraft,
  after: ProviderDraft,
  merged: ReadonlySet<string>,
  undecided: ReadonlySet<string>,
): Rejected[] {
  const open = new Set(
    before.orphans.flatMap((orphan) =>
      undecided.has(orphan.askedWith) ? [placeKey(orphan.list, orphan)] : [],
    ),
  )
  return LISTS.filter((list) => before[list] !== after[list]).flatMap((list) => {
    const kept = new Set<string>(after[list].map((row) => placeKey(list, row)))
    return before[list]
      .filter((row) => !kept.has(placeKey(list, row)))
      .filter((row) => !('key' in row && merged.has(`${list} ${row.key}`)))
      .map((row) => ({
        kind: kindOf(list),
        name: 'name' in row ? (row.name ?? '') : '',
        origin: placeOf(row),
        why: {
          message: open.has(placeKey(list, row))
            ? ('imports:operations.leftOutMeanwhile' as const)
            : ('imports:operations.leftOut' as const),
        },
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
  const whole = mended(draft, sortOut(draft, chosen))
  const merged = mergedKeys(draft, chosen)
  const undecided = new Set(questions.flatMap(({ id, decided }) => (decided ? [] : [id])))
  const homeless = homelessServices(whole)
  return {
    draft:
      homeless.length === 0
        ? whole
        : { ...whole, services: whole.services.filter((row) => !homeless.includes(row)) },
    questions,
    rejected: [...leftOut(draft, whole, merged, undecided), ...homeless.map(rejectedHomeless)],
    merged: merged.size,
  }
}
