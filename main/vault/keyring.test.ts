import { expect, test } from 'vitest'

import { cheapKdf, stretchHere } from '../testing/test-vault.ts'
import { canonicalJson } from './canonical-json.ts'
import {
  decoyFor,
  foldUser,
  forMasterKey,
  isGenuine,
  Keyring,
  newKeyring,
  passwordSlotOf,
  stuckSlots,
  withSlots,
} from './keyring.ts'
import { deriveKey, MasterKey, type KeyPurpose } from './master-key.ts'
import { closeSlot, decoyOf, openSlot, ownKeyBehind, slotKeys, type Slot } from './slot.ts'

const vaultId = '11111111-2222-4333-8444-555555555555'
const password = Buffer.from('violet harbour pencil tram')
const code = Buffer.alloc(16, 9)

function newMaster(): MasterKey {
  return MasterKey.generate(vaultId, 1)
}

async function twoSlots(masterKey: MasterKey): Promise<[Slot, Slot]> {
  const ana = { kind: 'password', user: 'ana', accountId: 'account-1' } as const
  return [
    await closeSlot(masterKey, ana, password, cheapKdf, stretchHere),
    await closeSlot(masterKey, { kind: 'recovery' }, code, cheapKdf, stretchHere),
  ]
}

function fingerprint(masterKey: MasterKey | undefined): string | undefined {
  return masterKey?.derive('database').toString('hex')
}

test('the password and the recovery sheet open the same vault, and neither opens the other slot', async () => {
  const masterKey = newMaster()
  const [ana, sheet] = await twoSlots(masterKey)
  expect(fingerprint(await openSlot(masterKey, ana, password, stretchHere))).toBe(fingerprint(masterKey))
  expect(fingerprint(await openSlot(masterKey, sheet, code, stretchHere))).toBe(fingerprint(masterKey))
  expect(await openSlot(masterKey, ana, code, stretchHere)).toBeUndefined()
  expect(await openSlot(masterKey, sheet, password, stretchHere)).toBeUndefined()
})

test('a slot that was touched anywhere, or moved to another vault or epoch, does not open', async () => {
  const masterKey = newMaster()
  const [ana, sheet] = await twoSlots(masterKey)
  const flip = (hex: string): string => (hex.startsWith('0') ? '1' : '0') + hex.slice(1)
  const touched: Slot[] = [
    { ...ana, user: 'eve' } as Slot,
    { ...ana, accountId: 'account-2' } as Slot,
    { ...ana, slotId: sheet.slotId },
    { ...ana, cost: { ...ana.cost, passes: 2 } },
    { ...ana, salt: flip(ana.salt) },
    { ...ana, publicKey: flip(ana.publicKey ?? '') },
    { ...ana, sent: ana.publicKey },
    { ...ana, nonce: flip(ana.nonce) },
    { ...ana, wrapped: flip(ana.wrapped) },
    decoyOf(ana),
  ]
  for (const slot of touched) expect(await openSlot(masterKey, slot, password, stretchHere)).toBeUndefined()
  const elsewhere = [
    { vaultId: '99999999-2222-4333-8444-555555555555', epoch: 1 },
    { vaultId, epoch: 2 },
  ]
  for (const home of elsewhere) expect(await openSlot(home, ana, password, stretchHere)).toBeUndefined()
})

test('every purpose has a key of its own, and a forgotten master key gives none', () => {
  const masterKey = newMaster()
  const purposes: KeyPurpose[] = ['database', 'ring mac', 'anchor mac', 'backup mac', 'intake seal']
  const keys = purposes.map((purpose) => masterKey.derive(purpose).toString('hex'))
  expect(new Set(keys).size).toBe(purposes.length)
  expect(keys.every((key) => key.length === 64)).toBe(true)
  masterKey.forget()
  expect(() => masterKey.derive('database')).toThrow('forgotten')
  expect(() => masterKey.wrap(Buffer.alloc(32), Buffer.alloc(0))).toThrow('forgotten')
})

test('a key depends on the vault it is for', () => {
  const secret = Buffer.alloc(32, 1)
  expect(deriveKey(secret, 'one', 'database')).not.toEqual(deriveKey(secret, 'other', 'database'))
})

test('a master key does not show itself when it is printed', () => {
  const bytes = Buffer.alloc(32, 0x41)
  const masterKey = MasterKey.from(bytes, vaultId, 1)
  expect(JSON.stringify(masterKey)).toBe(JSON.stringify({ vaultId, epoch: 1 }))
  expect(() => MasterKey.from(Buffer.alloc(31), vaultId, 1)).toThrow('32 bytes')
  masterKey.forget()
  expect(bytes.every((byte) => byte === 0)).toBe(true)
})

test('a keyring vouches for itself, and a forged one does not', async () => {
  const masterKey = newMaster()
  const [ana, sheet] = await twoSlots(masterKey)
  const ring = newKeyring(masterKey, [ana, sheet])
  expect(Keyring.parse(JSON.parse(JSON.stringify(ring)))).toEqual(ring)
  expect(isGenuine(ring, masterKey)).toBe(true)
  expect(isGenuine({ ...ring, generation: 2 }, masterKey)).toBe(false)
  expect(isGenuine({ ...ring, slots: [sheet, ana] }, masterKey)).toBe(false)
  expect(isGenuine(ring, newMaster())).toBe(false)
})

test('a keyring with one digit changed, a field too many or a name twice is not read at all', async () => {
  const masterKey = newMaster()
  const [ana, sheet] = await twoSlots(masterKey)
  const ring = newKeyring(masterKey, [ana, sheet])
  const damaged = [
    { ...ring, epoch: 2 },
    { ...ring, mac: ring.checksum },
    { ...ring, note: '' },
    { ...ring, slots: [ana] },
    { ...ring, slots: [{ ...ana, wrapped: ana.wrapped.slice(2) }, sheet] },
    newKeyring(masterKey, [ana, { ...ana, slotId: sheet.slotId }]),
    newKeyring(masterKey, [ana, { ...sheet, slotId: ana.slotId }]),
    newKeyring(masterKey, [ana, { ...sheet, cost: { ...sheet.cost, memoryKiB: 4 * 1024 * 1024 } }]),
  ]
  for (const json of damaged) expect(Keyring.safeParse(json).success).toBe(false)
})

test('the last but one way in cannot be taken away', async () => {
  const masterKey = newMaster()
  const [ana, sheet] = await twoSlots(masterKey)
  const ring = newKeyring(masterKey, [ana, sheet])
  expect(() => withSlots(ring, [sheet], masterKey)).toThrow('At least two ways')
  expect(() => newKeyring(masterKey, [])).toThrow('At least two ways')
  const next = withSlots(ring, [sheet, ana], masterKey)
  expect(next.generation).toBe(2)
  expect(isGenuine(next, masterKey)).toBe(true)
})

test('a name is found however it is typed', async () => {
  const masterKey = newMaster()
  const ring = newKeyring(masterKey, await twoSlots(masterKey))
  expect(passwordSlotOf(ring, '  ANA ')?.accountId).toBe('account-1')
  expect(passwordSlotOf(ring, 'ａｎａ')?.accountId).toBe('account-1')
  expect(passwordSlotOf(ring, 'an')).toBeUndefined()
  expect(foldUser('José')).toBe(foldUser('JOSE\u0301'))
})

test('one value has one spelling', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' }).toString()).toBe(
    '{"a":"x","b":[{"c":null,"d":1}]}',
  )
})

test('another master key is handed over to every slot without a password, and opens with the same secrets', async () => {
  const old = newMaster()
  const ring = newKeyring(old, await twoSlots(old))
  const next = MasterKey.generate(vaultId, 2)
  const rotated = Keyring.parse(JSON.parse(JSON.stringify(forMasterKey(ring, next))))
  expect(rotated).toMatchObject({ epoch: 2, generation: 2 })
  expect(isGenuine(rotated, next)).toBe(true)
  const [ana, sheet] = rotated.slots
  expect(fingerprint(await openSlot(rotated, ana, password, stretchHere))).toBe(fingerprint(next))
  expect(fingerprint(await openSlot(rotated, sheet, code, stretchHere))).toBe(fingerprint(next))
  expect(await openSlot(rotated, ana, code, stretchHere)).toBeUndefined()
  expect(await openSlot(ring, ana, password, stretchHere), 'not as one of the old key').toBeUndefined()
  const twice = forMasterKey(rotated, MasterKey.generate(vaultId, 3))
  expect(await openSlot(twice, twice.slots[0], password, stretchHere)).toBeDefined()
})

test('a slot of the first format cannot be handed over before its holder came in once more', async () => {
  const old = newMaster()
  const [ana, sheet] = await twoSlots(old)
  const { publicKey: _publicKey, ...early } = ana
  const ring = newKeyring(old, [early, sheet])
  expect(stuckSlots(ring)).toEqual([early])
  expect(() => forMasterKey(ring, MasterKey.generate(vaultId, 2))).toThrow('public key')
})

test("a person's own key opens with their password alone, and stays the same in a new slot", async () => {
  const masterKey = newMaster()
  const holder = { kind: 'password', user: 'ana', accountId: 'account-1' } as const
  const ownKey = Buffer.alloc(32, 5)
  const ana = await closeSlot(masterKey, holder, password, cheapKdf, stretchHere, ownKey)
  const ownWith = async (slot: Slot, secret: Buffer) => {
    const keys = await slotKeys(masterKey, slot, secret, stretchHere)
    return ownKeyBehind(masterKey, slot, keys)
  }
  expect(await ownWith(ana, password)).toEqual(ownKey)
  expect(await ownWith(ana, code)).toBeUndefined()
  expect(await ownWith({ ...ana, accountId: 'account-2' }, password)).toBeUndefined()
  const sheet = await closeSlot(masterKey, { kind: 'recovery' }, code, cheapKdf, stretchHere)
  expect('own' in sheet).toBe(false)
})

test('a name nobody has costs what somebody’s slot costs, the same each time, and its slot opens for nobody', async () => {
  const masterKey = newMaster()
  const ben = { kind: 'password', user: 'ben', accountId: 'account-2' } as const
  const [ana, sheet] = await twoSlots(masterKey)
  const bens = await closeSlot(masterKey, ben, password, cheapKdf, stretchHere)
  const ring = newKeyring(masterKey, [ana, sheet, bens])
  const ids = new Set<string>()
  for (let n = 0; n < 40; n += 1) {
    const decoy = decoyFor(ring, `nobody ${n}`)
    expect(decoyFor(ring, ` Nobody ${n}`).slotId).toBe(decoy.slotId)
    ids.add(decoy.slotId)
  }
  expect(ids, 'the sheet is nobody’s').toEqual(new Set([ana.slotId, bens.slotId]))
  expect(await openSlot(masterKey, decoyFor(ring, 'nobody'), password, stretchHere)).toBeUndefined()
})
