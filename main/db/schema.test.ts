import { readFileSync, writeFileSync } from 'node:fs'

import type Database from 'better-sqlite3'
import { expect, test } from 'vitest'

import { databaseAt } from '../testing/database-at.ts'

import { latestVersion } from './migrate.ts'
import { allMigrations } from './migrations/all.ts'

const file = new URL('./schema.sql', import.meta.url)

function migratedVault(): Database.Database {
  return databaseAt(latestVersion(allMigrations))
}

function schemaOf(db: Database.Database): string {
  const shadows = new Set(
    (db.pragma('table_list') as { name: string; type: string }[])
      .filter(({ type }) => type === 'shadow')
      .map(({ name }) => name),
  )
  const parts = db
    .prepare<[], { table: string; sql: string }>(
      'SELECT tbl_name AS "table", sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid',
    )
    .all()
    .filter(({ table }) => !shadows.has(table))
  return `-- The whole schema after every migration, for reading. UPDATE_SCHEMA=1 with schema.test.ts writes it anew.\n\n${parts
    .map(({ sql }) => `${sql};\n`)
    .join('\n')}`
}

test('schema.sql is what a new vault really has', () => {
  const schema = schemaOf(migratedVault())
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(file, schema)
  expect(readFileSync(file, 'utf8')).toBe(schema)
})

test('every table is strict, so that a column never holds what its type does not say', () => {
  const tables = migratedVault().pragma('table_list') as { name: string; type: string; strict: number }[]
  const lax = tables.filter(
    ({ name, type, strict }) => type === 'table' && !strict && !name.startsWith('sqlite_'),
  )
  expect(lax).toEqual([])
})
