import { z } from 'zod'

import { Id, Instant } from './fields.ts'

/** What a scanner or a telephone makes of a signed page. */
export const ScanKind = z.enum(['image/jpeg', 'image/png', 'application/pdf'])
export type ScanKind = z.infer<typeof ScanKind>

/** How large one scan may be. */
export const MOST_SCAN_BYTES = 10 * 1024 * 1024

/** How many scans one consent may hold. */
export const MOST_SCANS = 10

/** A scan of a signed page as a line; the page itself is asked for when somebody looks. */
export const ConsentScan = z.object({
  id: Id,
  consentId: Id,
  kind: ScanKind,
  size: z.int(),
  /** How many pages it holds; `null` where the file does not tell. */
  pages: z.int().nullable(),
  addedAt: Instant,
  addedBy: Id,
})
export type ConsentScan = z.infer<typeof ConsentScan>

const SIGNATURES: readonly (readonly [kind: ScanKind, begins: readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** What a file is by how it begins, whatever its name says; `null` where it is none of what a page can be kept as. */
export function scanKindOf(bytes: Uint8Array): ScanKind | null {
  const found = SIGNATURES.find(([, begins]) => begins.every((byte, at) => bytes[at] === byte))
  return found?.[0] ?? null
}
