import type { ImportQuestion, Repair } from '#shared/domain/import.ts'

import { placeOf, type Rejected } from './planned.ts'
import type {
  DuplicateRecords,
  Orphan,
  ProviderDraft,
  ProviderOrganization,
  ProviderService,
} from './provider-drafts.ts'
import { plainWords } from './plain-words.ts'
import type { Answers } from './questions.ts'
import { repairProviders } from './repair-providers.ts'

/** A directory in which every question has an answer, be it the one that holds until the office gives another. */
export interface MendedDirectory {
  readonly draft: ProviderDraft
  readonly questions: readonly ImportQuestion[]
  readonly rejected: readonly Rejected[]
  /** Records that went into another one. */
  readonly merged: number
}

function aboutOrphan(orphan: Orphan, answers: Answers): ImportQuestion {
  const repairs = [...orphan.repairs]
  const answer = answers.to({ ...orphan, repairs })
  return {
    ...{ id: orphan.id, kind: orphan.kind, name: orphan.name, missing: orphan.missing, people: null },
    ...{ rows: [placeOf(orphan)], repairs },
    chosen: answer ?? repairs[0] ?? { kind: 'leave-out' },
    decided: answer !== undefined,
  }
}

/** Two records are never made one before the office says so. */
function aboutDuplicate(duplicate: DuplicateRecords, answers: Answers): ImportQuestion {
  const repairs = [...duplicate.repairs]
  const answer = answers.to({ ...duplicate, repairs })
  return {
    ...{ id: duplicate.id, kind: duplicate.kind, name: duplicate.name, missing: null, people: null },
    ...{ rows: duplicate.rows.map(placeOf), repairs },
    chosen: answer ?? { kind: 'keep-both' },
    decided: answer !== undefined,
  }
}

interface Mending {
  readonly organizations: readonly ProviderOrganization[]
  /** The organization of a service or location, by list and place. */
  readonly links: ReadonlyMap<string, string>
  /** Rows of details nothing holds any more, by list and place. */
  readonly without: ReadonlySet<string>
  /** What has to be followed through the whole directory. */
  readonly others: Readonly<Record<string, Repair>>
}

const placeKey = (list: string, { table, row }: { readonly table: string; readonly row: number }): string =>
  `${list} ${table} ${row}`

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
  for (const { id } of draft.duplicates) {
    const repair = chosen.get(id)
    if (repair && repair.kind !== 'keep-both') others[id] = repair
  }
  return { organizations, links, without, others }
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

function applyInOnePass(draft: ProviderDraft, { organizations, links, without }: Mending): ProviderDraft {
  if (links.size === 0 && without.size === 0) return draft
  const details = DETAILS.map((list) => [
    list,
    draft[list].filter((row) => !without.has(placeKey(list, row))),
  ]) as [(typeof DETAILS)[number], unknown][]
  return {
    ...draft,
    // Every list keeps its own rows.
    ...(without.size > 0 && (Object.fromEntries(details) as Partial<ProviderDraft>)),
    organizations: [...draft.organizations, ...organizations],
    services: draft.services.map((row) => ({
      ...row,
      organizationKey: links.get(placeKey('services', row)) ?? row.organizationKey,
    })),
    locations: draft.locations.map((row) => ({
      ...row,
      organizationKey: links.get(placeKey('locations', row)) ?? row.organizationKey,
    })),
  }
}

const LISTS = ['organizations', 'services', 'locations', ...DETAILS] as const

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
  const questions = [
    ...draft.orphans.map((orphan) => aboutOrphan(orphan, answers)),
    ...draft.duplicates.map((duplicate) => aboutDuplicate(duplicate, answers)),
  ]
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
