import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { leaveTrace } from '../audit/audit.ts'
import { listAudit } from '../audit/audit.sql.ts'
import type { WritableDb } from '../db/types.ts'
import { openTestVault, testMasterKey, testOwner } from '../testing/test-vault.ts'
import { finishExchange } from './backup/exchange-vault.ts'
import { keyringPath } from './keyring-file.ts'
import { openVault } from './open-vault.ts'
import { prepareNewKeys } from './new-keys.ts'
import { unlockWithPassword, unlockWithRecoveryCode } from './unlock-vault.ts'
import { waysInto } from './ways-in.ts'

const trace = (db: WritableDb): void =>
  leaveTrace(db, { at: '', actorId: 'owner', operation: 'x', event: 'keys-replaced', subjectId: null })

/** An office with one line in its trail. */
async function anOffice() {
  const open = await openTestVault()
  open.vault.writing.transaction(() =>
    leaveTrace(open.vault.writing, {
      at: '',
      actorId: 'owner',
      operation: 'x',
      event: 'signed-in',
      subjectId: null,
    }),
  )
  return open
}

const eventsOf = ({ reading }: { reading: Parameters<typeof listAudit>[0] }) =>
  listAudit(reading, { afterSeq: 0 }).map(({ event }) => event)

const enter = (folder: string) => unlockWithPassword({ ...testOwner, folder })

test('after the keys were replaced the same password and the same sheet open, and the old key opens nothing', async () => {
  await using open = await anOffice()
  const { folder, vault } = open
  const before = readFileSync(keyringPath(folder), 'utf8')
  ;(await prepareNewKeys({ vault, trace }))()
  expect(readdirSync(dirname(folder))).toEqual(['owner.lock', 'vault'])
  expect(() => openVault({ folder, masterKey: testMasterKey() })).toThrow('damaged')

  const first = await enter(folder)
  expect(first.vault.masterKey.epoch).toBe(2)
  expect(first.vault.findings).toEqual([])
  expect(eventsOf(first.vault)).toEqual(['signed-in', 'keys-replaced'])
  first.vault.close()
  const second = await enter(folder)
  expect(second.ownKey, 'what is theirs alone stays theirs').toEqual(first.ownKey)
  second.vault.close()
  const { vault: bySheet } = await unlockWithRecoveryCode({
    ...testOwner,
    folder,
    code: testOwner.recoveryCode,
  })
  bySheet.close()
  expect(readFileSync(keyringPath(folder), 'utf8')).not.toContain(JSON.parse(before).slots[0].wrapped)
})

test('keys can be replaced again and again, also before everybody came in once', async () => {
  await using open = await anOffice()
  const { folder } = open
  ;(await prepareNewKeys({ vault: open.vault, trace }))()
  const { vault } = await enter(folder)
  const colleague = { user: 'nadia', accountId: 'nadia' }
  ;(await waysInto(vault, testOwner.kdf).prepare(colleague, { password: 'eleven tin boats at dusk' }))()
  ;(await prepareNewKeys({ vault, trace }))()
  const again = await enter(folder)
  ;(await prepareNewKeys({ vault: again.vault, trace }))()
  const { vault: theirs } = await unlockWithPassword({
    ...{ ...testOwner, folder },
    ...{ user: 'nadia', password: 'eleven tin boats at dusk' },
  })
  expect(theirs.masterKey.epoch).toBe(4)
  theirs.close()
})

test.each(['built', 'set aside', 'in place'] as const)(
  'a program that ends after “%s” leaves the old vault or the new one, whole',
  async (last) => {
    await using open = await anOffice()
    const { folder, vault } = open
    const putInPlace = await prepareNewKeys({ vault, trace })
    const cutAfter = (step: string): void => {
      if (step === last) throw new Error('The power was cut')
    }
    expect(() => putInPlace(cutAfter)).toThrow('The power was cut')
    finishExchange(folder)
    expect(readdirSync(dirname(folder))).toEqual(['owner.lock', 'vault'])
    const { vault: found } = await enter(folder)
    expect(found.masterKey.epoch).toBe(last === 'built' ? 1 : 2)
    expect(eventsOf(found)[0]).toBe('signed-in')
    found.close()
  },
)

test('a second program that starts meanwhile is told to wait, and takes nothing away', async () => {
  await using open = await anOffice()
  const { folder, vault } = open
  const putInPlace = await prepareNewKeys({ vault, trace })
  putInPlace(() => expect(() => finishExchange(folder)).toThrow('open in another window'))
  expect(readdirSync(dirname(folder))).toEqual(['owner.lock', 'vault'])
  const { vault: found } = await enter(folder)
  expect(found.masterKey.epoch).toBe(2)
  found.close()
})

test('a rotation that fails leaves the vault open and nothing beside it', async () => {
  await using open = await anOffice()
  const { folder, vault } = open
  const failing = (): void => {
    throw new Error('It cannot be written')
  }
  await expect(prepareNewKeys({ vault, trace: failing })).rejects.toThrow('cannot be written')
  expect(existsSync(join(`${folder}.restoring`))).toBe(false)
  expect(eventsOf(vault)).toEqual(['signed-in'])
})

test('a new sheet opens, and the one before it does not any more', async () => {
  await using open = await anOffice()
  const { folder, vault } = open
  ;(await waysInto(vault, testOwner.kdf).prepareSheet(Buffer.alloc(16, 7)))()
  vault.close()
  const withSheet = (code: string) => unlockWithRecoveryCode({ ...testOwner, folder, code })
  await expect(withSheet(testOwner.recoveryCode)).rejects.toThrow('older sheet')
})
