import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { beginOffice } from '#main/accounts/sign-in.ts'
import { createApp } from '#main/app.ts'
import type { Host } from '#main/host.ts'
import { PRESETS } from '#main/sample-school/presets.ts'
import { createVault } from '#main/vault/create-vault.ts'

import { remark, type FigureName } from './figures.ts'
import { median } from './measure.ts'
import { evening, keeper, schoolFiles } from './vaults.ts'

const ROUNDS = 3

async function importOnce(scratch: string, roster: string, round: number): Promise<number> {
  const accountId = '0a0b0c0d-0000-7000-8000-00000000be5c'
  const folder = join(scratch, `vault${round}`)
  const { vault } = await createVault({ folder, accountId, ...keeper })
  try {
    const office = { accountId, at: evening, schoolName: 'Bench', timeZone: 'America/New_York' }
    beginOffice(vault.writing, { ...office, ownerName: 'Bench', user: keeper.user })
    const host: Host = {
      fileFor: async () => ({ name: 'roster', path: roster }),
      chooseFiles: async () => [],
      printToPdf: async () => new Uint8Array(),
      print: async () => false,
      saveFile: async () => false,
    }
    const { reading, writing } = vault
    const app = createApp({ reading, writing, host, clock: () => evening })
    const session = { accountId, name: 'Bench', roles: ['owner'] as const }
    const ask = async (operation: string, input: object) => {
      const reply = await app.call(session, operation, input)
      if (!reply.ok) throw new Error(`${operation} was refused: ${reply.error.message}`)
      return reply.value as { importId: string }
    }
    const start = performance.now()
    const { importId } = await ask('imports.read', { tokens: ['roster'], from: 'folder' })
    await ask('imports.preview', { importId })
    await ask('imports.commit', { importId })
    return performance.now() - start
  } finally {
    vault.close()
  }
}

/** A roster of 3,000 students with their contacts: read, compared, written. */
export async function measureRosterImport(): Promise<Partial<Record<FigureName, number>>> {
  const scratch = mkdtempSync(join(tmpdir(), 'footbridge-bench-'))
  try {
    const { school, files } = schoolFiles({ ...PRESETS.decade, years: 1, seed: 'bench' }, scratch)
    const roster = join(files, school.latestRoster)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) times.push(await importOnce(scratch, roster, round))
    remark(`import: ${times.map((time) => Math.round(time)).join(', ')} ms.`)
    return { 'import.roster_3000_ms': median(times) }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
