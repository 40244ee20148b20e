import fc from 'fast-check'
import { expect, test } from 'vitest'

import { dropped, importOf } from '../testing/import-files.ts'
import { createTestApp } from '../testing/test-app.ts'

const RUNS = 25

/** A directory as a careless office keeps it: ids that are missing, double or nobody's, blank names and states, odd ages. */
const id = (letter: string) => fc.constantFrom('', ...[1, 2, 3].map((number) => `${letter}${number}`))
const name = fc.constantFrom('', 'Harbor House', 'harbor house', 'Pier', '<b>Quay</b>', '  ')
const rowsOf = (...cells: fc.Arbitrary<string>[]) =>
  fc.array(fc.tuple(...cells), { maxLength: 6 }).map((rows) => rows.map((row) => row.join(',')))

const DIRECTORY = fc.record({
  organizations: rowsOf(id('o'), name, fc.constantFrom('', 'Help')),
  services: rowsOf(
    id('s'),
    fc.oneof(id('o'), fc.constant('o9')),
    name,
    fc.constantFrom('', 'active', 'retired', 'inactive'),
    fc.constantFrom('', '12', '12-', '200', '-1'),
    fc.constantFrom('', '18', '0', 'adult'),
  ),
  locations: rowsOf(id('l'), fc.oneof(id('o'), fc.constant('o9')), name),
})

const HEADINGS = {
  organizations: 'id,name,description',
  services: 'id,organization_id,name,status,minimum_age,maximum_age',
  locations: 'id,organization_id,name',
} as const

type Kind = keyof typeof HEADINGS
const KINDS = Object.keys(HEADINGS) as Kind[]

function files(rows: Readonly<Record<Kind, readonly string[]>>) {
  return Object.fromEntries(
    KINDS.map((kind) => [`${kind}.csv`, `${[HEADINGS[kind], ...rows[kind]].join('\n')}\n`]),
  )
}

/** A blank line is no row. */
const isRow = (line: string): boolean => line.replaceAll(/[,\s]/g, '') !== ''

test('every row of a directory is stored or listed with why it is not', async () => {
  await fc.assert(
    fc.asyncProperty(DIRECTORY, fc.boolean(), async (rows, isAttached) => {
      await using app = await createTestApp()
      const tokens = await dropped(app, files({ ...rows, organizations: ['o1,Bay,', ...rows.organizations] }))
      const { preview } = await importOf(app, tokens, {
        repairAll: isAttached
          ? [{ kind: 'service-without-organization', repair: 'create-organization' }]
          : [],
      })
      const told = (kind: Kind) => {
        const {
          new: added = 0,
          changed = 0,
          unchanged = 0,
          rejected = 0,
        } = preview.counts.find((each) => each.kind === kind) ?? {}
        return { added, all: added + changed + unchanged + rejected }
      }
      const inFile = (kind: Kind) => rows[kind].filter(isRow).length
      expect({ services: told('services').all, locations: told('locations').all }).toEqual({
        services: inFile('services'),
        locations: inFile('locations'),
      })
      // One that is made for services and places of nobody stands in no row.
      const made = preview.questions.filter(({ chosen }) => chosen.kind === 'create-organization').length
      expect(told('organizations').all).toBeGreaterThanOrEqual(inFile('organizations') + 1)
      expect(told('organizations').all).toBeLessThanOrEqual(inFile('organizations') + 1 + made)
      for (const kind of KINDS)
        expect(app.vault.reading.prepare(`SELECT count(*) AS stored FROM ${kind}`).get({})).toEqual({
          stored: told(kind).added,
        })
    }),
    { numRuns: RUNS },
  )
}, 120_000)
