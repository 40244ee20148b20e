import { expect, test } from 'vitest'

import { rowsThatSay } from './more-words.ts'

const link = (id: string) => ({
  id,
  cells: [
    { column: 'link_id', value: `54facbd5-${id}` },
    { column: 'taxonomy_term_id', value: 'T1' },
    { column: 'link_entity', value: 'service' },
    { column: 'link_type', value: 'helps with' },
    { column: 'value', value: '' },
    { column: 'label', value: 'Grief' },
  ],
})

test('of what a directory said beyond, ids and names of tables are left out, and the same stands once', () => {
  const ids = { id: 'three', cells: [{ column: 'link_id', value: '9' }] }
  expect(rowsThatSay([link('one'), link('two'), ids])).toEqual([
    { id: 'one', cells: [{ column: 'label', value: 'Grief' }] },
  ])
})
