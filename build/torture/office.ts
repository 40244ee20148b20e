import { cpSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type Database from 'better-sqlite3'

import type { Session } from '#shared/domain/session.ts'

import { beginOffice } from '#main/accounts/sign-in.ts'
import { sealTrail } from '#main/audit/audit.ts'
import { createApp } from '#main/app.ts'
import { allMigrations } from '#main/db/migrations/all.ts'
import { fakeHost, type FakeHost } from '#main/testing/fake-host.ts'
import { A_TUESDAY } from '#main/testing/test-app.ts'
import { cheapKdf, stretchHere, testMasterKey, testOwner } from '#main/testing/test-vault.ts'
import { firstKeyring, writeVaultFile } from '#main/vault/create-vault.ts'
import { replaceKeyring } from '#main/vault/keyring-file.ts'
import { openVault, type OpenVault } from '#main/vault/open-vault.ts'
import { connect, vaultPath } from '#main/vault/vault-file.ts'
import { sheetSeal, type SheetSeal } from '#main/vault/sheet-seal.ts'
import { waysInto, type WaysIn } from '#main/vault/ways-in.ts'
import { createClient, type Client } from '#shared/api/client.ts'

/** Who owns every office of the laboratory. */
export const owner = { ...testOwner, name: 'The owner' } as const

export const ownerSession: Session = {
  accountId: owner.accountId,
  name: owner.name,
  roles: ['owner', 'counselor'],
}

const recoverySecret = Buffer.alloc(16, 0x5a)

/** The recovery sheet of every office of the laboratory. */
export function ownersSheet(vaultId: string): SheetSeal {
  return sheetSeal(recoverySecret, vaultId)
}

const school = {
  schoolName: 'Harbor Middle School',
  timeZone: 'America/New_York',
  phone: '555-0100',
  usualClosures: false,
} as const

/** Lays a keyring beside a vault under the laboratory's key: the owner's password and the recovery sheet. */
export async function layKeyring(folder: string): Promise<void> {
  const masterKey = testMasterKey()
  replaceKeyring(folder, await firstKeyring(masterKey, { ...owner, folder }, recoverySecret, stretchHere))
  masterKey.forget()
}

async function makeOffice(): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'footbridge-office-')), 'vault')
  mkdirSync(folder, { mode: 0o700 })
  const masterKey = testMasterKey()
  writeVaultFile(folder, masterKey, allMigrations, (db) => {
    sealTrail(db, ownersSheet(masterKey.vaultId))
    beginOffice(db, { ...school, ...owner, ownerName: owner.name, at: A_TUESDAY })
  })
  masterKey.forget()
  await layKeyring(folder)
  return folder
}

let template: Promise<string> | undefined

/** Lays a closed vault into a folder: really encrypted, with a school and its owner, at the price of a cheap password. */
export async function layOffice(folder: string): Promise<void> {
  template ??= makeOffice()
  cpSync(await template, folder, { recursive: true })
}

/** The program at work on a vault. */
export interface RunningOffice {
  readonly vault: OpenVault
  readonly client: Client
  readonly ways: WaysIn
  readonly host: FakeHost
}

/** Starts the program over an open vault. */
export function runOffice(vault: OpenVault): RunningOffice {
  const { reading, writing } = vault
  const host = fakeHost()
  const ways = waysInto(vault, cheapKdf)
  const app = createApp({ reading, writing, host, ways, clock: () => A_TUESDAY })
  const client = createClient((operation, input, callId) =>
    app.call(ownerSession, operation, JSON.parse(JSON.stringify(input)), callId),
  )
  return { vault, client, ways, host }
}

/** Opens the vault in a folder with its key and starts the program over it. */
export function openOffice(folder: string): RunningOffice {
  return runOffice(openVault({ folder, masterKey: testMasterKey() }))
}

/** Looks into a vault file that no program has open, past everything that guards it. */
export function peek<Answer>(folder: string, look: (database: Database.Database) => Answer): Answer {
  const masterKey = testMasterKey()
  const database = connect(vaultPath(folder), masterKey, { readonly: false })
  try {
    return look(database)
  } finally {
    database.close()
  }
}

/** Takes the cipher off a closed vault, and so the seal on each page: for controls alone. */
export function withoutCipher(folder: string): void {
  peek(folder, (database) => {
    database.pragma('journal_mode = DELETE')
    // The driver's own types do not know the cipher.
    const { rekey } = database as unknown as { rekey(key: Buffer): number }
    rekey.call(database, Buffer.alloc(0))
  })
}

/** A connection, dressed or not. */
export interface Asked {
  prepare(sql: string): { all(): unknown[] }
}

/** What SQLite finds wrong with a whole file; `undefined` when nothing is. */
export function troubleIn(database: Asked): string | undefined {
  const [first] = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[]
  if (first?.integrity_check !== 'ok') return `integrity check: ${String(first?.integrity_check)}`
  const loose = database.prepare('PRAGMA foreign_key_check').all()
  return loose.length > 0 ? `${loose.length} loose ends` : undefined
}
