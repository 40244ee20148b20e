import { z } from 'zod'

import type { MessageKey } from '../text/catalogues.ts'

/**
 * What was wrong with a vault's files and did not keep it from opening: commits that were confirmed and are not there,
 * an anchor that is gone, that is not whole, or that is older than the vault, and a keyring that is older than it.
 */
export const VaultFinding = z.enum([
  'commits-lost',
  'anchor-missing',
  'anchor-damaged',
  'anchor-old',
  'keyring-old',
])
export type VaultFinding = z.infer<typeof VaultFinding>

/** The findings that keep the door shut until somebody was told and goes on all the same; each is told by itself. */
export const TOLD_AT_THE_DOOR: readonly (readonly [VaultFinding, MessageKey])[] = [
  ['keyring-old', 'vault:errors.keyringOld'],
  ['commits-lost', 'vault:errors.commitsLost'],
  ['anchor-missing', 'vault:errors.anchorMissing'],
]
