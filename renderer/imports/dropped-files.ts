import { AppError } from '#shared/app-error.ts'
import type { ReadImport } from '#shared/api/imports.ts'
import { api, bridge } from '#renderer/api.ts'

/** More files than any export has; the program says so in its own words. */
const MOST = 300

/** What was dropped on the window, taken hold of before the event is over. */
export interface Dropped {
  readonly files: readonly File[]
  readonly folders: readonly FileSystemDirectoryEntry[]
}

/** Where files come from: dropped on the window, or asked for by a dialog. */
export type FilesWanted = { readonly dropped: Dropped } | { readonly from: 'files' | 'folder' }

/** Takes hold of dropped files and folders. */
export function droppedFrom({ items, files }: DataTransfer): Dropped {
  const entries = [...items].map((item) => item.webkitGetAsEntry())
  return { files: [...files], folders: entries.filter((entry) => isFolder(entry)) }
}

function isFolder(entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory ?? false
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** A folder tells its entries in portions; the last portion is empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const found: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return found
    found.push(...portion)
  }
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const found: File[] = []
  for (const entry of await entriesOf(folder)) {
    if (found.length >= MOST) break
    if (isFolder(entry)) found.push(...(await filesIn(entry)))
    else if (entry.isFile) found.push(await fileOf(entry as FileSystemFileEntry))
  }
  return found
}

async function tokensFor(files: readonly File[]): Promise<string[]> {
  return Promise.all(files.slice(0, MOST).map((file) => bridge.tokenFor(file)))
}

async function readDropped({ files, folders }: Dropped, callId?: string): Promise<ReadImport> {
  try {
    return await api.imports.read({ tokens: await tokensFor(files) }, callId)
  } catch (error) {
    // A window without a disk cannot hand a folder over as one thing, so its files go one by one.
    if (folders.length === 0 || !(error instanceof AppError) || error.code !== 'not_found') throw error
    const inside = (await Promise.all(folders.map(filesIn))).flat()
    const names = new Set(folders.map(({ name }) => name))
    const loose = files.filter(({ name }) => !names.has(name))
    return api.imports.read({ tokens: await tokensFor([...loose, ...inside]) }, callId)
  }
}

/** Reads what was dropped, or what somebody chooses in a dialog. */
export function readFiles(wanted: FilesWanted, callId?: string): Promise<ReadImport> {
  return 'dropped' in wanted
    ? readDropped(wanted.dropped, callId)
    : api.imports.read({ tokens: null, from: wanted.from }, callId)
}
