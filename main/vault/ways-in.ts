import { ruleError } from '#shared/app-error.ts'

import { stretchInWorker } from './argon2.ts'
import { dearest, standardKdf, type KdfPolicy } from './kdf-policy.ts'
import { decoyFor, foldUser, passwordSlotOf, withSlots, type Keyring } from './keyring.ts'
import { keepKeyring } from './keep-keyring.ts'
import { genuineKeyring } from './keyring-file.ts'
import type { OpenVault } from './open-vault.ts'
import { assertPasswordAllowed, passwordBytes } from './password-rules.ts'
import { parseRecoveryCode } from './recovery-sheet.ts'
import { sheetSeal, type SheetSeal } from './sheet-seal.ts'
import { closeSlot, openSlot, type PasswordSlot, type Slot } from './slot.ts'
import { vaultTrouble } from './sqlite-error.ts'
import { triesOf, type UnlockThrottle } from './unlock-throttle.ts'

/** Whose way in it is. */
export interface Person {
  readonly user: string
  readonly accountId: string
}

/** A password for somebody, as a form names it. */
export interface NewPassword {
  readonly password: string
  /** Words it must not be made of, such as the person's name. */
  readonly weakWords?: readonly string[]
  /** The field a refusal is shown beside. */
  readonly field?: string
}

/** The ways people have into an open vault: one password slot in the keyring for each account. */
export interface WaysIn {
  /** The account of a name for signing in. Throws a rule when there is none. */
  accountOf(user: string): string
  /** Whether this is the person's present password; takes as long for somebody unknown, and guessing gets slow. */
  knows(user: string, password: string): Promise<boolean>
  /**
   * Checks and stretches a password, and answers what writes it: the account's only way in, in place of any before.
   * Writing is synchronous, so that it can be the last step of a transaction.
   */
  prepare(person: Person, wanted: NewPassword): Promise<() => void>
  /** Stretches the secret of a new recovery sheet, and answers what makes it the one that opens, in place of any before. */
  prepareSheet(secret: Buffer): Promise<() => void>
  /** Takes an account's way in; the answer gives it back, unless it has another by then. */
  take(accountId: string): () => void
  /** Lets `use` have what only the recovery sheet with this code can do. Throws `invalid` for a mistyped code. */
  withSheet<Result>(code: string, use: (sheet: SheetSeal) => Promise<Result>): Promise<Result>
}

/** Whoever is signed in, with the key that is theirs alone. */
export interface Keeper {
  readonly accountId: string
  readonly ownKey: Buffer
}

/**
 * The ways into this vault. A new password for whoever is signed in keeps their own key; anybody else's gets a new one,
 * because nobody here can read the old. With a throttle guessing is slowed down as it is at the door. Every method throws
 * once the vault is closed.
 */
export function waysInto(
  vault: Pick<OpenVault, 'folder' | 'masterKey' | 'writing'>,
  kdf: KdfPolicy = standardKdf,
  keeper?: Keeper,
  throttle?: UnlockThrottle,
): WaysIn {
  const { folder, masterKey } = vault
  const ring = (): Keyring => genuineKeyring(folder, masterKey)
  /** A new way in costs what the others do, so that how long a try takes does not tell whose it is. */
  const price = (): KdfPolicy =>
    dearest(
      kdf,
      ring().slots.map(({ cost }) => cost),
    )
  /** Read again at each write: while a password was stretched, somebody else's may have changed. */
  const write = (change: (slots: readonly Slot[]) => readonly Slot[]): void => {
    const present = ring()
    try {
      keepKeyring(vault, withSlots(present, change(present.slots), masterKey))
    } catch (error) {
      throw vaultTrouble(error)
    }
  }
  const isOf =
    ({ user, accountId }: Person) =>
    (slot: Slot): boolean =>
      slot.kind === 'password' && (slot.accountId === accountId || slot.user === user)
  const put = (mine: PasswordSlot): void =>
    write((slots) => [mine, ...slots.filter((slot) => !isOf(mine)(slot))])

  return {
    accountOf(user) {
      const slot = passwordSlotOf(ring(), user)
      if (!slot) throw ruleError('vault:errors.accountUnknown')
      return slot.accountId
    },
    async knows(user, password) {
      throttle?.begin(triesOf(user))
      const present = ring()
      const secret = passwordBytes(password)
      const slot = passwordSlotOf(present, user) ?? decoyFor(present, user)
      try {
        const opened = await openSlot(present, slot, secret, stretchInWorker)
        opened?.forget()
        if (opened) throttle?.succeeded(triesOf(user))
        return opened !== undefined
      } finally {
        secret.fill(0)
      }
    },
    async prepare({ user, accountId }, { password, weakWords = [], field = 'newPassword' }) {
      assertPasswordAllowed(password, { user, words: weakWords }, field)
      const secret = passwordBytes(password)
      const holder = { kind: 'password', user: foldUser(user), accountId } as const
      try {
        const ownKey = keeper?.accountId === accountId ? keeper.ownKey : undefined
        const slot = await closeSlot(masterKey, holder, secret, price(), stretchInWorker, ownKey)
        return () => put(slot)
      } finally {
        secret.fill(0)
      }
    },
    async prepareSheet(secret) {
      const sheet = await closeSlot(masterKey, { kind: 'recovery' }, secret, price(), stretchInWorker)
      return () => write((slots) => [...slots.filter(({ kind }) => kind !== 'recovery'), sheet])
    },
    take(accountId) {
      const taken = ring().slots.find(
        (slot): slot is PasswordSlot => slot.kind === 'password' && slot.accountId === accountId,
      )
      if (!taken) return () => {}
      write((slots) => slots.filter((slot) => slot.slotId !== taken.slotId))
      return () => {
        if (!ring().slots.some(isOf(taken))) put(taken)
      }
    },
    async withSheet(code, use) {
      const secret = parseRecoveryCode(code)
      try {
        return await use(sheetSeal(secret, masterKey.vaultId))
      } finally {
        secret.fill(0)
      }
    },
  }
}

function withoutKeys(): never {
  throw new Error('This program was started without the keys of its vault')
}

/** For a program whose people do not come and go: benches and replays. */
export const noWays: WaysIn = {
  accountOf: withoutKeys,
  knows: withoutKeys,
  prepare: withoutKeys,
  prepareSheet: withoutKeys,
  take: withoutKeys,
  withSheet: withoutKeys,
}
