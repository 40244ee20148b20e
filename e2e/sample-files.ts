import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { test } from '@playwright/test'

import { project } from '#build/program.ts'
import { floridaExport, hsdsExport, oneRosterExport } from '#main/testing/sample-exports.ts'

/** Files by name, as text. */
export type FilesByName = Readonly<Record<string, string>>

/** Lays files out in a folder of their own. */
export async function folderOf(files: FilesByName): Promise<string> {
  // Where the test's own output goes, and goes again.
  await mkdir(test.info().outputDir, { recursive: true })
  const folder = await mkdtemp(join(test.info().outputDir, 'files-'))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

/** Files of the same shape as the published samples, by the sample's folder. */
const synthetic = {
  'oneroster-1.1': oneRosterExport,
  'hsds-spec-3.0': hsdsExport,
  'hsds-florida': floridaExport,
} as const satisfies Record<string, FilesByName>

/** A published sample by its folder. */
export type SampleName = keyof typeof synthetic

/** The folder of a published sample where it lies beside the repository, else one of the same shape, with a sentence saying so. */
export async function sampleFolder(name: SampleName): Promise<string> {
  const beside = join(project, '..', 'shared', 'data', name)
  if (existsSync(beside)) return beside
  console.log(
    `The sample data "${name}" is not beside this repository: synthetic files of the same shape are imported instead.`,
  )
  return folderOf(synthetic[name])
}
