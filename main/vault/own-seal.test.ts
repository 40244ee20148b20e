import { randomBytes } from 'node:crypto'

import { expect, test } from 'vitest'

import { noOwnSeal, ownSeal, ownSealFor } from './own-seal.ts'

const vaultId = '0a0b0c0d-0000-4000-8000-000000000001'
const keeper = () => ({ accountId: 'ana', ownKey: randomBytes(32) })

test('only the same key opens it, for the same person, in the same vault, as the same thing', () => {
  const ana = keeper()
  const words = { on: '2026-12-08', words: 'Eats alone. 王' }
  const sealed = ownSeal(ana, vaultId).seal(words, 'note 1')
  expect(ownSeal(ana, vaultId).open(sealed, 'note 1')).toEqual(words)

  expect(ownSeal(ana, vaultId).open(sealed, 'note 2')).toBeUndefined()
  expect(ownSeal({ ...ana, accountId: 'ben' }, vaultId).open(sealed, 'note 1')).toBeUndefined()
  expect(ownSeal(ana, vaultId.replace('1', '2')).open(sealed, 'note 1')).toBeUndefined()
  expect(ownSeal(keeper(), vaultId).open(sealed, 'note 1')).toBeUndefined()
  const changed = { ...sealed, sealed: Buffer.from(sealed.sealed) }
  changed.sealed[3] = Number(changed.sealed[3]) ^ 1
  expect(ownSeal(ana, vaultId).open(changed, 'note 1')).toBeUndefined()
})

test('how long it is tells only how many times 256 bytes it takes', () => {
  const { seal } = ownSeal(keeper(), vaultId)
  const lengthOf = (letters: number) => seal('x'.repeat(letters), '').sealed.length
  expect([0, 1, 100, 254].map(lengthOf)).toEqual([272, 272, 272, 272])
  expect([255, 510].map(lengthOf)).toEqual([528, 528])
})

test('the same words are never sealed into the same bytes', () => {
  const { seal } = ownSeal(keeper(), vaultId)
  expect(seal('words', 'note').sealed).not.toEqual(seal('words', 'note').sealed)
})

test('once the key is forgotten nothing is opened, and above all nothing is sealed', () => {
  const ana = keeper()
  const mine = ownSeal(ana, vaultId)
  const sealed = mine.seal('words', 'note')
  ana.ownKey.fill(0)
  expect(() => mine.seal('words', 'note')).toThrow('forgotten')
  expect(() => mine.open(sealed, 'note')).toThrow('forgotten')
})

test('the seal of whoever is signed in serves no other session', () => {
  const ana = keeper()
  const sealFor = ownSealFor(ana, vaultId)
  const sealed = sealFor({ accountId: 'ana' }).seal('words', 'note')
  expect(sealFor({ accountId: 'ana' }).open(sealed, 'note')).toBe('words')
  const other = sealFor({ accountId: 'ben' })
  expect(other).toBe(noOwnSeal)
  expect(() => other.open(sealed, 'note')).toThrow('own key')
})
