import { lstat, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError, ruleError } from '#shared/app-error.ts'

import type { ChosenFile } from '../host.ts'
import { foreignKind } from './file-kind.ts'
import { lineCounter } from './line-count.ts'
import { READING_LIMITS, megabytes, type ReadingLimits } from './limits.ts'
import { readInterchange } from './read-interchange.ts'
import { readTable, stopIfCancelled, tableName, type ReadingOptions } from './read-table.ts'
import { describedBy, type Described } from './data-package.ts'
import { isLeftBehind, isPackageName, isSpreadsheetName, readZip, type FileBytes } from './read-zip.ts'
import type { Note, Table } from './table.ts'

/** Everything the office chose to import: its tables by name, and what was left unread. */
export interface Source {
  readonly kind: 'folder' | 'zip' | 'files'
  readonly tables: readonly Table[]
  readonly skipped: readonly Note[]
  /** The version that a data package among the files gives itself. */
  readonly packageVersion: string | null
}

interface FileToRead {
  readonly path: string
  readonly place: string
  readonly size: number
}

const PIECE = 1 << 20

/** OneRoster tables about marks and teaching material: never needed, and often by far the largest. */
const NEVER_NEEDED = new Set([
  'results',
  'lineitems',
  'categories',
  'resources',
  'classresources',
  'courseresources',
  'lineitemlearningobjectiveids',
  'lineitemscorescales',
  'resultlearningobjectiveids',
  'resultscorescales',
  'scorescales',
  'userresources',
])

function skippedNote(file: string): Note {
  return { message: 'imports:notes.fileSkipped', values: { file } }
}

function isWanted(path: string): boolean {
  return isPackageName(path) || (isSpreadsheetName(path) && !NEVER_NEEDED.has(tableName(path)))
}

async function listFolder(folder: string, limits: ReadingLimits, inside = ''): Promise<FileToRead[]> {
  const found: FileToRead[] = []
  for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted((left, right) =>
    left.name < right.name ? -1 : 1,
  )) {
    const place = join(folder, entry.name)
    const path = inside + entry.name
    if (isLeftBehind(path)) continue
    if (entry.isDirectory() && path.split('/').length <= limits.folderDepth) {
      found.push(...(await listFolder(place, limits, `${path}/`)))
    } else if (entry.isFile()) found.push({ path, place, size: (await lstat(place)).size })
    if (found.length > limits.files) throw ruleError('imports:errors.tooManyFiles', { limit: limits.files })
  }
  return found
}

/** Reads a file in pieces and gives up as soon as its lines are too many; a picture or a zip has no lines to count. */
async function readBytes(
  file: FileToRead,
  { limits = READING_LIMITS, signal, progress }: ReadingOptions,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.min(file.size, limits.fileBytes + PIECE))
  const counter = lineCounter(file.path, limits)
  const handle = await open(file.place, 'r')
  let filled = 0
  let hasLines: boolean | undefined
  try {
    while (filled < bytes.length) {
      stopIfCancelled(signal)
      const { bytesRead } = await handle.read(bytes, filled, Math.min(PIECE, bytes.length - filled), filled)
      if (bytesRead === 0) break
      hasLines ??= foreignKind(bytes) === undefined && bytes[0] !== 0xff && bytes[0] !== 0xfe
      if (hasLines) counter.add(bytes.subarray(filled, filled + bytesRead))
      filled += bytesRead
      progress?.(filled, file.size)
    }
  } finally {
    await handle.close()
  }
  if (filled > limits.fileBytes) {
    throw ruleError('imports:errors.fileTooLarge', {
      file: file.path,
      limit: megabytes(limits.fileBytes),
      rows: limits.rows,
    })
  }
  return bytes.subarray(0, filled)
}

async function filesBehind(
  chosen: readonly ChosenFile[],
  limits: ReadingLimits,
): Promise<{ files: FileToRead[]; folder: boolean }> {
  const files: FileToRead[] = []
  let folder = false
  for (const { name, path } of chosen) {
    const about = await stat(path)
    if (about.isDirectory()) {
      folder = true
      files.push(...(await listFolder(path, limits)))
    } else if (about.isFile()) files.push({ path: name, place: path, size: about.size })
    else throw ruleError('imports:errors.notAFile', { file: name })
  }
  return { files, folder }
}

function refuseRepeats(files: readonly FileBytes[]): void {
  const names = new Set<string>()
  for (const { path } of files) {
    const name = tableName(path)
    if (names.has(name)) throw ruleError('imports:errors.sameNameTwice', { file: path })
    names.add(name)
  }
}

function refuseTooMuch(files: readonly FileToRead[], limits: ReadingLimits): void {
  if (files.reduce((sum, { size }) => sum + size, 0) > limits.totalBytes) {
    throw ruleError('imports:errors.tooLargeTogether', { limit: megabytes(limits.totalBytes) })
  }
}

/** A table under the name its data package gives it, where its file goes by a name of its own. */
function underItsName(
  table: Table,
  path: string,
  { resources }: Described,
  taken: ReadonlySet<string>,
): Table {
  const name = resources.find(
    (resource) => path === resource.path || path.endsWith(`/${resource.path}`),
  )?.name
  return name === undefined || taken.has(name) || looksAlike(table.name, name) ? table : { ...table, name }
}

/** `services` is the file of `service`, and needs no other name. */
const looksAlike = (name: string, other: string): boolean =>
  name === other || name.replace(/s$/, '') === other.replace(/s$/, '')

async function readTables(
  read: readonly FileBytes[],
  options: ReadingOptions,
): Promise<Pick<Source, 'tables' | 'skipped' | 'packageVersion'>> {
  const files = read.filter(({ path }) => !isPackageName(path))
  const described = describedBy(read.find(({ path }) => isPackageName(path))?.bytes)
  const names = new Set(files.map(({ path }) => tableName(path)))
  refuseRepeats(files)
  const tables: Table[] = []
  const skipped: Note[] = []
  for (const { path, bytes } of files) {
    // An export leaves a file empty when it has nothing to say; chosen alone, an empty file is a mistake.
    if (bytes.length === 0 && files.length > 1)
      skipped.push({ message: 'imports:notes.fileEmpty', values: { file: path } })
    else if (foreignKind(bytes) === 'xml')
      tables.push(...(await readInterchange(bytes, path, { ...options, progress: undefined })))
    else {
      const table = await readTable(bytes, path, { ...options, progress: undefined })
      tables.push(underItsName(table, path, described, names))
    }
  }
  if (tables.length === 0) throw ruleError('imports:errors.noTables')
  return { tables, skipped, packageVersion: described.version }
}

async function readSource(chosen: readonly ChosenFile[], options: ReadingOptions): Promise<Source> {
  const limits = options.limits ?? READING_LIMITS
  const { files, folder } = await filesBehind(chosen, limits)
  const wanted = folder ? files.filter(({ path }) => isWanted(path)) : files
  refuseTooMuch(wanted, limits)
  const unread = files.filter((file) => !wanted.includes(file)).map(({ path }) => path)
  const total = wanted.reduce((sum, { size }) => sum + size, 0)
  const read: FileBytes[] = []
  let before = 0
  let unzipped = false
  for (const file of wanted) {
    const done = before
    const bytes = await readBytes(file, {
      ...options,
      limits,
      progress: (now) => options.progress?.(done + now, total),
    })
    before += file.size
    if (!folder && foreignKind(bytes) === 'zip') {
      unzipped = true
      const zip = await readZip(bytes, file.path, { ...options, limits, progress: undefined })
      read.push(...zip.files.filter(({ path }) => isWanted(path)))
      unread.push(...zip.skipped, ...zip.files.filter(({ path }) => !isWanted(path)).map(({ path }) => path))
    } else read.push({ path: file.path, bytes })
  }
  const { tables, skipped, packageVersion } = await readTables(read, { ...options, limits })
  return {
    kind: folder ? 'folder' : unzipped ? 'zip' : 'files',
    tables,
    skipped: [...unread.map(skippedNote), ...skipped],
    packageVersion,
  }
}

/** Reads what the office chose: a folder, a zip, one spreadsheet or several. */
export async function readChosen(
  chosen: readonly ChosenFile[],
  options: ReadingOptions = {},
): Promise<Source> {
  if (chosen.length === 0) throw ruleError('imports:errors.noTables')
  try {
    return await readSource(chosen, options)
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error && 'syscall' in error)) throw error
    throw ruleError('imports:errors.cannotOpen')
  }
}
