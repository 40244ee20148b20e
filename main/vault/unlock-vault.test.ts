import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { AppError } from '#shared/app-error.ts'

import { movableTime } from '../testing/movable-time.ts'
import {
  cheapKdf,
  closedTestVault,
  openTestVault,
  stretchHere,
  testMasterKey,
  testOwner,
} from '../testing/test-vault.ts'
import { canonicalJson } from './canonical-json.ts'
import { standardKdf } from './kdf-policy.ts'
import { newKeyring, passwordSlotOf, recoverySlotOf, withSlots, type Keyring } from './keyring.ts'
import { keyringPath, previousKeyringPath, replaceKeyring } from './keyring-file.ts'
import { MasterKey } from './master-key.ts'
import type { OpenVault } from './open-vault.ts'
import { triesBeside } from './tries-file.ts'
import { slotKeys, type PasswordSlot } from './slot.ts'
import { UnlockThrottle } from './unlock-throttle.ts'
import { confirmRecoveryCode, unlockWithPassword, unlockWithRecoveryCode } from './unlock-vault.ts'
import { vaultPath } from './vault-file.ts'
import { waysInto } from './ways-in.ts'

const migrations = [] as const
const newPassword = 'seven quiet lanterns drift'

interface Door {
  readonly folder: string
  readonly user?: string
  readonly password?: string
}

async function signIn(door: Door): Promise<OpenVault> {
  const { vault } = await unlockWithPassword({ ...testOwner, migrations, ...door })
  return vault
}

/** Whether the door opens; any refusal but the one for a wrong name or password is a failure of the test. */
async function signsIn(door: Door): Promise<boolean> {
  try {
    const vault = await signIn(door)
    vault.close()
    return true
  } catch (error) {
    if (error instanceof AppError && error.data.message === 'vault:errors.passwordWrong') return false
    throw error
  }
}

function keyringIn(folder: string): Keyring {
  return JSON.parse(readFileSync(keyringPath(folder), 'utf8')) as Keyring
}

test('the owner signs in however the name is typed, and a wrong password or name stays outside', async () => {
  await using closed = await closedTestVault({ migrations })
  expect(await signsIn({ ...closed, user: ' OWNER ' })).toBe(true)
  expect(await signsIn({ ...closed, password: `${testOwner.password}.` })).toBe(false)
  expect(await signsIn({ ...closed, password: '' })).toBe(false)
  expect(await signsIn({ ...closed, user: 'nobody' })).toBe(false)
  expect(await signsIn({ ...closed, user: '' })).toBe(false)
})

test('an unknown name and a wrong password say the same and take as long', async () => {
  await using closed = await closedTestVault({ migrations })
  const { vault } = await unlockWithPassword({ ...testOwner, ...closed, migrations })
  const dear = { memoryKiB: 32 * 1024, passes: 3, lanes: 1 }
  ;(await waysInto(vault, dear).prepare(testOwner, { password: newPassword }))()
  vault.close()

  const refusal = (door: Partial<Door>): Promise<unknown> =>
    signIn({ ...closed, ...door }).catch((reason: unknown) => reason)
  const quickest = async (door: Partial<Door>): Promise<number> => {
    const times: number[] = []
    for (let tries = 0; tries < 3; tries += 1) {
      const start = performance.now()
      await refusal(door)
      times.push(performance.now() - start)
    }
    return Math.min(...times)
  }
  const wrong = await refusal({})
  expect(wrong).toMatchObject({ data: { message: 'vault:errors.passwordWrong' } })
  expect(await refusal({ user: 'nobody' })).toEqual(wrong)
  const ratio = (await quickest({ user: 'nobody' })) / (await quickest({}))
  expect(ratio).toBeGreaterThan(0.4)
  expect(ratio).toBeLessThan(2.5)
})

test('nothing in the folder means there is no vault, and records without keys mean a backup is needed', async () => {
  await using closed = await closedTestVault({ migrations })
  await expect(signIn({ folder: `${closed.folder}-elsewhere` })).rejects.toThrow('no vault in this folder')
  rmSync(keyringPath(closed.folder))
  rmSync(previousKeyringPath(closed.folder))
  await expect(signIn(closed)).rejects.toThrow('Restore the vault from a backup')
})

test('keys without records mean a backup is needed', async () => {
  await using closed = await closedTestVault({ migrations })
  rmSync(vaultPath(closed.folder))
  await expect(signIn(closed)).rejects.toThrow('missing. Restore it from a backup')
})

test('after a damaged keyring the previous one opens, and both are whole again', async () => {
  await using closed = await closedTestVault({ migrations })
  const whole = readFileSync(keyringPath(closed.folder), 'utf8')
  truncateSync(keyringPath(closed.folder), 40)
  expect(await signsIn(closed)).toBe(true)
  expect(readFileSync(keyringPath(closed.folder), 'utf8')).toBe(whole)
  expect(readFileSync(previousKeyringPath(closed.folder), 'utf8')).toBe(whole)

  truncateSync(keyringPath(closed.folder), 40)
  truncateSync(previousKeyringPath(closed.folder), 40)
  await expect(signIn(closed)).rejects.toThrow('Restore the vault from a backup')
})

test('a forged keyring does not get to say what it likes, even when its slots open', async () => {
  await using closed = await closedTestVault({ migrations })
  const ring = keyringIn(closed.folder)
  const forged = withSlots({ ...ring, generation: 41 }, ring.slots, MasterKey.generate(ring.vaultId, 1))
  writeFileSync(keyringPath(closed.folder), JSON.stringify(forged))
  expect(await signsIn(closed)).toBe(true)
  expect(keyringIn(closed.folder).generation).toBe(1)

  for (const path of [keyringPath, previousKeyringPath])
    writeFileSync(path(closed.folder), JSON.stringify(forged))
  await expect(signIn(closed)).rejects.toThrow('Restore the vault from a backup')
})

test('a keyring that asks for 4 GiB of memory is refused before the machine notices', async () => {
  await using closed = await closedTestVault({ migrations })
  const ring = keyringIn(closed.folder)
  const [owner, sheet] = ring.slots
  // The forger can repair every checksum, but not make the program try.
  const greedy = newKeyring(MasterKey.generate(ring.vaultId, 1), [
    { ...owner, cost: { memoryKiB: 4 * 1024 * 1024, passes: 3, lanes: 4 } },
    sheet,
  ])
  for (const path of [keyringPath, previousKeyringPath])
    writeFileSync(path(closed.folder), JSON.stringify(greedy))
  const start = performance.now()
  await expect(signIn(closed)).rejects.toThrow('Restore the vault from a backup')
  expect(performance.now() - start).toBeLessThan(5000)
})

test('a vault that was made cheap for a test does not open in the product', async () => {
  await using closed = await closedTestVault({ migrations })
  const { user, password } = testOwner
  await expect(unlockWithPassword({ ...closed, user, password, migrations })).rejects.toThrow('backup')
  expect(standardKdf).toEqual({ memoryKiB: 65536, passes: 3, lanes: 4 })
})

test('the recovery sheet opens the vault, sets a new password, and the old one stops working everywhere', async () => {
  await using closed = await closedTestVault({ migrations })
  const code = testOwner.recoveryCode.toLowerCase().replaceAll('-', ' ')
  const { vault } = await unlockWithRecoveryCode({ ...testOwner, ...closed, code, migrations })
  const ways = waysInto(vault, cheapKdf)
  expect(ways.accountOf('Owner')).toBe(testOwner.accountId)
  ;(await ways.prepare(testOwner, { password: newPassword }))()
  vault.close()
  expect(await signsIn({ ...closed, password: newPassword })).toBe(true)
  expect(await signsIn(closed)).toBe(false)

  truncateSync(keyringPath(closed.folder), 40)
  expect(await signsIn(closed)).toBe(false)
  expect(await signsIn({ ...closed, password: newPassword })).toBe(true)
  expect(await confirmRecoveryCode({ ...closed, code, kdf: cheapKdf })).toBe(true)
})

test('a sheet that is mistyped, or of another office, opens nothing', async () => {
  await using closed = await closedTestVault({ migrations })
  const mistyped = testOwner.recoveryCode.replace(/^./, (letter) => (letter === '7' ? '8' : '7'))
  await expect(unlockWithRecoveryCode({ ...testOwner, ...closed, code: mistyped })).rejects.toThrow(
    'group 1 first',
  )
  const other = '0000-0000-0000-0000-0000-0000-0000'
  await expect(unlockWithRecoveryCode({ ...testOwner, ...closed, code: other })).rejects.toThrow(
    'another vault',
  )
  expect(await confirmRecoveryCode({ ...closed, code: other, kdf: cheapKdf })).toBe(false)
})

test('a person changes their password only with the present one, and only to a good one', async () => {
  await using open = await openTestVault({ migrations })
  const { vault, folder } = open
  const ways = waysInto(vault, cheapKdf)
  expect(await ways.knows(testOwner.user, newPassword)).toBe(false)
  expect(await ways.knows('nobody', testOwner.password)).toBe(false)
  expect(await ways.knows(testOwner.user, testOwner.password)).toBe(true)
  await expect(ways.prepare(testOwner, { password: 'short' })).rejects.toThrow('too short')
  expect(() => ways.accountOf('nobody')).toThrow('Nobody signs in with this name')
  expect(keyringIn(folder).generation).toBe(1)

  ;(await ways.prepare(testOwner, { password: newPassword }))()
  vault.close()
  expect(await signsIn({ folder })).toBe(false)
  expect(await signsIn({ folder, password: newPassword })).toBe(true)
})

test('a password cannot be set once the vault is closed', async () => {
  await using open = await openTestVault({ migrations })
  open.vault.close()
  const ways = waysInto(open.vault, cheapKdf)
  await expect(ways.prepare(testOwner, { password: newPassword })).rejects.toThrow('forgotten')
})

test('while somebody is signed in, a second program is told before a password is even tried', async () => {
  await using open = await openTestVault({ migrations })
  await expect(signIn({ folder: open.folder, password: 'wrong anyway' })).rejects.toThrow(
    'open in another window',
  )
  open.vault.reading.prepare('SELECT vault_id FROM vault_identity').get()
})

test('a second person has a way of their own, which can be taken and given back', async () => {
  await using open = await openTestVault({ migrations })
  const { vault, folder } = open
  const clerk = { user: 'Clerk', accountId: 'clerk' }
  const ways = waysInto(vault, cheapKdf)
  ;(await ways.prepare(clerk, { password: newPassword }))()
  expect(await ways.knows('clerk', newPassword)).toBe(true)
  const giveBack = ways.take('clerk')
  expect(await ways.knows('clerk', newPassword)).toBe(false)
  expect(() => ways.accountOf('clerk')).toThrow('Nobody signs in')
  giveBack()
  expect(await ways.knows('clerk', newPassword)).toBe(true)
  vault.close()
  expect(await signsIn({ folder, user: 'clerk', password: newPassword })).toBe(true)
  expect(await signsIn({ folder })).toBe(true)
})

test('what was taken does not come back over a newer way in', async () => {
  await using open = await openTestVault({ migrations })
  const clerk = { user: 'clerk', accountId: 'clerk' }
  const ways = waysInto(open.vault, cheapKdf)
  ;(await ways.prepare(clerk, { password: newPassword }))()
  const giveBack = ways.take('clerk')
  ;(await ways.prepare(clerk, { password: 'five brass kettles hum' }))()
  giveBack()
  expect(await ways.knows('clerk', newPassword)).toBe(false)
  expect(await ways.knows('clerk', 'five brass kettles hum')).toBe(true)
})

test('the owner cannot be the last way in and be taken', async () => {
  await using open = await openTestVault({ migrations })
  const ways = waysInto(open.vault, cheapKdf)
  expect(() => ways.take(testOwner.accountId)).toThrow('At least two ways')
  expect(await ways.knows(testOwner.user, testOwner.password)).toBe(true)
})

test('after three wrong tries one has to wait, and a colleague has not', async () => {
  await using closed = await closedTestVault({ migrations })
  const throttle = new UnlockThrottle(movableTime(), triesBeside(closed.folder))
  const wrong = { ...testOwner, ...closed, migrations, throttle, password: 'not the password' }
  for (let tries = 0; tries < 3; tries += 1)
    await expect(unlockWithPassword(wrong)).rejects.toThrow('is not right')
  await expect(unlockWithPassword({ ...wrong, ...testOwner })).rejects.toThrow('Wait 2 seconds')
  const { vault } = await unlockWithRecoveryCode({ ...wrong, code: testOwner.recoveryCode })
  vault.close()
})

test('whoever comes in with a slot of the first format gets one of today, and the way in stays the same', async () => {
  await using closed = await closedTestVault({ migrations })
  const ring = keyringIn(closed.folder)
  const [owner, sheet] = ring.slots
  const { publicKey: _publicKey, own: _own, ...early } = owner as PasswordSlot
  // A keyring of that day: what it is tied to did not know of a public key.
  const key = testMasterKey()
  const keys = await slotKeys(ring, early, Buffer.from(testOwner.password), stretchHere)
  const header = { what: 'footbridge slot', vaultId: ring.vaultId, epoch: 1 }
  const { nonce: _nonce, wrapped: _wrapped, ...first } = early
  const sealed = key.wrap(keys.wrap, canonicalJson({ ...header, header: first }))
  const slot = {
    ...early,
    nonce: Buffer.from(sealed.nonce).toString('hex'),
    wrapped: Buffer.from(sealed.sealed).toString('hex'),
  }
  replaceKeyring(closed.folder, newKeyring(key, [slot, sheet]))

  const earlier = await unlockWithPassword({ ...testOwner, folder: closed.folder, migrations })
  earlier.vault.close()
  const renewed = passwordSlotOf(keyringIn(closed.folder), testOwner.user)
  expect(renewed?.publicKey).toBeDefined()
  expect(renewed?.own).toBeDefined()
  const again = await unlockWithPassword({ ...testOwner, folder: closed.folder, migrations })
  again.vault.close()
  expect(again.ownKey, 'the key that is theirs alone stays').toEqual(earlier.ownKey)
  expect(passwordSlotOf(keyringIn(closed.folder), testOwner.user)).toEqual(renewed)
})

test('a machine that guesses quicker than it should pays more from the next sign-in on, once', async () => {
  await using closed = await closedTestVault({ migrations })
  const dearer = { memoryKiB: 256, passes: 2, lanes: 1 }
  const asked: number[] = []
  const price = (milliseconds: number) => {
    asked.push(milliseconds)
    return dearer
  }
  const enter = async () => {
    const { vault } = await unlockWithPassword({ ...testOwner, folder: closed.folder, migrations, price })
    vault.close()
    return passwordSlotOf(keyringIn(closed.folder), testOwner.user)
  }
  const slot = await enter()
  expect(slot?.cost).toEqual(dearer)
  expect(await enter()).toEqual(slot)
  expect(asked).toHaveLength(2)
  expect(recoverySlotOf(keyringIn(closed.folder))?.cost, 'each slot for itself').toEqual(cheapKdf)
})
