import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { bigDirectory } from '#main/testing/big-files.ts'
import { aStudentWithCase } from '#main/testing/makers.ts'
import { NO_NEEDS } from '#shared/domain/matching/needs.ts'

import { emptyOffice, type EmptyOffice, timeImport } from './empty-office.ts'
import { remark, type FigureName } from './figures.ts'
import { median } from './measure.ts'

const SERVICES = 10_000
const AREAS = 33_000
const TIMES = 15

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** As many postal areas as the country has, so that the directory of the bench lies in some of them. */
async function bringInAreas({ client }: EmptyOffice): Promise<void> {
  const areas = Array.from({ length: AREAS }, (_, at) => ({
    ...{ zip: String(10_000 + at), name: '' },
    ...{ latitude: 40 + (at % 400) / 100, longitude: -75 + Math.floor(at / 400) / 100 },
  }))
  await client.postalAreas.bringIn({ areas })
  await client.school.update({ ...(await client.school.get({})), address: '1 Bridge Road, Town, NY 10001' })
}

/** Filters as somebody types and chooses, and matching for one student, each through the router. */
async function timeAsking({ client, ownerId }: EmptyOffice): Promise<Partial<Record<FigureName, number>>> {
  const { case: open } = await aStudentWithCase(client, ownerId)
  const needs = {
    ...NO_NEEDS,
    age: 13,
    language: 'es',
    payers: ['medicaid' as const],
    help: 'talk' as const,
    near: true,
  }
  // What matching keeps of the directory is read once; whoever asks first waits for it.
  const start = performance.now()
  await client.matching.options({ caseId: open.id, needs })
  remark(`directory: the first match after a change took ${Math.round(performance.now() - start)} ms.`)
  return {
    'directory.filter_10k_ms': await medianOf(() =>
      client.providers.list({
        ...{ words: 'housing', age: 13, language: 'es', limit: 500 },
        ...{ withinMiles: 25, nearestFirst: true },
      }),
    ),
    'directory.duplicates_10k_ms': await medianOf(() => client.duplicates.find({})),
    'directory.match_10k_ms': await medianOf(() => client.matching.options({ caseId: open.id, needs })),
  }
}

/** A directory of 10,000 services: read and written, filtered, matched and given away. */
export async function measureDirectory(): Promise<Partial<Record<FigureName, number>>> {
  const scratch = mkdtempSync(join(tmpdir(), 'footbridge-bench-'))
  try {
    const files = join(scratch, 'directory')
    mkdirSync(files)
    for (const [name, content] of Object.entries(bigDirectory(SERVICES)))
      writeFileSync(join(files, name), content)
    const office = await emptyOffice(scratch, 'vault', files)
    try {
      const imported = await timeImport(office)
      await bringInAreas(office)
      const asked = await timeAsking(office)
      const start = performance.now()
      await office.client.providers.saveDirectory({})
      return {
        'directory.import_10k_ms': imported,
        ...asked,
        'directory.save_10k_ms': performance.now() - start,
      }
    } finally {
      office.close()
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
