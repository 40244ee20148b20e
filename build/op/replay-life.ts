import { createReadStream } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

import { replayLife } from '#main/replay.ts'
import { readLife } from '#main/sample-school/life-text.ts'
import { unlockWithPassword } from '#main/vault/unlock-vault.ts'

import type { Wish } from './wish.ts'

/** Lives a life again in the vault; the files it speaks of lie beside it. */
export async function replayFile(
  { folder, user, password }: Wish,
  file: string,
): Promise<{ readonly lines: number }> {
  const { vault } = await unlockWithPassword({ folder: join(folder, 'vault'), user, password })
  try {
    const texts = createInterface({ input: createReadStream(file), crlfDelay: Infinity })
    const { header, lines } = await readLife(texts)
    const fileFor = (name: string) => ({ name: basename(name), path: resolve(dirname(file), name) })
    return await replayLife({ vault, header, lines, fileFor })
  } finally {
    vault.close()
  }
}
