import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { PROGRAM_VERSION } from '#shared/program-version.ts'

test('what was counted names the version of the program that counted it', () => {
  const described = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly version: string
  }
  expect(PROGRAM_VERSION).toBe(described.version)
})
