import { genuineKeyring, readableKeyrings } from '#main/vault/keyring-file.ts'
import { passwordSlotOf } from '#main/vault/keyring.ts'
import { passwordBytes } from '#main/vault/password-rules.ts'
import { openSlot } from '#main/vault/slot.ts'
import { stretchHere, testMasterKey } from '#main/testing/test-vault.ts'

import { layOffice, openOffice, owner } from '../office.ts'
import type { Work } from './work.ts'

const changes = 3

function passwordNumber(number: number): string {
  return number === 0 ? owner.password : `lantern ${number} marble tram harbor`
}

async function opens(folder: string, number: number): Promise<boolean> {
  const [ring] = readableKeyrings(folder)
  const slot = passwordSlotOf(ring, owner.user)
  const key = slot && (await openSlot(ring, slot, passwordBytes(passwordNumber(number)), stretchHere))
  key?.forget()
  return key !== undefined
}

/** The owner changes their password a few times: the last one that was taken opens, and none before it. */
export const password: Work = {
  name: 'key change',
  prepare: layOffice,
  async perform(folder, acknowledge) {
    const { ways, vault } = openOffice(folder)
    try {
      for (let number = 1; number <= changes; number += 1) {
        const write = await ways.prepare(owner, { password: passwordNumber(number) })
        write()
        acknowledge(String(number))
      }
    } finally {
      vault.close()
    }
  },
  async check(folder, acknowledged) {
    const reached = Math.max(0, ...acknowledged.map(Number))
    // What was under way when the fault came may have happened or not.
    const open: number[] = []
    for (let number = 0; number <= changes; number += 1) if (await opens(folder, number)) open.push(number)
    const [only, ...more] = open
    if (only === undefined) return `no password opens after change ${reached}`
    if (more.length > 0 || only < reached || only > reached + 1)
      return `passwords ${open.join(', ')} open after change ${reached}`
    const masterKey = testMasterKey()
    genuineKeyring(folder, masterKey)
    const { vault } = openOffice(folder)
    vault.close()
    return undefined
  },
}
