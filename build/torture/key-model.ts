import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { doings, Sequence, type Step } from './key-sequence.ts'
import { layOffice } from './office.ts'
import type { Findings, Trial } from './property.ts'

interface Office {
  readonly place: string
  readonly keepsPrevious: boolean
}

/** Sequences of ten to twenty steps among those of a few. */
const longShare = 0.08

/** Lives one sequence in a fresh office; answers what is wrong then, and after which step. */
async function live(steps: readonly Step[], { place, keepsPrevious }: Office): Promise<string | undefined> {
  mkdirSync(join(place, 'stick'), { recursive: true })
  await layOffice(join(place, 'office', 'vault'))
  const sequence = new Sequence(place, { keepsPrevious })
  try {
    for (const step of steps) await sequence.step(step)
    return await sequence.look()
  } catch (thrown) {
    return String(thrown)
  } finally {
    await sequence.close().catch(() => {})
    rmSync(place, { recursive: true, force: true })
  }
}

/** Leaves out whatever a failing sequence fails without. */
async function shortest(steps: readonly Step[], office: Office): Promise<readonly Step[]> {
  for (const left of steps) {
    const without = steps.filter((step) => step !== left)
    if (await live(without, office)) return shortest(without, office)
  }
  return steps
}

/** Lives sequences of what offices do with accounts, keys and backups, and holds every way in against a model. */
export async function keyModel({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  const bad: string[] = []
  const office: Office = { place: join(scratch, 'place'), keepsPrevious: !isProtected }
  for (let tried = 0; tried < count; tried += 1) {
    const length = chance.happens(longShare) ? chance.between(10, 20) : chance.between(2, 4)
    const steps = Array.from({ length }, () => ({ doing: chance.weighted(doings), seed: chance.uuid() }))
    const found = await live(steps, office)
    if (!found) continue
    const fewest = isProtected ? await shortest(steps, office) : steps
    bad.push(`${fewest.map(({ doing }) => doing).join(', ')}: ${(await live(fewest, office)) ?? found}`)
  }
  return { tried: count, bad }
}
