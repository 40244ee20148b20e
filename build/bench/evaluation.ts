import { addMonths } from '#shared/domain/days.ts'
import type { OpenVault } from '#main/vault/open-vault.ts'

import { type FigureName, remark } from './figures.ts'
import { median } from './measure.ts'
import { benchApp, endsOn } from './vaults.ts'

const ROUNDS = 7

const asked = (only: object): string =>
  JSON.stringify({
    ...{ from: addMonths(endsOn, -12), to: endsOn },
    ...only,
  })

/** What a page asks: with what, and in what it asks otherwise. */
interface Asked {
  readonly operation: 'evaluation.reach' | 'timeliness.get' | 'equity.get' | 'officeFigures.get'
  readonly input: object
  readonly otherwise: readonly object[]
}

const REACH: Asked = {
  operation: 'evaluation.reach',
  input: { unit: 'referral', comparedBy: 'homeLanguage' },
  otherwise: [{ unit: 'student' }, { pathway: 'school-based' }],
}

const TIME: Asked = {
  operation: 'timeliness.get',
  input: { unit: 'referral' },
  otherwise: [{ unit: 'student' }, { pathway: 'school-based' }],
}

const EQUITY: Asked = {
  operation: 'equity.get',
  input: { from: addMonths(endsOn, -36), unit: 'student', by: 'homeLanguage' },
  otherwise: [{ by: 'raceEthnicity' }, { unit: 'referral' }],
}

const OFFICE: Asked = {
  operation: 'officeFigures.get',
  input: {},
  otherwise: [{ from: addMonths(endsOn, -24) }],
}

interface Times {
  readonly fresh: number
  readonly filter: number
}

/** How long one vault takes for a page: after something changed, and when only what is asked changes. */
async function measurePage(vault: OpenVault, { operation, input, otherwise }: Asked): Promise<Times> {
  const fresh: number[] = []
  const filter: number[] = []
  const { ask } = benchApp(vault)
  for (let round = 0; round < ROUNDS; round += 1) {
    // Whatever is written, everything is read anew; what is written over with itself is not.
    vault.writing.prepare('UPDATE school SET version = version + 1').run({})
    for (const [times, only] of [
      [fresh, {}] as const,
      ...otherwise.map((other) => [filter, other] as const),
    ]) {
      const start = performance.now()
      await ask(operation, asked({ ...input, ...only }))
      times.push(performance.now() - start)
    }
  }
  return { fresh: median(fresh), filter: median(filter) }
}

/** How long freezing the figures of a year takes, read anew each time. */
async function measureFreezing(vault: OpenVault): Promise<number> {
  const { ask, session } = benchApp(vault)
  const times: number[] = []
  const year = { fromDay: addMonths(endsOn, -12), toDay: addMonths(endsOn, -1) }
  for (let round = 0; round < ROUNDS; round += 1) {
    const custom = {
      ...year,
      name: `Year ${round}`,
      dueOn: endsOn,
      ownerId: session.accountId,
      questions: [],
    }
    const begun = JSON.parse(await ask('cycles.beginCustom', JSON.stringify(custom))) as {
      readonly value: { readonly id: string }
    }
    const { id } = begun.value
    const start = performance.now()
    await ask('cycles.freeze', JSON.stringify({ id, version: 1, reason: '' }))
    times.push(performance.now() - start)
  }
  return median(times)
}

/** How long looking through all records of one vault takes, and the page about the need that is not met. */
async function measureLooking(
  vault: OpenVault,
): Promise<{ readonly quality: number; readonly need: number }> {
  const quality: number[] = []
  const need: number[] = []
  const { ask } = benchApp(vault)
  const period = JSON.stringify({ from: addMonths(endsOn, -12), to: endsOn })
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [times, operation, input] of [
      [quality, 'quality.overview', '{}'],
      [need, 'unmetNeed.get', period],
    ] as const) {
      vault.writing.prepare('UPDATE school SET version = version + 1').run({})
      const start = performance.now()
      await ask(operation, input)
      times.push(performance.now() - start)
    }
  return { quality: median(quality), need: median(need) }
}

/** How long the figures of a decade and of the largest school take, through the door. */
export async function measureEvaluation({
  decade,
  stress,
}: Readonly<Record<'decade' | 'stress', OpenVault>>): Promise<Partial<Record<FigureName, number>>> {
  const pages = { reach: REACH, time: TIME, equity: EQUITY, office: OFFICE }
  const figures: Partial<Record<FigureName, number>> = {}
  for (const [name, page] of Object.entries(pages) as [keyof typeof pages, Asked][]) {
    const ordinary = await measurePage(decade, page)
    const large = await measurePage(stress, page)
    remark(
      `${name}: ${ordinary.fresh.toFixed(0)} ms of a decade, ${large.fresh.toFixed(0)} ms of the largest.`,
    )
    const filter = name === 'reach' ? 'evaluation.filter' : (`evaluation.${name}_filter` as const)
    figures[`evaluation.${name}_decade_ms`] = ordinary.fresh
    figures[`${filter}_decade_ms`] = ordinary.filter
    figures[`evaluation.${name}_stress_ms`] = large.fresh
    figures[`${filter}_stress_ms`] = large.filter
  }
  figures['evaluation.freeze_decade_ms'] = await measureFreezing(decade)
  for (const [times, vault] of [
    ['decade', decade],
    ['stress', stress],
  ] as const) {
    const { quality, need } = await measureLooking(vault)
    figures[`quality.overview_${times}_ms`] = quality
    figures[`unmet_need.get_${times}_ms`] = need
  }
  return figures
}
