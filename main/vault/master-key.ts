import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

import { openBytes, sealBytes, type SealedBytes } from './sealed-bytes.ts'

/** What a key made from the master key is for. */
export type KeyPurpose = 'database' | 'ring mac' | 'anchor mac' | 'backup mac' | 'intake seal'

const keyLength = 32

/** 32 bytes for one use, told apart by the vault and by what they are for. */
export function deriveKey(secret: Uint8Array, vaultId: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, vaultId, `footbridge ${purpose}`, keyLength))
}

/** The vault's master key of one epoch. Its bytes never leave; every other key is derived from it. */
export class MasterKey {
  readonly vaultId: string
  readonly epoch: number
  readonly #bytes: Buffer
  #forgotten = false

  private constructor(bytes: Buffer, vaultId: string, epoch: number) {
    if (bytes.length !== keyLength) throw new Error('A master key has 32 bytes')
    this.#bytes = bytes
    this.vaultId = vaultId
    this.epoch = epoch
  }

  get #secret(): Buffer {
    if (this.#forgotten) throw new Error('The master key was forgotten when the vault closed')
    return this.#bytes
  }

  /** Takes over bytes that are known already; they are zeroed with it. */
  static from(bytes: Buffer, vaultId: string, epoch: number): MasterKey {
    return new MasterKey(bytes, vaultId, epoch)
  }

  /** A new one, from the machine's random source. */
  static generate(vaultId: string, epoch: number): MasterKey {
    return MasterKey.from(randomBytes(keyLength), vaultId, epoch)
  }

  /** Takes the lock off; nothing comes back when the slot's key or what the lock is tied to is not the same. */
  static unwrap(
    wrapped: SealedBytes,
    slotKey: Buffer,
    tiedTo: Buffer,
    vaultId: string,
    epoch: number,
  ): MasterKey | undefined {
    const bytes = openBytes(slotKey, wrapped, tiedTo)
    return bytes && MasterKey.from(bytes, vaultId, epoch)
  }

  /** Locks it under a slot's key, tied to that slot's header. */
  wrap(slotKey: Buffer, tiedTo: Buffer): SealedBytes {
    return sealBytes(slotKey, this.#secret, tiedTo)
  }

  /** The key for one purpose; the caller zeroes it after use. */
  derive(purpose: KeyPurpose): Buffer {
    return deriveKey(this.#secret, this.vaultId, `${purpose} ${this.epoch}`)
  }

  /** Signs text for one purpose. */
  mac(purpose: KeyPurpose, text: Buffer): Buffer {
    const key = this.derive(purpose)
    const mac = createHmac('sha256', key).update(text).digest()
    key.fill(0)
    return mac
  }

  /** Whether a signature is this vault's. */
  signed(purpose: KeyPurpose, text: Buffer, mac: Buffer): boolean {
    return timingSafeEqual(this.mac(purpose, text), mac)
  }

  /** Zeroes it; every later use is a bug and throws. */
  forget(): void {
    this.#forgotten = true
    this.#bytes.fill(0)
  }
}
