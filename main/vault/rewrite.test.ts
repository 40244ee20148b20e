import { expect, test } from 'vitest'

import { churn } from '../testing/churn.ts'
import { decryptedPages } from '../testing/decrypted-pages.ts'
import { openTestVault, testMasterKey } from '../testing/test-vault.ts'
import { vaultPath } from './vault-file.ts'

const WORD = 'zephyrine'

/** How often a deleted word is left in a file whose rows came in no order and grew before. */
async function leftAfter({ rewritten }: { rewritten: boolean }): Promise<number> {
  await using opened = await openTestVault()
  const { vault, folder } = opened
  churn(vault.writing, WORD, vault.checkpoint)
  if (rewritten) vault.rewrite()
  vault.close()
  const pages = decryptedPages(vaultPath(folder), testMasterKey().derive('database'))
  return pages.toString('latin1').split(WORD).length - 1
}

test('overwriting what is deleted leaves some of it where it lay before; writing the file anew leaves nothing', async () => {
  expect(await leftAfter({ rewritten: false }), 'the control').toBeGreaterThan(0)
  expect(await leftAfter({ rewritten: true })).toBe(0)
})
