import { ruleError } from '#shared/app-error.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import type { Migration } from '../db/migrate.ts'
import { allMigrations } from '../db/migrations/all.ts'
import { stretchInWorker } from './argon2.ts'
import { standardKdf, type KdfPolicy } from './kdf-policy.ts'
import { foldUser, isGenuine, passwordSlotOf, recoverySlotOf, type Keyring } from './keyring.ts'
import { mendKeyring, readableKeyrings } from './keyring-file.ts'
import { assertCiphersAnswer } from './known-answers.ts'
import type { MasterKey } from './master-key.ts'
import { openVault, type OpenVault } from './open-vault.ts'
import { assertUnowned } from './owner-lock.ts'
import { passwordBytes } from './password-rules.ts'
import { parseRecoveryCode } from './recovery-sheet.ts'
import { decoyOf, openSlot, type Slot } from './slot.ts'
import { vaultTrouble } from './sqlite-error.ts'
import type { UnlockThrottle } from './unlock-throttle.ts'
import { vaultExists } from './vault-exists.ts'

interface UnlockOptions {
  readonly folder: string
  /** The least a slot on disk must cost; anything cheaper is taken for damage. */
  readonly kdf?: KdfPolicy
  readonly migrations?: readonly Migration[]
  /** Makes guessing slow; without one every try is let through. */
  readonly throttle?: UnlockThrottle
}

/** A person at the door. */
export interface PasswordUnlock extends UnlockOptions {
  readonly user: string
  readonly password: string
}

/** The recovery sheet at the door. */
export interface RecoveryUnlock extends UnlockOptions {
  readonly code: string
}

interface Opened {
  readonly masterKey: MasterKey
  readonly ring: Keyring
}

/** Somebody at the door of any folder with a keyring: with their password, or with the recovery sheet. */
export type Door = { readonly user: string } & ({ readonly password: string } | { readonly code: string })

interface Way {
  /** Whose tries are counted together. */
  readonly who: string
  /** What was typed, as bytes that are zeroed after use. */
  readonly secret: () => Buffer
  /** The slot to try; where there is none, one that cannot open. */
  readonly slotOf: (ring: Keyring) => Slot
  readonly refusal: MessageKey
}

/** Under which name somebody's wrong tries are counted, wherever they type their password. */
export function triesOf(user: string): string {
  return `person ${foldUser(user)}`
}

function personsDoor(user: string, password: string): Way {
  return {
    who: triesOf(user),
    secret: () => passwordBytes(password),
    slotOf: (ring) => passwordSlotOf(ring, user) ?? decoyOf(ring.slots[0]),
    refusal: 'vault:errors.passwordWrong',
  }
}

function sheetsDoor(code: string): Way {
  return {
    who: 'recovery sheet',
    secret: () => parseRecoveryCode(code),
    slotOf: (ring) => recoverySlotOf(ring) ?? decoyOf(ring.slots[0]),
    refusal: 'vault:errors.recoveryWrong',
  }
}

/**
 * Tries a secret on the newest readable keyring. An older one is asked only when the newest turns out forged, because
 * it may still know a password that was changed since.
 */
async function tryKeyrings(
  rings: readonly Keyring[],
  slotOf: Way['slotOf'],
  secret: Buffer,
): Promise<Opened | undefined> {
  for (const ring of rings) {
    const masterKey = await openSlot(ring, slotOf(ring), secret, stretchInWorker)
    if (!masterKey) return undefined
    if (isGenuine(ring, masterKey)) return { masterKey, ring }
    masterKey.forget()
  }
  throw ruleError('vault:errors.keyringDamaged')
}

async function tryDoor(
  door: Way,
  { folder, kdf = standardKdf, throttle }: UnlockOptions,
): Promise<Opened | undefined> {
  assertCiphersAnswer()
  const rings = readableKeyrings(folder, kdf)
  const secret = door.secret()
  try {
    throttle?.begin(door.who)
    const opened = await tryKeyrings(rings, door.slotOf, secret)
    if (opened) throttle?.succeeded(door.who)
    return opened
  } finally {
    secret.fill(0)
  }
}

function mend(vault: OpenVault, ring: Keyring): void {
  try {
    mendKeyring(vault.folder, ring)
  } catch (error) {
    vault.close()
    throw vaultTrouble(error)
  }
}

async function unlock(door: Way, options: UnlockOptions): Promise<{ vault: OpenVault; ring: Keyring }> {
  const { folder, migrations = allMigrations } = options
  if (!vaultExists(folder)) throw ruleError('vault:errors.missing')
  assertUnowned(folder)
  const opened = await tryDoor(door, options)
  if (!opened) throw ruleError(door.refusal)
  const vault = openVault({ folder, masterKey: opened.masterKey, migrations })
  mend(vault, opened.ring)
  return { vault, ring: opened.ring }
}

/** The master key in the keyring of a folder, whose vault stays closed; the caller forgets the key. */
export async function keyBehind(door: Door, options: UnlockOptions): Promise<Opened> {
  const way = 'code' in door ? sheetsDoor(door.code) : personsDoor(door.user, door.password)
  const opened = await tryDoor(way, options)
  if (!opened) throw ruleError(way.refusal)
  return opened
}

/** Opens the vault for a person; an unknown name and a wrong password look and last the same. */
export async function unlockWithPassword(
  options: PasswordUnlock,
): Promise<{ vault: OpenVault; accountId: string }> {
  const { user, password } = options
  const { vault, ring } = await unlock(personsDoor(user, password), options)
  const slot = passwordSlotOf(ring, user)
  if (!slot) throw new Error('A slot opened that is not there')
  return { vault, accountId: slot.accountId }
}

/** Opens the vault with the recovery sheet; a new password is set next. */
export async function unlockWithRecoveryCode(options: RecoveryUnlock): Promise<{ vault: OpenVault }> {
  const { vault } = await unlock(sheetsDoor(options.code), options)
  return { vault }
}

/** Whether a recovery sheet that was typed back opens this vault; the records stay closed. */
export async function confirmRecoveryCode(options: RecoveryUnlock): Promise<boolean> {
  const opened = await tryDoor(sheetsDoor(options.code), options)
  opened?.masterKey.forget()
  return opened !== undefined
}
