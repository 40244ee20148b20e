import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

import { openTestVault } from '../testing/test-vault.ts'
import { everyStatement } from './statement.ts'

const main = fileURLToPath(new URL('..', import.meta.url))

/** Modules that write statements say so by what they import. */
function modulesWithStatements(): string[] {
  return globSync('**/*.ts', { cwd: main })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => `${main}${file}`)
    .filter((file) => /from '[^']*\/(statement|whole-rows)\.ts'/.test(readFileSync(file, 'utf8')))
}

test('every statement of the program fits the schema', async () => {
  const modules = modulesWithStatements()
  for (const file of modules) await import(file)
  await using opened = await openTestVault()
  const misfits = [...everyStatement].flatMap((sql) => {
    try {
      opened.vault.writing.prepare(sql)
      return []
    } catch (error) {
      return [`${error instanceof Error ? error.message : ''}: ${sql}`]
    }
  })
  expect(misfits).toEqual([])
  expect(modules.length).toBeGreaterThan(10)
  expect(everyStatement.size).toBeGreaterThan(100)
})

test('a statement over a column that is not there is noticed', async () => {
  await using opened = await openTestVault()
  expect(() => opened.vault.writing.prepare('SELECT nickname FROM students')).toThrow('no such column')
})
