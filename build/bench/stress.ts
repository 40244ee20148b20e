import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'

import { vaultPath } from '#main/vault/vault-file.ts'

import { project } from '../program.ts'
import type { FigureName } from './figures.ts'

const MB = 1_000_000

/** The large vault on disk, and the memory of the program that works with it. */
export function measureStress(folder: string): Partial<Record<FigureName, number>> {
  const script = join(project, 'build', 'bench', 'stress-memory.ts')
  const rss = Number(execFileSync(process.execPath, [script, folder], { encoding: 'utf8' }))
  return {
    'vault.stress_mb': statSync(vaultPath(join(folder, 'vault'))).size / MB,
    'process.stress_rss_mb': rss / MB,
  }
}
