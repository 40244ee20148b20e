import { cpSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type Database from 'better-sqlite3'

import { commitsOf } from '#main/db/head.ts'
import { latestVersion, migrate, versionOf, type Migration } from '#main/db/migrate.ts'
import { allMigrations } from '#main/db/migrations/all.ts'
import { testMasterKey } from '#main/testing/test-vault.ts'
import { layAnchor } from '#main/vault/anchor.ts'
import { stretchInWorker } from '#main/vault/argon2.ts'
import { readableKeyrings } from '#main/vault/keyring-file.ts'
import { passwordSlotOf } from '#main/vault/keyring.ts'
import type { MasterKey } from '#main/vault/master-key.ts'
import { passwordBytes } from '#main/vault/password-rules.ts'
import { openSlot } from '#main/vault/slot.ts'
import { openVault } from '#main/vault/open-vault.ts'
import { connect, vaultPath } from '#main/vault/vault-file.ts'

import { project } from '../../program.ts'
import { layKeyring, openOffice, peek, troubleIn, type Asked } from '../office.ts'
import type { Work } from './work.ts'

const released = join(project, 'main', 'vault', 'released')
const lead = { user: 'lead', password: 'released lantern harbor marble' } as const

const missed = ['students', 'contacts', 'concerns', 'cases', 'referrals', 'services', 'audit'] as const

function countsIn(database: Asked): string {
  const counts = missed.map((table) => {
    const [row] = database.prepare(`SELECT count(*) AS n FROM ${table}`).all() as { n: number }[]
    return `${row?.n ?? 0} ${table}`
  })
  return counts.join(', ')
}

async function releasedKey(folder: string): Promise<MasterKey> {
  const [ring] = readableKeyrings(folder)
  const slot = passwordSlotOf(ring, lead.user)
  const key = slot && (await openSlot(ring, slot, passwordBytes(lead.password), stretchInWorker))
  if (!key) throw new Error(`The released vault in ${folder} does not open`)
  return key
}

/** Once for each trial: the key of a released vault is dear, that of the laboratory is not. */
async function underOurKey(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-released-'))
  cpSync(join(released, name, 'vault'), folder, { recursive: true })
  const theirs = await releasedKey(folder)
  const ours = testMasterKey()
  const database = connect(vaultPath(folder), theirs, { readonly: false })
  let commits: number | undefined
  try {
    commits = commitsOf(database)
    database.prepare('UPDATE vault_identity SET vault_id = ?').run(ours.vaultId)
    database.pragma('journal_mode = DELETE')
    // The driver's own types do not know the cipher.
    const { rekey } = database as unknown as { rekey(key: Buffer): number }
    rekey.call(database, Buffer.concat([Buffer.from('raw:'), ours.derive('database')]))
  } finally {
    database.close()
  }
  // An anchor is of its key, and the first releases had none.
  if (commits !== undefined) layAnchor(folder, ours, commits)
  await layKeyring(folder)
  return folder
}

interface Template {
  readonly folder: string
  readonly schemas: ReadonlyMap<number, string>
  /** How many there are of what the office would miss. */
  readonly counts: string
}

const prepared = new Map<string, Promise<Template>>()

function templateOf(name: string): Promise<Template> {
  const template =
    prepared.get(name) ??
    underOurKey(name).then((folder) => ({
      folder,
      schemas: schemasFrom(folder),
      counts: peek(folder, countsIn),
    }))
  prepared.set(name, template)
  return template
}

function schemaOf(database: Database.Database): string {
  const rows = database
    .prepare('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name')
    .all() as { name: string; sql: string }[]
  return rows.map(({ name, sql }) => `${name}: ${sql}`).join('\n')
}

/** The schemas on the way from a released vault to today's, by version. */
function schemasFrom(folder: string): ReadonlyMap<number, string> {
  const copy = mkdtempSync(join(tmpdir(), 'footbridge-way-'))
  cpSync(vaultPath(folder), vaultPath(copy))
  return peek(copy, (database) => {
    const found = new Map([[versionOf(database), schemaOf(database)]])
    while (versionOf(database) < latestVersion(allMigrations)) {
      migrate(database, allMigrations.slice(0, versionOf(database) + 1))
      found.set(versionOf(database), schemaOf(database))
    }
    return found
  })
}

interface Steps {
  readonly title: string
  readonly steps: readonly Migration[]
}

/** A vault of an earlier release is opened and brought up to date. */
function migrationFrom(name: string, { title, steps }: Steps): Work {
  return {
    name: `${title} from ${name}`,
    async prepare(folder) {
      const template = await templateOf(name)
      cpSync(template.folder, folder, { recursive: true })
    },
    async perform(folder, acknowledge) {
      const vault = openVault({ folder, masterKey: testMasterKey(), migrations: steps })
      acknowledge('migrated')
      vault.close()
    },
    async check(folder, acknowledged) {
      const { schemas, counts } = await templateOf(name)
      const trouble = peek(folder, (database) => {
        const version = versionOf(database)
        if (acknowledged.length > 0 && version !== latestVersion(allMigrations)) return 'lost: the migration'
        if (schemaOf(database) !== schemas.get(version)) return `half of the schema after version ${version}`
        return troubleIn(database)
      })
      if (trouble) return trouble
      const { vault } = openOffice(folder)
      try {
        const found = countsIn(vault.reading)
        return found === counts ? undefined : `found ${found} where there were ${counts}`
      } finally {
        vault.close()
      }
    },
  }
}

const names = readdirSync(released)

/** Those of a list of works, one for each released schema, that bring a vault up to date and do not just open it. */
export async function ofEarlierSchemas(works: readonly Work[]): Promise<readonly Work[]> {
  const found: Work[] = []
  for (const [at, work] of works.entries()) {
    const { schemas } = await templateOf(names[at] ?? '')
    if (schemas.size > 1) found.push(work)
  }
  return found
}

/** One for each schema that was ever released. */
export const migrations: readonly Work[] = names.map((name) =>
  migrationFrom(name, { title: 'migration', steps: allMigrations }),
)

/** The same without a transaction around each step, for the control. */
export const looseMigrations: readonly Work[] = names.map((name) =>
  migrationFrom(name, {
    title: 'loose migration',
    steps: allMigrations.map((step) => ({
      ...step,
      up: (database) => {
        database.exec('COMMIT')
        step.up(database)
        database.exec('BEGIN')
      },
    })),
  }),
)
