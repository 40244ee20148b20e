import fc from 'fast-check'
import { expect, test } from 'vitest'

import { wholeDirectory } from '../providers/directory-rows.ts'
import { dropped, importOf, previewOf } from '../testing/import-files.ts'
import { createTestApp } from '../testing/test-app.ts'

const RUNS = 15

/** What the rows of a table say, `#` being a word nobody else says; a blank main cell says nothing. */
const TABLES = {
  phones: ['number,description', ['555-010-#', ',front desk #', 'call us #,', ',']],
  languages: ['name,note', ['Urdu,', 'Urdu,note #', ',note #', ',']],
  schedules: ['byday,opens_at,description', ['MO,09:00,open #', ',,', ',,word #', 'XX,noon,word #']],
  service_areas: ['name,description', ['County #,', ',all of it #', 'County #,to the river #', ',']],
  required_documents: ['document,uri', ['Card #,', ',https://a.example/#', ',']],
  cost_options: ['amount,amount_description', ['10,each #', ',each #', 'free #,', ',']],
} as const

type Name = keyof typeof TABLES
const NAMES = Object.keys(TABLES) as Name[]

const ROWS = fc.record(
  Object.fromEntries(
    NAMES.map((name) => [
      name,
      fc.array(fc.tuple(fc.constantFrom('s1', 's2', ''), fc.constantFrom(...TABLES[name][1])), {
        maxLength: 4,
      }),
    ]),
  ) as Record<Name, fc.Arbitrary<[string, string][]>>,
)

/** The id of a row and the word that only it says. */
const idOf = (name: Name, at: number) => `${name}-${at}`
const wordOf = (name: Name, at: number) => `7${NAMES.indexOf(name)}${at}9`

function files(rows: Readonly<Record<Name, readonly (readonly [string, string])[]>>) {
  return {
    'organizations.csv': 'id,name,description\no1,Bay,d\n',
    'services.csv': 'id,organization_id,name,status\ns1,o1,Care,active\ns2,o1,Groups,active\n',
    ...Object.fromEntries(
      NAMES.map((name) => [
        `${name}.csv`,
        `id,service_id,${TABLES[name][0]}\n${rows[name]
          .map(([owner, said], at) => `${idOf(name, at)},${owner},${said.replace('#', wordOf(name, at))}\n`)
          .join('')}`,
      ]),
    ),
  }
}

test('every row of every table is stored with its record, kept as it stands, or asked about', async () => {
  await fc.assert(
    fc.asyncProperty(ROWS, async (rows) => {
      await using app = await createTestApp()
      const { counts, preview } = await importOf(app, await dropped(app, files(rows)))
      const { services, rows: kept } = wholeDirectory(app.vault.reading)
      const stored = JSON.stringify([services, kept])
      for (const name of NAMES)
        rows[name].forEach(([owner, said], at) => {
          const isUrdu = name === 'languages' && said === 'Urdu,' && owner !== ''
          const isAsked = preview.questions.some((question) =>
            question.rows.some(({ table, row }) => table === name && row === at + 2),
          )
          const isThere =
            isAsked ||
            stored.includes(idOf(name, at)) ||
            (said.includes('#') && stored.includes(wordOf(name, at))) ||
            (isUrdu && services.some(({ languages }) => languages.includes('ur')))
          expect([name, at, owner, said, isThere]).toEqual([name, at, owner, said, true])
        })
      expect(counts['new rows'] ?? 0).toBe(kept.length)
      for (const { costs, phones, documents, areas } of services) {
        expect(costs.filter(({ amount, description }) => amount === null && description === '')).toEqual([])
        expect([...phones.map(({ number }) => number), ...documents, ...areas]).not.toContain('')
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
}, 200_000)

test('a directory says nothing twice: the front desk without a number is kept, and known again', async () => {
  await using app = await createTestApp()
  const desk = files({ ...noRows, phones: [['s1', ',front desk #']] })
  await importOf(app, await dropped(app, desk))
  expect((await previewOf(app, await dropped(app, desk))).counts).toMatchObject({ 'unchanged rows': 1 })
})

const noRows = Object.fromEntries(NAMES.map((name) => [name, []])) as unknown as Record<Name, []>
