import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import Database from 'better-sqlite3'
import { chromium } from 'playwright-core'

import type { Reply } from '#shared/bridge.ts'
import type { Case } from '#shared/domain/case.ts'
import type { Concern } from '#shared/domain/concern.ts'
import type { Student } from '#shared/domain/student.ts'

import { createApp } from '#main/app.ts'
import { readableDb, writableDb } from '#main/db/connection.ts'
import type { Host } from '#main/host.ts'
import { keepVault, type VaultProcess } from '#main/shell/vault-keeper.ts'
import { fakeHost, type FakeHost } from '#main/testing/fake-host.ts'
import { aConcern, aContact, aStudent, aTriage } from '#main/testing/makers.ts'
import { aPacket, aProvider, aReferralDraft } from '#main/testing/referral-makers.ts'
import { vaultPath } from '#main/vault/vault-file.ts'

import { browserFlags, findUnseenBrowser } from '../chromium-host/browser.ts'
import { drawPdf } from '../chromium-host/printing.ts'
import { forkVault } from '../chromium-host/vault-fork.ts'
import { layOffice, owner, ownerSession, withoutCipher } from './office.ts'
import type { Findings, Trial } from './property.ts'
import { filesWith } from './search-files.ts'

/** What every canary begins with; nothing in the program or in a file of chance does. */
const stem = 'Kanari7Qz'
/** A PIN holds digits alone. */
const pin = '907318246519'

interface Desk {
  /** A file without a cipher has no door, so nobody else signs in, and no backups. */
  readonly hasDoor: boolean
  readonly call: (operation: string, input: unknown) => Promise<Reply>
  readonly end: (how: 'killed' | 'locked') => Promise<void>
}

/** The real vault process, closed by a lock or by `kill -9`. */
async function realDesk(folder: string, host: Host): Promise<Desk> {
  let vault: VaultProcess | undefined
  let gone = Promise.resolve()
  const start = (): VaultProcess => {
    const started = forkVault(join(import.meta.dirname, 'vault-process.ts'))
    vault = started
    gone = new Promise((resolve) => started.whenGone(resolve))
    return started
  }
  const keeper = keepVault({ folder, start, host, emit: () => {} })
  await keeper.call('vault.unlock', { user: owner.user, password: owner.password })
  return {
    hasDoor: true,
    call: async (operation, input) => {
      const reply = await keeper.call(operation, input)
      // Whoever comes next waits for another process.
      if (operation === 'vault.lock') await gone
      return reply
    },
    end: async (how) => {
      if (how === 'killed') vault?.kill()
      else await keeper.call('vault.lock', {})
      await gone
    },
  }
}

/** The same program on the same records in a file without a cipher. */
async function openDesk(folder: string, host: Host): Promise<Desk> {
  withoutCipher(join(folder, 'vault'))
  const database = new Database(vaultPath(join(folder, 'vault')))
  const app = createApp({ reading: readableDb(database), writing: writableDb(database), host })
  return {
    hasDoor: false,
    call: (operation, input) => app.call(ownerSession, operation, input),
    end: async () => void database.close(),
  }
}

/** The vault process goes by the machine's own clock. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/** Where the office's own files come from, which are not searched, and where its backups go. */
interface Places {
  readonly source: string
  readonly stick: string
}

/** What only whoever came in by the door can write: words for one alone, a PIN, and why somebody is kept out or looked. */
async function plantBehindDoor(
  ask: <Value>(operation: string, input: unknown) => Promise<Value>,
  canary: () => string,
  studentId: string,
): Promise<void> {
  const { id: otherId } = await ask<Student>('students.create', aStudent({ localId: canary() }))
  const sealed = () => ({ draft: { on: dayFromNow(0), words: canary() } })
  await ask('sealedNotes.create', { studentId, ...sealed() })
  await ask('vault.setPin', { pin, password: owner.password })
  const colleague = { user: 'colleague', name: canary(), roles: ['counselor'], sees: 'own', endsOn: null }
  const password = `${canary()} lantern marble tram`
  const { id: accountId } = await ask<{ id: string }>('accounts.create', { ...colleague, password })
  await ask('recusals.add', { accountId, studentId: otherId, reason: canary() })
  await ask('vault.lock', { forSomebodyElse: true })
  const newPassword = `${canary()} violet harbor tram`
  await ask('vault.unlock', { user: colleague.user, password, newPassword })
  await ask('glass.break', { studentId, kind: 'other', reason: `The nurse asked about ${canary()} today.` })
  await ask('sealedNotes.create', { studentId, ...sealed() })
}

/** Writes canaries into every kind of record; answers how many. */
async function plant({ call, hasDoor }: Desk, host: FakeHost, { source, stick }: Places): Promise<number> {
  let made = 0
  const canary = () => {
    made += 1
    return `${stem}${made}`
  }
  const ask = async <Value>(operation: string, input: unknown): Promise<Value> => {
    const reply = await call(operation, input)
    if (!reply.ok) throw new Error(`${operation} was refused: ${reply.error.message}`)
    // What an operation answers is what its contract says.
    return reply.value as Value
  }
  const student = await ask<Student>(
    'students.create',
    aStudent({
      localId: canary(),
      givenName: canary(),
      familyName: canary(),
      preferredName: canary(),
      pronouns: canary(),
      homeroom: canary(),
      gender: canary(),
      raceEthnicity: [canary(), canary()],
    }),
  )
  const contact = aContact({
    name: canary(),
    custodyNote: canary(),
    bestTime: canary(),
    phone: canary(),
    email: null,
    address: canary(),
    doNotContactBasis: '',
    studentNameUsed: canary(),
  })
  await ask('students.addContact', { studentId: student.id, draft: contact })
  const concern = await ask<Concern>(
    'concerns.create',
    aConcern(student.id, {
      reporterName: canary(),
      words: canary(),
      studentWords: canary(),
      studentWish: canary(),
      trustedAdult: canary(),
      onset: canary(),
      frequency: canary(),
      setting: canary(),
      alreadyTried: canary(),
    }),
  )
  const { case: opened } = await ask<{ case: Case }>(
    'concerns.triage',
    aTriage(concern, ownerSession.accountId, {
      note: canary(),
      next: { action: canary(), ownerId: ownerSession.accountId, dueOn: dayFromNow(2) },
    }),
  )
  await ask('cases.addNote', { caseId: opened.id, words: canary() })
  await ask('drafts.save', { key: canary(), value: canary() })
  const provider = aProvider({
    organizationName: canary(),
    serviceName: canary(),
    description: canary(),
    address: canary(),
    fees: canary(),
    applicationProcess: canary(),
  })
  const service = await ask<{ id: string }>('providers.create', provider)
  const draft = aReferralDraft({
    caseId: opened.id,
    pathway: 'family-contacts-provider',
    serviceId: service.id,
    needIdentifiedOn: dayFromNow(-1),
    ownerId: ownerSession.accountId,
  })
  const { id: referralId } = await ask<{ id: string }>('referrals.create', draft)
  const choice = aPacket(referralId, { remark: canary() })
  const { digest: seen } = await ask<{ digest: string }>('packets.preview', choice)
  for (const as of ['pdf', 'paper']) await ask('packets.print', { choice, as, seen })
  // Asked for, but not kept; a refusal must keep nothing either.
  await call('search.find', { words: canary() })
  await call('students.create', { ...aStudent(), givenName: canary(), familyName: '', grade: canary() })
  const file = join(source, 'students.csv')
  const rows = Array.from({ length: 5 }, () => `${canary()},${canary()},7`)
  writeFileSync(file, `First name,Last name,Grade\n${rows.join('\n')}\n`)
  host.files.set('roster', { name: 'students.csv', path: file })
  const { importId } = await ask<{ importId: string }>('imports.read', { tokens: ['roster'] })
  await ask('imports.preview', { importId })
  await ask('imports.commit', { importId })
  if (!hasDoor) return made
  host.files.set('stick', { name: 'stick', path: stick })
  await ask('backups.addDestination', { token: 'stick' })
  const { attempts } = await ask<{ attempts: readonly unknown[] }>('backups.make', {})
  if (attempts.length !== 1) throw new Error('No backup was made')
  await plantBehindDoor(ask, canary, student.id)
  return made + 1
}

/** Draws what was printed in a browser as the Chromium host does, and answers what its profile holds while it runs. */
async function whileDrawn(
  documents: readonly string[],
  look: () => readonly string[],
): Promise<readonly string[]> {
  const executablePath = findUnseenBrowser()
  if (!executablePath) return []
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...browserFlags],
  })
  try {
    for (const document of documents) await drawPdf(browser, document)
    return look().map((file) => `${file} while a browser draws`)
  } finally {
    await browser.close()
  }
}

/** Works with unmistakable words in every field, ends by lock or kill, and looks for them in every file that is left. */
export async function canaries({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  const place = join(scratch, 'place')
  mkdirSync(place)
  // Wherever a program writes that is not told where to: here, beside its temporary files.
  process.chdir(place)
  for (const name of ['HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME']) process.env[name] = place
  const source = join(scratch, 'source')
  mkdirSync(source)
  const found = () =>
    [stem, pin].flatMap((word) => filesWith(word, scratch, (path) => path.startsWith(source)))
  const bad: string[] = []
  const printed: string[] = []
  let tried = 0
  for (let office = 0; tried < count; office += 1) {
    const folder = join(scratch, `office-${office}`)
    const stick = join(scratch, `stick-${office}`)
    mkdirSync(stick)
    await layOffice(join(folder, 'vault'))
    const host = fakeHost()
    const desk = isProtected ? await realDesk(folder, host) : await openDesk(folder, host)
    tried += await plant(desk, host, { source, stick })
    const how = chance.pick(['killed', 'locked'] as const)
    await desk.end(how)
    bad.push(...found().map((file) => `${file} after the program was ${how}`))
    printed.push(...host.printed)
  }
  if (isProtected) bad.push(...(await whileDrawn(printed, found)))
  return { tried, bad }
}
