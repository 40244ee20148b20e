import { randomBytes, randomUUID } from 'node:crypto'

import { z } from 'zod'

import type { Stretch } from './argon2.ts'
import { canonicalJson } from './canonical-json.ts'
import { KdfCost, type KdfPolicy } from './kdf-policy.ts'
import { deriveKey, MasterKey } from './master-key.ts'

/** Bytes of one length, written as lower-case hexadecimal. */
export function hexOf(length: number): z.ZodString {
  return z.string().regex(new RegExp(`^[0-9a-f]{${2 * length}}$`))
}

const lock = { slotId: z.uuid(), cost: KdfCost, salt: hexOf(16), nonce: hexOf(12), wrapped: hexOf(48) }

/** One person's password. */
export const PasswordSlot = z.strictObject({
  kind: z.literal('password'),
  user: z.string().min(1).max(100),
  accountId: z.string().min(1).max(100),
  ...lock,
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

type Header = SlotHolder & Pick<Slot, 'slotId' | 'cost' | 'salt'>

function headerText({ vaultId, epoch }: SlotHome, header: Header): Buffer {
  return canonicalJson({ what: 'footbridge slot', vaultId, epoch, header })
}

function headerOf(slot: Slot): Header {
  const { nonce: _nonce, wrapped: _wrapped, ...header } = slot
  return header
}

async function slotKey(
  { vaultId }: SlotHome,
  { slotId, salt, cost }: Header,
  secret: Buffer,
  stretch: Stretch,
): Promise<Buffer> {
  const stretched = await stretch(secret, Buffer.from(salt, 'hex'), cost)
  const key = deriveKey(stretched, vaultId, `slot ${slotId}`)
  stretched.fill(0)
  return key
}

/** Makes a slot that opens with this secret. */
export async function closeSlot<Holder extends SlotHolder>(
  masterKey: MasterKey,
  holder: Holder,
  secret: Buffer,
  cost: KdfPolicy,
  stretch: Stretch,
): Promise<Holder & Pick<Slot, keyof typeof lock>> {
  const header = { ...holder, slotId: randomUUID(), cost, salt: randomBytes(16).toString('hex') }
  const key = await slotKey(masterKey, header, secret, stretch)
  const { nonce, wrapped } = masterKey.wrap(key, headerText(masterKey, header))
  key.fill(0)
  return { ...header, nonce: nonce.toString('hex'), wrapped: wrapped.toString('hex') }
}

/** The master key behind a slot; nothing when the secret is not the one. */
export async function openSlot(
  home: SlotHome,
  slot: Slot,
  secret: Buffer,
  stretch: Stretch,
): Promise<MasterKey | undefined> {
  const header = headerOf(slot)
  const key = await slotKey(home, header, secret, stretch)
  const locked = { nonce: Buffer.from(slot.nonce, 'hex'), wrapped: Buffer.from(slot.wrapped, 'hex') }
  const masterKey = MasterKey.unwrap(locked, key, headerText(home, header), home.vaultId, home.epoch)
  key.fill(0)
  return masterKey
}

/** A slot nobody can open and that takes as long to try as this one: what an unknown name is checked against. */
export function decoyOf(slot: Slot): Slot {
  return { ...slot, salt: randomBytes(16).toString('hex') }
}
