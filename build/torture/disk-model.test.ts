import { expect, test } from 'vitest'

import { chanceOf } from '#main/sample-school/chance.ts'

import { DiskInUse, type Behaviour, type Disk } from './disk-model.ts'
import type { DiskChange } from './disk-record.ts'

const root = '/desk'
const empty: Disk = { names: new Map([[root, -1n]]), contents: new Map() }

const created: DiskChange = { kind: 'create', path: '/desk/file', inode: 7n }
const written: DiskChange = { kind: 'write', inode: 7n, offset: 0, data: Buffer.alloc(2048, 1) }
const synced: DiskChange = { kind: 'sync', inode: 7n, path: '/desk/file' }
const folderSynced: DiskChange = { kind: 'sync', inode: 1n, path: root }

/** What may be found of the file after the power went, over many chances: its bytes that were written, or its absence. */
function fates(changes: readonly DiskChange[], behaviour: Behaviour, options = {}): ReadonlySet<string> {
  const found = Array.from({ length: 200 }, (_, seed) => {
    const disk = new DiskInUse(empty, behaviour, options)
    for (const change of changes) disk.take(change)
    const { names, contents } = disk.afterPowerCut(chanceOf(String(seed)))
    if (!names.has('/desk/file')) return 'no name'
    const content = contents.get(7n) ?? Buffer.alloc(0)
    const sectors = [0, 1, 2, 3].map((at) => (content[at * 512] === 1 ? 'x' : '-'))
    return sectors.join('')
  })
  return new Set(found)
}

test('what was synced with its folder is there, whatever the disk does', () => {
  const changes = [created, written, synced, folderSynced]
  for (const behaviour of ['journaled', 'adversarial', 'nothing', 'everything'] as const)
    expect(fates(changes, behaviour)).toEqual(new Set(['xxxx']))
})

test('what was not synced may be there, gone, or torn into sectors', () => {
  const found = fates([created, folderSynced, written], 'adversarial')
  expect(found).toContain('xxxx')
  expect(found).toContain('----')
  expect(found.size).toBeGreaterThan(8)
})

test('a new name survives a sync of its file on a journal, and not where only its folder would have kept it', () => {
  const changes = [created, written, synced]
  expect(fates(changes, 'journaled')).toEqual(new Set(['xxxx']))
  expect(fates(changes, 'adversarial')).toEqual(new Set(['xxxx', 'no name']))
  expect(fates(changes, 'nothing')).toEqual(new Set(['xxxx']))
})

test('a rename is the old name or the new one, and carries what lies below it', () => {
  const changes: readonly DiskChange[] = [
    { kind: 'folder', path: '/desk/part' },
    { kind: 'create', path: '/desk/part/file', inode: 7n },
    written,
    synced,
    { kind: 'sync', inode: 2n, path: '/desk/part' },
    folderSynced,
    { kind: 'rename', path: '/desk/part', to: '/desk/whole' },
  ]
  const found = Array.from({ length: 50 }, (_, seed) => {
    const disk = new DiskInUse(empty, 'adversarial')
    for (const change of changes) disk.take(change)
    return [...disk.afterPowerCut(chanceOf(String(seed))).names.keys()].toSorted().join(' ')
  })
  expect(new Set(found)).toEqual(
    new Set(['/desk /desk/part /desk/part/file', '/desk /desk/whole /desk/whole/file']),
  )
})

test('a disk that forgets every sync loses what was synced', () => {
  expect(fates([created, written, synced, folderSynced], 'nothing', { ignoresSync: true })).toEqual(
    new Set(['no name']),
  )
})
