import { aStudent } from '#main/testing/makers.ts'
import { readableKeyrings } from '#main/vault/keyring-file.ts'

import { startGate } from '../at-the-gate.ts'
import { layOffice, owner, peek } from '../office.ts'
import { opens } from '../ways.ts'
import { troubleAfter } from './edits.ts'
import { behindPassword, unsettled } from './settled.ts'
import type { Work } from './work.ts'

const { user, password, recoveryCode } = owner

function opensWithFirstKey(folder: string): boolean {
  try {
    return peek(folder, (database) => database.prepare('SELECT 1 FROM sqlite_schema').all().length > 0)
  } catch {
    return false
  }
}

/** The keys of the vault are replaced after a student was entered: the old key opens the records, or the new one. */
export const keys: Work = {
  name: 'replaced keys',
  prepare: layOffice,
  async perform(folder, acknowledge) {
    const gate = startGate(folder)
    try {
      await gate.ask('vault.unlock', { user, password })
      await gate.ask('students.create', aStudent({ localId: 'S0', familyName: 'Before' }))
      acknowledge('student S0 Before')
      await gate.ask('vault.replaceKeys', { password })
      acknowledge('replaced')
    } finally {
      await gate.close()
    }
  },
  async check(folder, acknowledged) {
    const half = await unsettled(folder)
    if (half) return half
    const rings = readableKeyrings(folder)
    const [{ epoch }] = rings
    if (rings.some((ring) => ring.epoch !== epoch)) return 'keyrings of two epochs'
    if (acknowledged.includes('replaced') && epoch !== 2) return 'lost: the new keys'
    if (opensWithFirstKey(folder) !== (epoch === 1)) return `the first key is wrong about epoch ${epoch}`
    if (!(await opens(rings[0], { sheet: recoveryCode }))) return 'the recovery sheet does not open'
    const steps = acknowledged.filter((step) => step !== 'replaced')
    return behindPassword(folder, password, (database) => troubleAfter(database, steps))
  },
}
