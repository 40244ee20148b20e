import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { project } from './program.ts'
import { tryQuietly } from './run.ts'

const packaged = join(project, 'node_modules', 'electron')
const failedLately = join(project, '.cache', 'electron-not-fetched')
const patience = 60_000
const oneDay = 24 * 60 * 60 * 1000

/** Electron's runtime where it is installed already. */
export function installedElectron(): string | undefined {
  const named = process.env['FOOTBRIDGE_ELECTRON']
  if (named) return existsSync(named) ? named : undefined
  const pointer = join(packaged, 'path.txt')
  if (!existsSync(pointer)) return undefined
  const runtime = join(packaged, 'dist', readFileSync(pointer, 'utf8').trim())
  return existsSync(runtime) ? runtime : undefined
}

function wasTriedToday(): boolean {
  return existsSync(failedLately) && Date.now() - statSync(failedLately).mtimeMs < oneDay
}

/** Electron's runtime where it is, or where it can be fetched in a short time; a failure is not tried again that day. */
export async function findElectron(say: (sentence: string) => void): Promise<string | undefined> {
  const found = installedElectron()
  if (found || process.env['FOOTBRIDGE_ELECTRON'] || wasTriedToday()) return found

  say('Fetching Electron, for at most a minute.')
  if (await tryQuietly(process.execPath, [join(packaged, 'install.js')], patience)) return installedElectron()
  mkdirSync(join(project, '.cache'), { recursive: true })
  writeFileSync(failedLately, '')
  return undefined
}
