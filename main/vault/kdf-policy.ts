import { z } from 'zod'

/** How dear one guess of a password is: argon2id's memory, passes and lanes. */
export interface KdfPolicy {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

/** What a vault of this program costs at least. Tests hand in a cheaper one in code; no file or setting can. */
export const standardKdf: KdfPolicy = { memoryKiB: 64 * 1024, passes: 3, lanes: 4 }

const most: KdfPolicy = { memoryKiB: 512 * 1024, passes: 10, lanes: 8 }

/** A cost read from disk, bounded so that a forged file cannot exhaust the machine. */
export const KdfCost = z
  .strictObject({
    memoryKiB: z.int().min(8).max(most.memoryKiB),
    passes: z.int().min(1).max(most.passes),
    lanes: z.int().min(1).max(most.lanes),
  })
  .refine(({ memoryKiB, lanes }) => memoryKiB >= 8 * lanes)

/** Whether a cost is nowhere below the floor. */
export function reaches(cost: KdfPolicy, floor: KdfPolicy): boolean {
  return cost.memoryKiB >= floor.memoryKiB && cost.passes >= floor.passes && cost.lanes >= floor.lanes
}

/** The dearest of these costs that is nowhere below the floor; the floor itself where there is none. */
export function dearest(floor: KdfPolicy, costs: readonly KdfPolicy[]): KdfPolicy {
  return costs.reduce((most, cost) => (reaches(cost, most) ? cost : most), floor)
}

/** A guess should take about this long, in milliseconds. */
const aim = 1000
const step = 16 * 1024

/** What a guess should cost on a machine where one at this cost took so many milliseconds; never below the standard. */
export function calibrated(milliseconds: number, cost: KdfPolicy = standardKdf): KdfPolicy {
  const wanted = Math.floor((cost.memoryKiB * aim) / milliseconds / step) * step
  return { ...standardKdf, memoryKiB: Math.min(Math.max(wanted, standardKdf.memoryKiB), most.memoryKiB) }
}

/** Whether a slot has become so cheap to guess that it is worth making anew; a busy moment makes none dearer. */
export function isTooCheap(cost: KdfPolicy, wanted: KdfPolicy): boolean {
  return cost.memoryKiB * 1.5 <= wanted.memoryKiB || !reaches(cost, { ...wanted, memoryKiB: 0 })
}
