import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { measureAttendanceImport } from './bench/attendance-import.ts'
import { measureCalls } from './bench/calls.ts'
import { measureCipher } from './bench/cipher.ts'
import { measureClocks } from './bench/clocks.ts'
import { measureDirectory } from './bench/directory.ts'
import { measureEvaluation } from './bench/evaluation.ts'
import { FIGURE_NAMES, figureLine, remark, type FigureName } from './bench/figures.ts'
import { measurePaper } from './bench/paper.ts'
import { measureRosterImport } from './bench/roster-import.ts'
import { measureScale } from './bench/scale.ts'
import { measureStress } from './bench/stress.ts'
import { measureLargeUi, measureUi } from './bench/ui.ts'
import { measureUnlock } from './bench/unlock.ts'
import { measureVaultWork } from './bench/vault-work.ts'
import { benchVault, forgetOldVaults, openBenchVault } from './bench/vaults.ts'

type Figures = Partial<Record<FigureName, number>>

/** One part that fails leaves the figures of the others. */
async function attempt(part: string, measure: () => Promise<Figures> | Figures): Promise<Figures> {
  try {
    return await measure()
  } catch (thrown) {
    remark(`${part} could not be measured: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    return {}
  }
}

async function measureDecade(folder: string): Promise<Figures> {
  const vault = await openBenchVault(folder)
  try {
    const calls = await attempt('call', () => measureCalls(vault))
    vault.checkpoint()
    return {
      ...calls,
      ...(await attempt('cipher', () => measureCipher(join(folder, 'vault'), vault.masterKey))),
    }
  } finally {
    vault.close()
  }
}

async function measureLarge(): Promise<Figures> {
  const folder = await benchVault('stress')
  const memory = await attempt('stress', () => measureStress(folder))
  const thousand = await openBenchVault(await benchVault('thousand'))
  const stress = await openBenchVault(folder)
  try {
    return {
      ...memory,
      ...(await attempt('scale', () => measureScale(thousand, stress))),
      ...(await attempt('clocks', () => measureClocks(folder))),
      ...(await attempt('ui', () => measureLargeUi(folder))),
    }
  } finally {
    thousand.close()
    stress.close()
  }
}

async function measureOrdinary(): Promise<Figures> {
  const folder = await benchVault('decade')
  return {
    ...(await attempt('unlock', () => measureUnlock(folder))),
    ...(await measureDecade(folder)),
    ...(await attempt('vault work', () => measureVaultWork(folder))),
    ...(await attempt('ui', () => measureUi(folder))),
  }
}

async function measureDecadesPaper(): Promise<Figures> {
  const vault = await openBenchVault(await benchVault('decade'))
  try {
    return await measurePaper(vault)
  } finally {
    vault.close()
  }
}

async function measureFigures(): Promise<Figures> {
  const decade = await openBenchVault(await benchVault('decade'))
  const stress = await openBenchVault(await benchVault('stress'))
  try {
    return await measureEvaluation({ decade, stress })
  } finally {
    decade.close()
    stress.close()
  }
}

/** What is measured on its own with `--only NAME`. */
const PARTS: Readonly<Record<string, () => Promise<Figures>>> = {
  decade: measureOrdinary,
  paper: measureDecadesPaper,
  import: measureRosterImport,
  attendance: measureAttendanceImport,
  directory: measureDirectory,
  stress: measureLarge,
  evaluation: measureFigures,
}

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values
if (only !== undefined && !(only in PARTS))
  throw new Error(`There is no part ${only}: ${Object.keys(PARTS).join(', ')}`)
forgetOldVaults()
let figures: Figures = {}
for (const [name, measure] of Object.entries(PARTS))
  if (only === undefined || only === name) figures = { ...figures, ...(await attempt(name, measure)) }
for (const name of FIGURE_NAMES)
  if (only === undefined || name in figures)
    process.stdout.write(`${figureLine(name, figures[name] ?? null)}\n`)
