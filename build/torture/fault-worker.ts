import { mkdirSync, rmSync, unlinkSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'

import { chanceOf } from '#main/sample-school/chance.ts'

import { works } from './works/all.ts'
import type { Work } from './works/work.ts'
import type { Findings } from './property.ts'
import { withoutSentence } from './sentence.ts'

/** What the worker is ordered to do: work on a disk that refuses, as often as asked. */
export interface FaultOrder {
  readonly root: string
  readonly seed: string
  readonly count: number
  readonly isProtected: boolean
}

const { root, seed, count, isProtected } = JSON.parse(process.argv[2] ?? '') as FaultOrder
const chance = chanceOf(seed)
const { EIO, ENOSPC } = constants.errno

/** Whether the disk refused since it was armed. */
function disarm(): boolean {
  try {
    unlinkSync('/torture/disarm')
    return true
  } catch {
    return false
  }
}

/** The steps a piece of work acknowledges when nothing disturbs it. */
async function stepsOf(work: Work): Promise<readonly string[]> {
  const folder = join(root, 'whole', 'office', 'vault')
  mkdirSync(join(root, 'whole'))
  const steps: string[] = []
  await work.prepare(folder)
  await work.perform(folder, (step) => steps.push(step))
  rmSync(join(root, 'whole'), { recursive: true })
  return steps
}

async function attempt(
  work: Work,
  steps: readonly string[],
  reach: Reach,
): Promise<string | undefined | 'spared'> {
  const folder = join(root, 'faulty', 'office', 'vault')
  mkdirSync(join(root, 'faulty'))
  await work.prepare(folder)
  const acknowledged: string[] = []
  const at = chance.between(1, reach.changes)
  const code = chance.pick([EIO, ENOSPC])
  const sticks = chance.happens(0.5)
  unlinkSync(`/torture/arm/${at}/${code}/${sticks ? 1 : 0}`)
  let unsaid: string | undefined
  try {
    await work.perform(folder, (step) => acknowledged.push(step))
  } catch (thrown) {
    unsaid = withoutSentence(thrown)
  }
  const met = disarm()
  // The control believes that the step that failed was done.
  const next = steps[acknowledged.length]
  if (!isProtected && met && next !== undefined) acknowledged.push(next)
  const found = met
    ? (unsaid ??
      (await work.check(folder, acknowledged).catch((thrown: unknown) => `does not open: ${String(thrown)}`)))
    : 'spared'
  rmSync(join(root, 'faulty'), { recursive: true })
  const how = `${work.name}, ${code === EIO ? 'EIO' : 'ENOSPC'}${sticks ? ' from then on' : ''} at change ${at}`
  return found === undefined || found === 'spared' ? found : `${how}: ${found}`
}

/** How far into a piece of work a fault may come; it grows and shrinks until faults are met throughout. */
interface Reach {
  changes: number
}

const reaches = new Map<Work, { readonly steps: readonly string[]; readonly reach: Reach }>()
for (const work of works) reaches.set(work, { steps: await stepsOf(work), reach: { changes: 64 } })

let tried = 0
const bad: string[] = []
while (tried < count) {
  for (const [work, { steps, reach }] of reaches) {
    const found = await attempt(work, steps, reach)
    if (found === 'spared') {
      reach.changes = Math.max(8, Math.floor(reach.changes * 0.9))
      continue
    }
    reach.changes = Math.ceil(reach.changes * 1.2)
    tried += 1
    if (found !== undefined) bad.push(found)
  }
}
const findings: Findings = { tried, bad }
process.send?.(findings, () => process.exit())
