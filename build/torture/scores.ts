import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { project } from '../program.ts'
import type { Findings, Property, PropertyName } from './property.ts'

/** Where one property stands. */
export interface Score {
  readonly tried: number
  readonly bad: number
  /** `null` until the control ran, and where there is none. */
  readonly controlBad: number | null
  readonly controlTried: number
  readonly failures: readonly string[]
  readonly counted: Readonly<Record<string, number>>
}

export type Scores = ReadonlyMap<PropertyName, Score>

const mostFailures = 20

/** Where a property stands that nobody tried. */
export const noScore: Score = {
  tried: 0,
  bad: 0,
  controlBad: null,
  controlTried: 0,
  failures: [],
  counted: {},
}

/** Adds what attempts under protection found. */
export function withFindings(score: Score, { tried, bad, counted = {} }: Findings, seed: string): Score {
  const failures = bad.map((line) => `${line} (--seed ${seed})`)
  return {
    ...score,
    tried: score.tried + tried,
    bad: score.bad + bad.length,
    failures: [...score.failures, ...failures].slice(0, mostFailures),
    counted: Object.fromEntries(
      [...new Set([...Object.keys(score.counted), ...Object.keys(counted)])].map((what) => [
        what,
        (score.counted[what] ?? 0) + (counted[what] ?? 0),
      ]),
    ),
  }
}

/** Adds what the control found. */
export function withControl(score: Score, { tried, bad }: Findings): Score {
  return {
    ...score,
    controlTried: score.controlTried + tried,
    controlBad: (score.controlBad ?? 0) + bad.length,
  }
}

/** Whether a property held, was tried at all, and its control failed as it must. */
export function isContent({ control }: Property, { tried, bad, controlBad }: Score): boolean {
  return tried > 0 && bad === 0 && ('none' in control || (controlBad ?? 0) > 0)
}

function hashOfCode(): string {
  const hash = createHash('sha256')
  for (const folder of ['main', 'shared', 'build/torture']) {
    for (const name of readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).toSorted()) {
      const path = join(project, folder, name)
      if (statSync(path).isFile()) hash.update(name).update(readFileSync(path))
    }
  }
  return hash.digest('hex').slice(0, 16)
}

/** Where scores gather over several runs; what other code achieved does not count. */
export function scoresFile(): string {
  return join(project, '.cache', 'torture', `${hashOfCode()}.json`)
}

/** The scores gathered so far. */
export function readScores(file: string): Scores {
  if (!existsSync(file)) return new Map()
  // Written by `writeScores` of the same code: its hash is in the name.
  return new Map(JSON.parse(readFileSync(file, 'utf8')) as [PropertyName, Score][])
}

/** Keeps the scores for the next run. */
export function writeScores(file: string, scores: Scores): void {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(`${file}.part`, JSON.stringify([...scores]))
  renameSync(`${file}.part`, file)
}

/** What the control found, with how often it tried. */
export function shownBad({ controlBad, controlTried }: Score): string {
  return controlBad === null ? 'not run' : `${controlBad} of ${controlTried}`
}
