import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import type { Session } from '#shared/domain/session.ts'

import { accountsOf } from '#main/accounts/account-names.ts'
import { createApp, type App } from '#main/app.ts'
import type { Host } from '#main/host.ts'
import { replayLife } from '#main/replay.ts'
import { writeSchoolFiles } from '#main/sample-school/demo.ts'
import { generateSchool } from '#main/sample-school/generate-school.ts'
import { PRESETS, type SchoolPlan } from '#main/sample-school/presets.ts'
import { createVault } from '#main/vault/create-vault.ts'
import type { OpenVault } from '#main/vault/open-vault.ts'
import { unlockWithPassword } from '#main/vault/unlock-vault.ts'
import { vaultExists } from '#main/vault/vault-exists.ts'

import { project } from '../program.ts'
import { remark } from './figures.ts'
import { multiply } from './multiply.ts'

/** Whoever opens the vaults of the bench; there is nothing real in them. */
export const keeper = { user: 'lead', password: 'bench lantern harbor marble school' } as const

const OWNER = '0a0b0c0d-0000-7000-8000-00000000be5c'
const STRESS = 100_000

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

/** Monday of this week: the interface shows a real "today", and the vaults need not be made anew every day. */
function lastMonday(): string {
  const now = new Date()
  return new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10)
}

/** The day all vaults of the bench end on. */
export const endsOn = lastMonday()

/** An instant on that day, after everything happened. */
export const evening = `${endsOn}T23:30:00.000Z`

function cacheFolder(): string {
  const hash = createHash('sha256').update(endsOn)
  const sources = ['main/sample-school', 'build/bench'].flatMap((folder) => filesOf(join(project, folder)))
  for (const file of [...sources, join(project, 'main/db/schema.sql'), join(project, 'main/replay.ts')])
    hash.update(readFileSync(file))
  return join(project, '.cache', 'bench', hash.digest('hex').slice(0, 16))
}

const plans = {
  /** The same school with about 1,000 referrals. */
  thousand: { ...PRESETS.decade, pace: { ...PRESETS.decade.pace, worries: 0.04 }, seed: 'bench' },
  decade: { ...PRESETS.decade, seed: 'bench' },
} as const

/** A vault of the bench by name. */
export type VaultName = keyof typeof plans | 'stress'

/** Opens a vault of the bench. */
export async function openBenchVault(folder: string): Promise<OpenVault> {
  const { vault } = await unlockWithPassword({ folder: join(folder, 'vault'), ...keeper })
  return vault
}

/** Writes the files of a generated school beside its vault. */
export function schoolFiles(plan: Omit<SchoolPlan, 'endsOn'>, folder: string) {
  const school = generateSchool({ ...plan, endsOn })
  const files = join(folder, 'school')
  writeSchoolFiles(files, school.files)
  return { school, files, fileFor: (name: string) => ({ name, path: join(files, name) }) }
}

async function live(folder: string, plan: Omit<SchoolPlan, 'endsOn'>): Promise<void> {
  const { school, fileFor } = schoolFiles(plan, folder)
  const { vault } = await createVault({ folder: join(folder, 'vault'), accountId: OWNER, ...keeper })
  try {
    await replayLife({ vault, ownerId: OWNER, header: school.header, lines: school.life(), fileFor })
  } finally {
    vault.close()
  }
}

async function makeStress(folder: string): Promise<void> {
  remark('stress: the closed cases of a decade are copied by SQL until there are 100,000 referrals.')
  await live(folder, plans.decade)
  const vault = await openBenchVault(folder)
  try {
    multiply(vault.writing, STRESS)
    vault.checkpoint()
  } finally {
    vault.close()
  }
}

/** The folder of a vault, made at its first use and kept until the generator or the schema changes. */
export async function benchVault(name: VaultName): Promise<string> {
  const cache = cacheFolder()
  const folder = join(cache, name)
  if (vaultExists(join(folder, 'vault'))) return folder
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  const start = performance.now()
  await (name === 'stress' ? makeStress(part) : live(part, plans[name]))
  renameSync(part, folder)
  remark(`${name}: made in ${Math.round((performance.now() - start) / 1000)} s.`)
  return folder
}

/** Forgets the vaults of other weeks and earlier schemas. */
export function forgetOldVaults(): void {
  const current = cacheFolder()
  const all = join(project, '.cache', 'bench')
  mkdirSync(current, { recursive: true })
  for (const name of readdirSync(all)) {
    if (join(all, name) !== current) rmSync(join(all, name), { recursive: true, force: true })
  }
}

const noDesk: Host = {
  fileFor: async (token) => ({ name: token, path: token }),
  chooseFiles: async () => [],
  printToPdf: async () => new Uint8Array(),
  print: async () => false,
  saveFile: async () => false,
}

/** The program over a vault of the bench, with its owner asking. */
export interface BenchApp {
  readonly app: App
  readonly session: Session
  /** Asks and answers as the bridge does, value and reply through JSON. */
  ask(operation: string, input: string): Promise<string>
}

/** Starts the program over an open vault on the evening of its last day; `desk` does what is done there for real. */
export function benchApp({ reading, writing }: OpenVault, desk: Partial<Host> = {}): BenchApp {
  const app = createApp({ reading, writing, host: { ...noDesk, ...desk }, clock: () => evening })
  const owner = accountsOf(reading).find(({ user }) => user === keeper.user)
  if (!owner) throw new Error('The vault of the bench has no owner')
  const session = { accountId: owner.id, name: owner.name, roles: owner.roles }
  const ask = async (operation: string, input: string): Promise<string> => {
    const reply = await app.call(session, operation, JSON.parse(input))
    if (!reply.ok) throw new Error(`${operation} was refused: ${reply.error.message}`)
    return JSON.stringify(reply)
  }
  return { app, session, ask }
}
