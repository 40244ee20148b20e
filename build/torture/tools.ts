import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'

import { findBrowser } from '../chromium-host/browser.ts'
import { project } from '../program.ts'
import type { Tool } from './property.ts'

const source = join(import.meta.dirname, 'shim', 'disk.c')

/** The library that stands between a program and its disk, compiled at its first use. */
export function diskShim(): string {
  const folder = join(project, '.cache', 'torture')
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16)
  const library = join(folder, `disk-${hash}.so`)
  if (existsSync(library)) return library
  mkdirSync(folder, { recursive: true })
  const part = `${library}.${process.pid}`
  const flags = ['-shared', '-fPIC', '-O2', '-Wall', '-Wextra', '-Werror', '-o', part]
  const { status, stderr } = spawnSync('gcc', [...flags, source, '-ldl', '-lpthread'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The disk shim could not be compiled: ${stderr}`)
  renameSync(part, library)
  return library
}

/** Whether this machine has a tool; the shim is Linux's way of standing before a disk. */
export function isThere(tool: Tool): boolean {
  switch (tool) {
    case 'compiler':
      return process.platform === 'linux' && !spawnSync('gcc', ['--version'], { stdio: 'ignore' }).error
    case 'browser':
      return findBrowser() !== undefined
    default:
      return tool satisfies never
  }
}
