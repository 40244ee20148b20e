import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of a few hundred kilobytes, where this machine lets a test mount one. */
export interface SmallDisk extends Disposable {
  readonly folder: string
}

/** Mounts a small disk; `undefined` where that is not allowed. */
export function mountSmallDisk(kilobytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-small-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder])
  if (mounted.status !== 0) {
    rmdirSync(folder)
    return undefined
  }
  return {
    folder,
    [Symbol.dispose]: () => {
      spawnSync('umount', ['-l', folder])
      rmdirSync(folder)
    },
  }
}
