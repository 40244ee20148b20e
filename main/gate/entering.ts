import { randomBytes } from 'node:crypto'

import { invalidError, ruleError } from '#shared/app-error.ts'

import { accountNames } from '../accounts/account-names.ts'
import { isActive, isActiveOwner } from '../accounts/standing.ts'
import { filesFound, passwordChosen, passwordIsTemporary, whoSignsIn } from '../accounts/sign-in.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { theSchool } from '../school/school.ts'
import { acceptKeyring } from '../vault/keep-keyring.ts'
import type { KdfPolicy } from '../vault/kdf-policy.ts'
import { passwordSlotOf } from '../vault/keyring.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import type { UnlockThrottle } from '../vault/unlock-throttle.ts'
import {
  lookWithRecoveryCode,
  unlockWithPassword,
  unlockWithRecoveryCode,
  type Found,
  type PasswordUnlock,
  type RecoveryUnlock,
  type SheetLook,
} from '../vault/unlock-vault.ts'
import { waysInto, type Person } from '../vault/ways-in.ts'

/** Whoever came in, with the vault that is open to them. */
export interface Entered extends Person {
  readonly vault: OpenVault
  /** The key that is theirs alone. */
  readonly ownKey: Buffer
}

interface Options {
  readonly folder: string
  readonly kdf: KdfPolicy
  readonly throttle: UnlockThrottle
  readonly price: NonNullable<PasswordUnlock['price']>
  readonly clock: () => string
}

/** The two ways into a vault that is there: somebody's password, and the recovery sheet. */
export function createEntering({ clock, ...door }: Options) {
  const { kdf } = door

  /** Somebody's own choice; what is sealed for them alone is sealed with this key from then on. */
  const choosePassword = async ({ vault, user, accountId, ownKey }: Entered, newPassword: string) => {
    const weakWords = [theSchool(vault.reading).name, accountNames(vault.reading)[accountId] ?? '']
    const ways = waysInto(vault, kdf, { accountId, ownKey })
    const write = await ways.prepare({ user, accountId }, { password: newPassword, weakWords })
    vault.writing.transaction(() => {
      passwordChosen(vault.writing, { accountId, at: clock() })
      write()
    })
  }
  /** With an older keyring old passwords come back, so that only an owner or the sheet may go on with it. */
  const assertMayGoOn = (db: ReadableDb, { accountId, findings }: Found): void => {
    if (findings.includes('keyring-old') && !isActiveOwner(db, accountId))
      throw ruleError('vault:errors.keyringOldNoOwner')
  }
  const tellFiles = (db: WritableDb, found: Found): void => filesFound(db, { ...found, at: clock() })
  const takeUpOlder = (vault: OpenVault): void =>
    acceptKeyring(vault, (slot) => slot.kind === 'recovery' || isActive(vault.reading, slot.accountId))

  /** A vault that somebody could not enter after all is closed again. */
  const orClose = async <Result>(vault: OpenVault, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (thrown) {
      vault.close()
      throw thrown
    }
  }

  return {
    /** Comes in with a password; one that somebody else chose is replaced on the way. */
    withPassword: async ({
      newPassword,
      ...wish
    }: Pick<PasswordUnlock, 'user' | 'password' | 'despite'> & {
      readonly newPassword?: string | undefined
    }): Promise<Entered> => {
      const { vault, accountId, ownKey } = await unlockWithPassword({
        ...{ ...door, ...wish },
        admit: (db, found) => {
          assertMayGoOn(db, found)
          tellFiles(db, found)
        },
      })
      return orClose(vault, async () => {
        takeUpOlder(vault)
        const entered = { vault, accountId, user: wish.user, ownKey }
        if (!passwordIsTemporary(vault.reading, accountId)) return entered
        if (newPassword === undefined) throw ruleError('vault:errors.chooseOwnPassword')
        if (newPassword === wish.password)
          throw invalidError([{ path: 'newPassword', message: 'vault:errors.sameAsTemporary' }])
        // Whoever chose the password knows the key behind it; what is sealed from now on is not for them.
        const renewed = { ...entered, ownKey: randomBytes(32) }
        await choosePassword(renewed, newPassword)
        return renewed
      })
    },
    /** Who may come in, owners first. */
    namesBehindSheet: (wish: Pick<SheetLook, 'code'>) =>
      lookWithRecoveryCode({ ...door, ...wish }, (db, ring) =>
        whoSignsIn(db, clock()).filter(({ user }) => passwordSlotOf(ring, user) !== undefined),
      ),
    /** Comes in with the recovery sheet, and sets a new password for the account of this name. */
    withSheet: async ({
      newPassword,
      ...wish
    }: Pick<RecoveryUnlock, 'user' | 'code' | 'despite'> & {
      readonly newPassword: string
    }): Promise<Entered> => {
      const { user } = wish
      const { vault } = await unlockWithRecoveryCode({ ...door, ...wish, admit: tellFiles })
      return orClose(vault, async () => {
        takeUpOlder(vault)
        // Whoever lost their access since an older keyring has no way in any more.
        const accountId = waysInto(vault, kdf).accountOf(user)
        const entered = { vault, accountId, user, ownKey: randomBytes(32) }
        await choosePassword(entered, newPassword)
        return entered
      })
    },
  }
}
