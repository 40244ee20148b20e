import { zipSync } from 'fflate'

import { writeCsvForPrograms } from '../spreadsheet/write-csv.ts'
import { HSDS_TABLES, type HsdsColumn, type HsdsRow, type HsdsTableName, linkedTable } from './hsds-tables.ts'
import type { HsdsRows } from './hsds-rows.ts'

/** How a tabular data package says what a column holds (Table Schema, Frictionless Data). */
const HELD: Readonly<Record<HsdsColumn['holds'], { readonly type: string; readonly format?: string }>> = {
  text: { type: 'string' },
  id: { type: 'string', format: 'uuid' },
  email: { type: 'string', format: 'email' },
  link: { type: 'string', format: 'uri' },
  number: { type: 'number' },
  day: { type: 'date' },
  moment: { type: 'datetime' },
  time: { type: 'time' },
}

function fieldOf(name: string, { holds, required, among }: HsdsColumn) {
  return {
    name,
    ...HELD[holds],
    constraints: {
      required: required === true,
      ...(name === 'id' && { unique: true }),
      ...(among && { enum: among }),
    },
  }
}

function resourceOf(table: HsdsTableName) {
  const { file, columns } = HSDS_TABLES[table]
  const links = Object.keys(columns).flatMap((name) => {
    const resource = linkedTable(table, name)
    return resource === null ? [] : [{ fields: name, reference: { resource, fields: 'id' } }]
  })
  return {
    name: table,
    path: file,
    profile: 'tabular-data-resource',
    format: 'csv',
    encoding: 'utf-8',
    schema: {
      fields: Object.entries<HsdsColumn>(columns).map(([name, column]) => fieldOf(name, column)),
      primaryKey: 'id',
      foreignKeys: links,
    },
  }
}

function fileOf(table: HsdsTableName, rows: readonly HsdsRow[]): Uint8Array {
  const names = Object.keys(HSDS_TABLES[table].columns)
  return writeCsvForPrograms([names, ...rows.map((row) => names.map((name) => row[name] ?? ''))])
}

/** An HSDS 3.0 tabular data package: a file for every table that has rows, and `datapackage.json` that says what is in them. */
export function dataPackage(rows: HsdsRows, title: string): Uint8Array {
  const tables = [...rows].filter(([, all]) => all.length > 0)
  const described = {
    profile: 'tabular-data-package',
    name: 'human_services_data',
    title,
    version: '3.0.0',
    resources: tables.map(([table]) => resourceOf(table)),
  }
  return zipSync({
    'datapackage.json': new TextEncoder().encode(`${JSON.stringify(described, null, 2)}\n`),
    ...Object.fromEntries(tables.map(([table, all]) => [HSDS_TABLES[table].file, fileOf(table, all)])),
  })
}
