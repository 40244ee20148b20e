import { zipSync } from 'fflate'
import { expect, test } from 'vitest'

import type { AppError } from '#shared/app-error.ts'

import { bytesOf, zipOf } from '../testing/spreadsheets.ts'
import { READING_LIMITS } from './limits.ts'
import { readZip } from './read-zip.ts'

const USERS = 'sourcedId,role\n1,student\n'

async function refusal(zip: Uint8Array, limits = READING_LIMITS): Promise<string> {
  const error = await readZip(zip, 'roster.zip', { limits }).then(
    () => undefined,
    (found: AppError) => found,
  )
  expect(error?.code).toBe('rule')
  return error?.message ?? ''
}

/** Changes the fields of the zip's own list, where a dishonest zip lies. */
function withListed(zip: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = zip.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at < copy.length - 4; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) change(view, at)
  return copy
}

test('the spreadsheets of a zip are unpacked and the rest named', async () => {
  const zip = zipOf({
    'export/users.csv': USERS,
    'export/readme.pdf': '%PDF',
    '__MACOSX/._users.csv': 'x',
    '.DS_Store': 'x',
  })
  const { files, skipped } = await readZip(zip, 'roster.zip')
  expect(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])).toEqual([
    ['export/users.csv', USERS],
  ])
  expect(skipped).toEqual(['export/readme.pdf'])
})

test('a spreadsheet stored without packing is read too', async () => {
  const { files } = await readZip(zipSync({ 'users.csv': [bytesOf(USERS), { level: 0 }] }), 'roster.zip')
  expect(new TextDecoder().decode(files[0]?.bytes)).toBe(USERS)
})

test('a zip bomb is refused before it is unpacked', async () => {
  const bomb = zipSync({ 'users.csv': new Uint8Array(40 * 1024 * 1024) }, { level: 9 })
  expect(bomb.length).toBeLessThan(100_000)
  const started = performance.now()
  expect(await refusal(bomb)).toContain('far more than an honest export')
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('a zip that declares less than it holds is stopped at what it declared', async () => {
  const bomb = zipSync({ 'users.csv': new Uint8Array(40 * 1024 * 1024) }, { level: 9 })
  const liar = withListed(bomb, (view, at) => view.setUint32(at + 24, 5000, true))
  const before = process.memoryUsage().arrayBuffers
  expect(await refusal(liar)).toContain('far more than an honest export')
  expect((process.memoryUsage().arrayBuffers - before) / 1024 / 1024).toBeLessThan(5)
})

test('files that share their packed bytes are a trap', async () => {
  const zip = zipOf({ 'a.csv': USERS, 'b.csv': 'x,y\n1,2\n' })
  const overlapping = withListed(zip, (view, at) => view.setUint32(at + 42, 0, true))
  expect(await refusal(overlapping)).toContain('far more than an honest export')
})

test('what a zip unpacks to in all, and how many files, has a limit', async () => {
  const two = zipOf({ 'a.csv': 'a\n'.repeat(600), 'b.csv': 'a\n'.repeat(600) })
  expect(await refusal(two, { ...READING_LIMITS, totalBytes: 2000 })).toContain('unpacks to more than')
  expect(await refusal(two, { ...READING_LIMITS, files: 1 })).toContain('more than 1 files')
})

test.each([
  '../users.csv',
  '/etc/users.csv',
  'C:\\users.csv',
  'a/../../users.csv',
  'a\\..\\users.csv',
  'users\u0001.csv',
])('a file named %j would leave its folder and is refused', async (name) => {
  expect(await refusal(zipOf({ [name]: USERS }))).toContain('outside its own folder')
})

test('folders in folders in folders are refused', async () => {
  expect(await refusal(zipOf({ 'a/b/c/d/users.csv': USERS }))).toContain('too deep')
})

test('a zip inside a zip is refused', async () => {
  expect(await refusal(zipSync({ 'inner.zip': zipOf({ 'users.csv': USERS }) }))).toContain(
    'holds another zip',
  )
})

test('a zip with a password is refused with the way around it', async () => {
  const locked = withListed(zipOf({ 'users.csv': USERS }), (view, at) => view.setUint16(at + 8, 1, true))
  expect(await refusal(locked)).toContain('protected by a password')
})

test('an unknown way of packing is refused', async () => {
  const strange = withListed(zipOf({ 'users.csv': USERS }), (view, at) => view.setUint16(at + 10, 14, true))
  expect(await refusal(strange)).toContain('packed in a way')
})

test('half a zip, a changed byte and a wrong checksum are damage', async () => {
  const zip = zipOf({ 'users.csv': USERS.repeat(200) })
  expect(await refusal(zip.subarray(0, zip.length / 2))).toContain('damaged or incomplete')
  const changed = zip.slice()
  changed[60] = (changed[60] ?? 0) ^ 0xff
  expect(await refusal(changed)).toMatch(/damaged|far more/)
  const unsure = withListed(zip, (view, at) => view.setUint32(at + 16, 1, true))
  expect(await refusal(unsure)).toContain('damaged or incomplete')
})

test('unpacking can be stopped', async () => {
  const controller = new AbortController()
  controller.abort()
  await expect(
    readZip(zipOf({ 'users.csv': USERS }), 'roster.zip', { signal: controller.signal }),
  ).rejects.toMatchObject({
    code: 'cancelled',
  })
})
