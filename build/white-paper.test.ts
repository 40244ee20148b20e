import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { project } from './program.ts'

test('what the white paper points at is there', () => {
  const paper = readFileSync(join(project, 'docs', 'security.md'), 'utf8')
  const places = [...paper.matchAll(/`((?:main|shared|preload|renderer|build|e2e)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  )
  expect(places.length).toBeGreaterThan(20)
  expect(places.filter((path) => !existsSync(join(project, path)))).toEqual([])
})
