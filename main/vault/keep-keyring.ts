import { getKnownKeyring, setKnownKeyring } from '../db/known-keyring.ts'
import { isOutdated, withSlots, type Keyring } from './keyring.ts'
import { genuineKeyring, mendKeyring, replaceKeyring } from './keyring-file.ts'
import type { OpenVault } from './open-vault.ts'
import type { Slot } from './slot.ts'

type Kept = Pick<OpenVault, 'folder' | 'masterKey' | 'writing'>

/**
 * Writes a keyring, and then into the records that it is the newest, so that an older one is known when it is put back.
 * Cut off between the two the keyring is newer than the records know, which the next opening writes down.
 */
export function keepKeyring({ folder, writing }: Kept, ring: Keyring): void {
  writing.transaction(() => {
    replaceKeyring(folder, ring)
    setKnownKeyring(writing, { generation: ring.generation, mac: ring.mac })
  })
}

/** Puts the keyring that opened the records in place of any other, and writes down that it is the newest if it is. */
export function takeUpKeyring({ folder, writing }: Kept, ring: Keyring): void {
  mendKeyring(folder, ring)
  if (getKnownKeyring(writing, {})?.mac === ring.mac) return
  writing.transaction(() => setKnownKeyring(writing, { generation: ring.generation, mac: ring.mac }))
}

/** Makes an older keyring that was put back the newest again, with the ways in of those who may still come in. */
export function acceptKeyring(vault: Kept, mayComeIn: (slot: Slot) => boolean): void {
  const ring = genuineKeyring(vault.folder, vault.masterKey)
  const known = getKnownKeyring(vault.writing, {})
  if (!isOutdated(ring, known)) return
  keepKeyring(vault, withSlots(ring, ring.slots.filter(mayComeIn), vault.masterKey, known?.generation))
}
