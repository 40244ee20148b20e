import { conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { StayingRecord, StaysBecause } from '#shared/domain/import.ts'

import type { CommandContext } from '../../context.ts'
import { type RowChanges, rowChanges } from '../../db/row-changes.ts'
import type { ReadableDb } from '../../db/types.ts'
import { isNamedElsewhere } from '../../duplicates/named-elsewhere.ts'
import {
  type Place,
  type ProviderRow,
  takeDirectoryBack,
  wholeDirectory,
} from '../../providers/directory-rows.ts'
import { importRows } from '../imports.sql.ts'
import { type ImportWrite, listWrites } from './import-writes.sql.ts'
import { keeperOf, stampOf } from './remember-writes.ts'

/** A row an import wrote, as it stands now. */
interface Looked extends ImportWrite {
  readonly key: object
  /** The id of a record, or of what the row is about. */
  readonly id: string
  readonly present: object | undefined
}

type RecordList = 'organizations' | 'services' | 'locations'
const RECORDS: readonly RecordList[] = ['organizations', 'services', 'locations']

const isRecord = (list: string): list is RecordList => RECORDS.some((record) => record === list)

function look(db: ReadableDb, write: ImportWrite): Looked {
  // Written by this program when the import was.
  const key = JSON.parse(write.recordKey) as Readonly<Record<string, string>>
  return {
    ...write,
    key,
    id: key['id'] ?? key['recordId'] ?? '',
    present: keeperOf(write.list).find(db, key),
  }
}

/** Why a row stays for itself, whatever becomes of others; `null` where it can go. */
function staysForItself(db: ReadableDb, looked: Looked): StaysBecause | null {
  const { list, id, present, stamp, before } = looked
  if (!present) return 'gone'
  if (stampOf(present) !== stamp) return 'changed'
  return before === null && isRecord(list) && isNamedElsewhere(db, list, id) ? 'used' : null
}

/** What holds what: a service its organization, and whatever is given at a place that place. */
function holders(db: ReadableDb): (list: RecordList, id: string) => readonly string[] {
  const { services, locations, places } = wholeDirectory(db)
  const idsBy = <Row>(rows: readonly Row[], by: (row: Row) => string | null, id: (row: Row) => string) => {
    const grouped = Map.groupBy(rows, by)
    return (key: string) => (grouped.get(key) ?? []).map(id)
  }
  const ofOrganization = [
    idsBy(
      services,
      ({ organizationId }) => organizationId,
      (row) => row.id,
    ),
    idsBy(
      locations,
      ({ organizationId }) => organizationId,
      (row) => row.id,
    ),
  ]
  const atLocation = idsBy(
    places,
    ({ locationId }) => locationId,
    ({ serviceId }) => serviceId,
  )
  return (list, id) => {
    if (list === 'organizations') return ofOrganization.flatMap((held) => held(id))
    return list === 'locations' ? atLocation(id) : []
  }
}

/** Decides about every row: first what stays for itself, then what holds it. */
function decide(db: ReadableDb, writes: readonly Looked[]): ReadonlyMap<Looked, StaysBecause> {
  const stays = new Map<Looked, StaysBecause>()
  for (const write of writes) {
    const why = staysForItself(db, write)
    if (why) stays.set(write, why)
  }
  const heldBy = holders(db)
  const goes = () =>
    new Set(
      writes.flatMap((write) =>
        write.before === null && isRecord(write.list) && !stays.has(write) ? [write.id] : [],
      ),
    )
  // A service that stays keeps its places and its organization; those are looked at in this order.
  for (const list of ['services', 'locations', 'organizations'] as const) {
    const going = goes()
    for (const write of writes)
      if (write.list === list && write.before === null && !stays.has(write))
        if (heldBy(list, write.id).some((id) => !going.has(id))) stays.set(write, 'holds')
  }
  const going = goes()
  const isNewRecord = new Set(
    writes.flatMap((write) => (write.before === null && isRecord(write.list) ? [write.id] : [])),
  )
  /** What belongs to a record that was to go and stays, stays with it. */
  const belongsToStaying = (ids: readonly (string | null)[]): boolean =>
    ids.some((id) => id !== null && isNewRecord.has(id) && !going.has(id))
  for (const write of writes)
    if (
      !stays.has(write) &&
      !isRecord(write.list) &&
      belongsToStaying(ownersOf(write)) &&
      !isLoose(write, going)
    )
      stays.set(write, 'with')
  return stays
}

/** The records a row belongs to that is none itself. */
function ownersOf({ list, present, id }: Looked): readonly (string | null)[] {
  if (list === 'told') return [id]
  if (list === 'places') {
    const { serviceId, locationId } = present as Place
    return [serviceId, locationId]
  }
  const { aboutId, organizationId } = present as ProviderRow
  return [aboutId ?? organizationId]
}

/** A service and its place are tied no more as soon as one of them goes. */
const isLoose = (write: Looked, going: ReadonlySet<string>): boolean =>
  write.list === 'places' && ownersOf(write).some((id) => id !== null && going.has(id))

const ORDER: readonly ImportWrite['list'][] = [
  'told',
  'rows',
  'places',
  'services',
  'locations',
  'organizations',
]

function putBack(
  db: CommandContext['db'],
  changes: RowChanges,
  { list, before, present, key }: Looked,
): void {
  const keeper = keeperOf(list)
  if (!present) throw conflictError()
  if (before === null) {
    changes.drop(db, keeper, present)
    return
  }
  // The row as this program wrote it then.
  const known = JSON.parse(before) as object
  const next = 'version' in present ? { ...known, version: Number(present.version) + 1 } : known
  changes.put(db, keeper, { ...next, ...key }, present)
}

/**
 * Takes back what an import of a directory wrote, as far as nobody changed it, named it or built on it since; every record
 * either goes back or is told, with the reason why it stays.
 */
export function takeImportBack(
  context: CommandContext,
  importId: string,
): OutputOf<Contract['imports']['takeBack']> {
  const { db, now } = context
  const past = importRows.find(db, { id: importId })
  const writes = listWrites(db, { importId }).map((write) => look(db, write))
  if (!past || writes.length === 0) throw notFoundError()
  if (past.takenBackAt !== null) throw ruleError('imports:operations.takenBackBefore')
  const staying = decide(db, writes)
  const goes = writes.filter((write) => !staying.has(write))
  const told = (each: readonly Looked[]) => each.filter(({ list }) => isRecord(list) || list === 'rows')
  if (told(goes).length === 0) throw ruleError('imports:operations.allBuiltOn')
  const changes = rowChanges()
  const ids = (list: RecordList) => goes.flatMap((write) => (write.list === list ? [write.id] : []))
  const services = goes.flatMap((write) =>
    write.list === 'places' ? [(write.present as Place).serviceId] : [],
  )
  const touched = {
    organizationIds: ids('organizations'),
    serviceIds: [...new Set([...ids('services'), ...services])],
    locationIds: ids('locations'),
  }
  const putAllBack = () => {
    for (const list of ORDER) for (const write of goes) if (write.list === list) putBack(db, changes, write)
  }
  const newServiceIds = goes.flatMap((write) =>
    write.list === 'services' && write.before === null ? [write.id] : [],
  )
  takeDirectoryBack(db, { takeBack: putAllBack }, { ...touched, newServiceIds })
  const stays = told([...staying.keys()]).map((write): StayingRecord => ({
    // Places and what was told are no records of their own.
    ...{ kind: write.list as StayingRecord['kind'], name: write.name, why: staying.get(write) ?? 'changed' },
  }))
  importRows.save(db, { ...past, takenBackAt: now, stays })
  context.undoable((later) => {
    takeDirectoryBack(later.db, changes, touched)
    importRows.save(later.db, past)
  })
  return { importId, takenBack: told(goes).length, stays }
}
