import { stretchHere } from '#main/testing/test-vault.ts'
import { passwordSlotOf, recoverySlotOf, type Keyring } from '#main/vault/keyring.ts'
import { passwordBytes } from '#main/vault/password-rules.ts'
import { parseRecoveryCode } from '#main/vault/recovery-sheet.ts'
import { openSlot, type Slot } from '#main/vault/slot.ts'

/** A secret somebody once had: a password of a person, or the code of a sheet. */
export type Way = { readonly user: string; readonly password: string } | { readonly sheet: string }

/** Whether a keyring lets somebody in who has this secret. */
export async function opens(ring: Keyring, way: Way): Promise<boolean> {
  const slot: Slot | undefined = 'sheet' in way ? recoverySlotOf(ring) : passwordSlotOf(ring, way.user)
  const secret = 'sheet' in way ? parseRecoveryCode(way.sheet) : passwordBytes(way.password)
  const key = slot && (await openSlot(ring, slot, secret, stretchHere))
  key?.forget()
  return key !== undefined
}
