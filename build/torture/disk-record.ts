import { readFileSync } from 'node:fs'
import { normalize } from 'node:path'

/** One change a program made to its files, in the order it happened. */
export type DiskChange =
  | { readonly kind: 'write'; readonly inode: bigint; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly inode: bigint; readonly size: number }
  | { readonly kind: 'sync'; readonly inode: bigint; readonly path: string }
  | NameChange

/** A change to what a folder lists. */
export type NameChange =
  | { readonly kind: 'create'; readonly path: string; readonly inode: bigint }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }

const headLength = 32

/** Reads what the disk shim recorded. */
export function readRecord(file: string): readonly DiskChange[] {
  const bytes = readFileSync(file)
  const changes: DiskChange[] = []
  let at = 0
  const take = (length: number): Buffer => {
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const head = take(headLength)
    const path = normalize(take(head.readUInt32LE(4)).toString())
    const to = normalize(take(head.readUInt32LE(8)).toString())
    const data = take(head.readUInt32LE(12))
    const inode = head.readBigUInt64LE(16)
    const offset = Number(head.readBigUInt64LE(24))
    const what = String.fromCodePoint(head.readUInt32LE(0))
    if (what === 'W') changes.push({ kind: 'write', inode, offset, data })
    else if (what === 'T') changes.push({ kind: 'truncate', inode, size: offset })
    else if (what === 'S') changes.push({ kind: 'sync', inode, path })
    else if (what === 'C') changes.push({ kind: 'create', path, inode })
    else if (what === 'D') changes.push({ kind: 'folder', path })
    else if (what === 'R') changes.push({ kind: 'rename', path, to })
    else if (what === 'U') changes.push({ kind: 'remove', path })
    else throw new Error(`The record holds “${what}”, which nobody writes`)
  }
  return changes
}
