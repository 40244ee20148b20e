import { AppError, ruleError } from '#shared/app-error.ts'

import { readableDb } from '../../db/connection.ts'
import type { ReadableDb } from '../../db/types.ts'
import type { Door } from '../door.ts'
import { readableKeyrings } from '../keyring-file.ts'
import type { KdfPolicy } from '../kdf-policy.ts'
import { isUnreadable } from '../sqlite-error.ts'
import { keyBehind } from '../try-door.ts'
import type { UnlockThrottle } from '../unlock-throttle.ts'
import { assertLooksLikeVault, lookInto, vaultPath } from '../vault-file.ts'

/** Who wants to put something in the place of the records that are here, and the question whether they may. */
export interface PresentQuestion {
  readonly door: Door
  /** Left out for a password that just opened the backup: that try is counted. */
  readonly throttle?: UnlockThrottle | undefined
  /** Throws where they may not. */
  readonly assertMay: (db: ReadableDb, accountId: string) => void
}

interface Present {
  readonly folder: string
  readonly kdf: KdfPolicy
}

function canBeAsked(folder: string): boolean {
  try {
    assertLooksLikeVault(vaultPath(folder))
    return readableKeyrings(folder).length > 0
  } catch {
    return false
  }
}

async function openedPresent({ door, throttle }: PresentQuestion, { folder, kdf }: Present) {
  const options = { folder, kdf, isThisOffice: true, ...(throttle && { throttle }) }
  try {
    return await keyBehind(door, options)
  } catch (error) {
    if (!(error instanceof AppError) || error.data.message !== 'vault:errors.passwordWrong') throw error
    throw ruleError('backups:errors.presentPassword')
  }
}

/**
 * Asks the records that are here, which nobody has open, and answers whether they could be asked: where they or their
 * keys are damaged they cannot. Records of an older program are asked as it left them.
 */
export async function askPresent(question: PresentQuestion, present: Present): Promise<boolean> {
  const { folder } = present
  if (!canBeAsked(folder)) return false
  const { masterKey, slot, ownKey } = await openedPresent(question, present)
  ownKey.fill(0)
  try {
    lookInto(vaultPath(folder), masterKey, (database) => {
      if (slot.kind === 'password') question.assertMay(readableDb(database), slot.accountId)
    })
    return true
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return false
  } finally {
    masterKey.forget()
  }
}
