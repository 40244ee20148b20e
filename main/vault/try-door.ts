import { randomBytes } from 'node:crypto'

import { ruleError } from '#shared/app-error.ts'

import { stretchInWorker } from './argon2.ts'
import { wayOf, type Door, type Way } from './door.ts'
import { standardKdf, type KdfPolicy } from './kdf-policy.ts'
import { isGenuine, type Keyring } from './keyring.ts'
import { readableKeyrings } from './keyring-file.ts'
import { assertCiphersAnswer } from './known-answers.ts'
import type { MasterKey } from './master-key.ts'
import { forgetKeys, masterKeyBehind, ownKeyBehind, slotKeys, type Slot } from './slot.ts'
import type { UnlockThrottle } from './unlock-throttle.ts'

/** The folder whose door is tried, and what a try costs. */
export interface TryOptions {
  readonly folder: string
  /** The least a slot on disk must cost; anything cheaper is taken for damage. */
  readonly kdf?: KdfPolicy
  /** Makes guessing slow; without one every try is let through. */
  readonly throttle?: UnlockThrottle
}

/** What a right secret opened; the caller forgets the keys. */
export interface Opened {
  readonly masterKey: MasterKey
  readonly ring: Keyring
  readonly slot: Slot
  /** The person's own key; a new one where the slot has none yet. */
  readonly ownKey: Buffer
  /** How long the guess took, in milliseconds. */
  readonly took: number
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
    const slot = slotOf(ring)
    const start = performance.now()
    const keys = await slotKeys(ring, slot, secret, stretchInWorker)
    const took = performance.now() - start
    const masterKey = masterKeyBehind(ring, slot, keys)
    const ownKey = (masterKey && ownKeyBehind(ring, slot, keys)) ?? randomBytes(32)
    forgetKeys(keys)
    if (!masterKey) return undefined
    if (isGenuine(ring, masterKey)) return { masterKey, ring, slot, ownKey, took }
    masterKey.forget()
    ownKey.fill(0)
  }
  throw ruleError('vault:errors.keyringDamaged')
}

async function tryWay(
  way: Way,
  { folder, kdf = standardKdf, throttle }: TryOptions,
  secret: Buffer,
): Promise<Opened | undefined> {
  assertCiphersAnswer()
  const rings = readableKeyrings(folder, kdf)
  throttle?.begin(way.who)
  return tryKeyrings(rings, way.slotOf, secret)
}

/** As `tryWay`, where the keyring is this office's own: whoever gets in there mistyped before and did not guess. */
export async function comeIn(way: Way, options: TryOptions, secret: Buffer): Promise<Opened | undefined> {
  const opened = await tryWay(way, options, secret)
  if (opened) options.throttle?.succeeded(way.who)
  return opened
}

/**
 * The master key in the keyring of a folder, whose vault stays closed; the caller forgets the key. A stranger may have
 * made the keyring, so that opening it takes back none of the wrong tries, unless it is this office's own.
 */
export async function keyBehind(
  door: Door,
  options: TryOptions & { readonly isThisOffice?: boolean },
): Promise<Opened> {
  const way = wayOf(door)
  const secret = way.secret()
  try {
    const opened = await (options.isThisOffice ? comeIn : tryWay)(way, options, secret)
    if (!opened) throw ruleError(way.refusal)
    options.throttle?.opened(way.who)
    return opened
  } finally {
    secret.fill(0)
  }
}
