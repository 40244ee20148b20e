import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { discard, makeFolder, writeSmallFile } from './small-file.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-small-file-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a small file is replaced whole and only its owner may read it', () => {
  const path = join(folder, 'small.json')
  writeSmallFile(path, 'first, and longer')
  writeSmallFile(path, 'second')
  expect(readFileSync(path, 'utf8')).toBe('second')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['small.json'])
})

test('what an interrupted write left behind does not get in the way', () => {
  const path = join(folder, 'small.json')
  writeFileSync(`${path}.part`, 'half of a long, long file')
  writeSmallFile(path, 'whole')
  expect(readFileSync(path, 'utf8')).toBe('whole')
})

test('a write that cannot finish leaves the old file and no litter', () => {
  const path = join(folder, 'taken')
  mkdirSync(join(path, 'by-a-folder'), { recursive: true })
  expect(() => writeSmallFile(path, 'new')).toThrow('EISDIR')
  expect(readdirSync(folder)).toEqual(['taken'])
})

test('what cannot be taken away either does not hide why it was begun in vain', () => {
  const path = join(folder, 'not-a-folder')
  writeFileSync(path, '')
  expect(() => discard(join(path, 'begun.part'))).not.toThrow()
})

test('a folder is made with all that is missing above it, and one that is there is left alone', () => {
  const path = join(folder, 'program', 'office')
  makeFolder(path)
  makeFolder(path)
  expect(statSync(path).mode & 0o777).toBe(0o700)
})
