import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'

import type { MasterKey } from './master-key.ts'
import { renameInPlace, writeSmallFile } from './small-file.ts'

/*
 * The anchor says how many commits the vault had when somebody was last told "saved". SQLite drops a damaged end of its
 * write-ahead log in silence; the anchor is a file of its own and does not forget with it. Every commit adds a line.
 */

const digits = 14
const shape = /^\d{14} [0-9a-f]{64}$/
/** A line without its line feed. A shorter end of the file is one that a power cut kept from being finished. */
const lineLength = digits + 1 + 64
/** So many lines are 80 kB; then the file begins again. */
const mostLines = 1000
const largest = 10_000_000

/** Where the anchor lives. */
export function anchorPath(folder: string): string {
  return join(folder, 'anchor.log')
}

/** Where its lines are kept that were written before it last began again. */
export function previousAnchorPath(folder: string): string {
  return `${anchorPath(folder)}.1`
}

function lineOf(commits: number, masterKey: MasterKey): string {
  const mac = masterKey.mac('anchor mac', Buffer.from(`commits ${commits}`))
  return `${String(commits).padStart(digits, '0')} ${mac.toString('hex')}`
}

function countOf(line: string, masterKey: MasterKey): number | undefined {
  const commits = Number(line.slice(0, digits))
  return shape.test(line) && lineOf(commits, masterKey) === line ? commits : undefined
}

/** What the anchor on disk says. */
export interface AnchorReading {
  /** The most commits anybody was told of; missing where nothing on disk says it. */
  readonly commits: number | undefined
  /** Something in it is not what this vault's program wrote. */
  readonly damaged: boolean
}

function readGeneration(path: string, masterKey: MasterKey): AnchorReading {
  const { size } = statSync(path)
  if (size > largest) return { commits: undefined, damaged: true }
  const lines = readFileSync(path, 'latin1').split('\n')
  const unfinished = lines.pop() ?? ''
  const counts = lines.map((line) => countOf(line, masterKey))
  const known = counts.filter((count) => count !== undefined)
  return {
    commits: known.length > 0 ? Math.max(...known) : undefined,
    damaged: known.length === 0 || known.length < counts.length || unfinished.length >= lineLength,
  }
}

/** Reads what was anchored, whether or not the vault is open. */
export function readAnchor(folder: string, masterKey: MasterKey): AnchorReading {
  const readings = [anchorPath(folder), previousAnchorPath(folder)]
    .filter((path) => existsSync(path))
    .map((path) => readGeneration(path, masterKey))
  const counts = readings.map(({ commits }) => commits).filter((commits) => commits !== undefined)
  return {
    commits: counts.length > 0 ? Math.max(...counts) : undefined,
    damaged: readings.some(({ damaged }) => damaged),
  }
}

/** Begins the anchor of a folder that has none, or begins it again; what was there is kept as the generation before. */
export function layAnchor(folder: string, masterKey: MasterKey, commits: number): void {
  if (existsSync(anchorPath(folder))) renameInPlace(anchorPath(folder), previousAnchorPath(folder))
  writeSmallFile(anchorPath(folder), `${lineOf(commits, masterKey)}\n`)
}

/** The anchor of an open vault. */
export interface Anchor {
  /** Puts a commit on record, on the disk when this returns; `false` when the disk refused. */
  hold(commits: number): boolean
  close(): void
}

/** Takes up the anchor of a vault that has this many commits. Throws when its folder cannot be written. */
export function takeUpAnchor(folder: string, masterKey: MasterKey, commits: number): Anchor {
  layAnchor(folder, masterKey, commits)
  let handle: number | undefined
  let lines = 1

  const close = (): void => {
    if (handle !== undefined) closeSync(handle)
    handle = undefined
  }
  const append = (count: number): void => {
    handle ??= openSync(anchorPath(folder), 'a')
    writeSync(handle, `${lineOf(count, masterKey)}\n`)
    fsyncSync(handle)
    lines += 1
  }
  const beginAgain = (count: number): void => {
    close()
    layAnchor(folder, masterKey, count)
    lines = 1
  }

  return {
    hold(count) {
      try {
        if (lines < mostLines) append(count)
        else beginAgain(count)
        return true
      } catch {
        // Half a line may stand there now: the next one begins a file of its own.
        lines = mostLines
        return false
      }
    },
    close,
  }
}
