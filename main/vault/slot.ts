import { randomBytes, randomUUID } from 'node:crypto'

import { z } from 'zod'

import type { Stretch } from './argon2.ts'
import { canonicalJson } from './canonical-json.ts'
import { KdfCost, type KdfPolicy } from './kdf-policy.ts'
import { deriveKey, MasterKey } from './master-key.ts'
import { openBytes, sealBytes, type SealedBytes } from './sealed-bytes.ts'
import { keyFor, keyFrom, publicHalf } from './slot-box.ts'

/** Bytes of one length, written as lower-case hexadecimal. */
export function hexOf(length: number): z.ZodString {
  return z.string().regex(new RegExp(`^[0-9a-f]{${2 * length}}$`))
}

const wrapping = { nonce: hexOf(12), wrapped: hexOf(48) }

const lock = {
  slotId: z.uuid(),
  cost: KdfCost,
  salt: hexOf(16),
  /** For whoever gives this slot another master key; a slot of keyring format 1 has none. */
  publicKey: hexOf(32).optional(),
  /** Present where the master key was wrapped for the public key, and nobody came in with this slot since. */
  sent: hexOf(32).optional(),
  ...wrapping,
}

/** One person's password. */
export const PasswordSlot = z.strictObject({
  kind: z.literal('password'),
  user: z.string().min(1).max(100),
  accountId: z.string().min(1).max(100),
  ...lock,
  /** The person's own key, for what nobody else may ever read; a slot of keyring format 1 has none. */
  own: z.strictObject(wrapping).optional(),
})
export type PasswordSlot = z.infer<typeof PasswordSlot>

/** The recovery sheet. */
export const RecoverySlot = z.strictObject({ kind: z.literal('recovery'), ...lock })
export type RecoverySlot = z.infer<typeof RecoverySlot>

/** One way to open the vault. */
export const Slot = z.discriminatedUnion('kind', [PasswordSlot, RecoverySlot])
export type Slot = z.infer<typeof Slot>

/** Who a slot is for. */
export type SlotHolder = Pick<PasswordSlot, 'kind' | 'user' | 'accountId'> | Pick<RecoverySlot, 'kind'>

/** The vault and epoch a slot belongs to. */
export interface SlotHome {
  readonly vaultId: string
  readonly epoch: number
}

/** What a secret gives at one slot; zeroed after use. */
export interface SlotKeys {
  readonly wrap: Buffer
  /** The private half of the slot's public key. */
  readonly box: Buffer
  /** What the person's own key is wrapped with. */
  readonly own: Buffer
}

type Header = Omit<PasswordSlot, 'nonce' | 'wrapped' | 'own'> | Omit<RecoverySlot, 'nonce' | 'wrapped'>

function headerText({ vaultId, epoch }: SlotHome, header: Header): Buffer {
  return canonicalJson({ what: 'footbridge slot', vaultId, epoch, header })
}

function ownText(vaultId: string, accountId: string): Buffer {
  return canonicalJson({ what: 'footbridge own key', vaultId, accountId })
}

function headerOf(slot: Slot): Header {
  const { nonce: _nonce, wrapped: _wrapped, ...rest } = slot
  if (rest.kind === 'recovery') return rest
  const { own: _own, ...header } = rest
  return header
}

function toHex({ nonce, sealed }: SealedBytes): { readonly nonce: string; readonly wrapped: string } {
  return { nonce: Buffer.from(nonce).toString('hex'), wrapped: Buffer.from(sealed).toString('hex') }
}

function fromHex({ nonce, wrapped }: { readonly nonce: string; readonly wrapped: string }): SealedBytes {
  return { nonce: Buffer.from(nonce, 'hex'), sealed: Buffer.from(wrapped, 'hex') }
}

/** Stretches a secret for one slot. */
export async function slotKeys(
  { vaultId }: SlotHome,
  { slotId, salt, cost }: Pick<Slot, 'slotId' | 'salt' | 'cost'>,
  secret: Buffer,
  stretch: Stretch,
): Promise<SlotKeys> {
  const stretched = await stretch(secret, Buffer.from(salt, 'hex'), cost)
  const keyOf = (purpose: string): Buffer => deriveKey(stretched, vaultId, `${purpose} ${slotId}`)
  const keys = { wrap: keyOf('slot'), box: keyOf('slot box'), own: keyOf('slot own') }
  stretched.fill(0)
  return keys
}

/** Zeroes a slot's keys. */
export function forgetKeys({ wrap, box, own }: SlotKeys): void {
  for (const key of [wrap, box, own]) key.fill(0)
}

/** Makes a slot that opens with this secret. A person's slot keeps their own key, a new one where they have none yet. */
export async function closeSlot<Holder extends SlotHolder>(
  masterKey: MasterKey,
  holder: Holder,
  secret: Buffer,
  cost: KdfPolicy,
  stretch: Stretch,
  ownKey: Buffer = randomBytes(32),
): Promise<Holder & Omit<RecoverySlot, 'kind'> & Pick<PasswordSlot, 'own'>> {
  const start = { slotId: randomUUID(), cost, salt: randomBytes(16).toString('hex') }
  const keys = await slotKeys(masterKey, start, secret, stretch)
  const header = { ...holder, ...start, publicKey: publicHalf(keys.box).toString('hex') }
  const wrapped = toHex(masterKey.wrap(keys.wrap, headerText(masterKey, header)))
  const own =
    holder.kind === 'password'
      ? { own: toHex(sealBytes(keys.own, ownKey, ownText(masterKey.vaultId, holder.accountId))) }
      : {}
  forgetKeys(keys)
  return { ...header, ...wrapped, ...own }
}

/** The master key behind a slot; nothing when the keys are not the ones. */
export function masterKeyBehind(home: SlotHome, slot: Slot, keys: SlotKeys): MasterKey | undefined {
  const { vaultId, epoch } = home
  const wrapped = fromHex(slot)
  const tiedTo = headerText(home, headerOf(slot))
  if (!slot.sent) return MasterKey.unwrap(wrapped, keys.wrap, tiedTo, vaultId, epoch)
  const key = keyFrom(keys.box, Buffer.from(slot.sent, 'hex'), vaultId)
  const masterKey = MasterKey.unwrap(wrapped, key, tiedTo, vaultId, epoch)
  key.fill(0)
  return masterKey
}

/** The person's own key behind a slot; nothing where it has none. */
export function ownKeyBehind({ vaultId }: SlotHome, slot: Slot, keys: SlotKeys): Buffer | undefined {
  if (slot.kind === 'recovery' || !slot.own) return undefined
  return openBytes(keys.own, fromHex(slot.own), ownText(vaultId, slot.accountId))
}

/** The master key behind a slot; nothing when the secret is not the one. */
export async function openSlot(
  home: SlotHome,
  slot: Slot,
  secret: Buffer,
  stretch: Stretch,
): Promise<MasterKey | undefined> {
  const keys = await slotKeys(home, slot, secret, stretch)
  try {
    return masterKeyBehind(home, slot, keys)
  } finally {
    forgetKeys(keys)
  }
}

/**
 * The same way in to another master key, made without its secret; whose slot it is stays as it was. Nothing for a slot
 * of format 1, which has no public key until somebody comes in with it.
 */
export function handOver(slot: Slot, masterKey: MasterKey): Slot | undefined {
  if (!slot.publicKey) return undefined
  const { key, sent } = keyFor(Buffer.from(slot.publicKey, 'hex'), masterKey.vaultId)
  const header = { ...headerOf(slot), sent: sent.toString('hex') }
  const wrapped = toHex(masterKey.wrap(key, headerText(masterKey, header)))
  key.fill(0)
  return { ...slot, sent: header.sent, ...wrapped }
}

/** A slot nobody can open and that takes as long to try as this one: what an unknown name is checked against. */
export function decoyOf(slot: Slot): Slot {
  return { ...slot, salt: randomBytes(16).toString('hex') }
}
