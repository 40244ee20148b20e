import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { keyringPath } from '../keyring-file.ts'
import { renameInPlace, syncFolder } from '../small-file.ts'
import { vaultPath } from '../vault-file.ts'

/** Where a backup says what it holds. */
export function manifestPath(folder: string): string {
  return join(folder, 'backup.json')
}

/** `2026-11-28 15-45`: a moment at the school as part of a file's name. */
export function momentInName(instant: string, timeZone: string): string {
  const { year, month, day, hour, minute } = Object.fromEntries(
    new Intl.DateTimeFormat('en', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )
  return `${year}-${month}-${day} ${hour}-${minute}`
}

const ownName = /^Footbridge backup \d{4,}-\d\d-\d\d \d\d-\d\d(?: \(\d+\))?$/

/** The first name of its kind that nothing bears yet, not even an unfinished backup. */
export function freeName(parent: string, wanted: string): string {
  for (let round = 1; ; round += 1) {
    const name = round === 1 ? wanted : `${wanted} (${round})`
    if (![name, partOf(name)].some((taken) => existsSync(join(parent, taken)))) return name
  }
}

/** The name of a backup that was begun at this moment. */
export function backupName(instant: string, timeZone: string): string {
  return `Footbridge backup ${momentInName(instant, timeZone)}`
}

/** What a backup is called until it has been verified. */
export function partOf(name: string): string {
  return `${name}.part`
}

/** Folders in a place that bear the name this program gives a backup; one that was renamed by hand is not among them. */
export function namesOfBackups(parent: string): readonly string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && ownName.test(entry.name))
    .map(({ name }) => name)
}

/** Unfinished backups in a place. */
export function namesOfParts(parent: string): readonly string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter(({ name }) => name.endsWith('.part') && ownName.test(name.slice(0, -'.part'.length)))
    .map(({ name }) => name)
}

/** Removes what a backup consists of and nothing else; the folder stays when somebody put more into it. */
export function discardBackup(folder: string): void {
  // The keyring goes last: it says whose an unfinished backup is.
  for (const path of [manifestPath, vaultPath, keyringPath]) {
    for (const file of [path(folder), `${path(folder)}.part`, `${path(folder)}-journal`])
      rmSync(file, { force: true })
  }
  rmdirSync(folder)
}

/** Removes a whole backup; cut off at any moment it no longer looks like one. */
export function removeBackup(parent: string, name: string): void {
  const part = join(parent, partOf(name))
  renameInPlace(join(parent, name), part)
  syncFolder(parent)
  discardBackup(part)
}
