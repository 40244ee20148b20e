import type { Location, Organization, Service, ServiceLine } from '#shared/domain/provider.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { wholeRows } from '../db/whole-rows.ts'

/** Organizations as whole rows. */
export const organizationRows = wholeRows<Organization>(
  'organizations',
  {
    id: 'text',
    sourceId: 'text',
    name: 'text',
    alternateName: 'text',
    description: 'text',
    email: 'text',
    website: 'text',
    phones: 'json',
    active: 'flag',
    version: 'integer',
  },
  ['id'],
)

/** Services as whole rows. */
export const serviceRows = wholeRows<Service>(
  'services',
  {
    id: 'text',
    sourceId: 'text',
    organizationId: 'text',
    name: 'text',
    alternateName: 'text',
    description: 'text',
    alert: 'text',
    website: 'text',
    email: 'text',
    status: 'text',
    minimumAge: 'real',
    maximumAge: 'real',
    languages: 'json',
    interpretation: 'text',
    payers: 'json',
    fees: 'text',
    costs: 'json',
    phones: 'json',
    openings: 'json',
    documents: 'json',
    areas: 'json',
    applicationProcess: 'text',
    eligibility: 'text',
    statedWait: 'text',
    telehealth: 'flag',
    slidingFee: 'flag',
    help: 'json',
    modalities: 'json',
    cultures: 'json',
    clinicianGenders: 'json',
    verifiedOn: 'text',
    updatedAt: 'text',
    version: 'integer',
  },
  ['id'],
)

/** Locations as whole rows. */
export const locationRows = wholeRows<Location>(
  'locations',
  {
    id: 'text',
    sourceId: 'text',
    organizationId: 'text',
    name: 'text',
    description: 'text',
    transportation: 'text',
    address: 'text',
    postalCode: 'text',
    phones: 'json',
    languages: 'json',
    openings: 'json',
    accessibility: 'text',
    active: 'flag',
    version: 'integer',
  },
  ['id'],
)

/** That a service is given at a location. */
export interface Place {
  readonly serviceId: string
  readonly locationId: string
}

/** Places as whole rows. */
export const placeRows = wholeRows<Place>('service_locations', { serviceId: 'text', locationId: 'text' }, [
  'serviceId',
  'locationId',
])

/** A row of an imported table that has no place of its own in the directory. */
export interface ProviderRow {
  readonly id: string
  readonly sourceTable: string
  readonly sourceKey: string
  readonly organizationId: string | null
  /** The service or location it describes. */
  readonly aboutId: string | null
  readonly cells: readonly { readonly column: string; readonly value: string }[]
}

/** Imported rows without a place of their own, as whole rows. */
export const providerRowRows = wholeRows<ProviderRow>(
  'provider_rows',
  {
    id: 'text',
    sourceTable: 'text',
    sourceKey: 'text',
    organizationId: 'text',
    aboutId: 'text',
    cells: 'json',
  },
  ['id'],
)

/** What files said last of a record of the directory. */
export interface ToldRow {
  readonly recordId: string
  readonly told: Readonly<Record<string, unknown>>
}

/** What files said, as whole rows. */
export const toldRows = wholeRows<ToldRow>('directory_told', { recordId: 'text', told: 'json' }, ['recordId'])

export const everyToldRow = many<object, ToldRow>(
  `SELECT ${toldRows.columns.select()} FROM directory_told`,
  toldRows.columns.read,
)

/** The organization with this id, or the one that offers the service with this id. */
export const findOrganizationOf = one<{ id: string }, Organization>(
  `SELECT ${organizationRows.columns.select()} FROM organizations
   WHERE id = coalesce((SELECT organization_id FROM services WHERE id = :id), :id)`,
  organizationRows.columns.read,
)

export const listServicesOf = many<{ organizationId: string }, Service>(
  `SELECT ${serviceRows.columns.select()} FROM services WHERE organization_id = :organizationId ORDER BY name, id`,
  serviceRows.columns.read,
)

/** An organization's own locations and those where its services are given, but for those it left. */
export const listLocationsOf = many<{ organizationId: string }, Location>(
  `SELECT ${locationRows.columns.select()} FROM locations
   WHERE active = 1 AND (organization_id = :organizationId OR id IN (
     SELECT p.location_id FROM service_locations p JOIN services s ON s.id = p.service_id
     WHERE s.organization_id = :organizationId))
   ORDER BY name, id`,
  locationRows.columns.read,
)

export const listPlacesOf = many<{ organizationId: string }, Place>(
  `SELECT p.service_id AS serviceId, p.location_id AS locationId
   FROM service_locations p JOIN services s ON s.id = p.service_id
   WHERE s.organization_id = :organizationId ORDER BY p.service_id, p.location_id`,
  placeRows.columns.read,
)

export const listPlacesOfService = many<{ serviceId: string }, Place>(
  `SELECT ${placeRows.columns.select()} FROM service_locations WHERE service_id = :serviceId ORDER BY location_id`,
  placeRows.columns.read,
)

export const listRowsOf = many<{ organizationId: string }, ProviderRow>(
  `SELECT ${providerRowRows.columns.select()} FROM provider_rows
   WHERE organization_id = :organizationId ORDER BY source_table, source_key, id`,
  providerRowRows.columns.read,
)

export const listLocationsAt = many<{ serviceId: string }, Location>(
  `SELECT ${locationRows.columns.select('l')} FROM service_locations p JOIN locations l ON l.id = p.location_id
   WHERE p.service_id = :serviceId ORDER BY l.name, l.id`,
  locationRows.columns.read,
)

export const listServiceIdsAt = many<{ locationId: string }, string>(
  'SELECT service_id AS id FROM service_locations WHERE location_id = :locationId',
  ({ id }) => String(id),
)

export const listServiceIdsOf = many<{ organizationId: string }, string>(
  'SELECT id FROM services WHERE organization_id = :organizationId',
  ({ id }) => String(id),
)

/** An organization's name and what it is called in lists. */
export interface OrganizationName {
  readonly id: string
  readonly name: string
}

export const listOrganizationNames = many<object, OrganizationName>(
  'SELECT id, name FROM organizations',
  ({ id, name }) => ({ id: String(id), name: String(name) }),
)

export const listOrganizationsOfServices = many<{ ids: string }, string>(
  `SELECT DISTINCT organization_id AS id FROM services WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id`,
  ({ id }) => String(id),
)

const AT_SITE = `instr('.' || replace(replace(lower(ifnull(%, '')), '/', '.'), ':', '.') || '.', '.' || :site || '.') > 0`

export const listOrganizationsAtSite = many<{ site: string }, string>(
  `SELECT id FROM organizations WHERE ${AT_SITE.replace('%', 'website')}
   UNION SELECT organization_id FROM services WHERE ${AT_SITE.replace('%', 'website')}`,
  ({ id }) => String(id),
)

export const listNamesOfOrganizations = many<{ ids: string }, OrganizationName>(
  'SELECT id, name FROM organizations WHERE id IN (SELECT value FROM json_each(:ids))',
  ({ id, name }) => ({ id: String(id), name: String(name) }),
)

/** A line of the directory with what its filters look at, kept beside the service it comes from. */
export interface KeptLine extends ServiceLine {
  readonly sortKey: string
  readonly active: boolean
}

const line = columns<Omit<KeptLine, 'id'> & { serviceId: string }>({
  sortKey: 'text',
  serviceId: 'text',
  name: 'text',
  organizationId: 'text',
  organizationName: 'text',
  active: 'flag',
  status: 'text',
  minimumAge: 'real',
  maximumAge: 'real',
  languages: 'json',
  payers: 'json',
  telehealth: 'flag',
  phone: 'text',
  places: 'integer',
  verifiedOn: 'text',
  capacity: 'text',
  capacityOn: 'text',
})

const insertLineRow = change<object>(`INSERT INTO service_lines ${line.values}`)

export const insertLine = (db: WritableDb, { id, ...rest }: KeptLine): number =>
  insertLineRow(db, line.bind({ ...rest, serviceId: id }))

export const deleteLine = change<{ serviceId: string }>(
  'DELETE FROM service_lines WHERE service_id = :serviceId',
)

export const saveServiceWords = change<{ serviceId: string; words: string }>(
  `INSERT INTO service_words (service_id, words) VALUES (:serviceId, :words)
   ON CONFLICT (service_id) DO UPDATE SET words = excluded.words`,
)

export const deleteServiceWords = change<{ serviceId: string }>(
  'DELETE FROM service_words WHERE service_id = :serviceId',
)

export const insertServiceZip = change<{ serviceId: string; zip: string }>(
  'INSERT OR IGNORE INTO service_zips (zip, service_id) VALUES (:zip, :serviceId)',
)

export const deleteServiceZips = change<{ serviceId: string }>(
  'DELETE FROM service_zips WHERE service_id = :serviceId',
)

/** A search as its statement takes it: `null` or 0 asks for nothing. */
export interface ServiceFilter {
  /** Those that typed words find, as JSON; `null` where nothing was typed. */
  readonly asked: string | null
  readonly activeOnly: 0 | 1
  readonly age: number | null
  /** `"es"` and `"es-`, as they stand in a list of languages. */
  readonly language: string | null
  readonly languageFamily: string | null
  /** `"medicaid"`, as it stands in a list of payers. */
  readonly payer: string | null
  readonly openOnly: 0 | 1
  /** What was said of new clients up to this day is no longer believed. */
  readonly staleUpTo: string
  /** Miles to each postal area that a service has a place in, as JSON; `{}` where nobody asks how far it is. */
  readonly distances: string
  /** A service all of whose known places are farther is left out. */
  readonly withinMiles: number | null
  readonly nearestFirst: 0 | 1
}

const milesTo = (serviceId: string): string =>
  `(SELECT min(d.miles) FROM service_zips z CROSS JOIN distances d ON d.zip = z.zip WHERE z.service_id = ${serviceId})`

// How far it is to every one that fits is looked up only where it is asked for; of a page it always is.
const fitting = `distances (zip, miles) AS MATERIALIZED (SELECT key, value FROM json_each(:distances)),
     found AS MATERIALIZED (
       SELECT sort_key, service_id,
         CASE WHEN :nearestFirst = 1 OR :withinMiles IS NOT NULL THEN ${milesTo('service_lines.service_id')} END AS miles
       FROM service_lines
       WHERE (:activeOnly = 0 OR active = 1)
         AND (:age IS NULL OR (coalesce(minimum_age, :age) <= :age AND coalesce(maximum_age, :age) >= :age))
         AND (:language IS NULL OR languages = '[]'
           OR instr(languages, :language) > 0 OR instr(languages, :languageFamily) > 0)
         AND (:openOnly = 0 OR capacity IS NOT 'no-capacity' OR capacity_on <= :staleUpTo)
         AND (:payer IS NULL OR payers = '[]' OR instr(payers, :payer) > 0)
         AND (:asked IS NULL OR service_id IN (SELECT value FROM json_each(:asked)))),
     fitting AS MATERIALIZED (
       SELECT sort_key, service_id, miles FROM found
       WHERE :withinMiles IS NULL OR miles IS NULL OR round(miles) <= :withinMiles)`

export const countServices = one<ServiceFilter, number>(
  `WITH ${fitting} SELECT count(*) AS total FROM fitting`,
  ({ total }) => Number(total),
)

const inOrder = (from: string): string =>
  `CASE WHEN :nearestFirst = 1 THEN ${from}.miles END NULLS LAST, ${from}.sort_key, ${from}.service_id`

/** Lines in the order of the directory, the nearest first where somebody asks; each with how many fit altogether. */
export const listServices = many<
  ServiceFilter & { limit: number; offset: number },
  { line: ServiceLine; miles: number | null; total: number }
>(
  // Only the keys of all that fit are gathered to be counted; whole lines are read of one page.
  `WITH ${fitting},
     page AS (SELECT sort_key, service_id, miles FROM fitting ORDER BY ${inOrder('fitting')} LIMIT :limit OFFSET :offset)
   SELECT l.service_id AS id, l.name, l.organization_id AS organizationId,
     l.organization_name AS organizationName, l.status, l.minimum_age AS minimumAge, l.maximum_age AS maximumAge,
     l.languages, l.payers, l.telehealth, l.phone, l.places, l.verified_on AS verifiedOn, l.capacity,
     l.capacity_on AS capacityOn, ${milesTo('l.service_id')} AS miles, (SELECT count(*) FROM fitting) AS total
   FROM page CROSS JOIN service_lines l ON l.sort_key = page.sort_key AND l.service_id = page.service_id
   ORDER BY ${inOrder('page')}`,
  ({ total, miles, ...row }) => ({
    line: line.read(row) as unknown as ServiceLine,
    miles: miles as number | null,
    total: Number(total),
  }),
)

/** An organization with how well its services are known. */
export interface KnownOrganization {
  readonly organizationId: string
  readonly name: string
  /** The number one calls first: its own, or that of its first service that has one. */
  readonly phone: string | null
  /** The service whose number that is; `null` where it is the organization's own. */
  readonly phoneOf: string | null
  readonly services: number
  readonly stale: number
  /** The day up to which every one of its services was checked; `null` while one never was. */
  readonly checkedOn: string | null
  /** The last day any of them was. */
  readonly lastCheckedOn: string | null
}

/** Organizations with services on offer, and how many of those nobody has checked since a day. */
export const listKnownOrganizations = many<
  { staleUpTo: string; organizationId: string | null },
  KnownOrganization
>(
  `SELECT l.organization_id AS organizationId, l.organization_name AS name,
     coalesce(o.phones ->> '$[0].number', p.phone) AS phone,
     CASE WHEN o.phones ->> '$[0].number' IS NULL THEN p.name END AS phoneOf, count(*) AS services,
     count(*) FILTER (WHERE l.verified_on IS NULL OR l.verified_on <= :staleUpTo) AS stale,
     CASE WHEN count(l.verified_on) = count(*) THEN min(l.verified_on) END AS checkedOn,
     max(l.verified_on) AS lastCheckedOn
   FROM service_lines l JOIN organizations o ON o.id = l.organization_id
     LEFT JOIN service_lines p ON p.service_id = (
       SELECT x.service_id FROM service_lines x
       WHERE x.organization_id = l.organization_id AND x.active = 1 AND x.phone IS NOT NULL
       ORDER BY x.sort_key, x.service_id LIMIT 1)
   WHERE l.active = 1 AND (:organizationId IS NULL OR l.organization_id = :organizationId)
   GROUP BY l.organization_id`,
  // The columns are the fields.
  (row) => row as unknown as KnownOrganization,
)

export const findNamingConsent = one<{ organizationId: string }, { found: true }>(
  'SELECT 1 AS found FROM consents WHERE instr(recipient_ids, :organizationId) > 0 LIMIT 1',
  () => ({ found: true }),
)

export const everyOrganization = many<object, Organization>(
  `SELECT ${organizationRows.columns.select()} FROM organizations`,
  organizationRows.columns.read,
)

export const everyService = many<object, Service>(
  `SELECT ${serviceRows.columns.select()} FROM services`,
  serviceRows.columns.read,
)

export const everyLocation = many<object, Location>(
  `SELECT ${locationRows.columns.select()} FROM locations`,
  locationRows.columns.read,
)

export const everyPlace = many<object, Place>(
  `SELECT ${placeRows.columns.select()} FROM service_locations`,
  placeRows.columns.read,
)

export const everyProviderRow = many<object, ProviderRow>(
  `SELECT ${providerRowRows.columns.select()} FROM provider_rows`,
  providerRowRows.columns.read,
)

/** What changes whenever anything in the directory does: where one record takes the place of another, the newest id. */
export const directoryStamps = many<object, string>(
  `SELECT count(*) || ':' || total(version) || ':' || ifnull(max(id), '') AS stamp FROM organizations
   UNION ALL SELECT count(*) || ':' || total(version) || ':' || ifnull(max(id), '') FROM services
   UNION ALL SELECT count(*) || ':' || total(version) || ':' || ifnull(max(id), '') FROM locations
   UNION ALL SELECT count(*) FROM service_locations
   UNION ALL SELECT count(*) FROM provider_rows
   UNION ALL SELECT count(*) || ':' || ifnull(max(id), '') FROM provider_checks`,
  ({ stamp }) => String(stamp),
)
