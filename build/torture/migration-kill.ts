import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { readRecord } from './disk-record.ts'
import type { Findings, Trial } from './property.ts'
import { acknowledgedIn, runWork } from './run-work.ts'
import { looseMigrations, migrations, ofEarlierSchemas } from './works/migration.ts'
import type { Work } from './works/work.ts'

/** How many changes to the disk a piece of work makes when nothing disturbs it. */
async function changesOf(work: Work, root: string): Promise<number> {
  const record = `${root}.record`
  mkdirSync(root)
  await work.prepare(join(root, 'office', 'vault'))
  const order = {
    work: work.name,
    folder: join(root, 'office', 'vault'),
    acknowledged: join(root, 'acknowledged'),
  }
  await runWork(order, { root, record })
  rmSync(root, { recursive: true })
  return readRecord(record).length
}

/** Kills the program at any change it makes while it brings an old vault up to date. */
export async function migrationKill({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  // What was released last has no step before it that could be loose.
  const works = isProtected ? migrations : await ofEarlierSchemas(looseMigrations)
  const changes = new Map<Work, number>()
  for (const work of works) changes.set(work, await changesOf(work, join(scratch, 'whole')))
  const bad: string[] = []
  for (let tried = 0; tried < count; tried += 1) {
    const work = works[tried % works.length] ?? chance.pick(works)
    const root = join(scratch, 'killed')
    const folder = join(root, 'office', 'vault')
    const acknowledged = join(root, 'acknowledged')
    mkdirSync(root)
    await work.prepare(folder)
    const killAt = chance.between(1, changes.get(work) ?? 1)
    await runWork({ work: work.name, folder, acknowledged, killAt }, { root })
    const found = await work
      .check(folder, acknowledgedIn(acknowledged))
      .catch((thrown: unknown) => String(thrown))
    if (found) bad.push(`${work.name}, killed at change ${killAt}: ${found}`)
    rmSync(root, { recursive: true })
  }
  return { tried: count, bad }
}
