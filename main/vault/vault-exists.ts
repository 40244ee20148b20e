import { existsSync } from 'node:fs'

import { keyringPath, previousKeyringPath } from './keyring-file.ts'
import { vaultPath } from './vault-file.ts'

/** Whether a folder holds a vault or what is left of one; nothing new may be begun there. */
export function vaultExists(folder: string): boolean {
  return [vaultPath, keyringPath, previousKeyringPath].some((path) => existsSync(path(folder)))
}
