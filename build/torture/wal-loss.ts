import { join } from 'node:path'

import type { Chance } from '#main/sample-school/chance.ts'

import { killedOffice, layFiles, toldAtOpening } from './left-behind.ts'
import type { Findings, Trial } from './property.ts'
import { edits } from './works/edits.ts'

const log = 'vault.db-wal'
const headLength = 32
const frameLength = 24 + 4096

/** Where each commit ends: a frame that ends one carries the size the file has after it. */
function commitEnds(wal: Buffer): readonly number[] {
  const ends: number[] = []
  for (let at = headLength; at + frameLength <= wal.length; at += frameLength)
    if (wal.readUInt32BE(at + 4) !== 0) ends.push(at + frameLength)
  return ends
}

type Damage = readonly [what: string, wal: Buffer | undefined]

function damaged(wal: Buffer, chance: Chance): Damage {
  const ends = commitEnds(wal)
  const end = chance.pick(ends.slice(0, -1))
  const at = chance.below(wal.length)
  switch (chance.below(6)) {
    case 0:
      return ['gone', undefined]
    case 1:
      return [`cut at the commit that ends at ${end}`, wal.subarray(0, end)]
    case 2:
      return [`cut at ${at}`, wal.subarray(0, at)]
    case 3: {
      const copy = Buffer.from(wal)
      copy.writeUInt8(copy.readUInt8(at) ^ (1 << chance.below(8)), at)
      return [`a bit flipped at ${at}`, copy]
    }
    case 4:
      return [`zeroes from ${at} on`, Buffer.concat([wal.subarray(0, at), Buffer.alloc(wal.length - at)])]
    default: {
      const from =
        headLength + frameLength * chance.below(Math.floor((wal.length - headLength) / frameLength))
      return [
        `the frame at ${from} is gone`,
        Buffer.concat([wal.subarray(0, from), wal.subarray(from + frameLength)]),
      ]
    }
  }
}

/** Damages the write-ahead log a killed program left: whoever loses something by it is told. */
export async function walLoss({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  const { files, acknowledged } = await killedOffice(scratch)
  const folder = join(scratch, 'vault')
  const bad: string[] = []
  for (let tried = 0; tried < count; tried += 1) {
    const [what, wal] = damaged(files.get(log) ?? Buffer.alloc(0), chance)
    const left = new Map(files)
    if (wal) left.set(log, wal)
    else left.delete(log)
    layFiles(folder, left)
    if (toldAtOpening(folder, isProtected) !== undefined) continue
    const lost = await edits.check(folder, acknowledged).catch(String)
    if (lost) bad.push(`log ${what}: ${lost}, and nobody is told`)
  }
  return { tried: count, bad }
}
