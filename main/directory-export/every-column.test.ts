import { existsSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { unguarded } from '../spreadsheet/write-csv.ts'
import { dropped, importOf } from '../testing/import-files.ts'
import {
  type Field,
  type Files,
  given,
  PUBLISHED,
  publishedResources,
  type Resource,
  type Row,
  wrongBy,
  wrongBySchemas,
} from '../testing/published-hsds.ts'
import { createTestApp } from '../testing/test-app.ts'
import { HSDS_TABLES, type HsdsTableName, linkedTable } from './hsds-tables.ts'

const RUNS = 8
const MOST_ROWS = 2

const idOf = (table: number, row: number) =>
  `${String(table).padStart(8, '0')}-1111-4111-8111-${String(row).padStart(12, '0')}`

const word = fc
  .tuple(fc.constantFrom('Zorvan', 'Quillim', '-Brasto', "'-Tis", 'Ñandú', 'Ulm, Or'), fc.nat(99))
  .map(([name, at]) => `${name} ${at}`)
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => `${parts.map((part) => String(part).padStart(2, '0')).join(':')}:00`)

/** What stands in columns of which the words mean something. */
const MEANT: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'schedule.byday': fc.constantFrom('MO', 'MO,TU', '1FR', '-1SU'),
  'schedule.wkst': fc.constantFrom('MO', 'SU'),
  'schedule.freq': fc.constantFrom('WEEKLY', 'MONTHLY'),
  'language.code': fc.constantFrom('ur', 'es', 'so'),
  'phone.number': fc.constantFrom('617 555 0101', '+44 1234 234567', '(617) 555-0102', 'TTY: 711'),
  'cost_option.currency': fc.constantFrom('USD', 'CAD'),
  'address.country': fc.constantFrom('US', 'CA'),
  'address.postal_code': fc.constantFrom('02110', 'K1A 0B1'),
  'attribute.link_entity': fc.constant('service'),
  'service.minimum_age': fc.constantFrom('5', '11.5'),
  'service.maximum_age': fc.constantFrom('17', '21'),
}

function valueOf(table: string, { name, type, format, constraints }: Field): fc.Arbitrary<string> {
  const meant = MEANT[`${table}.${name}`]
  if (meant) return meant
  if (constraints.enum) return fc.constantFrom(...constraints.enum)
  if (type === 'number') return fc.integer({ min: -85, max: 85 }).map(String)
  if (type === 'date' || format === 'date') return day
  if (type === 'datetime') return day.map((on) => `${on}T10:00:00Z`)
  if (type === 'time') return time
  if (format === 'email') return fc.nat(99).map((at) => `a${at}@zorvan.example`)
  if (format === 'uri') return fc.nat(99).map((at) => `https://zorvan.example/${at}?x=%20#top`)
  return word
}

const TABLES = Object.keys(HSDS_TABLES) as HsdsTableName[]

const MAIN = ['organization_id', 'service_id', 'location_id', 'service_at_location_id']

/** The first column by which a row belongs to somebody. */
const ownerOf = (fields: readonly Field[]): string | undefined =>
  fields.find(({ name }) => MAIN.includes(name))?.name

/** A row of a table; its links lead to rows that are there, and whatever it need not say it says or not. */
function rowOf({ name: table, schema }: Resource, at: number): fc.Arbitrary<Row> {
  const cells = schema.fields.map((field): fc.Arbitrary<string> => {
    if (field.name === 'id') return fc.constant(idOf(TABLES.indexOf(table as HsdsTableName), at))
    const to =
      field.name === 'link_id'
        ? 'service'
        : field.name === 'parent_organization_id'
          ? 'organization'
          : linkedTable(table as HsdsTableName, field.name)
    const isParent = field.name === 'parent_id'
    // A row of nobody is left out and listed; every other one leaves as it came.
    const isOwner = to !== null && field.name === ownerOf(schema.fields)
    const value = to
      ? fc.nat(MOST_ROWS - 1).map((row) => (isParent ? '' : idOf(TABLES.indexOf(to), row)))
      : valueOf(table, field)
    return field.constraints.required || isOwner
      ? value
      : fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constant('') })
  })
  return fc
    .tuple(...cells)
    .map((values) =>
      Object.fromEntries(schema.fields.map(({ name }, column) => [name, values[column] ?? ''])),
    )
}

const aPackage = (resources: readonly Resource[]) =>
  fc
    .tuple(
      ...resources.map((resource) =>
        fc.tuple(...Array.from({ length: MOST_ROWS }, (_, at) => rowOf(resource, at))),
      ),
    )
    .map((tables): Files => new Map(resources.map(({ path }, at) => [path, tables[at] ?? []])))

const quoted = (cell = '') => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function written(files: Files, resources: readonly Resource[]): Record<string, string> {
  return Object.fromEntries(
    resources.map(({ path, schema }) => {
      const names = schema.fields.map(({ name }) => name)
      const lines = (files.get(path) ?? []).map((row) => names.map((name) => quoted(row[name])).join(','))
      return [path, `${[names.join(','), ...lines].join('\n')}\n`]
    }),
  )
}

/** Rows by their ids, without what they do not say; when a service changed here is said where nothing said it. */
function said(files: Files, before: Files): Readonly<Record<string, readonly Row[]>> {
  const known = new Map((before.get('services.csv') ?? []).map(({ id, last_modified: on }) => [id, on]))
  return Object.fromEntries(
    [...files].map(([path, rows]) => [
      path,
      rows
        .map((row) =>
          Object.fromEntries(
            Object.entries(row).filter(
              ([name, value]) => value !== '' && (name !== 'last_modified' || known.get(row.id ?? '') !== ''),
            ),
          ),
        )
        .toSorted((one, two) => ((one['id'] ?? '') < (two['id'] ?? '') ? -1 : 1)),
    ]),
  )
}

/** Cells without the sign that keeps a spreadsheet program from taking them for a formula. */
const asMeant = (files: Files): Files =>
  new Map(
    [...files].map(([path, rows]) => [
      path,
      rows.map((row): Row =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, unguarded(value ?? '')])),
      ),
    ]),
  )

test.skipIf(!existsSync(PUBLISHED))(
  'a directory of HSDS 3.0 leaves as it came, in every column of every table, and does so again from elsewhere',
  async () => {
    const resources = publishedResources().filter(({ name }) => name in HSDS_TABLES)
    await fc.assert(
      fc.asyncProperty(aPackage(resources), async (files) => {
        expect([...wrongBy(resources, files), ...wrongBySchemas(files)]).toEqual([])
        await using app = await createTestApp()
        const zip = written(files, resources)
        await importOf(app, await dropped(app, zip))
        const left = await given(app)
        expect(said(asMeant(left.files), files)).toEqual(said(files, files))
        expect([...wrongBy(resources, left.files), ...wrongBySchemas(left.files)]).toEqual([])
        await using elsewhere = await createTestApp()
        await importOf(elsewhere, await dropped(elsewhere, { 'directory.zip': left.bytes }))
        const again = await given(elsewhere)
        expect(said(asMeant(again.files), files)).toEqual(said(files, files))
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  },
  240_000,
)
