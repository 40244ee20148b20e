import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { DiskInUse, diskAt, layDisk, type Behaviour } from './disk-model.ts'
import { readRecord, type DiskChange } from './disk-record.ts'
import type { Findings, Trial } from './property.ts'
import { runWork } from './run-work.ts'
import { works } from './works/all.ts'
import type { Work } from './works/work.ts'

const behaviours: readonly Behaviour[] = ['journaled', 'adversarial', 'nothing', 'everything']

/** The steps acknowledged before a place in the record: a marker is a file like any other, read here as a voice. */
function acknowledgedBefore(changes: readonly DiskChange[], marker: bigint): readonly string[] {
  return changes
    .filter((change) => change.kind === 'write' && change.inode === marker)
    .map((change) => (change.kind === 'write' ? change.data.toString().trim() : ''))
}

async function trouble(
  work: Work,
  folder: string,
  acknowledged: readonly string[],
): Promise<string | undefined> {
  try {
    return await work.check(folder, acknowledged)
  } catch (thrown) {
    return `does not open: ${thrown instanceof Error ? thrown.message : String(thrown)}`
  }
}

/** Records one piece of work, cuts the power at many places of it, and looks at what the real program finds then. */
async function cutOff(work: Work, count: number, { chance, scratch, isProtected }: Trial): Promise<Findings> {
  const root = join(scratch, 'desk')
  mkdirSync(root)
  const folder = join(root, 'office', 'vault')
  await work.prepare(folder)
  const before = diskAt(root)
  const record = join(scratch, 'record')
  const acknowledged = join(root, 'acknowledged')
  const status = await runWork({ work: work.name, folder, acknowledged }, { root, record })
  if (status !== 0) throw new Error(`${work.name} ended with ${String(status)} on a sound disk`)
  const changes = readRecord(record)
  const marker = changes.find((change) => change.kind === 'create' && change.path === acknowledged)
  if (marker?.kind !== 'create') throw new Error('The record has no marker')

  const cuts = Array.from({ length: count }, () => chance.between(0, changes.length))
  const disks = behaviours.map((behaviour) => ({
    behaviour,
    disk: new DiskInUse(before, behaviour, { ignoresSync: !isProtected }),
  }))
  const bad: string[] = []
  let happened = 0
  for (const at of cuts.toSorted((left, right) => left - right)) {
    for (const change of changes.slice(happened, at)) for (const { disk } of disks) disk.take(change)
    happened = at
    const { behaviour, disk } = chance.pick(disks)
    const place = join(scratch, 'after')
    layDisk(disk.afterPowerCut(chance.fork()), root, place)
    const acknowledgedThen = acknowledgedBefore(changes.slice(0, at), marker.inode)
    const found = await trouble(work, join(place, 'office', 'vault'), acknowledgedThen)
    if (found) bad.push(`${work.name}, change ${at} of ${changes.length}, ${behaviour}: ${found}`)
    rmSync(place, { recursive: true })
  }
  rmSync(root, { recursive: true })
  rmSync(record)
  return { tried: count, bad }
}

/** Cuts the power while the office works, as often as asked, spread over everything it does. */
export async function powerCut(trial: Trial): Promise<Findings> {
  const bad: string[] = []
  let tried = 0
  for (const [at, work] of works.entries()) {
    const share = Math.ceil((trial.count - tried) / (works.length - at))
    if (share <= 0) continue
    const found = await cutOff(work, share, trial)
    tried += found.tried
    bad.push(...found.bad)
  }
  return { tried, bad }
}
