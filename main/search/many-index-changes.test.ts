import { expect, test } from 'vitest'

import { openTestVault } from '../testing/test-vault.ts'
import { withManyIndexChanges } from './many-index-changes.ts'
import { indexRecord, removeFromIndex } from './search-index.ts'

const RECORDS = 1500
const ids = Array.from({ length: RECORDS }, (_, at) => `record-${at}`)

test('words of many records removed at once are gone from the index, and single ones are overwritten again', async () => {
  await using opened = await openTestVault()
  const { writing: db } = opened.vault
  const holds = (word: string) =>
    db.prepare('SELECT count(*) AS found FROM search_index_data WHERE instr(block, :word) > 0').get({
      word: Buffer.from(word),
    })
  db.transaction(() => {
    for (const id of ids)
      indexRecord(db, {
        kind: 'provider',
        id,
        opens: id,
        caseId: null,
        title: 'Harbor',
        body: `zebrafish ${id}`,
      })
    indexRecord(db, {
      kind: 'provider',
      id: 'kept',
      opens: 'kept',
      caseId: null,
      title: 'Kept',
      body: 'ostrich',
    })
  })
  expect(holds('zebrafish')).not.toEqual({ found: 0 })

  const started = performance.now()
  db.transaction(() =>
    withManyIndexChanges(db, RECORDS, () => {
      for (const id of ids) removeFromIndex(db, id)
    }),
  )
  expect(performance.now() - started).toBeLessThan(15_000)
  expect(holds('zebrafish')).toEqual({ found: 0 })
  expect(holds('ostrich')).not.toEqual({ found: 0 })

  removeFromIndex(db, 'kept')
  expect(holds('ostrich')).toEqual({ found: 0 })
})
