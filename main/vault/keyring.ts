import { createHash } from 'node:crypto'

import { z } from 'zod'

import { ruleError } from '#shared/app-error.ts'

import type { KnownKeyring } from '../db/known-keyring.ts'
import { canonicalJson } from './canonical-json.ts'
import type { MasterKey } from './master-key.ts'
import { decoyOf, handOver, hexOf, Slot, type PasswordSlot, type RecoverySlot } from './slot.ts'

/** The format this program writes. A higher number is a newer program's. */
export const keyringFormat = 2

const mostSlots = 100

function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}

const Content = z.strictObject({
  /** Slots of format 1 have no public key, and no key of the person's own; they are replaced at the next sign-in. */
  format: z.union([z.literal(1), z.literal(keyringFormat)]),
  vaultId: z.uuid(),
  /** Grows when the master key is replaced. */
  epoch: z.int().min(1),
  /** Grows with every change to this file. */
  generation: z.int().min(1),
  /** Two ways in always remain. */
  slots: z
    .tuple([Slot, Slot], Slot)
    .refine((slots) => slots.length <= mostSlots)
    .refine((slots) => distinct(slots.map(({ slotId }) => slotId)))
    .refine((slots) => distinct(slots.flatMap((slot) => (slot.kind === 'password' ? [slot.user] : [])))),
})

type Content = z.infer<typeof Content>

const Signed = z.strictObject({ ...Content.shape, mac: hexOf(32) })
type Signed = z.infer<typeof Signed>

/** Tells accidental damage before any key is at hand; only the MAC tells a forgery. */
function checksumOf(signed: Signed): string {
  return createHash('sha256').update(canonicalJson(signed)).digest('hex')
}

/** `keyring.json`: every way to open the vault, signed with a key that only an opened vault has. */
export const Keyring = z
  .strictObject({ ...Signed.shape, checksum: hexOf(32) })
  .refine(({ checksum, ...signed }) => checksumOf(signed) === checksum)
export type Keyring = z.infer<typeof Keyring>

function contentOf({ mac: _mac, checksum: _checksum, ...content }: Keyring): Content {
  return content
}

function sign(content: Content, masterKey: MasterKey): Keyring {
  const signed = { ...content, mac: masterKey.mac('ring mac', canonicalJson(content)).toString('hex') }
  return { ...signed, checksum: checksumOf(signed) }
}

function atLeastTwo([first, second, ...more]: readonly Slot[]): Content['slots'] {
  if (!first || !second) throw ruleError('vault:errors.lastWaysIn')
  return [first, second, ...more]
}

/** The first keyring of a vault. */
export function newKeyring(masterKey: MasterKey, slots: readonly Slot[]): Keyring {
  const { vaultId, epoch } = masterKey
  return sign({ format: keyringFormat, vaultId, epoch, generation: 1, slots: atLeastTwo(slots) }, masterKey)
}

/** The next generation of a keyring, with other slots; later than any generation that is known of. */
export function withSlots(
  ring: Keyring,
  slots: readonly Slot[],
  masterKey: MasterKey,
  knownGeneration = 0,
): Keyring {
  const generation = Math.max(ring.generation, knownGeneration) + 1
  return sign({ ...contentOf(ring), format: keyringFormat, generation, slots: atLeastTwo(slots) }, masterKey)
}

/** Whether a keyring is older than the newest one the vault knows, or was written beside it. */
export function isOutdated(
  { generation, mac }: Pick<Keyring, 'generation' | 'mac'>,
  known: KnownKeyring | undefined,
): boolean {
  if (!known || known.mac === null) return false
  return generation < known.generation || (generation === known.generation && mac !== known.mac)
}

/** The people whose slot cannot be given another master key before they sign in once more. */
export function stuckSlots(ring: Keyring): readonly Slot[] {
  return ring.slots.filter(({ publicKey }) => publicKey === undefined)
}

/** The keyring of another master key: the same ways in, for the same secrets. */
export function forMasterKey(ring: Keyring, masterKey: MasterKey): Keyring {
  const slots = ring.slots.map((slot) => handOver(slot, masterKey)).filter((slot) => slot !== undefined)
  if (slots.length < ring.slots.length) throw new Error('A slot without a public key cannot be handed over')
  const { epoch } = masterKey
  const content = { ...contentOf(ring), format: keyringFormat, generation: ring.generation + 1 } as const
  return sign({ ...content, epoch, slots: atLeastTwo(slots) }, masterKey)
}

/** Whether a keyring was written by a program that had this vault open. */
export function isGenuine(ring: Keyring, masterKey: MasterKey): boolean {
  return masterKey.signed('ring mac', canonicalJson(contentOf(ring)), Buffer.from(ring.mac, 'hex'))
}

/** How a name for signing in is compared: without case, spaces around it or different spellings of one letter. */
export function foldUser(user: string): string {
  return user.normalize('NFKC').trim().toLowerCase()
}

/** The slot of a person, by the name they sign in with. */
export function passwordSlotOf(ring: Keyring, user: string): PasswordSlot | undefined {
  const wanted = foldUser(user)
  return ring.slots
    .filter((slot): slot is PasswordSlot => slot.kind === 'password')
    .find((slot) => slot.user === wanted)
}

/**
 * What an unknown name is checked against: nobody can open it, and it takes as long to try as somebody's slot, the same
 * one's whenever that name is tried.
 */
export function decoyFor({ slots }: Keyring, user: string): Slot {
  const [first] = createHash('sha256').update(foldUser(user)).digest()
  const peoples = slots.filter(({ kind }) => kind === 'password')
  return decoyOf(peoples[(first ?? 0) % peoples.length] ?? slots[0])
}

/** The slot of the recovery sheet. */
export function recoverySlotOf(ring: Keyring): RecoverySlot | undefined {
  return ring.slots.find((slot): slot is RecoverySlot => slot.kind === 'recovery')
}
