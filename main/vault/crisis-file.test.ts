import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { CrisisCard } from '#shared/domain/crisis-card.ts'

import { crisisPath, keepCrisisCard, readCrisisCard } from './crisis-file.ts'

const CARD: CrisisCard = {
  school: 'Harbor Middle School',
  number: 2,
  neverAlone: 'An adult stays.',
  steps: ['Stay', 'Call'],
  numbers: [{ name: 'Lifeline', number: '988', use: '' }],
  contacts: [{ role: 'Principal', names: ['Robin Hale'] }],
}

const aFolder = (): string => join(mkdtempSync(join(tmpdir(), 'footbridge-crisis-')), 'vault')

test('the card lies beside the vault, is replaced by the next one, and goes when there is none', () => {
  const folder = aFolder()
  expect(readCrisisCard(folder)).toBeNull()
  keepCrisisCard(folder, CARD)
  expect(readCrisisCard(folder)).toEqual(CARD)
  keepCrisisCard(folder, { ...CARD, number: 3 })
  expect(readCrisisCard(folder)?.number).toBe(3)
  keepCrisisCard(folder, null)
  expect(existsSync(crisisPath(folder))).toBe(false)
})

test.each([
  ['cut off', '{"school":"Har'],
  ['nothing', ''],
  ['of another program', '{"hello":"world"}'],
  ['with more in it than a card has', JSON.stringify({ ...CARD, script: 'alert(1)' })],
  ['with something else than text in it', JSON.stringify({ ...CARD, steps: [{ html: '<b>' }] })],
  ['far too large', JSON.stringify({ ...CARD, neverAlone: 'x'.repeat(300_000) })],
])('a file that is %s is no card, and is written anew', (_, text) => {
  const folder = aFolder()
  writeFileSync(crisisPath(folder), text)
  expect(readCrisisCard(folder)).toBeNull()
  keepCrisisCard(folder, CARD)
  expect(JSON.parse(readFileSync(crisisPath(folder), 'utf8'))).toEqual(CARD)
})

test('a place that cannot be written keeps nobody out', () => {
  const folder = aFolder()
  mkdirSync(crisisPath(folder))
  keepCrisisCard(folder, CARD)
  keepCrisisCard(folder, null)
  expect(readCrisisCard(folder)).toBeNull()
})
