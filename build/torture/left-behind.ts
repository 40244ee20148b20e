import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { VaultFinding } from '#shared/domain/vault-finding.ts'

import { testMasterKey } from '#main/testing/test-vault.ts'
import { openVault } from '#main/vault/open-vault.ts'

import { layOffice, openOffice, runOffice, troubleIn } from './office.ts'
import { edits, editsMadeIn } from './works/edits.ts'

/** The files of an office by name, and what it was told is saved in them. */
export interface LeftBehind {
  readonly files: ReadonlyMap<string, Buffer>
  readonly acknowledged: readonly string[]
}

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder).filter((name) => !/-shm$|^owner\.lock/.test(name))
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]))
}

/** An office whose program was killed while its last commits were in the write-ahead log alone. */
export async function killedOffice(scratch: string): Promise<LeftBehind> {
  const folder = join(scratch, 'killed', 'vault')
  await layOffice(folder)
  const acknowledged: string[] = []
  const vault = openVault({ folder, masterKey: testMasterKey(), checkpointAfter: 1e9 })
  await editsMadeIn(runOffice(vault), (step) => acknowledged.push(step))
  // Copied while it is open: that is what a kill leaves.
  const copy = join(scratch, 'copy')
  cpSync(folder, copy, { recursive: true })
  vault.close()
  const files = filesIn(copy)
  rmSync(copy, { recursive: true })
  rmSync(join(scratch, 'killed'), { recursive: true })
  return { files, acknowledged }
}

/** An office that was closed in the evening, before and after a day's work. */
export async function closedOffice(
  scratch: string,
): Promise<{ readonly morning: LeftBehind; readonly evening: LeftBehind }> {
  const folder = join(scratch, 'closed', 'vault')
  await layOffice(folder)
  const acknowledged: string[] = []
  await edits.perform(folder, (step) => acknowledged.push(step))
  const morning = { files: filesIn(folder), acknowledged: [...acknowledged] }
  const office = openOffice(folder)
  await editsMadeIn(office, () => {}, { prefix: 'T' })
  office.vault.close()
  const evening = { files: filesIn(folder), acknowledged }
  rmSync(join(scratch, 'closed'), { recursive: true })
  return { morning, evening }
}

/** Lays an office's files into a folder anew. */
export function layFiles(folder: string, files: ReadonlyMap<string, Buffer>): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes, { mode: 0o600 })
}

/** What the office is told when it opens these files, if anything; the control does not listen to the anchor. */
export function toldAtOpening(folder: string, listensToAnchor: boolean): string | undefined {
  let vault
  try {
    vault = openVault({
      folder,
      masterKey: testMasterKey(),
      despite: listensToAnchor ? [] : VaultFinding.options,
    })
  } catch (thrown) {
    return String(thrown)
  }
  try {
    return (listensToAnchor ? vault.findings[0] : undefined) ?? troubleIn(vault.reading)
  } catch (thrown) {
    return String(thrown)
  } finally {
    vault.close()
  }
}
