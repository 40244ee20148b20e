import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { onTestFinished } from 'vitest'

import type { TestApp } from './test-app.ts'

/** Files by name, as text or bytes. */
export type FilesByName = Readonly<Record<string, string | Uint8Array>>

const SHARED = join(import.meta.dirname, '../../../shared/data')

let tokens = 0

function tokenFor(app: TestApp, name: string, path: string): string {
  tokens += 1
  const token = `chosen-${tokens}`
  app.host.files.set(token, { name, path })
  return token
}

async function folderOf(files: FilesByName): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'footbridge-import-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

/** Drops files on the window: they exist until the test is over, and each has a token. */
export async function dropped(app: TestApp, files: FilesByName): Promise<string[]> {
  const folder = await folderOf(files)
  return Object.keys(files).map((name) => tokenFor(app, name, join(folder, name)))
}

/** Drops a folder with these files on the window. */
export async function droppedFolder(app: TestApp, files: FilesByName): Promise<string[]> {
  return [tokenFor(app, 'export', await folderOf(files))]
}

/** Drops the published sample data where it lies beside the repository, else files of the same shape, with a sentence saying so. */
export async function droppedSample(app: TestApp, folder: string, synthetic: FilesByName): Promise<string[]> {
  const path = join(SHARED, folder)
  if (existsSync(path)) return [tokenFor(app, folder, path)]
  console.log(
    `The sample data "${folder}" is not beside this repository: synthetic files of the same shape are imported instead.`,
  )
  return droppedFolder(app, synthetic)
}
