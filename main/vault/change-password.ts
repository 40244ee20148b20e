import { ruleError } from '#shared/app-error.ts'

import { stretchInWorker } from './argon2.ts'
import { standardKdf, type KdfPolicy } from './kdf-policy.ts'
import { passwordSlotOf, withSlots } from './keyring.ts'
import { genuineKeyring, replaceKeyring } from './keyring-file.ts'
import type { OpenVault } from './open-vault.ts'
import { assertPasswordAllowed, passwordBytes } from './password-rules.ts'
import { closeSlot, decoyOf, openSlot, type PasswordSlot } from './slot.ts'
import { vaultTrouble } from './sqlite-error.ts'

/** A new password for somebody who has an account, in a vault that is open. */
export interface SetPassword {
  readonly vault: OpenVault
  readonly user: string
  readonly newPassword: string
  readonly weakWords?: readonly string[]
  readonly kdf?: KdfPolicy
}

/** The same, asked for by the person, who says the present one. */
export interface ChangePassword extends SetPassword {
  readonly password: string
}

function slotOf({ vault, user }: SetPassword): PasswordSlot {
  const slot = passwordSlotOf(genuineKeyring(vault.folder, vault.masterKey), user)
  if (!slot) throw ruleError('vault:errors.accountUnknown')
  return slot
}

async function renewed(
  { kind, user, accountId }: PasswordSlot,
  { vault, newPassword, kdf = standardKdf }: SetPassword,
): Promise<PasswordSlot> {
  const secret = passwordBytes(newPassword)
  try {
    return await closeSlot(vault.masterKey, { kind, user, accountId }, secret, kdf, stretchInWorker)
  } finally {
    secret.fill(0)
  }
}

/** Sets a password after the recovery sheet opened the vault; the old one stops working. */
export async function setPassword(options: SetPassword): Promise<{ accountId: string }> {
  const { vault, user, newPassword, weakWords = [] } = options
  assertPasswordAllowed(newPassword, { user, words: weakWords }, 'newPassword')
  const fresh = await renewed(slotOf(options), options)
  try {
    // Read again: while the password was stretched, somebody else's may have changed.
    const ring = genuineKeyring(vault.folder, vault.masterKey)
    const slots = ring.slots.map((slot) =>
      slot.kind === 'password' && slot.user === fresh.user ? fresh : slot,
    )
    replaceKeyring(vault.folder, withSlots(ring, slots, vault.masterKey))
    return { accountId: fresh.accountId }
  } catch (error) {
    throw vaultTrouble(error)
  }
}

async function assertKnows({ vault, user, password }: ChangePassword): Promise<void> {
  const ring = genuineKeyring(vault.folder, vault.masterKey)
  const secret = passwordBytes(password)
  const masterKey = await openSlot(
    ring,
    passwordSlotOf(ring, user) ?? decoyOf(ring.slots[0]),
    secret,
    stretchInWorker,
  )
  secret.fill(0)
  masterKey?.forget()
  if (!masterKey) throw ruleError('vault:errors.passwordWrong')
}

/** Changes a person's own password, once they have said the present one. */
export async function changePassword(options: ChangePassword): Promise<{ accountId: string }> {
  await assertKnows(options)
  return setPassword(options)
}
