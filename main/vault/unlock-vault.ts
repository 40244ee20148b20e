import { ruleError } from '#shared/app-error.ts'
import type { VaultFinding } from '#shared/domain/vault-finding.ts'

import { readableDb } from '../db/connection.ts'
import type { Migration } from '../db/migrate.ts'
import { allMigrations } from '../db/migrations/all.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { stretchInWorker } from './argon2.ts'
import { wayOf, type Door } from './door.ts'
import { isTooCheap, type KdfPolicy } from './kdf-policy.ts'
import { passwordSlotOf, withSlots, type Keyring } from './keyring.ts'
import { keepKeyring, takeUpKeyring } from './keep-keyring.ts'
import { openVault, type OpenVault } from './open-vault.ts'
import { assertUnowned } from './owner-lock.ts'
import { closeSlot, type Slot, type SlotHolder } from './slot.ts'
import { vaultTrouble } from './sqlite-error.ts'
import { comeIn, keyBehind, type Opened, type TryOptions } from './try-door.ts'
import { vaultExists } from './vault-exists.ts'
import { lookInto, vaultPath } from './vault-file.ts'

/** Who comes in although something was wrong with the files of the vault. */
export interface Found {
  readonly accountId: string
  readonly findings: readonly VaultFinding[]
}

interface UnlockOptions extends TryOptions {
  readonly migrations?: readonly Migration[]
  /** What a guess should cost here, when one at this cost took so many milliseconds; without it, what it costs now. */
  readonly price?: (milliseconds: number, cost: KdfPolicy) => KdfPolicy
  /** What somebody was told of and goes on with. */
  readonly despite?: readonly VaultFinding[] | undefined
  /** Writes down what was found, or throws where this person may not go on with it; then the files stay as they are. */
  readonly admit?: (db: WritableDb, found: Found) => void
}

/** A person at the door. */
export interface PasswordUnlock extends UnlockOptions {
  readonly user: string
  readonly password: string
}

/** The recovery sheet at the door, and nobody's name yet. */
export interface SheetLook extends UnlockOptions {
  readonly code: string
}

/** The recovery sheet at the door, and whose account it opens. */
export interface RecoveryUnlock extends SheetLook {
  readonly user: string
}

/** The keyring with this slot made anew: at today's price, with a public key, and wrapped for the secret alone. */
async function renewed(
  { masterKey, ring, slot, ownKey, took }: Opened,
  secret: Buffer,
  price: UnlockOptions['price'],
): Promise<Keyring | undefined> {
  const wanted = price?.(took, slot.cost) ?? slot.cost
  const dearer = isTooCheap(slot.cost, wanted)
  if (slot.publicKey && !slot.sent && !dearer) return undefined
  const holder: SlotHolder =
    slot.kind === 'recovery'
      ? { kind: slot.kind }
      : { kind: slot.kind, user: slot.user, accountId: slot.accountId }
  const cost = dearer ? wanted : slot.cost
  const fresh = await closeSlot(masterKey, holder, secret, cost, stretchInWorker, ownKey)
  return withSlots(
    ring,
    // A slot has what its holder has; the two kinds are told apart by it.
    ring.slots.map((other) => (other.slotId === slot.slotId ? (fresh as Slot) : other)),
    masterKey,
  )
}

function mend(vault: OpenVault, ring: Keyring, better: Keyring | undefined): void {
  // An older one becomes the newest only once it is known who came in with it.
  if (vault.findings.includes('keyring-old')) return
  try {
    takeUpKeyring(vault, ring)
    if (better) keepKeyring(vault, better)
  } catch (error) {
    vault.close()
    throw vaultTrouble(error)
  }
}

/** Whose way in it is; the sheet opens that of whoever signs in with this name. */
function accountBehind({ slot, ring, masterKey }: Opened, user: string): string {
  const mine = slot.kind === 'password' ? slot : passwordSlotOf(ring, user)
  if (mine) return mine.accountId
  masterKey.forget()
  throw ruleError('vault:errors.accountUnknown')
}

interface Unlocked {
  readonly vault: OpenVault
  readonly accountId: string
  readonly ownKey: Buffer
}

async function unlock(options: UnlockOptions & Door): Promise<Unlocked> {
  const { folder, user, migrations = allMigrations, despite, admit, price } = options
  if (!vaultExists(folder)) throw ruleError('vault:errors.missing')
  assertUnowned(folder)
  const way = wayOf(options)
  const secret = way.secret()
  try {
    const opened = await comeIn(way, options, secret)
    if (!opened) throw ruleError(way.refusal)
    const { masterKey, ring, ownKey } = opened
    const accountId = accountBehind(opened, user)
    const better = await renewed(opened, secret, price)
    const vault = openVault({
      ...{ folder, masterKey, keyring: ring, migrations, despite },
      admit: admit && ((db, findings) => admit(db, { accountId, findings })),
    })
    mend(vault, ring, better)
    return { vault, accountId, ownKey }
  } finally {
    secret.fill(0)
  }
}

/**
 * Opens the vault for a person, with the key that is theirs alone; an unknown name and a wrong password look and last
 * the same.
 */
export function unlockWithPassword(options: PasswordUnlock): Promise<Unlocked> {
  return unlock(options)
}

/** Opens the vault with the recovery sheet, for whoever signs in with this name; a new password is set next. */
export async function unlockWithRecoveryCode(options: RecoveryUnlock): Promise<Omit<Unlocked, 'ownKey'>> {
  const { vault, accountId } = await unlock(options)
  return { vault, accountId }
}

/**
 * Reads what whoever has the recovery sheet may know before they say who they are. Every file stays as it is, so that
 * what is wrong with one is still told to whoever comes in.
 */
export async function lookWithRecoveryCode<Answer>(
  options: SheetLook,
  look: (db: ReadableDb, ring: Keyring) => Answer,
): Promise<Answer> {
  const { folder, code } = options
  if (!vaultExists(folder)) throw ruleError('vault:errors.missing')
  assertUnowned(folder)
  const { masterKey, ring, ownKey } = await keyBehind({ user: '', code }, { ...options, isThisOffice: true })
  ownKey.fill(0)
  try {
    return lookInto(vaultPath(folder), masterKey, (database) => look(readableDb(database), ring))
  } catch (error) {
    throw vaultTrouble(error)
  } finally {
    masterKey.forget()
  }
}

/** Whether a recovery sheet that was typed back opens this vault; the records stay closed. */
export async function confirmRecoveryCode(options: SheetLook): Promise<boolean> {
  const way = wayOf({ user: '', code: options.code })
  const secret = way.secret()
  try {
    const opened = await comeIn(way, options, secret)
    opened?.masterKey.forget()
    return opened !== undefined
  } finally {
    secret.fill(0)
  }
}
