import { randomBytes, timingSafeEqual } from 'node:crypto'

import { stretchInWorker } from '../vault/argon2.ts'
import type { KdfPolicy } from '../vault/kdf-policy.ts'

/** How often somebody may be wrong before the vault locks. */
export const MOST_TRIES = 5

/** A PIN that opens the curtain for one sitting. Only this process knows it, stretched, and only while it runs. */
export interface SessionPin {
  readonly triesLeft: number
  /** Whether this is the PIN; a try is counted before it is looked at, and the right one gives all of them back. */
  opens(typed: string): Promise<boolean>
  forget(): void
}

/** Remembers a PIN for this sitting. */
export async function rememberPin(pin: string, kdf: KdfPolicy): Promise<SessionPin> {
  const salt = randomBytes(16)
  const stretch = (digits: string): Promise<Buffer> => stretchInWorker(Buffer.from(digits), salt, kdf)
  const kept = await stretch(pin)
  let triesLeft = MOST_TRIES
  return {
    get triesLeft() {
      return triesLeft
    },
    opens: async (typed) => {
      if (triesLeft === 0) return false
      triesLeft -= 1
      const same = timingSafeEqual(await stretch(typed), kept)
      if (same) triesLeft = MOST_TRIES
      return same
    },
    forget: () => {
      triesLeft = 0
      kept.fill(0)
    },
  }
}
