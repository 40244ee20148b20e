import { expect, test } from 'vitest'

import type { ProviderRow } from '../providers/directory-rows.ts'
import { idsOf } from './hsds-rows.ts'
import type { HsdsRow, HsdsTableName } from './hsds-tables.ts'
import { withKeptRows } from './kept-rows.ts'

const id = (letter: string) => `${letter.repeat(8)}-1111-4111-8111-111111111111`
const [ORGANIZATION, SERVICE, TERM, TAXONOMY, TIE] = ['a', 'b', 'c', 'd', 'e'].map(id) as [
  string,
  string,
  string,
  string,
  string,
]

const OURS: readonly (readonly [HsdsTableName, readonly HsdsRow[]])[] = [
  ['organization', [{ id: ORGANIZATION, name: 'Bay', description: 'Bay', website: 'bay' }]],
  ['service', [{ id: SERVICE, organization_id: ORGANIZATION, name: 'Care', status: 'active' }]],
]

function kept(table: string, cells: Readonly<Record<string, string>>, about: string | null): ProviderRow {
  return {
    ...{ id: id('f'), sourceTable: table, sourceKey: cells['id'] ?? 'row 2' },
    ...{ aboutId: about, organizationId: null },
    cells: Object.entries(cells).map(([column, value]) => ({ column, value })),
  }
}

const leaving = (...rows: readonly ProviderRow[]) =>
  withKeptRows(
    new Map(OURS),
    rows,
    (known) => (known === 'service' ? ['service', SERVICE] : null),
    () => false,
  )

test('a row that points at one that is left out is left out as well, however long the chain', () => {
  const all = leaving(
    kept(
      'attributes',
      { id: TIE, link_id: SERVICE, taxonomy_term_id: TERM, link_entity: 'service' },
      'service',
    ),
    kept('programs', { id: id('9'), organization_id: id('0'), name: 'P', description: 'P' }, null),
    kept('services', { program_id: id('9') }, 'service'),
    // A term without its name is none.
    kept('taxonomy_terms', { id: TERM, description: 'd', taxonomy_id: TAXONOMY }, null),
  )
  expect(all.get('attribute')).toEqual([])
  expect(all.get('program')).toEqual([])
  expect(all.get('service')).toEqual([
    { id: SERVICE, organization_id: ORGANIZATION, name: 'Care', status: 'active' },
  ])
})

test('a term is tied to a record under the id the record leaves under', () => {
  const term = kept('taxonomy_terms', { id: TERM, name: 'n', description: 'd' }, null)
  const tie = { id: TIE, link_id: '1', taxonomy_term_id: TERM, link_entity: 'service' }
  expect(leaving(term, kept('attributes', tie, 'service')).get('attribute')).toMatchObject([
    { link_id: SERVICE, taxonomy_term_id: TERM },
  ])
})

test('cells that say otherwise than their columns hold stay behind, ours as well', () => {
  const all = leaving(kept('services', { assured_date: '2026-02-30', assurer_email: 'a@b' }, 'service'))
  expect(all.get('service')?.[0]).not.toHaveProperty('assured_date')
  expect(all.get('service')?.[0]).not.toHaveProperty('assurer_email')
  expect(all.get('organization')).toEqual([{ id: ORGANIZATION, name: 'Bay', description: 'Bay' }])
})

test('of two rows with one id the second leaves under another', () => {
  const fund = (source: string) => kept('funding', { id: id('9'), source }, null)
  const ids = leaving(fund('County'), fund('State'))
    .get('funding')
    ?.map((row) => row['id'])
  expect([ids?.[0], new Set(ids).size]).toEqual([id('9'), 2])
})

test('an id that two records came with, in small letters or in capitals, is nobody’s', () => {
  const record = (own: string, sourceId: string | null) => ({ id: own, sourceId }) as never
  const directory = {
    organizations: [record('o', id('A')), record('p', id('d')), record(id('c'), null)],
    services: [record('s', id('a')), record('t', id('c'))],
    ...{ locations: [], places: [], rows: [], merged: [], told: [] },
  }
  expect(Object.fromEntries(idsOf(directory))).toEqual({
    ...{ o: 'o', p: id('d'), s: 's', t: 't' },
    [id('c')]: id('c'),
  })
})
