import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

import { lettersOf } from '../vault/recovery-sheet.ts'

/*
 * A trail that shows where it was changed, after B. Schneier and J. Kelsey, "Secure Audit Logs to Support Computer
 * Forensics" (ACM TISSEC 2, 1999). Each line is tied to the one before it by a hash, and sealed with a key that is
 * replaced by its own derivative after every line: whoever takes the machine today holds no key of yesterday's lines.
 * The first key is known to the recovery sheet alone.
 */

const sealLength = 16
const firstBlock = Buffer.from([1])

/** What a line of the trail says. */
export interface AuditEntry {
  readonly at: string
  readonly actorId: string
  readonly operation: string
  readonly event: string
  readonly subjectId: string | null
}

/** The line before the first. */
export const noLink: Buffer = Buffer.alloc(32)

/** What ties a line to the one before it: SHA-256 of that line's tie and of this one's number and words. */
export function linkAfter(before: Uint8Array, seq: number, entry: AuditEntry): Buffer {
  const { at, actorId, operation, event, subjectId } = entry
  const words = JSON.stringify([seq, at, actorId, operation, event, subjectId])
  return createHash('sha256').update(before).update(words).digest()
}

/** Seals a line's tie with the key of that line; 16 bytes. */
export function sealOf(key: Uint8Array, link: Uint8Array): Buffer {
  return createHmac('sha256', key).update(link).digest().subarray(0, sealLength)
}

/** Whether a line was sealed with this key. */
export function isSealedWith(key: Uint8Array, link: Uint8Array, seal: Uint8Array): boolean {
  return seal.length === sealLength && timingSafeEqual(sealOf(key, link), seal)
}

/** The key of the next line, by the expand step of HKDF (RFC 5869, 2.3); there is no way back. */
export function keyAfter(key: Uint8Array): Buffer {
  return createHmac('sha256', key).update('footbridge next audit key').update(firstBlock).digest()
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A tie as it is printed: 4 groups of 4 letters and digits, 80 bits, enough to compare a paper with the file. */
export function shortHash(link: Uint8Array): string {
  const bits = [...link.subarray(0, 10)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = Array.from({ length: 16 }, (_, at) =>
    alphabet.charAt(Number.parseInt(bits.slice(5 * at, 5 * at + 5), 2)),
  )
  return letters.join('').replace(/.{4}(?=.)/g, '$&-')
}

/** Whether a hash as a person typed it from a paper is this one: case, spaces, dashes, O for 0 and I or L for 1 do not matter. */
export function isShortHash(link: Uint8Array, typed: string): boolean {
  return lettersOf(typed).join('') === lettersOf(shortHash(link)).join('')
}
