import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { PRESETS } from '#main/sample-school/presets.ts'

import { emptyOffice, timeImport } from './empty-office.ts'
import { remark, type FigureName } from './figures.ts'
import { median } from './measure.ts'
import { schoolFiles } from './vaults.ts'

const ROUNDS = 3

/** A roster of 3,000 students with their contacts: read, compared, written. */
export async function measureRosterImport(): Promise<Partial<Record<FigureName, number>>> {
  const scratch = mkdtempSync(join(tmpdir(), 'footbridge-bench-'))
  try {
    const { school, files } = schoolFiles({ ...PRESETS.decade, years: 1, seed: 'bench' }, scratch)
    const roster = join(files, school.latestRoster)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const office = await emptyOffice(scratch, `vault${round}`, roster)
      try {
        times.push(await timeImport(office))
      } finally {
        office.close()
      }
    }
    remark(`import: ${times.map((time) => Math.round(time)).join(', ')} ms.`)
    return { 'import.roster_3000_ms': median(times) }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
