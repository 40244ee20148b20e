import { existsSync, rmSync } from 'node:fs'

import { cheapKdf } from '#main/testing/test-vault.ts'
import { createVault } from '#main/vault/create-vault.ts'
import { unlockWithPassword } from '#main/vault/unlock-vault.ts'
import { vaultExists } from '#main/vault/vault-exists.ts'

import { owner, troubleIn } from '../office.ts'
import type { Work } from './work.ts'

/** A new vault is made: afterwards there is a whole one that opens, or none and a new try works. */
export const creation: Work = {
  name: 'creation',
  prepare: async () => {},
  async perform(folder, acknowledge) {
    const { vault } = await createVault({ ...owner, folder, kdf: cheapKdf })
    acknowledge('created')
    vault.close()
  },
  async check(folder, acknowledged) {
    if (!existsSync(folder) || !vaultExists(folder)) {
      if (acknowledged.length > 0) return 'lost: the new vault'
      const { vault } = await createVault({ ...owner, folder, kdf: cheapKdf })
      vault.close()
      rmSync(folder, { recursive: true })
      return undefined
    }
    const { vault } = await unlockWithPassword({ ...owner, folder })
    try {
      return troubleIn(vault.reading)
    } finally {
      vault.close()
    }
  },
}
