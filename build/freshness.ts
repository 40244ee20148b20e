import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { builtProgram, project } from './program.ts'

const sources: readonly string[] = [
  'shared',
  'main',
  'preload',
  'renderer',
  'build/electron.vite.config.ts',
  'package-lock.json',
]

const results: readonly string[] = [
  builtProgram.vault,
  builtProgram.preload,
  join(builtProgram.renderer, 'index.html'),
]

function changedAt(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return Math.max(mtimeMs, ...inside.map((name) => statSync(join(path, name)).mtimeMs))
}

/** Whether the built program is missing or older than what it is built from. */
export function needsBuild(): boolean {
  if (!results.every((path) => existsSync(path))) return true
  const built = Math.min(...results.map((path) => statSync(path).mtimeMs))
  return sources.some((source) => changedAt(join(project, source)) > built)
}
