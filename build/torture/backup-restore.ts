import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { makeBackup } from '#main/vault/backup/make-backup.ts'
import { restoreBackup } from '#main/vault/backup/restore-backup.ts'

import { layOffice, openOffice, owner, peek } from './office.ts'
import type { Findings, Trial } from './property.ts'
import { editsMadeIn } from './works/edits.ts'

const at = '2026-12-08T15:00:00.000Z'

/** Every row of every table: what two vaults are compared by. */
function contentsOf(folder: string): ReadonlyMap<string, string> {
  return peek(folder, (database) => {
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all() as { name: string }[]
    return new Map(
      tables.map(({ name }) => [
        name,
        JSON.stringify(database.prepare(`SELECT * FROM "${name}"`).raw().all()),
      ]),
    )
  })
}

function differenceOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string | undefined {
  const tables = [...new Set([...before.keys(), ...after.keys()])]
  const different = tables.filter((name) => before.get(name) !== after.get(name))
  return different.length > 0 ? `${different.join(', ')} came back different` : undefined
}

/** Works, backs up, wipes the machine, restores, and compares every row; the control copies the file as it lies there. */
export async function backupRestore({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  const bad: string[] = []
  for (let tried = 0; tried < count; tried += 1) {
    const place = join(scratch, `place-${tried}`)
    const folder = join(place, 'office', 'vault')
    const stick = join(place, 'stick')
    mkdirSync(stick, { recursive: true })
    await layOffice(folder)
    const office = openOffice(folder)
    for (let day = chance.between(1, 3); day > 0; day -= 1)
      await editsMadeIn(office, () => {}, { prefix: `D${day}-`, empties: isProtected && chance.happens(0.5) })
    if (isProtected)
      await makeBackup({ vault: office.vault, destination: stick, at, timeZone: 'America/New_York' })
    else cpSync(folder, join(stick, 'copy'), { recursive: true, filter: (path) => !/-(wal|shm)$/.test(path) })
    office.vault.close()
    const before = contentsOf(folder)
    rmSync(join(place, 'office'), { recursive: true })

    const [name = ''] = readdirSync(stick)
    const door = chance.happens(0.5)
      ? { user: owner.user, password: owner.password }
      : { user: owner.user, code: owner.recoveryCode }
    if (isProtected) await restoreBackup({ from: join(stick, name), folder, door, at, kdf: owner.kdf })
    else cpSync(join(stick, name), folder, { recursive: true })
    const found = differenceOf(before, contentsOf(folder))
    if (found) bad.push(found)
    rmSync(place, { recursive: true })
  }
  return { tried: count, bad }
}
