import { setImmediate } from 'node:timers/promises'

import type { DuplicateEntry, DuplicateKind, DuplicatePair } from '#shared/domain/duplicate.ts'

import type { TaskContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { listedDirectory } from '../providers/directory-rows.ts'
import { isBlank } from '../imports/planned.ts'
import { countReferrals, listApart } from './mergers.sql.ts'
import { type Found, keepingBest, organizationPairs, type Pair, pairKey, servicePairs } from './pairs.ts'
import { signsOfOrganizations, signsOfServices } from './signs.ts'

/** So many are shown: whoever has worked through them looks again. */
const MOST_SHOWN = 500

/** Milliseconds before whoever else waits has a turn. */
const A_TURN = 12

type Context = Pick<TaskContext, 'db' | 'signal' | 'progress'>
type Directory = ReturnType<typeof listedDirectory>

/** Lets others have a turn now and then, and stops where it was cancelled. */
function breather({ signal }: Context) {
  let since = performance.now()
  return async (): Promise<void> => {
    if (performance.now() - since < A_TURN) return
    await setImmediate()
    signal.throwIfAborted()
    since = performance.now()
  }
}

/** How many fields of an entry say something. */
const filledIn = (entry: object | undefined): number =>
  Object.values(entry ?? {}).filter((value) => !isBlank(value)).length

/** Entries as the list of duplicates shows them, by id. */
function entryWriter(db: ReadableDb, directory: Directory) {
  const referrals = new Map(countReferrals(db, {}).map(({ serviceId, count }) => [serviceId, count]))
  const servicesOf = Map.groupBy(directory.services, ({ organizationId }) => organizationId)
  const locationsOf = Map.groupBy(directory.locations, ({ organizationId }) => organizationId)
  const byId = new Map([...directory.organizations, ...directory.services].map((each) => [each.id, each]))
  const places = new Map(directory.places.map(({ serviceId, locationId }) => [serviceId, locationId]))
  const locations = new Map(directory.locations.map((each) => [each.id, each]))
  return (kind: DuplicateKind, id: string): DuplicateEntry => {
    const entry = byId.get(id)
    const organizationId = entry && 'organizationId' in entry ? entry.organizationId : id
    const offered = kind === 'services' ? [] : (servicesOf.get(id) ?? [])
    const phones = [entry, ...offered].flatMap((each) => each?.phones ?? [])
    const place = kind === 'services' ? locations.get(places.get(id) ?? '') : locationsOf.get(id)?.[0]
    return {
      ...{ id, name: entry?.name ?? '', organizationId, services: offered.length },
      phone: phones[0]?.number ?? null,
      address: place?.address ?? '',
      isImported: entry !== undefined && entry.sourceId !== null,
      filled:
        filledIn(entry) + offered.length + (kind === 'services' ? 0 : (locationsOf.get(id) ?? []).length),
      referrals: (kind === 'services' ? [{ id }] : offered).reduce(
        (sum, service) => sum + (referrals.get(service.id) ?? 0),
        0,
      ),
    }
  }
}

/**
 * Pairs of the directory that may be one, those with most in common first; what was told apart is not among them.
 * Throws `AbortError` when it is stopped.
 */
export async function findDuplicates(context: Context) {
  const { db, progress } = context
  const directory = listedDirectory(db)
  const breathe = breather(context)
  const apart = new Set(listApart(db, {}).map(({ oneId, otherId }) => pairKey(oneId, otherId)))
  const best = keepingBest<Pair & { readonly kind: DuplicateKind }>(MOST_SHOWN)
  const groups = signsOfServices(directory)
  const organizations = signsOfOrganizations(directory)
  const total = organizations.length + groups.length
  let [done, count] = [0, 0]
  const take = (kind: DuplicateKind, { pair, more = 0 }: Found) => {
    count += more
    if (!pair || apart.has(pairKey(pair.oneId, pair.otherId))) return
    count += 1
    best.add({ kind, ...pair })
  }
  for (const found of organizationPairs(organizations)) {
    take('organizations', found)
    if (found.done) progress((done += found.done), total)
    await breathe()
  }
  for (const group of groups) {
    for (const found of servicePairs(group)) {
      take('services', found)
      await breathe()
    }
    progress((done += 1), total)
  }
  const written = entryWriter(db, directory)
  return {
    pairs: best.best().map(({ kind, oneId, otherId, same }): DuplicatePair => ({
      ...{ kind, one: written(kind, oneId), other: written(kind, otherId), same: [...same] },
    })),
    total: count,
    organizations: directory.organizations.length,
    services: directory.services.length,
    mergedBefore: {
      organizations: directory.merged.filter((each) => each.kind === 'organizations').length,
      services: directory.merged.filter((each) => each.kind === 'services').length,
    },
  }
}
