import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

import { project } from './program.ts'
import { findMissing } from './provision.ts'
import { runLaboratory } from './torture/laboratory.ts'
import { isThere } from './torture/tools.ts'
import type { Property } from './torture/property.ts'
import { properties } from './torture/registry.ts'
import { jsonLine, plainLine, reportOf } from './torture/report.ts'
import { runTrial } from './torture/run-trial.ts'
import { isContent, noScore, readScores, scoresFile, withFindings, writeScores } from './torture/scores.ts'
import { readWish, type Wish } from './torture/wish.ts'

function remark(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/** Makes one trial of an earlier run again and says all it finds. */
async function repeat(property: Property, seed: string): Promise<void> {
  const count = Number(seed.split('/')[1] ?? property.batch)
  const [plainSeed = seed] = seed.split('/')
  const findings = await runTrial({ name: property.name, seed: plainSeed, count, isProtected: true })
  for (const line of findings.bad) remark(line)
  const score = withFindings(noScore, findings, seed)
  process.stdout.write(`${jsonLine(property, score)}\n`)
  process.exitCode = score.bad === 0 ? 0 : 1
}

/** Those for which this machine has the tools; the others are named aloud. */
function possible(wanted: readonly Property[]): readonly Property[] {
  for (const sentence of findMissing()) remark(sentence)
  return wanted.filter(({ name, needs = [], missing }) => {
    const lacking = needs.find((tool) => !isThere(tool))
    if (lacking) remark(`${name} is not tried: this machine has no ${lacking}.`)
    if (missing) remark(`${name} is not tried: ${missing}.`)
    return !lacking && !missing
  })
}

async function examine(wish: Wish, wanted: readonly Property[]): Promise<void> {
  const file = scoresFile()
  const seed = randomBytes(4).toString('hex')
  const scores = await runLaboratory({
    properties: possible(wanted),
    bar: wish.bar,
    seed,
    until: performance.now() + wish.milliseconds,
    benches: Math.max(1, Math.min(availableParallelism(), 4)),
    before: wish.resume ? readScores(file) : new Map(),
    run: runTrial,
    keep: (reached) => (wish.resume ? writeScores(file, reached) : undefined),
  })
  for (const property of wanted) {
    const score = scores.get(property.name) ?? noScore
    for (const failure of score.failures) remark(`${property.name}: ${failure}`)
    process.stdout.write(`${wish.json ? jsonLine(property, score) : plainLine(property, score)}\n`)
  }
  if (wish.report) {
    const report = await reportOf(properties, scores, new Date().toISOString().slice(0, 10))
    writeFileSync(join(project, 'build', 'torture-report.md'), report)
  }
  const content = wanted.filter((property) => isContent(property, scores.get(property.name) ?? noScore))
  const failing = wanted.filter((property) => !content.includes(property))
  const counts = {
    passed: content.length,
    failed: failing.length,
    failures: failing.map((property) => {
      const score = scores.get(property.name) ?? noScore
      return [plainLine(property, score), ...score.failures].join('\n  ')
    }),
  }
  writeFileSync(join(project, '.cache', 'torture.json'), JSON.stringify(counts))
  process.exitCode = counts.failed === 0 ? 0 : 1
}

async function main(): Promise<void> {
  const wish = readWish(process.argv.slice(2))
  if (typeof wish === 'string') {
    remark(wish)
    process.exitCode = 1
    return
  }
  const wanted = properties.filter(({ name }) => wish.only.length === 0 || wish.only.includes(name))
  const [one] = wanted
  if (wish.seed !== undefined && one) await repeat(one, wish.seed)
  else await examine(wish, wanted)
}

await main()
