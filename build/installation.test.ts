import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { project } from './program.ts'

const guard = readFileSync(join(project, 'build', 'require-node.mjs'), 'utf8')

/** The guard as it would run on another Node. */
function runOn(version: string) {
  const pretended = guard.replaceAll('process.versions.node', `'${version}'`)
  return spawnSync(process.execPath, ['--input-type=module', '--eval', pretended], { encoding: 'utf8' })
}

test('an older Node is refused with one sentence', () => {
  const { status, stderr, stdout } = runOn('20.20.2')
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toContain('needs Node 24')
  expect(stderr).toContain('20.20.2')
})

test('the pinned Node is let through', () => {
  expect(runOn('24.21.0')).toMatchObject({ status: 0, stderr: '' })
})

test('every script asks for the right Node before it does anything', () => {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  for (const [name, script] of Object.entries(scripts)) {
    expect(script, name).toMatch(/^node build\/require-node\.mjs && /)
  }
})

test('the lock file names no place to fetch from', () => {
  expect(readFileSync(join(project, 'package-lock.json'), 'utf8')).not.toMatch(
    /"resolved"|https?:\/\/[^"]*registry/,
  )
})

test('the lock file knows every library a machine may need, so that a clean install never stops', () => {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>
  }
  const isKnownTo = (place: string, name: string): boolean =>
    `${place}/node_modules/${name}`.replace(/^\//, '') in packages ||
    (place !== '' && isKnownTo(place.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''), name))
  const unknown = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isKnownTo(place, name)),
  )
  expect(unknown).toEqual([])
})
