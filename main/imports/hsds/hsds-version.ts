import type { Note, Table } from '../../spreadsheet/table.ts'
import { oneWord } from '../reading/plain-words.ts'

/** The published versions that differ in their tables; 1.0 reads as 1.1, and 3.1 as 3.0 with more in it. */
export type HsdsVersion = '1.1' | '2.0' | '3.0'

/** What a version of HSDS has that another has not: a table, or a column of one. */
interface Sign {
  readonly versions: readonly HsdsVersion[]
  /** The names of the table's file in any spelling. */
  readonly tables: readonly string[]
  /** Without one the table itself is the sign. */
  readonly column?: string
}

const tables = (versions: readonly HsdsVersion[], ...names: readonly (readonly string[])[]): Sign[] =>
  names.map((each) => ({ versions, tables: each }))

const columns = (
  versions: readonly HsdsVersion[],
  names: readonly string[],
  ...found: readonly string[]
): Sign[] => found.map((column) => ({ versions, tables: names, column }))

const ORGANIZATIONS = ['organization', 'organizations']
const SERVICES = ['service', 'services']
const LOCATIONS = ['location', 'locations']
const TERMS = ['taxonomyterm', 'taxonomyterms']
const TAXONOMIES = ['taxonomy', 'taxonomies']
const SCHEDULES = ['schedule', 'schedules']
const LANGUAGES = ['language', 'languages']
const PHONES = ['phone', 'phones']
const AREAS = ['servicearea', 'serviceareas']
const ELIGIBILITY = ['eligibility', 'eligibilities']
const ACCESSIBILITY = ['accessibilityfordisabilities']

/**
 * By what the versions are told apart, as their data packages list tables and columns (openreferral/specification,
 * `datapackage.json` at 1.1, 2.0.1, 3.0 and 3.1). Ages and costs of a service stood in 2.x before 3.0 took them over, in the
 * profile that the United Kingdom publishes.
 */
const SIGNS: readonly Sign[] = [
  ...tables(
    ['1.1'],
    ['regularschedule', 'regularschedules'],
    ['holidayschedule', 'holidayschedules'],
    ['servicetaxonomy', 'servicestaxonomy', 'servicetaxonomies', 'servicestaxonomies'],
  ),
  ...columns(['1.1'], TAXONOMIES, 'parent_name', 'vocabulary'),
  ...columns(['1.1'], SERVICES, 'location_id'),
  ...tables(
    ['2.0'],
    ['serviceattribute', 'serviceattributes'],
    ['otherattribute', 'otherattributes'],
    ['linktaxonomy', 'linktaxonomies'],
  ),
  ...columns(['2.0'], TERMS, 'term'),
  ...columns(['2.0'], ELIGIBILITY, 'minimum_age', 'maximum_age'),
  ...tables(
    ['1.1', '2.0'],
    ['physicaladdress', 'physicaladdresses'],
    ['postaladdress', 'postaladdresses'],
    ELIGIBILITY,
    ['paymentaccepted', 'paymentsaccepted', 'paymentaccepteds'],
    ACCESSIBILITY,
  ),
  ...columns(['1.1', '2.0'], ELIGIBILITY, 'eligibility'),
  ...columns(['1.1', '2.0'], ORGANIZATIONS, 'url'),
  ...columns(['1.1', '2.0'], LANGUAGES, 'language'),
  ...columns(['1.1', '2.0'], PHONES, 'language', 'department'),
  ...columns(['1.1', '2.0'], AREAS, 'service_area'),
  ...tables(['2.0', '3.0'], SCHEDULES, TERMS, ['costoption', 'costoptions']),
  ...columns(['2.0', '3.0'], SCHEDULES, 'freq', 'byday'),
  ...tables(
    ['3.0'],
    ['address', 'addresses'],
    ['accessibility', 'accessibilities'],
    ['attribute', 'attributes'],
    ['organizationidentifier', 'organizationidentifiers'],
    ['url', 'urls'],
    ['servicecapacity', 'servicecapacities'],
    ['unit', 'units'],
  ),
  ...columns(['3.0'], ORGANIZATIONS, 'website', 'logo', 'uri', 'parent_organization_id'),
  ...columns(['3.0'], SERVICES, 'minimum_age', 'maximum_age', 'eligibility_description', 'fees_description'),
  ...columns(['3.0'], SERVICES, 'alert', 'assured_date', 'assurer_email', 'last_modified'),
  ...columns(['3.0'], LOCATIONS, 'location_type', 'external_identifier'),
  ...columns(['3.0'], LANGUAGES, 'name', 'code', 'note'),
  ...columns(['3.0'], SCHEDULES, 'attending_type', 'schedule_link', 'notes'),
  ...columns(['3.0'], AREAS, 'name', 'extent', 'extent_type'),
  ...columns(['3.0'], TERMS, 'name', 'code', 'term_uri', 'taxonomy_id'),
  ...columns(['3.0'], ['requireddocument', 'requireddocuments'], 'uri'),
]

const VERSIONS: readonly HsdsVersion[] = ['1.1', '2.0', '3.0']

/** A sign that stands in the files, by the name it has there. */
interface Found {
  readonly name: string
  readonly versions: readonly HsdsVersion[]
}

function foundIn(read: readonly Table[]): readonly Found[] {
  const known = read.map((table) => ({ table, word: oneWord(table.name) }))
  return SIGNS.flatMap(({ versions, tables: names, column }) => {
    const at = known.find(({ word }) => names.includes(word))
    if (!at) return []
    if (column === undefined) return [{ name: at.table.name, versions }]
    const heading = at.table.columns.find((each) => oneWord(each) === oneWord(column))
    return heading === undefined ? [] : [{ name: `${at.table.name}.${heading}`, versions }]
  })
}

/** The version most of the signs speak for, the signs that tell it, and those of other versions. */
export interface HsdsTold {
  readonly version: HsdsVersion
  readonly by: readonly string[]
  readonly others: readonly Found[]
}

/** Tells the version of a directory from its tables and headings; where nothing tells more, the older one is meant. */
export function tellHsdsVersion(read: readonly Table[]): HsdsTold {
  const found = foundIn(read)
  const counted = VERSIONS.map((version) => ({
    version,
    count: found.filter(({ versions }) => versions.includes(version)).length,
  }))
  const [{ version } = { version: '1.1' as const }] = counted.toSorted((one, two) => two.count - one.count)
  const speaking = found.filter(({ versions }) => versions.includes(version))
  // Those that no other version has tell the most.
  const by = speaking.toSorted((one, two) => one.versions.length - two.versions.length)
  return {
    version,
    by: by.map(({ name }) => name),
    others: found.filter(({ versions }) => !versions.includes(version)),
  }
}

/** More signs than these nobody reads. */
const MOST_NAMED = 6

function named(names: readonly string[]): string {
  const unique = [...new Set(names)]
  return [...unique.slice(0, MOST_NAMED), ...(unique.length > MOST_NAMED ? ['…'] : [])].join(', ')
}

/** Whether two versions are read alike: 2.0.1 as 2.0, 3.1 as 3.0, and 1.0 as 1.1. */
const isLike = (said: string, version: HsdsVersion): boolean => said.split('.')[0] === version.split('.')[0]

/** What there is to say of how the version was told, `said` being what the data package calls itself. */
export function versionNotes({ version, by, others }: HsdsTold, said: string | null): readonly Note[] {
  const notes: Note[] = [
    by.length > 0
      ? { message: 'imports:notes.hsds.toldBy', values: { signs: named(by) } }
      : { message: 'imports:notes.hsds.toldByNothing', values: { version } },
  ]
  if (others.length > 0) {
    const versions = VERSIONS.filter((each) => others.some((other) => other.versions.includes(each)))
    notes.push({
      message: 'imports:notes.hsds.mixed',
      values: { signs: named(others.map(({ name }) => name)), versions: versions.join(', ') },
    })
  }
  if (said !== null && !isLike(said, version))
    notes.push({ message: 'imports:notes.hsds.saysOther', values: { said, version } })
  return notes
}
