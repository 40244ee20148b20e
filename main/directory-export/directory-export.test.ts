import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Ajv, type AnySchema } from 'ajv'
import formats from 'ajv-formats'
import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'papaparse'
import { expect, test } from 'vitest'

import { wholeDirectory } from '../providers/directory-rows.ts'
import { dropped, droppedSample, importOf } from '../testing/import-files.ts'
import { aCheck, aProvider } from '../testing/referral-makers.ts'
import { hsdsExport } from '../testing/sample-exports.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { HSDS_TABLES, type HsdsColumn } from './hsds-tables.ts'

type Row = Readonly<Partial<Record<string, string>>>
type Files = ReadonlyMap<string, readonly Row[]>

interface Field {
  readonly name: string
  readonly type: string
  readonly format?: string
  readonly constraints: {
    readonly required: boolean
    readonly unique?: boolean
    readonly enum?: readonly string[]
  }
}

interface Resource {
  readonly name: string
  readonly path: string
  readonly schema: {
    readonly fields: readonly Field[]
    readonly foreignKeys: readonly {
      readonly fields: string
      readonly reference: { readonly resource: string }
    }[]
  }
}

const SHARED = join(import.meta.dirname, '../../../shared/data')
const PUBLISHED = join(SHARED, 'hsds-spec-3.0/datapackage.json')

const ajv = new Ajv({ strict: false, allErrors: true })
formats.default(ajv)

async function given(
  app: TestApp,
): Promise<{ readonly bytes: Uint8Array; readonly files: Files; readonly resources: readonly Resource[] }> {
  await app.office.providers.saveDirectory({})
  const saved = app.host.saved.at(-1)
  if (!saved) throw new Error('Nothing was saved.')
  const unzipped = unzipSync(saved.bytes)
  const files = new Map(
    Object.entries(unzipped).flatMap(([name, content]) =>
      name.endsWith('.csv')
        ? [
            [
              name,
              parse<Row>(strFromU8(content).replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true })
                .data,
            ] as const,
          ]
        : [],
    ),
  )
  const { resources } = JSON.parse(strFromU8(unzipped['datapackage.json'] ?? new Uint8Array())) as {
    resources: readonly Resource[]
  }
  return { bytes: saved.bytes, files, resources }
}

/** A row of a table as JSON Schema checks it: numbers are numbers, and an empty cell says nothing. */
function typed(row: Row, isNumber: (name: string) => boolean): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      value === '' ? [] : [[name, isNumber(name) ? Number(value) : value] as const],
    ),
  )
}

/** A table of a tabular data package as a JSON Schema: the types and formats of Table Schema have the same names there. */
function schemaOf({ schema: { fields } }: Resource): AnySchema {
  const formatOf = ({ type, format }: Field) =>
    ({ date: 'date', datetime: 'date-time' })[type] ?? (format === 'default' ? undefined : format)
  return {
    type: 'object',
    additionalProperties: false,
    required: fields.filter(({ constraints }) => constraints.required).map(({ name }) => name),
    properties: Object.fromEntries(
      fields.map((field) => [
        field.name,
        {
          type: field.type === 'number' ? 'number' : 'string',
          ...(field.type === 'time' && { pattern: String.raw`^\d{2}:\d{2}:\d{2}$` }),
          ...(formatOf(field) && { format: formatOf(field) }),
          ...(field.constraints.enum && { enum: field.constraints.enum }),
        },
      ]),
    ),
  }
}

/** What is wrong with the files by the description of a data package, in words; empty where all is right. */
function wrongBy(resources: readonly Resource[], files: Files): readonly string[] {
  const idsOf = new Map(
    resources.map(({ name, path }) => [name, new Set(files.get(path)?.map(({ id }) => id))]),
  )
  return resources.flatMap((resource) => {
    const rows = files.get(resource.path) ?? []
    const check = ajv.compile(schemaOf(resource))
    const numbers = new Set(
      resource.schema.fields.flatMap(({ name, type }) => (type === 'number' ? [name] : [])),
    )
    const misfits = rows.flatMap((row) =>
      check(typed(row, (name) => numbers.has(name)))
        ? []
        : [`${resource.path}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(row)}`],
    )
    const again =
      idsOf.get(resource.name)?.size === rows.length ? [] : [`${resource.path}: an id stands twice`]
    const loose = resource.schema.foreignKeys.flatMap(({ fields, reference }) =>
      rows.flatMap((row) => {
        const value = row[fields] ?? ''
        return value === '' || idsOf.get(reference.resource)?.has(value)
          ? []
          : [`${resource.path}: ${fields} leads nowhere`]
      }),
    )
    return [...misfits, ...again, ...loose]
  })
}

async function aDirectory(app: TestApp): Promise<void> {
  await importOf(app, await droppedSample(app, 'hsds-spec-3.0', hsdsExport))
  const made = await app.office.providers.create(
    aProvider({
      ...{ organizationName: '=Clínica "del Río", S.A.', phone: '555-0122 x7b', languages: ['es', 'ht'] },
      ...{ payers: ['medicaid', 'sliding-fee'], minimumAge: 5, maximumAge: 18, telehealth: false },
      ...{ help: ['talk', 'loss'], modalities: 'In groups\nBy play', cultures: 'Haitian' },
      clinicianGenders: ['woman'],
      ...{ address: '220 Main Street, Boston, MA 02110', hours: 'Mondays\nby appointment', fees: 'Free' },
      ...{
        description: '- one\n- two',
        documents: 'A card',
        areas: 'Boston',
        website: 'https://rio.example',
      },
    }),
  )
  await app.office.providers.verify({ id: made.id, version: made.version, check: aCheck() })
  await app.office.providers.create(aProvider({ address: 'behind the library', organizationName: 'Bay' }))
  const gone = await app.office.providers.create(aProvider({ serviceName: 'Gone', organizationName: 'Bay' }))
  await app.office.providers.setOffered({ id: gone.id, version: gone.version, offered: false })
}

test('the directory given away is a data package that is what it says it is', async () => {
  await using app = await createTestApp()
  await aDirectory(app)
  const { files, resources } = await given(app)
  expect(wrongBy(resources, files)).toEqual([])
  expect(files.get('services.csv')?.map(({ name, status }) => [name, status])).toContainEqual([
    'Gone',
    'inactive',
  ])
  expect(files.get('addresses.csv')).toContainEqual(
    expect.objectContaining({ address_1: '220 Main Street', city: 'Boston', postal_code: '02110' }),
  )
  const broken = new Map(files).set('services.csv', [
    { ...files.get('services.csv')?.[0], status: 'open', id: '7' },
  ])
  expect(wrongBy(resources, broken).length).toBeGreaterThan(1)
})

test.skipIf(!existsSync(PUBLISHED))(
  'it is valid by the published data package and schemas of HSDS 3.0',
  async () => {
    await using app = await createTestApp()
    await aDirectory(app)
    const { files } = await given(app)
    const published = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as { resources: readonly Resource[] }
    const resources = published.resources.map(({ schema, ...resource }) => ({
      ...resource,
      schema: { ...schema, foreignKeys: schema.foreignKeys ?? [] },
    }))
    expect(wrongBy(resources, files)).toEqual([])
    for (const [path, rows] of files) {
      const table = resources.find((resource) => resource.path === path)?.name ?? ''
      const schema = JSON.parse(readFileSync(join(SHARED, 'hsds-schema-3.0', `${table}.json`), 'utf8')) as {
        readonly required: readonly string[]
        readonly properties: Readonly<Record<string, { readonly type?: string }>>
      }
      const cells = Object.entries(schema.properties).filter(
        ([, { type }]) => type === 'string' || type === 'number',
      )
      const check = ajv.compile({
        ...{ type: 'object', required: schema.required, additionalProperties: false },
        properties: Object.fromEntries(cells),
      })
      for (const row of rows) {
        check(typed(row, (name) => schema.properties[name]?.type === 'number'))
        expect([path, ajv.errorsText(check.errors)]).toEqual([path, 'No errors'])
      }
    }
  },
)

test.skipIf(!existsSync(PUBLISHED))('its tables and columns are those HSDS 3.0 publishes', () => {
  const { resources } = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as { resources: readonly Resource[] }
  const told = Object.entries<{
    readonly file: string
    readonly columns: Readonly<Record<string, HsdsColumn>>
  }>(HSDS_TABLES)
  for (const [name, { file, columns }] of told) {
    const resource = resources.find((each) => each.name === name)
    expect([name, file, Object.keys(columns)]).toEqual([
      resource?.name,
      resource?.path,
      resource?.schema.fields.map((field) => field.name),
    ])
    const required = Object.entries(columns).flatMap(([column, { required: isNeeded }]) =>
      isNeeded ? [column] : [],
    )
    expect([name, required]).toEqual([
      name,
      resource?.schema.fields.filter(({ constraints }) => constraints.required).map((field) => field.name),
    ])
  }
})

test('what one school gives away is in another school what it was, and is given away again the same', async () => {
  await using app = await createTestApp()
  await aDirectory(app)
  const first = await given(app)
  await using other = await createTestApp()
  await importOf(other, await dropped(other, { 'directory.zip': first.bytes }))
  const plain = (of: TestApp) => {
    const { organizations, services, locations, places } = wholeDirectory(of.vault.reading)
    // What a record is called here, when it changed here, and a postal code that stood in the line only.
    const own = {
      id: '',
      sourceId: '',
      organizationId: '',
      updatedAt: '',
      version: 0,
      verifiedOn: null,
      postalCode: null,
    }
    const without = (records: readonly { readonly name: string }[]) =>
      records
        .map((record) => ({ ...record, ...own }))
        .toSorted((one, two) => (JSON.stringify(one) < JSON.stringify(two) ? -1 : 1))
    return [without(organizations), without(services), without(locations), places.length]
  }
  expect(plain(other)).toEqual(plain(app))
  const second = await given(other)
  const withoutChange = ({ files }: { readonly files: Files }) =>
    Object.fromEntries(
      [...files].map(([name, rows]) => [
        name,
        rows
          .map((row): Row => ({ ...row, last_modified: '', assured_date: '' }))
          .toSorted((one, two) => ((one.id ?? '') < (two.id ?? '') ? -1 : 1)),
      ]),
    )
  expect(withoutChange(second)).toEqual(withoutChange(first))
})

test('an empty directory is not given away', async () => {
  await using app = await createTestApp()
  await expect(app.office.providers.saveDirectory({})).rejects.toMatchObject({
    data: { message: 'providers:errors.nothingToGive' },
  })
})
