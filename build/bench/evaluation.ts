import { addMonths } from '#shared/domain/days.ts'
import type { OpenVault } from '#main/vault/open-vault.ts'

import { type FigureName, remark } from './figures.ts'
import { median } from './measure.ts'
import { benchApp, endsOn } from './vaults.ts'

const ROUNDS = 7

const asked = (only: object): string =>
  JSON.stringify({
    ...{ from: addMonths(endsOn, -12), to: endsOn, unit: 'referral', comparedBy: 'homeLanguage' },
    ...only,
  })

/** How long one vault takes for the page: after something changed, and when only what is asked changes. */
async function measureReach(vault: OpenVault): Promise<{ readonly fresh: number; readonly filter: number }> {
  const fresh: number[] = []
  const filter: number[] = []
  const { ask } = benchApp(vault)
  for (let round = 0; round < ROUNDS; round += 1) {
    // Whatever is written, everything is read anew; what is written over with itself is not.
    vault.writing.prepare('UPDATE school SET version = version + 1').run({})
    for (const [times, only] of [
      [fresh, {}],
      [filter, { unit: 'student' }],
      [filter, { pathway: 'school-based' }],
    ] as const) {
      const start = performance.now()
      await ask('evaluation.reach', asked(only))
      times.push(performance.now() - start)
    }
  }
  return { fresh: median(fresh), filter: median(filter) }
}

/** How long the figures of a decade and of the largest school take, through the door. */
export async function measureEvaluation({
  decade,
  stress,
}: Readonly<Record<'decade' | 'stress', OpenVault>>): Promise<Partial<Record<FigureName, number>>> {
  const ordinary = await measureReach(decade)
  const large = await measureReach(stress)
  remark(
    `evaluation: ${ordinary.fresh.toFixed(0)} ms of a decade, ${large.fresh.toFixed(0)} ms of the largest.`,
  )
  return {
    'evaluation.reach_decade_ms': ordinary.fresh,
    'evaluation.filter_decade_ms': ordinary.filter,
    'evaluation.reach_stress_ms': large.fresh,
    'evaluation.filter_stress_ms': large.filter,
  }
}
