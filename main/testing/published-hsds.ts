import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Ajv, type AnySchema } from 'ajv'
import formats from 'ajv-formats'
import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'papaparse'

import type { TestApp } from './test-app.ts'

/** A row of a CSV file by its headings. */
export type Row = Readonly<Partial<Record<string, string>>>
/** The files of a data package by their names. */
export type Files = ReadonlyMap<string, readonly Row[]>

/** A column as a data package describes it. */
export interface Field {
  readonly name: string
  readonly type: string
  readonly format?: string
  readonly constraints: {
    readonly required: boolean
    readonly unique?: boolean
    readonly enum?: readonly string[]
  }
}

/** A table as a data package describes it. */
export interface Resource {
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
/** Where the published data package of HSDS 3.0 lies, beside this repository. */
export const PUBLISHED = join(SHARED, 'hsds-spec-3.0/datapackage.json')

const ajv = new Ajv({ strict: false, strictNumbers: true, allErrors: true })
formats.default(ajv)

/** The directory an office gives away. */
export async function given(
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
export function wrongBy(resources: readonly Resource[], files: Files): readonly string[] {
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

/** The tables as HSDS 3.0 publishes them. */
export function publishedResources(): readonly Resource[] {
  const published = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as { resources: readonly Resource[] }
  return published.resources.map(({ schema, ...resource }) => ({
    ...resource,
    schema: { ...schema, foreignKeys: schema.foreignKeys ?? [] },
  }))
}

/** What is wrong with the files by the published JSON schemas, in words; empty where all is right. */
export function wrongBySchemas(files: Files): readonly string[] {
  const resources = publishedResources()
  return [...files].flatMap(([path, rows]) => {
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
    return rows.flatMap((row) =>
      check(typed(row, (name) => schema.properties[name]?.type === 'number'))
        ? []
        : [`${path}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(row)}`],
    )
  })
}
