import type { MessageKey } from '#shared/text/catalogues.ts'

import { decoyFor, passwordSlotOf, recoverySlotOf, type Keyring } from './keyring.ts'
import { passwordBytes } from './password-rules.ts'
import { parseRecoveryCode } from './recovery-sheet.ts'
import { decoyOf, type Slot } from './slot.ts'
import { triesOf, TRIES_OF_SHEET } from './unlock-throttle.ts'

/** Somebody at the door of any folder with a keyring: with their password, or with the recovery sheet. */
export type Door = { readonly user: string } & ({ readonly password: string } | { readonly code: string })

/** How a door is tried. */
export interface Way {
  /** Whose tries are counted together. */
  readonly who: string
  /** What was typed, as bytes that are zeroed after use. */
  readonly secret: () => Buffer
  /** The slot to try; where there is none, one that cannot open. */
  readonly slotOf: (ring: Keyring) => Slot
  readonly refusal: MessageKey
}

function personsWay(user: string, password: string): Way {
  return {
    who: triesOf(user),
    secret: () => passwordBytes(password),
    slotOf: (ring) => passwordSlotOf(ring, user) ?? decoyFor(ring, user),
    refusal: 'vault:errors.passwordWrong',
  }
}

function sheetsWay(code: string): Way {
  return {
    who: TRIES_OF_SHEET,
    secret: () => parseRecoveryCode(code),
    slotOf: (ring) => recoverySlotOf(ring) ?? decoyOf(ring.slots[0]),
    refusal: 'vault:errors.recoveryWrong',
  }
}

/** The way in for whoever is at the door. */
export function wayOf(door: Door): Way {
  return 'code' in door ? sheetsWay(door.code) : personsWay(door.user, door.password)
}
