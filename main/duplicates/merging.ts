import { conflictError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { MergedKind } from '#shared/domain/duplicate.ts'
import type { FieldChange } from '#shared/domain/import.ts'
import type { Location, Organization } from '#shared/domain/provider.ts'

import type { CommandContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import {
  locationsOf,
  offeredBy,
  placesOf,
  servicesAt,
  theLocation,
  theOrganization,
  theService,
} from '../providers/directory.ts'
import { directoryRows, refreshTouched, type TouchedDirectory } from '../providers/directory-rows.ts'
import { isNamedOtherwise, sameNow } from '../providers/same-organization.ts'
import { plain } from '../search/folding.ts'
import { differencesOf, filled, type Entry } from './differences.ts'
import { gathering } from '../undo/gathering.ts'
import {
  deleteApart,
  deleteMerger,
  findMerger,
  insertApart,
  insertMerger,
  type KeptMerger,
  listMergersOf,
} from './mergers.sql.ts'
import { countPapersNaming } from './naming-columns.sql.ts'
import { nameOtherwise, reversed, takeStepBack, writeRow, type Step } from './steps.ts'

type Merging = InputOf<Contract['duplicates']['merge']>

/** What a part of a merger did, and what is said otherwise by the entry that is gone. */
interface Merged {
  readonly steps: readonly Step[]
  readonly differences: readonly FieldChange[]
}

type Context = CommandContext & { readonly mergerId: string }

/** What files said of an entry that goes is no word about the one that stays. */
function forgetTold(db: WritableDb, recordId: string): Step[] {
  const told = directoryRows.told.find(db, { recordId })
  return told ? [writeRow(db, 'told', told, null)] : []
}

function goesInto<Row extends Entry>(
  { db, mergerId }: Context,
  kind: MergedKind,
  kept: Row,
  gone: Row,
): Step[] {
  const { id, name, sourceId } = gone
  const entry = { id, kind, keptId: kept.id, name, sourceId, mergerId }
  const after = {
    ...filled(kept, gone),
    sourceId: kept.sourceId ?? sourceId,
    version: kept.version + 1,
  }
  return [
    ...nameOtherwise(db, kind, id, kept.id),
    ...forgetTold(db, id),
    writeRow(db, kind, gone, null),
    writeRow(db, kind, kept, after),
    writeRow(db, 'merged', null, entry),
  ]
}

function mergeServices(context: Context, keptId: string, goneId: string): Merged {
  const { db } = context
  const [kept, gone] = [theService(db, keptId), theService(db, goneId)]
  if (kept.id === gone.id || kept.organizationId !== gone.organizationId) throw conflictError()
  const there = new Set(placesOf(db, keptId).map(({ locationId }) => locationId))
  const places = placesOf(db, goneId).flatMap((place) => [
    writeRow(db, 'places', place, null),
    ...(there.has(place.locationId) ? [] : [writeRow(db, 'places', null, { ...place, serviceId: keptId })]),
  ])
  return {
    steps: [...places, ...goesInto(context, 'services', kept, gone)],
    differences: differencesOf(kept, gone),
  }
}

/** A place of the one at an address the other has too is the same place. */
function mergeLocations(context: Context, kept: readonly Location[], gone: readonly Location[]): Step[] {
  const { db } = context
  return gone.flatMap((going) => {
    const same = kept.find(({ address }) => address !== '' && plain(address) === plain(going.address))
    if (!same) return []
    const there = new Set(servicesAt(db, same.id))
    const places = servicesAt(db, going.id).flatMap((serviceId) => [
      writeRow(db, 'places', { serviceId, locationId: going.id }, null),
      ...(there.has(serviceId) ? [] : [writeRow(db, 'places', null, { serviceId, locationId: same.id })]),
    ])
    return [...places, ...goesInto(context, 'locations', theLocation(db, same.id), theLocation(db, going.id))]
  })
}

/** Consent is given to a party: that papers meant the one that stays is said by the office, or nothing is merged. */
function requireSameParty(
  { db }: CommandContext,
  kept: Organization,
  gone: Organization,
  isSaid: boolean,
): void {
  for (const { id, name } of [kept, gone])
    if (isNamedOtherwise(db, id)) throw ruleError('providers:errors.sayWhoFirst', { name })
  if (!isSaid && countPapersNaming(db, gone.id) > 0)
    throw ruleError('providers:errors.samePartyNotSaid', { name: gone.name })
}

function mergeOrganizations(
  context: Context,
  { keptId, goneId, sameServices, isSameParty }: Merging,
): Merged {
  const { db } = context
  const [kept, gone] = [theOrganization(db, keptId), theOrganization(db, goneId)]
  if (kept.id === gone.id) throw conflictError()
  requireSameParty(context, kept, gone, isSameParty)
  const hasPapers = countPapersNaming(db, goneId) > 0
  const going = new Set(offeredBy(db, goneId).map(({ id }) => id))
  if (sameServices.some((pair) => !going.has(pair.goneId))) throw conflictError()
  const [keptPlaces, gonePlaces] = [locationsOf(db, keptId), locationsOf(db, goneId)]
  const own = goesInto(context, 'organizations', kept, gone)
  const places = mergeLocations(context, keptPlaces, gonePlaces)
  const services = sameServices.map((pair) => mergeServices(context, pair.keptId, pair.goneId))
  return {
    steps: [
      ...own,
      ...places,
      ...services.flatMap(({ steps }) => steps),
      ...(hasPapers ? [writeRow(db, 'same', null, sameNow(context, kept))] : []),
    ],
    differences: [...differencesOf(kept, gone), ...services.flatMap(({ differences }) => differences)],
  }
}

/** The records of the directory a merger wrote. */
function touchedBy(steps: readonly Step[]): TouchedDirectory {
  const ids = (table: string) =>
    steps.flatMap((step) => {
      if (step.table !== table) return []
      return step.does === 'name'
        ? [step.id]
        : [step.before, step.after].map((row) => row?.['id']).filter((id) => typeof id === 'string')
    })
  return {
    organizationIds: [...new Set(ids('organizations'))],
    serviceIds: [...new Set(ids('services'))],
  }
}

/** Whose page tells of a merger. */
function organizationOf(db: ReadableDb, { kind, keptId }: Pick<KeptMerger, 'kind' | 'keptId'>): string {
  return kind === 'organizations' ? keptId : theService(db, keptId).organizationId
}

/** One entry goes into another. Throws `rule` where papers are not known to mean the one that stays, `conflict` where the two moved. */
export function merge(
  context: CommandContext,
  merging: Merging,
): { mergerId: string; organizationId: string } {
  const { db, now, session } = context
  const { kind, keptId, goneId } = merging
  const mergerId = context.newId()
  const goneName = (kind === 'services' ? theService : theOrganization)(db, goneId).name
  const within = { ...context, mergerId }
  const { steps, differences } =
    kind === 'services' ? mergeServices(within, keptId, goneId) : mergeOrganizations(within, merging)
  insertMerger(db, {
    ...{ id: mergerId, kind, keptId, goneName, steps, differences: [...differences] },
    ...{ mergedAt: now, mergedBy: session.accountId },
  })
  refreshTouched(db, touchedBy(steps))
  context.undoable((later) => void unmerge(later, mergerId))
  return { mergerId, organizationId: organizationOf(db, { kind, keptId }) }
}

function mergeAgain({ db }: CommandContext, merger: KeptMerger): void {
  for (const step of merger.steps) takeStepBack(db, reversed(step))
  insertMerger(db, merger)
  refreshTouched(db, touchedBy(merger.steps))
}

/** The entry that went. */
function goneIdOf({ kind, steps }: KeptMerger): string {
  const gone = steps.find((step) => step.does === 'row' && step.table === kind && step.after === null)
  if (gone?.does !== 'row' || typeof gone.before?.['id'] !== 'string') throw conflictError()
  return gone.before['id']
}

/**
 * The last merger of a record is taken apart; what came since stays with the record that stayed, and the two are told
 * apart. Throws `rule` where a later one stands on it.
 */
export function takeApart(context: CommandContext, id: string): { organizationId: string } {
  const { db, now, session } = context
  const { each, back } = gathering(context)
  const { merger, organizationId } = unmerge(each, id)
  const apart = { id: context.newId(), oneId: merger.keptId, otherId: goneIdOf(merger) }
  insertApart(db, { ...apart, toldAt: now, toldBy: session.accountId })
  context.undoable((later) => {
    deleteApart(later.db, apart)
    back(later)
  })
  return { organizationId }
}

function unmerge(context: CommandContext, id: string): { merger: KeptMerger; organizationId: string } {
  const { db } = context
  const merger = findMerger(db, { id })
  if (!merger) throw conflictError()
  const organizationId = organizationOf(db, merger)
  const [last] = listMergersOf(db, { organizationId })
  if (last && last.id !== id) throw ruleError('providers:errors.laterMerger', { name: last.goneName })
  for (const step of merger.steps.toReversed()) takeStepBack(db, step)
  deleteMerger(db, { id })
  refreshTouched(db, touchedBy(merger.steps))
  context.undoable((later) => mergeAgain(later, merger))
  return { merger, organizationId }
}
