import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import type { Chance } from '#main/sample-school/chance.ts'

import type { DiskChange, NameChange } from './disk-record.ts'

/**
 * How a file system behaves when the power goes. `journaled`: names are kept in the order they changed, and any sync
 * keeps all names before it, like ext4. `adversarial`: each name that its folder was not synced for may be lost alone.
 * `everything` and `nothing` of what was not synced survive in the other two.
 */
export type Behaviour = 'journaled' | 'adversarial' | 'everything' | 'nothing'

const sector = 512
const folderInode = -1n

/** A disk: which names it lists, and what lies behind each. A name below a folder that is lost is out of reach. */
export interface Disk {
  readonly names: Map<string, bigint>
  readonly contents: Map<bigint, Buffer>
}

type Pending = Exclude<DiskChange, { readonly kind: 'sync' }>

function isName(change: Pending): change is NameChange {
  return change.kind !== 'write' && change.kind !== 'truncate'
}

/** A disk nobody else holds, whose contents are changed in place. */
function copyOf({ names, contents }: Disk): Disk {
  return {
    names: new Map(names),
    contents: new Map([...contents].map(([inode, content]) => [inode, Buffer.from(content)])),
  }
}

function lengthen(disk: Disk, inode: bigint, length: number): Buffer {
  const before = disk.contents.get(inode) ?? Buffer.alloc(0)
  if (before.length >= length) return before
  const content = Buffer.concat([before, Buffer.alloc(length - before.length)])
  disk.contents.set(inode, content)
  return content
}

function moveName(disk: Disk, from: string, to: string): void {
  for (const [path, inode] of [...disk.names]) {
    if (path !== from && !path.startsWith(`${from}/`)) continue
    disk.names.delete(path)
    disk.names.set(`${to}${path.slice(from.length)}`, inode)
  }
}

/** Makes one change; one whose names are not there any more leaves no trace. */
function apply(disk: Disk, change: Pending): void {
  switch (change.kind) {
    case 'write':
      change.data.copy(lengthen(disk, change.inode, change.offset + change.data.length), change.offset)
      return
    case 'truncate':
      disk.contents.set(change.inode, lengthen(disk, change.inode, change.size).subarray(0, change.size))
      return
    case 'create':
      disk.names.set(change.path, change.inode)
      return
    case 'folder':
      disk.names.set(change.path, folderInode)
      return
    case 'rename':
      if (disk.names.has(change.path)) moveName(disk, change.path, change.to)
      return
    case 'remove':
      if (![...disk.names.keys()].some((path) => path.startsWith(`${change.path}/`)))
        disk.names.delete(change.path)
      return
    default:
      change satisfies never
  }
}

/** What lies in a folder before anything happens, by the inodes the record speaks of. */
export function diskAt(root: string): Disk {
  const names = new Map<string, bigint>([[root, folderInode]])
  const contents = new Map<bigint, Buffer>()
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const path = join(root, name)
    const facts = statSync(path, { bigint: true })
    names.set(path, facts.isDirectory() ? folderInode : facts.ino)
    if (!facts.isDirectory()) contents.set(facts.ino, readFileSync(path))
  }
  return { names, contents }
}

/** Writes a disk below another folder. */
export function layDisk({ names, contents }: Disk, root: string, to: string): void {
  const isInReach = (path: string): boolean => path === root || (names.has(path) && isInReach(dirname(path)))
  for (const [path, inode] of [...names].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    if (!isInReach(path)) continue
    const place = join(to, relative(root, path))
    if (inode === folderInode) mkdirSync(place, { recursive: true, mode: 0o700 })
    else writeFileSync(place, contents.get(inode) ?? Buffer.alloc(0), { mode: 0o600 })
  }
}

/** A disk under a program that writes: what is safe on it, and what only the machine's memory holds. */
export class DiskInUse {
  readonly #safe: Disk
  #pending: Pending[] = []
  readonly #behaviour: Behaviour
  readonly #ignoresSync: boolean

  constructor(before: Disk, behaviour: Behaviour, { ignoresSync = false } = {}) {
    this.#safe = copyOf(before)
    this.#behaviour = behaviour
    this.#ignoresSync = ignoresSync
  }

  /** Takes the next change of the record. */
  take(change: DiskChange): void {
    if (change.kind !== 'sync') {
      // A new file may get the inode of one that is gone.
      if (change.kind === 'create') this.#safe.contents.delete(change.inode)
      this.#pending.push(change)
      return
    }
    if (!this.#ignoresSync) this.#sync(change.path, change.inode)
  }

  #sync(path: string, inode: bigint): void {
    const isKept = (pending: Pending): boolean => {
      if (!isName(pending)) return pending.inode === inode
      if (this.#behaviour !== 'adversarial') return true
      return dirname(pending.path) === path || (pending.kind === 'rename' && dirname(pending.to) === path)
    }
    for (const pending of this.#pending) if (isKept(pending)) apply(this.#safe, pending)
    this.#pending = this.#pending.filter((pending) => !isKept(pending))
  }

  /** What is found after the power went now. */
  afterPowerCut(chance: Chance): Disk {
    const disk = copyOf(this.#safe)
    if (this.#behaviour === 'nothing') return disk
    const namesLeft = chance.between(0, this.#pending.filter(isName).length)
    let names = 0
    for (const pending of this.#pending) {
      if (isName(pending)) names += 1
      if (this.#behaviour === 'everything') apply(disk, pending)
      else if (isName(pending)) {
        if (this.#behaviour === 'journaled' ? names <= namesLeft : chance.happens(0.5)) apply(disk, pending)
      } else if (pending.kind === 'truncate') {
        if (chance.happens(0.5)) apply(disk, pending)
      } else for (const part of survivingParts(pending, chance)) apply(disk, part)
    }
    return disk
  }
}

type Write = Extract<Pending, { readonly kind: 'write' }>

/** A write survives whole, not at all, or in some of its sectors. */
function survivingParts(change: Write, chance: Chance): readonly Write[] {
  const fate = chance.below(4)
  if (fate === 0) return []
  if (fate === 1) return [change]
  const { offset, data } = change
  const parts: Write[] = []
  for (let at = 0; at < data.length;) {
    const end = Math.min(data.length, at + sector - ((offset + at) % sector))
    if (chance.happens(0.5)) parts.push({ ...change, offset: offset + at, data: data.subarray(at, end) })
    at = end
  }
  return parts
}
