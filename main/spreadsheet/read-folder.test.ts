import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { zipOf } from '../testing/spreadsheets.ts'
import { READING_LIMITS } from './limits.ts'
import { readChosen } from './read-folder.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footbridge-reading-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function put(path: string, content: string | Uint8Array): Promise<{ name: string; path: string }> {
  const place = join(folder, path)
  await mkdir(dirname(place), { recursive: true })
  await writeFile(place, content)
  return { name: path, path: place }
}

const CHOSEN_FOLDER = () => [{ name: 'export', path: folder }]

test('a folder gives its spreadsheets by name and says what it left unread', async () => {
  await put('Users.csv', 'sourcedId,role\n1,student\n')
  await put('inner/orgs.csv', 'sourcedId,name\n1,School\n')
  await put('results.csv', 'x\n'.repeat(300_000))
  await put('readme.pdf', '%PDF')
  await put('.hidden.csv', 'x')
  const { kind, tables, skipped } = await readChosen(CHOSEN_FOLDER())
  expect(kind).toBe('folder')
  expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['users', 1],
    ['orgs', 1],
  ])
  expect(skipped.map(({ values }) => values?.['file'])).toEqual(['readme.pdf', 'results.csv'])
})

test('a zip gives the same', async () => {
  const zip = await put('roster.zip', zipOf({ 'a/users.csv': 'sourcedId\n1\n', 'a/notes.docx': 'x' }))
  const { kind, tables, skipped } = await readChosen([zip])
  expect([kind, tables.map(({ name }) => name), skipped.length]).toEqual(['zip', ['users'], 1])
})

test('several spreadsheets can be chosen at once', async () => {
  const chosen = [await put('organizations.csv', 'name\nA\n'), await put('services.csv', 'name\nB\n')]
  const { kind, tables } = await readChosen(chosen)
  expect([kind, tables.map(({ name }) => name)]).toEqual(['files', ['organizations', 'services']])
})

test('an empty file among others is left out with a note; alone it is refused', async () => {
  const empty = await put('courses.csv', '')
  const users = await put('users.csv', 'id\n1\n')
  const { tables, skipped } = await readChosen([users, empty])
  expect(tables.length).toBe(1)
  expect(skipped).toMatchObject([{ message: 'imports:notes.fileEmpty', values: { file: 'courses.csv' } }])
  await expect(readChosen([empty])).rejects.toThrow('is empty')
})

test('an Excel workbook chosen instead of a CSV is named as one', async () => {
  const book = await put('students.csv', zipOf({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' }))
  await expect(readChosen([book])).rejects.toThrow('Excel workbook')
})

test('two files of one name are refused', async () => {
  await put('a/users.csv', 'id\n1\n')
  await put('b/users.csv', 'id\n1\n')
  await expect(readChosen(CHOSEN_FOLDER())).rejects.toThrow('two files')
})

test('a folder without spreadsheets, no choice and a path that is gone each get their sentence', async () => {
  await put('readme.pdf', '%PDF')
  await expect(readChosen(CHOSEN_FOLDER())).rejects.toThrow('no spreadsheet here')
  await expect(readChosen([])).rejects.toThrow('no spreadsheet here')
  await expect(readChosen([{ name: 'x.csv', path: join(folder, 'x.csv') }])).rejects.toThrow(
    'could not be opened',
  )
})

test('a link out of the folder is not followed', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'footbridge-outside-'))
  await writeFile(join(outside, 'secrets.csv'), 'a\n1\n')
  await symlink(join(outside, 'secrets.csv'), join(folder, 'secrets.csv'))
  await put('users.csv', 'id\n1\n')
  const { tables } = await readChosen(CHOSEN_FOLDER())
  await rm(outside, { recursive: true })
  expect(tables.map(({ name }) => name)).toEqual(['users'])
})

test('a folder with far too many files, or too much in them, is refused', async () => {
  for (let index = 0; index < 6; index += 1) await put(`t${index}.csv`, 'id\n1\n')
  await expect(readChosen(CHOSEN_FOLDER(), { limits: { ...READING_LIMITS, files: 5 } })).rejects.toThrow(
    'more than 5 files',
  )
  await expect(
    readChosen(CHOSEN_FOLDER(), { limits: { ...READING_LIMITS, totalBytes: 20 } }),
  ).rejects.toThrow('together')
})

test('a million rows on disk are refused before they are all read', async () => {
  const line = '10001,active,,TRUE,12345,student,ana.perez,,Ana,Perez\n'
  const file = await put('users.csv', Buffer.alloc(line.length * 1_000_000, line))
  let read = 0
  const reading = readChosen([file], { progress: (done) => (read = done) })
  await expect(reading).rejects.toThrow('more than 400000 rows')
  expect(read).toBeLessThan(line.length * 500_000)
})

test('reading from disk reports its progress and can be stopped in the middle', async () => {
  const file = await put('users.csv', `id,name\n${'1,Ana\n'.repeat(199_000)}`.padEnd(3_000_000, ' '))
  const controller = new AbortController()
  const seen: number[] = []
  const reading = readChosen([file], {
    signal: controller.signal,
    progress: (done, total) => {
      seen.push(done / total)
      controller.abort()
    },
  })
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  expect(seen.length).toBe(1)
  expect(seen[0]).toBeLessThan(0.5)
})

test('what is neither a file nor a folder is refused at once', async () => {
  const pipe = join(folder, 'users.csv')
  execFileSync('mkfifo', [pipe])
  await expect(readChosen([{ name: 'users.csv', path: pipe }])).rejects.toThrow('neither a file nor a folder')
})
