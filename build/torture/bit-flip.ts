import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import Database from 'better-sqlite3'

import type { Chance } from '#main/sample-school/chance.ts'
import { vaultPath } from '#main/vault/vault-file.ts'

import { closedOffice, killedOffice, layFiles, toldAtOpening, type LeftBehind } from './left-behind.ts'
import { troubleIn, withoutCipher } from './office.ts'
import type { Findings, Trial } from './property.ts'

/** Of thirteen flips, three go into the write-ahead log or the anchor. */
const flips = 13
const besideFlips = 3

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return copy
}

interface Flip {
  readonly name: string
  readonly bit: number
  readonly files: ReadonlyMap<string, Buffer>
}

function flipIn({ files }: LeftBehind, name: string, chance: Chance): Flip {
  const bytes = files.get(name) ?? Buffer.alloc(0)
  const bit = chance.below(bytes.length * 8)
  return { name, bit, files: new Map([...files, [name, flipped(bytes, bit)]]) }
}

function noticedInPlain(path: string): boolean {
  try {
    const database = new Database(path)
    try {
      return troubleIn(database) !== undefined
    } finally {
      database.close()
    }
  } catch {
    return true
  }
}

/** Flips one bit at a time in the vault, its log and its anchor. */
export async function bitFlip({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  const folder = join(scratch, 'vault')
  const { evening: closed } = await closedOffice(scratch)
  const killed = await killedOffice(scratch)
  layFiles(folder, closed.files)
  withoutCipher(folder)
  const plain: LeftBehind = { ...closed, files: new Map([['vault.db', readFileSync(vaultPath(folder))]]) }

  const bad: string[] = []
  for (let tried = 0; tried < count; tried += 1) {
    const isBeside = tried % flips < besideFlips
    const name = isBeside ? chance.pick(['vault.db-wal', 'anchor.log', 'anchor.log.1']) : 'vault.db'
    const flip = flipIn(isBeside ? killed : isProtected ? closed : plain, name, chance)
    layFiles(folder, flip.files)
    const isNoticed = isBeside
      ? toldAtOpening(folder, isProtected) !== undefined
      : isProtected
        ? toldAtOpening(folder, true) !== undefined
        : noticedInPlain(vaultPath(folder))
    if (!isNoticed) bad.push(`bit ${flip.bit} of ${name} flipped and nobody noticed`)
  }
  return { tried: count, bad }
}
