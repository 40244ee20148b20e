import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import type { Chance } from '#main/sample-school/chance.ts'
import { mountSmallDisk, type SmallDisk } from '#main/testing/small-disk.ts'
import { makeBackup } from '#main/vault/backup/make-backup.ts'

import { layOffice, openOffice } from './office.ts'
import type { Findings } from './property.ts'
import { withoutSentence } from './sentence.ts'
import { works } from './works/all.ts'
import { edits, editsMadeIn } from './works/edits.ts'
import type { Work } from './works/work.ts'

const roomy = 24 * 1024

interface Fault {
  readonly disk: SmallDisk
  readonly scratch: string
  readonly chance: Chance
}

/** What came of one fault; nothing where the work was done before the fault was met. */
type Outcome = { readonly found: string | undefined } | undefined

/** How much room a piece of work is left at the most, in bytes; it grows and shrinks until the disk fills throughout. */
const rooms = new Map<Work, number>()

function fill(folder: string, left: number): string {
  const { bavail, bsize } = statfsSync(folder)
  const ballast = join(folder, 'ballast')
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)))
  return ballast
}

/** Works where little room is left; somebody makes room before the program is started again. */
async function onFullDisk(work: Work, { disk, chance }: Fault): Promise<Outcome> {
  const folder = join(disk.folder, 'office', 'vault')
  await work.prepare(folder)
  const room = rooms.get(work) ?? 512 * 1024
  const ballast = fill(disk.folder, chance.below(room))
  const acknowledged: string[] = []
  let refused: unknown
  try {
    await work.perform(folder, (step) => acknowledged.push(step))
  } catch (thrown) {
    refused = thrown
  }
  rmSync(ballast)
  rooms.set(work, refused ? room * 1.2 : Math.max(4096, room * 0.7))
  if (!refused) return undefined
  const found =
    withoutSentence(refused) ??
    (await work.check(folder, acknowledged).catch((thrown: unknown) => `does not open: ${String(thrown)}`))
  return { found: found && `${work.name} on a full disk: ${found}` }
}

/** Pulls the stick at any moment of a backup. */
async function stickPulled({ disk, scratch, chance }: Fault): Promise<Outcome> {
  const folder = join(scratch, 'office', 'vault')
  await layOffice(folder)
  const { client, vault } = openOffice(folder)
  const acknowledged: string[] = []
  await editsMadeIn({ client, vault }, (step) => acknowledged.push(step))
  const pulled = pause(chance.below(250)).then(() => disk[Symbol.dispose]())
  let refused: unknown
  try {
    const at = '2026-12-08T15:00:00.000Z'
    await makeBackup({ vault, destination: disk.folder, at, timeZone: 'America/New_York' })
  } catch (thrown) {
    refused = thrown
  }
  await pulled
  vault.close()
  const found =
    (refused === undefined ? undefined : withoutSentence(refused)) ??
    (await edits.check(folder, acknowledged).catch((thrown: unknown) => `does not open: ${String(thrown)}`))
  rmSync(folder, { recursive: true })
  if (refused === undefined) return undefined
  return { found: found && `a stick pulled: ${found}` }
}

/** Fills a small disk that is mounted for it, or takes it away; answers that nothing was tried where none may be mounted. */
export async function onRealDisk(options: {
  readonly chance: Chance
  readonly count: number
  readonly scratch: string
}): Promise<Findings> {
  const { chance, count, scratch } = options
  const bad: string[] = []
  const counted = { 'on a disk that is full': 0, 'with the stick pulled': 0 }
  let tried = 0
  while (tried < count) {
    const disk = mountSmallDisk(roomy)
    if (!disk) {
      process.stderr.write(`io-fault: ${count} times a full disk is not tried: none may be mounted here.\n`)
      return { tried: 0, bad: [], counted: { 'on a disk that is full, not tried': count } }
    }
    const isStick = chance.happens(0.25)
    const fault: Fault = { disk, scratch, chance }
    const outcome = isStick ? await stickPulled(fault) : await onFullDisk(chance.pick(works), fault)
    if (!isStick) disk[Symbol.dispose]()
    if (!outcome) continue
    tried += 1
    counted[isStick ? 'with the stick pulled' : 'on a disk that is full'] += 1
    if (outcome.found) bad.push(outcome.found)
  }
  return { tried, bad, counted }
}
