import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Migration } from '../db/migrate.ts'
import { allMigrations } from '../db/migrations/all.ts'
import type { Stretch } from '../vault/argon2.ts'
import { anchorPath } from '../vault/anchor.ts'
import { computeArgon2 } from '../vault/argon2-compute.ts'
import { firstKeyring, writeVaultFile } from '../vault/create-vault.ts'
import type { KdfPolicy } from '../vault/kdf-policy.ts'
import { keyringPath, previousKeyringPath, replaceKeyring } from '../vault/keyring-file.ts'
import { MasterKey } from '../vault/master-key.ts'
import { openVault, type OpenVault } from '../vault/open-vault.ts'
import { recoveryCodeOf } from '../vault/recovery-sheet.ts'
import { vaultPath } from '../vault/vault-file.ts'

/** A price per guess that a test can pay. */
export const cheapKdf: KdfPolicy = { memoryKiB: 64, passes: 1, lanes: 1 }

const vaultId = '0a0b0c0d-0000-4000-8000-000000000001'
const recoverySecret = Buffer.alloc(16, 0x5a)

/** Who owns every test vault. */
export const testOwner = {
  user: 'owner',
  accountId: '0a0b0c0d-0000-7000-8000-000000000002',
  password: 'violet harbour pencil tram',
  recoveryCode: recoveryCodeOf(recoverySecret),
  kdf: cheapKdf,
} as const

/** The master key of every test vault; each opening takes one of its own and zeroes it. */
export function testMasterKey(): MasterKey {
  return MasterKey.from(Buffer.alloc(32, 0x3c), vaultId, 1)
}

/** Stretches on this thread: a worker takes longer to start than a cheap guess does. */
export const stretchHere: Stretch = async (secret, salt, cost) =>
  Buffer.from(await computeArgon2(secret, salt, cost))

/** A closed vault in a folder of its own. */
export interface ClosedTestVault extends AsyncDisposable {
  readonly folder: string
}

/** An open vault in a folder of its own, gone when it is disposed of. */
export interface TestVault extends AsyncDisposable {
  readonly vault: OpenVault
  readonly folder: string
}

interface TestVaultOptions {
  readonly migrations?: readonly Migration[]
  readonly checkpointAfter?: number
}

type Files = ReadonlyMap<(folder: string) => string, Buffer>

const templates = new Map<readonly Migration[], Promise<Files>>()

function newFolder(): string {
  const around = mkdtempSync(join(tmpdir(), 'footbridge-test-'))
  const folder = join(around, 'vault')
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

function remove(folder: string): void {
  rmSync(join(folder, '..'), { recursive: true, force: true })
}

async function makeTemplate(migrations: readonly Migration[]): Promise<Files> {
  const folder = newFolder()
  const key = testMasterKey()
  writeVaultFile(folder, key, migrations)
  replaceKeyring(folder, await firstKeyring(key, { ...testOwner, folder }, recoverySecret, stretchHere))
  const files = new Map(
    [vaultPath, keyringPath, previousKeyringPath, anchorPath].map((path) => [
      path,
      readFileSync(path(folder)),
    ]),
  )
  remove(folder)
  return files
}

async function copyOfTemplate(migrations: readonly Migration[]): Promise<string> {
  const made = templates.get(migrations) ?? makeTemplate(migrations)
  templates.set(migrations, made)
  const folder = newFolder()
  for (const [path, bytes] of await made) writeFileSync(path(folder), bytes, { mode: 0o600 })
  return folder
}

/** A vault on disk that nobody has open, with the test owner's password and recovery sheet. */
export async function closedTestVault({
  migrations = allMigrations,
}: TestVaultOptions = {}): Promise<ClosedTestVault> {
  const folder = await copyOfTemplate(migrations)
  return { folder, [Symbol.asyncDispose]: async () => remove(folder) }
}

/** An open vault as a test needs it: really encrypted, really on disk, without the price of a password. */
export async function openTestVault(options: TestVaultOptions = {}): Promise<TestVault> {
  const { migrations = allMigrations } = options
  const folder = await copyOfTemplate(migrations)
  const vault = openVault({ ...options, migrations, folder, masterKey: testMasterKey() })
  return {
    vault,
    folder,
    [Symbol.asyncDispose]: async () => {
      vault.close()
      remove(folder)
    },
  }
}
