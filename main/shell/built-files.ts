import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

import { windowHeaders } from './content-policy.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** One file of the built interface. */
export interface BuiltFile {
  readonly path: string
  readonly type: string
}

/** Every file a window may ask for, by the path in its address. Nothing else is ever read. */
export type BuiltFiles = ReadonlyMap<string, BuiltFile>

/** What goes back to a window that asked for a file. */
export interface FileAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** The page a window opens. */
export const firstPage = '/index.html'

function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? everyFile(path) : [path]
  })
}

/** Lists the built interface once, at start; files of an unknown kind are left out. */
export function listBuiltFiles(folder: string): BuiltFiles {
  const found = new Map<string, BuiltFile>()
  for (const path of everyFile(folder)) {
    const type = types[extname(path)]
    if (type) found.set(`/${relative(folder, path).split(sep).join('/')}`, { path, type })
  }
  return found
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** Answers one request of a window from the list, with the window's policy and nonce. */
export async function answerFor(files: BuiltFiles, address: string, nonce: string): Promise<FileAnswer> {
  const file = files.get(new URL(address).pathname)
  const headers = windowHeaders(nonce)
  if (!file) return { status: 404, headers, body: bytes('') }

  const content = new Uint8Array(await readFile(file.path))
  const body =
    file.type === types['.html']
      ? bytes(new TextDecoder().decode(content).replaceAll('__CSP_NONCE__', nonce))
      : content
  return { status: 200, headers: { ...headers, 'Content-Type': file.type }, body }
}
