import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'

import { ruleError } from '#shared/app-error.ts'

import { READING_LIMITS } from './limits.ts'
import { stopIfCancelled, type ReadingOptions } from './read-table.ts'
import { zipEntries, type ZipEntry } from './zip-entries.ts'

/** A file with its bytes, by the path it had in its folder or zip. */
export interface FileBytes {
  readonly path: string
  readonly bytes: Uint8Array
}

/** What a zip held: the spreadsheets unpacked, with what describes them, the rest by name. */
export interface Unpacked {
  readonly files: readonly FileBytes[]
  readonly skipped: readonly string[]
}

const inflate = promisify(inflateRaw)

/** A description longer than this describes nothing that is read here. */
const MOST_DESCRIBED = 4 * 1024 * 1024

/** Whether a file inside a folder or zip is one to read, by its ending. */
export function isSpreadsheetName(path: string): boolean {
  return /\.(csv|tsv|txt)$/i.test(path)
}

/** Whether a file says what the tables beside it hold (Frictionless Data). */
export function isPackageName(path: string): boolean {
  return /(?:^|\/)datapackage\.json$/i.test(path)
}

/** Files that operating systems leave behind and nobody chose. */
export function isLeftBehind(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'Thumbs.db')
}

/** Unpacks one file, never past the size its zip declared for it. */
async function unpack(entry: ZipEntry): Promise<Uint8Array> {
  if (entry.method === 'stored') return entry.packed
  return await inflate(entry.packed, { maxOutputLength: Math.max(entry.size, 1) })
}

async function unpackChecked(entry: ZipEntry, file: string): Promise<Uint8Array> {
  const damaged = ruleError('imports:errors.zip.damaged', { file })
  const bytes = await unpack(entry).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? ruleError('imports:errors.zip.trap', { file }) : damaged
  })
  if (bytes.length !== entry.size || crc32(bytes) !== entry.checksum) throw damaged
  return bytes
}

/** Unpacks the spreadsheets of a zip; a zip inside it, or one built as a trap, is refused. */
export async function readZip(
  zip: Uint8Array,
  file: string,
  { limits = READING_LIMITS, signal, progress }: ReadingOptions = {},
): Promise<Unpacked> {
  const entries = zipEntries(zip, file, limits).filter(
    ({ path }) => !path.endsWith('/') && !isLeftBehind(path),
  )
  if (entries.some(({ path }) => path.split('/').length > limits.folderDepth + 1)) {
    throw ruleError('imports:errors.zip.tooDeep', { file })
  }
  const wanted = entries.filter(
    ({ path, size }) => isSpreadsheetName(path) || (isPackageName(path) && size <= MOST_DESCRIBED),
  )
  if (
    !wanted.some(({ path }) => isSpreadsheetName(path)) &&
    entries.some(({ path }) => /\.zip$/i.test(path))
  ) {
    throw ruleError('imports:errors.zip.insideZip', { file })
  }
  const files: FileBytes[] = []
  const total = wanted.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  for (const entry of wanted) {
    stopIfCancelled(signal)
    files.push({ path: entry.path, bytes: await unpackChecked(entry, file) })
    done += entry.size
    progress?.(done, total)
  }
  return { files, skipped: entries.filter((entry) => !wanted.includes(entry)).map(({ path }) => path) }
}
