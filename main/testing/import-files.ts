import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { onTestFinished } from 'vitest'

import type { ImportCounts } from '#shared/domain/import.ts'

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

type Choices = Omit<Parameters<TestApp['office']['imports']['preview']>[0], 'importId'>

/** Reads dropped files and looks at what would happen. */
export async function previewOf(
  { office }: Pick<TestApp, 'office'>,
  tokens: string[],
  choices: Choices = {},
) {
  const read = await office.imports.read({ tokens })
  const preview = await office.imports.preview({ importId: read.importId, ...choices })
  return { importId: read.importId, read, preview, counts: countsOf(preview) }
}

/** Reads dropped files, looks, and imports them. */
export async function importOf(app: Pick<TestApp, 'office'>, tokens: string[], choices: Choices = {}) {
  const looked = await previewOf(app, tokens, choices)
  await app.office.imports.commit({ importId: looked.importId })
  return looked
}

/** How many records have which fate, without those nobody has. */
export function countsOf({ counts }: { readonly counts: readonly ImportCounts[] }): Record<string, number> {
  return Object.fromEntries(
    counts.flatMap(({ kind, ...fates }) =>
      Object.entries(fates).flatMap(([fate, count]) => (count === 0 ? [] : [[`${fate} ${kind}`, count]])),
    ),
  )
}

/** Every text the vault holds, in any table, so that a test can look for what must not be there. */
export function everythingIn({ vault }: TestApp): string {
  const tables = vault.reading.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as {
    name: string
  }[]
  return tables
    .map(({ name }) =>
      JSON.stringify(vault.reading.prepare(`SELECT * FROM "${name}"`).all(), (_, value: unknown) =>
        value instanceof Uint8Array ||
        (typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer')
          ? Buffer.from((value as { data?: number[] }).data ?? (value as Uint8Array)).toString('latin1')
          : value,
      ),
    )
    .join('\n')
}
