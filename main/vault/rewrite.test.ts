import { expect, test } from 'vitest'

import { decryptedPages } from '../testing/decrypted-pages.ts'
import { openTestVault, testMasterKey } from '../testing/test-vault.ts'
import { vaultPath } from './vault-file.ts'

const WORD = 'zephyrine'

/** Always the same chance. */
function chance(): (below: number) => number {
  let state = 71_071
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}

/** How often a deleted word is left in a file whose rows came in no order and grew before. */
async function leftAfter({ rewritten }: { rewritten: boolean }): Promise<number> {
  await using opened = await openTestVault()
  const { vault, folder } = opened
  const db = vault.writing
  const below = chance()
  db.prepare('CREATE TABLE papers (id TEXT PRIMARY KEY, name TEXT, words TEXT) STRICT').run()
  db.prepare('CREATE INDEX papers_by_name ON papers (name)').run()
  const put = db.prepare(`INSERT INTO papers VALUES (:id, :name, :words)
    ON CONFLICT DO UPDATE SET name = excluded.name, words = excluded.words`)
  const ids: { readonly id: string; readonly word: string }[] = []
  for (let round = 0; round < 80; round += 1) {
    db.transaction(() => {
      for (let at = 0; at < 75; at += 1) {
        const known = below(10) < 4 ? ids[below(ids.length)] : undefined
        const { id, word } = known ?? { id: `${below(1e9)}`, word: below(10) === 0 ? WORD : 'something' }
        if (!known) ids.push({ id, word })
        put.run({ id, name: `${below(1e9)} ${word}`, words: word.repeat(below(200)) })
      }
    })
    vault.checkpoint()
  }
  db.transaction(() => db.prepare(`DELETE FROM papers WHERE name LIKE '%${WORD}'`).run())
  vault.checkpoint()
  if (rewritten) vault.rewrite()
  vault.close()
  const pages = decryptedPages(vaultPath(folder), testMasterKey().derive('database'))
  return pages.toString('latin1').split(WORD).length - 1
}

test('overwriting what is deleted leaves some of it where it lay before; writing the file anew leaves nothing', async () => {
  expect(await leftAfter({ rewritten: false }), 'the control').toBeGreaterThan(0)
  expect(await leftAfter({ rewritten: true })).toBe(0)
})
