import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import { sealedDraftKey } from '#shared/domain/sealed-note.ts'

import { listMine } from '../sealed-notes/sealed-notes.sql.ts'
import { aStudent } from '../testing/makers.ts'
import { FIRST_RUN, PASSWORD, startProgram } from '../testing/test-gate.ts'
import { cheapKdf, stretchHere } from '../testing/test-vault.ts'
import { bytesBelow, everythingIn } from '../testing/whole-file.ts'
import { Keyring, passwordSlotOf } from '../vault/keyring.ts'
import { keyringPath } from '../vault/keyring-file.ts'
import { ownSeal } from '../vault/own-seal.ts'
import { passwordBytes } from '../vault/password-rules.ts'
import { ownKeyBehind, slotKeys } from '../vault/slot.ts'
import { unlockWithPassword } from '../vault/unlock-vault.ts'

const CANARY = 'zinnober falter'
const draft = { on: '2026-12-07', words: `Flinched at ${CANARY}.` }
const ROBIN = { user: 'robin', password: PASSWORD }
const NADIA = { user: 'nadia', password: 'eleven tin boats at dusk' }
const OWN = 'nine paper lanterns drift'
const GIVEN_ANEW = 'twelve slow herons wading'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-sealed-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The program, started by whoever signs in with this. */
async function signedIn(who: { user: string; password: string; newPassword?: string }) {
  const program = startProgram({ folder })
  await program.client.vault.unlock(who)
  return program
}

/** An office whose owner wrote one note for themselves in the very first sitting. */
async function firstSitting() {
  const program = startProgram({ folder })
  const { recoveryCode, session } = await program.client.vault.create(FIRST_RUN)
  const student = await program.client.students.create(aStudent())
  await program.client.sealedNotes.create({ studentId: student.id, draft })
  return { ...program, studentId: student.id, accountId: session.accountId, recoveryCode }
}

const notesOf = async ({ sealedNotes }: Client, studentId: string) =>
  (await sealedNotes.read({ studentId })).notes

/** The keyring as it lies on disk at this moment, for somebody who kept a copy. */
const keyringNow = () => Keyring.parse(JSON.parse(readFileSync(keyringPath(join(folder, 'vault')), 'utf8')))

test('a note and a half-typed one are there after locking, from the first sitting on', async () => {
  const { client, studentId } = await firstSitting()
  const key = sealedDraftKey(studentId)
  await client.drafts.save({ key, value: JSON.stringify(draft) })
  await client.vault.lock({})

  const next = await signedIn(ROBIN)
  expect(await notesOf(next.client, studentId)).toMatchObject([{ state: 'open', ...draft }])
  expect(await next.client.drafts.get({ key })).toMatchObject({ value: JSON.stringify(draft) })
  await next.gate.close()
})

test('nothing of it can be read in any file, nor in the opened vault', async () => {
  const { client, gate, studentId } = await firstSitting()
  await client.drafts.save({ key: sealedDraftKey(studentId), value: JSON.stringify(draft) })
  expect(bytesBelow(folder), 'while the office is open').not.toContain('zinnober')
  await gate.close()
  expect(bytesBelow(folder)).not.toContain('zinnober')
  const { vault } = await unlockWithPassword({ ...ROBIN, folder: join(folder, 'vault'), kdf: cheapKdf })
  const everything = everythingIn(vault.reading)
  expect(everything).toContain('Varga')
  expect(everything).not.toContain('zinnober')
  vault.close()
})

test('whoever changes their own password keeps their notes', async () => {
  const { client, studentId, gate } = await firstSitting()
  await client.accounts.changePassword({ password: PASSWORD, newPassword: OWN })
  await client.sealedNotes.create({ studentId, draft: { ...draft, words: 'After the change.' } })
  await gate.close()
  const next = await signedIn({ user: 'robin', password: OWN })
  const notes = await notesOf(next.client, studentId)
  expect(notes.map((note) => note.state === 'open' && note.words)).toEqual(['After the change.', draft.words])
  await next.gate.close()
})

test('replacing the keys of the vault keeps them', async () => {
  const { client, studentId } = await firstSitting()
  await client.vault.replaceKeys({ password: PASSWORD })
  const next = await signedIn(ROBIN)
  expect(await notesOf(next.client, studentId)).toMatchObject([{ state: 'open', ...draft }])
  await next.gate.close()
})

test('the recovery sheet opens the office and not the notes; they can only be removed', async () => {
  const { studentId, recoveryCode, gate } = await firstSitting()
  await gate.close()
  const { client, gate: next } = startProgram({ folder })
  await client.vault.unlockWithRecovery({ code: recoveryCode, user: 'robin', newPassword: OWN })
  const [lost] = await notesOf(client, studentId)
  if (lost?.state !== 'lost') throw new Error('It is lost')
  expect(lost.lostAt).toMatch(/Z$/)
  expect(Object.keys(lost)).not.toContain('words')
  await expect(client.sealedNotes.update({ id: lost.id, version: 1, draft })).rejects.toThrow(
    'only be removed',
  )
  await client.sealedNotes.create({ studentId, draft: { ...draft, words: 'Begun anew.' } })
  await client.sealedNotes.remove({ id: lost.id, version: 1 })
  expect(await notesOf(client, studentId)).toMatchObject([{ state: 'open', words: 'Begun anew.' }])
  await next.close()
})

test('a password the owner gives loses a colleague’s notes, and ending their access by mistake does not', async () => {
  const first = await firstSitting()
  const { id } = await first.client.accounts.create({ ...NADIA, name: 'Nadia Brook', roles: ['counselor'] })
  await first.gate.close()
  const nadia = await signedIn({ ...NADIA, newPassword: OWN })
  await nadia.client.sealedNotes.create({ studentId: first.studentId, draft })
  await nadia.gate.close()

  const owner = await signedIn(ROBIN)
  expect(await notesOf(owner.client, first.studentId), 'the owner sees their own alone').toHaveLength(1)
  await owner.client.accounts.suspend({ id })
  const undone = owner.events.findLast((event) => event.kind === 'undoable')
  await owner.client.undo.run({ undoId: undone?.undoId ?? '' })
  await owner.gate.close()
  const back = await signedIn({ user: 'nadia', password: OWN })
  expect(await notesOf(back.client, first.studentId)).toMatchObject([{ state: 'open', ...draft }])
  await back.gate.close()

  const again = await signedIn(ROBIN)
  await again.client.accounts.resetPassword({ id, password: GIVEN_ANEW })
  await again.gate.close()
  const after = await signedIn({
    user: 'nadia',
    password: GIVEN_ANEW,
    newPassword: 'six copper bells at noon',
  })
  const notes = await notesOf(after.client, first.studentId)
  expect(notes).toMatchObject([{ state: 'lost' }])
  expect(notes[0]?.state === 'lost' && notes[0].lostAt).toMatch(/Z$/)
  await after.gate.close()
})

test('whoever gave the first password, and kept the keyring of that day, opens nothing', async () => {
  const first = await firstSitting()
  const { id: accountId } = await first.client.accounts.create({
    ...NADIA,
    name: 'Nadia Brook',
    roles: ['counselor'],
  })
  const copy = keyringNow()
  await first.gate.close()
  const nadia = await signedIn({ ...NADIA, newPassword: OWN })
  await nadia.client.sealedNotes.create({ studentId: first.studentId, draft })
  await nadia.gate.close()

  const keyOf = async (ring: Keyring, password: string): Promise<Buffer> => {
    const slot = passwordSlotOf(ring, 'nadia')
    if (!slot) throw new Error('Nadia has a way in')
    const ownKey = ownKeyBehind(ring, slot, await slotKeys(ring, slot, passwordBytes(password), stretchHere))
    if (!ownKey) throw new Error('This is her password')
    return ownKey
  }
  const { vault } = await unlockWithPassword({ ...ROBIN, folder: join(folder, 'vault'), kdf: cheapKdf })
  const [row] = listMine(vault.reading, { accountId, studentId: first.studentId })
  if (!row) throw new Error('She wrote a note')
  const openedWith = (ownKey: Buffer) =>
    ownSeal({ accountId, ownKey }, vault.vaultId).open(
      row,
      `sealed note ${row.id} of ${accountId} about ${row.studentId}`,
    )
  expect(openedWith(await keyOf(copy, NADIA.password))).toBeUndefined()
  expect(openedWith(await keyOf(keyringNow(), OWN)), 'her own password does').toEqual(draft)
  vault.close()
})

test('behind the curtain and after locking nothing of it is answered', async () => {
  const { client, gate, studentId } = await firstSitting()
  await client.vault.drawCurtain({})
  await expect(client.sealedNotes.read({ studentId })).rejects.toMatchObject({ code: 'locked' })
  await expect(client.sealedNotes.count({ studentId })).rejects.toMatchObject({ code: 'locked' })
  await client.vault.lock({})
  await expect(client.sealedNotes.read({ studentId })).rejects.toMatchObject({ code: 'locked' })
  await gate.close()
})
