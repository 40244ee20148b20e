import { isDeepStrictEqual } from 'node:util'

import { v5 as nameBased, validate } from 'uuid'

import type { Location, Opening, Organization, Phone, Service } from '#shared/domain/provider.ts'

import type { wholeDirectory } from '../providers/directory-rows.ts'
import { addressParts } from './address-parts.ts'
import { asLink } from './column-values.ts'
import {
  HSDS_TABLES,
  type HsdsColumn,
  type HsdsRow,
  type HsdsTableName,
  publishedTable,
} from './hsds-tables.ts'
import {
  asTheyCame,
  type Leaving,
  leavingKeptId,
  leavingRow,
  sourceRowsIn,
  type SourceRow,
} from './source-rows.ts'
import { OUR_ATTRIBUTES, OUR_TAXONOMY, ourAttributes } from './our-attributes.ts'

type Directory = ReturnType<typeof wholeDirectory>

/** The rows of every table of an export. */
export type HsdsRows = ReadonlyMap<HsdsTableName, readonly HsdsRow[]>

/** Whose row it is. */
type Owner =
  { readonly organization_id: string } | { readonly service_id: string } | { readonly location_id: string }

/** Under which id each record leaves: the one it came with where that is a UUID no other record has, else its own. */
export function idsOf({ organizations, services, locations }: Directory): ReadonlyMap<string, string> {
  const records = [...organizations, ...services, ...locations]
  const times = new Map<string, number>()
  for (const { id, sourceId } of records)
    for (const each of new Set([id.toLowerCase(), sourceId?.toLowerCase()]))
      if (each !== undefined) times.set(each, (times.get(each) ?? 0) + 1)
  return new Map(
    records.map(({ id, sourceId }) => [
      id,
      sourceId !== null && validate(sourceId) && times.get(sourceId.toLowerCase()) === 1
        ? sourceId.toLowerCase()
        : id,
    ]),
  )
}

const ownerLink = ({ table, id }: Leaving): Owner =>
  table === 'organization'
    ? { organization_id: id }
    : table === 'service'
      ? { service_id: id }
      : { location_id: id }

const ownerId = (owner: Owner): string => Object.values(owner)[0] ?? ''

/** A row that has no id of its own here gets one that is the same whenever the same is given away. */
function withId(table: HsdsTableName, owner: Owner, at: number, row: HsdsRow): HsdsRow {
  return { id: nameBased(`${table} ${at}`, ownerId(owner)), ...owner, ...row }
}

const written = (value: string | number | null): string => (value === null ? '' : String(value))

/** `09:00` as a data package writes a time; what is no time of day is nothing. */
const timeOfDay = (at: string | null): string =>
  at !== null && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(at) ? `${at}:00` : ''

/** An extension is a number in HSDS; any other stays with the words. */
function phoneRow({ number, extension, kind, description }: Phone): HsdsRow {
  const isNumber = extension === null || /^\d+$/.test(extension)
  return {
    number: number,
    extension: isNumber ? written(extension) : '',
    type: written(kind),
    description: isNumber ? description : [description, `x${extension}`].filter(Boolean).join(' '),
  }
}

/** Days with the same hours and the same words are one row. */
function scheduleRows(openings: readonly Opening[]): readonly HsdsRow[] {
  const together = Map.groupBy(openings, ({ opensAt, closesAt, description, day }) =>
    JSON.stringify([opensAt, closesAt, description, day !== null && /^[A-Z]{2}$/.test(day)]),
  )
  return [...together.values()].map((same): HsdsRow => {
    const [{ opensAt, closesAt, description } = { opensAt: null, closesAt: null, description: '' }] = same
    const days = same.flatMap(({ day }) => (day !== null && /^[A-Z]{2}$/.test(day) ? [day] : []))
    const others = same.flatMap(({ day }) => (day !== null && !/^[A-Z]{2}$/.test(day) ? [day] : []))
    const hours = [opensAt, closesAt].map(timeOfDay)
    const isSaid = hours.some((hour) => hour !== '') || (opensAt === null && closesAt === null)
    return {
      ...(days.length > 0 && { freq: 'WEEKLY', byday: days.join(',') }),
      opens_at: hours[0] ?? '',
      closes_at: hours[1] ?? '',
      description: [...others, description, ...(isSaid ? [] : [`${opensAt ?? ''}–${closesAt ?? ''}`])]
        .filter(Boolean)
        .join('\n'),
    }
  })
}

const inEnglish = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

function languageRow(tag: string): HsdsRow {
  try {
    return { code: tag, name: inEnglish.of(tag) ?? tag }
  } catch {
    // A language nobody has a code for stands by its name.
    return { name: tag }
  }
}

/** Collects the rows of one export. */
function collector() {
  const rows = new Map<HsdsTableName, HsdsRow[]>()
  const add = (table: HsdsTableName, ...more: readonly HsdsRow[]) => {
    const before = rows.get(table)
    if (before) before.push(...more)
    else rows.set(table, [...more])
  }
  return { rows, add }
}

type Add = ReturnType<typeof collector>['add']

/** Whose rows are collected: the record as it leaves, and the rows its directory brought along. */
interface Giving extends Leaving {
  readonly sources: readonly SourceRow[]
}

/** Adds what a field of a record says: the rows it came in as, and what the office wrote since as rows of our own. */
function addField<Item>(
  add: Add,
  giving: Giving,
  field: string,
  items: readonly Item[],
  table: HsdsTableName,
  rowsOf: (items: readonly Item[]) => readonly HsdsRow[],
): void {
  const { rows, rest } = asTheyCame(giving.sources, field, items)
  rows.forEach((row, at) => add(row.table, leavingRow(row, giving, at)))
  const owner = ownerLink(giving)
  add(table, ...rowsOf(rest).map((row, at) => withId(table, owner, at, row)))
}

function addDetails(
  add: Add,
  giving: Giving,
  {
    phones,
    languages = [],
    openings = [],
  }: Pick<Organization, 'phones'> & Partial<Pick<Service, 'languages' | 'openings'>>,
): void {
  const callable = phones.filter(({ number }) => number !== '')
  addField(add, giving, 'phones', callable, 'phone', (rest) => rest.map(phoneRow))
  addField(add, giving, 'languages', languages, 'language', (rest) => rest.map(languageRow))
  addField(add, giving, 'openings', openings, 'schedule', scheduleRows)
}

/** The record itself with the cells that say something of it otherwise than we keep it. */
function asItStood(row: HsdsRow, { table, sources }: Giving, record: object): HsdsRow {
  const fields = new Map(Object.entries(record))
  const own = sources.filter(
    ({ table: from, field, made }) => from === table && isDeepStrictEqual(fields.get(field), made[0]),
  )
  return own.reduce(
    (whole, { cells }) => ({ ...whole, ...('fees' in cells && { fees_description: '' }), ...cells }),
    row,
  )
}

function addOrganization(
  add: Add,
  { name, alternateName, description, email, website, phones }: Organization,
  giving: Giving,
) {
  const { id } = giving
  add('organization', {
    ...{ id, name, alternate_name: written(alternateName) },
    // Every organization says something of itself in HSDS.
    description: description || name,
    ...{ email: written(email), website: asLink(written(website)) },
  })
  addDetails(add, giving, { phones })
}

/** A word of ours for a taxonomy term, whose id is the same in every export. */
const TERMS = '9b3c1b52-0a56-4c0e-9d0c-6f0b4f6f7c11'

function addAttributes(
  add: Add,
  linkId: string,
  entity: 'service' | 'location',
  said: readonly (readonly [kind: string, value: string])[],
): void {
  for (const [kind, value] of said)
    add('attribute', {
      ...{ id: nameBased(`attribute ${kind} ${value}`, linkId), link_id: linkId, link_type: kind },
      ...{ taxonomy_term_id: nameBased(kind, TERMS), link_entity: entity, value },
    })
}

function addTerms(add: Add, rows: HsdsRows): void {
  const used = new Set((rows.get('attribute') ?? []).map(({ link_type: kind }) => kind ?? ''))
  if (used.size === 0) return
  const taxonomyId = nameBased('footbridge', TERMS)
  add('taxonomy', { id: taxonomyId, ...OUR_TAXONOMY })
  for (const kind of used)
    add('taxonomy_term', {
      ...{ id: nameBased(kind, TERMS), code: kind, name: kind, description: kind },
      ...{ taxonomy: OUR_TAXONOMY.name, taxonomy_id: taxonomyId },
    })
}

function addService(add: Add, service: Service, giving: Giving, organizationId: string): void {
  const { name, alternateName, description, website, email, status, interpretation, fees, alert } = service
  const { applicationProcess, statedWait, eligibility, minimumAge, maximumAge, verifiedOn, updatedAt } =
    service
  const { id } = giving
  const row: HsdsRow = {
    ...{ id, organization_id: organizationId, name, alternate_name: written(alternateName), description },
    ...{ url: asLink(written(website)), email: written(email), status: status.replace('-', ' ') },
    ...{ interpretation_services: interpretation, application_process: applicationProcess },
    ...{ fees_description: fees, wait_time: statedWait, eligibility_description: eligibility, alert },
    ...{ minimum_age: written(minimumAge), maximum_age: written(maximumAge) },
    ...{ assured_date: written(verifiedOn), last_modified: updatedAt },
  }
  add('service', asItStood(row, giving, service))
  addDetails(add, giving, service)
  addField(add, giving, 'costs', service.costs, 'cost_option', (rest) =>
    rest.map(({ option, amount, currency, description: words }) => ({
      ...{ option, amount: written(amount), currency: written(currency), amount_description: words },
    })),
  )
  addField(add, giving, 'documents', service.documents, 'required_document', (rest) =>
    rest.map((document) => ({ document })),
  )
  addField(add, giving, 'areas', service.areas, 'service_area', (rest) =>
    rest.map((area) => ({ name: area })),
  )
  addAttributes(add, id, 'service', ourAttributes(service))
}

/** Whether a row says all its table needs, but for the ids it gets when it leaves. */
function isWhole(table: HsdsTableName, row: HsdsRow): boolean {
  const columns: Readonly<Record<string, HsdsColumn>> = HSDS_TABLES[table].columns
  return Object.entries(columns).every(
    ([name, { required, holds }]) => !required || holds === 'id' || (row[name] ?? '') !== '',
  )
}

function addLocation(add: Add, location: Location, giving: Giving, organizationId: string | null): void {
  const { name, description, transportation, address, postalCode, accessibility } = location
  const { id, sources } = giving
  const owner = ownerLink(giving)
  const row: HsdsRow = {
    ...{ id, location_type: 'physical', organization_id: written(organizationId) },
    // A place without a name is called by its address here.
    ...{ name: name === address ? '' : name, description, transportation },
  }
  add('location', asItStood(row, giving, location))
  addDetails(add, giving, location)
  // A row that says nothing in words may hold a link.
  addField(add, giving, 'accessibility', [accessibility], 'accessibility', (rest) =>
    rest.filter(Boolean).map((way) => ({ description: way })),
  )
  // A row that holds the whole address in its first line is none of HSDS: it is divided.
  const came = asTheyCame(sources, 'address', [address]).rows.filter(({ table, cells }) =>
    isWhole(table, cells),
  )
  came.forEach((row, at) => add('address', leavingRow(row, giving, at)))
  if (came.length > 0) return
  const parts = addressParts(address, postalCode)
  if (parts) {
    const { lines, city, state, country } = parts
    const [first = '', ...others] = lines
    add(
      'address',
      withId('address', owner, 0, {
        ...{ address_1: first, address_2: others.join(', '), city, state_province: state },
        ...{ postal_code: parts.postalCode, country, address_type: 'physical' },
      }),
    )
  } else if (address !== '') addAttributes(add, id, 'location', [[OUR_ATTRIBUTES.address, address]])
}

/** Under which ids a directory's own records leave, by their table and the id it gave them; one of two is nobody. */
function leavingBySource(directory: Directory, of: (id: string) => string) {
  const tables = [
    ['organization', directory.organizations],
    ['service', directory.services],
    ['location', directory.locations],
  ] as const
  const known = new Map<string, string>()
  const know = (key: string, id: string) => known.set(key, known.has(key) ? '' : id)
  for (const [table, records] of tables)
    for (const { id, sourceId } of records) if (sourceId !== null) know(`${table} ${sourceId}`, of(id))
  for (const { id, sourceTable, sourceKey } of directory.rows) {
    const table = publishedTable(sourceTable)
    if (table === 'contact' || table === 'program')
      know(`${table} ${sourceKey}`, leavingKeptId(sourceKey, id))
  }
  return (table: HsdsTableName, sourceId: string): string | undefined => known.get(`${table} ${sourceId}`)
}

/** The whole directory as rows of HSDS 3.0, but for what an import kept beyond our own fields. */
export function hsdsRows(directory: Directory, ids: ReadonlyMap<string, string>): HsdsRows {
  const { rows, add } = collector()
  const of = (id: string): string => ids.get(id) ?? id
  const told = new Map(directory.told.map((row) => [row.recordId, row.told]))
  const linked = leavingBySource(directory, of)
  const giving = (table: HsdsTableName, id: string): Giving => ({
    ...{ table, id: of(id), linked, sources: sourceRowsIn(told.get(id)) },
  })
  for (const organization of directory.organizations)
    addOrganization(add, organization, giving('organization', organization.id))
  for (const service of directory.services)
    addService(add, service, giving('service', service.id), of(service.organizationId))
  for (const location of directory.locations)
    addLocation(
      add,
      location,
      giving('location', location.id),
      location.organizationId && of(location.organizationId),
    )
  const sourceIds = new Map(directory.locations.map(({ id, sourceId }) => [id, sourceId]))
  for (const { serviceId, locationId } of directory.places) {
    const owner = giving('service', serviceId)
    const links = { service_id: of(serviceId), location_id: of(locationId) }
    const came = asTheyCame(owner.sources, 'places', [sourceIds.get(locationId) ?? null]).rows
    came.forEach((row, at) => add('service_at_location', { ...leavingRow(row, owner, at), ...links }))
    if (came.length === 0)
      add('service_at_location', { id: nameBased(`at ${of(locationId)}`, of(serviceId)), ...links })
  }
  addTerms(add, rows)
  return rows
}
