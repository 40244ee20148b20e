import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'

import { unlockWithPassword } from '#main/vault/unlock-vault.ts'

import { startGate } from '../at-the-gate.ts'
import { owner, type Asked } from '../office.ts'

/** Starts the program, which ends what was cut off; answers what it left half done, if anything. */
export async function unsettled(folder: string): Promise<string | undefined> {
  const gate = startGate(folder)
  try {
    const { state } = await gate.ask<{ state: string }>('vault.state', {})
    if (state !== 'locked') return `the program says "${state}"`
  } finally {
    await gate.close()
  }
  const [half] = readdirSync(dirname(folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(`${basename(folder)}.`))
    .map(({ name }) => name)
  return half && `${half} is left over`
}

/** What is wrong behind the owner's password. */
export async function behindPassword(
  folder: string,
  password: string,
  look: (database: Asked) => string | undefined,
): Promise<string | undefined> {
  const { vault } = await unlockWithPassword({ ...owner, folder, password })
  try {
    return look(vault.reading)
  } finally {
    vault.close()
  }
}
