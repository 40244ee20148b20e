import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { verifyTrail } from '#main/audit/verify.ts'
import { makeBackup } from '#main/vault/backup/make-backup.ts'
import { openVault, type OpenVault } from '#main/vault/open-vault.ts'
import { keyBehind } from '#main/vault/try-door.ts'

import { remark, type FigureName } from './figures.ts'
import { median } from './measure.ts'
import { benchApp, keeper, openBenchVault } from './vaults.ts'

const OPENINGS = 7
const SAVES = 1000
const TRAIL = 200_000

/** From the master key to two open connections, in milliseconds. */
async function timeOpening(folder: string): Promise<number> {
  const vaultFolder = join(folder, 'vault')
  const times: number[] = []
  for (let round = 0; round < OPENINGS; round += 1) {
    const { masterKey } = await keyBehind(keeper, { folder: vaultFolder })
    const start = performance.now()
    const vault = openVault({ folder: vaultFolder, masterKey })
    times.push(performance.now() - start)
    vault.close()
  }
  return median(times)
}

/** A note as a counselor saves it, on the disk when it is answered; the slowest of a hundred, in milliseconds. */
async function timeSaving(vault: OpenVault): Promise<number> {
  const { ask } = benchApp(vault)
  const { id } = vault.reading
    .prepare('SELECT id FROM cases WHERE closed_on IS NULL AND restricted = 0 LIMIT 1')
    .get({}) as { id: string }
  const note = JSON.stringify({ caseId: id, words: 'Called home; nobody answered. Will try again tomorrow.' })
  const times: number[] = []
  for (let round = 0; round < SAVES; round += 1) {
    const start = performance.now()
    await ask('cases.addNote', note)
    times.push(performance.now() - start)
  }
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.floor(SAVES * 0.99)] ?? Number.NaN
}

async function timeBackup(vault: OpenVault): Promise<number> {
  const destination = mkdtempSync(join(tmpdir(), 'footbridge-bench-backup-'))
  try {
    const start = performance.now()
    await makeBackup({ vault, destination, at: new Date().toISOString(), timeZone: 'America/New_York' })
    return performance.now() - start
  } finally {
    rmSync(destination, { recursive: true, force: true })
  }
}

/** How long the vault takes to close while a backup of it is being written, in milliseconds. */
async function timeLockingDuringBackup(folder: string): Promise<number> {
  const vault = await openBenchVault(folder)
  const destination = mkdtempSync(join(tmpdir(), 'footbridge-bench-backup-'))
  const stop = new AbortController()
  const place = { destination, at: new Date().toISOString(), timeZone: 'America/New_York' }
  const making = makeBackup({ vault, ...place, signal: stop.signal }).catch(() => undefined)
  try {
    while (!readdirSync(destination, { recursive: true }).some((name) => String(name).endsWith('vault.db')))
      await setTimeout(1)
    const start = performance.now()
    stop.abort()
    vault.close()
    return performance.now() - start
  } finally {
    if (await making) remark('The backup was done before the lock.')
    rmSync(destination, { recursive: true, force: true })
  }
}

/** Writing the whole file anew after records were destroyed, in milliseconds; the program answers nothing meanwhile. */
function timeRewriting(vault: OpenVault): number {
  const start = performance.now()
  vault.rewrite()
  return performance.now() - start
}

/** How long a trail of 200,000 entries would take, in milliseconds, from how long this one took. */
async function timeVerifying({ reading }: OpenVault): Promise<number> {
  const start = performance.now()
  const check = await verifyTrail(reading)
  const took = performance.now() - start
  if (check.state !== 'whole') throw new Error('The trail of the bench is not whole')
  remark(`audit: ${check.entries} entries in ${took.toFixed(0)} ms.`)
  return (took / check.entries) * TRAIL
}

/** What an office waits for besides its screens: opening, saving, a backup, and checking the trail. */
export async function measureVaultWork(folder: string): Promise<Partial<Record<FigureName, number>>> {
  const opening = await timeOpening(folder)
  const locking = await timeLockingDuringBackup(folder)
  const vault = await openBenchVault(folder)
  try {
    return {
      'vault.open_ms': opening,
      'lock.during_backup_ms': locking,
      'save.p99_ms': await timeSaving(vault),
      'backup.decade_ms': await timeBackup(vault),
      'destroy.rewrite_decade_ms': timeRewriting(vault),
      'audit.verify_200k_ms': await timeVerifying(vault),
    }
  } finally {
    vault.close()
  }
}
