import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { DRAWN_FROM, drawnFrom, PICTURES } from './pictured-pages.ts'

test('the pictures of pages are of the pages as they read now: where this fails, “npm run pictures” draws them again', () => {
  expect(JSON.parse(readFileSync(DRAWN_FROM, 'utf8'))).toEqual(drawnFrom())
  for (const name of Object.keys(drawnFrom()))
    expect(existsSync(join(PICTURES, `${name}.png`)), name).toBe(true)
})
