import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { hexOf } from './slot.ts'
import { writeSmallFile } from './small-file.ts'

/** As many names as are remembered; typing more names pushes the oldest out, never a way in. */
const MOST_NAMES = 200

const Tries = z.strictObject({
  /** Who, keyed with the file's own salt: no name can be read here. */
  who: hexOf(32),
  failed: z.int().min(1).max(1_000_000),
  /** When the latest of them was, by the clock on the wall. */
  at: z.number(),
})
export type Tries = z.infer<typeof Tries>

const TriesFile = z.strictObject({
  format: z.literal(1),
  salt: hexOf(16),
  tries: z.array(Tries).max(MOST_NAMES),
})
type TriesFile = z.infer<typeof TriesFile>

/** Where wrong tries are counted, so that ending the program does not forget them. */
export function triesPath(folder: string): string {
  return join(folder, 'tries.json')
}

/** Remembers wrong tries of people who may have no record open. */
export interface KeptTries {
  find(who: string): Tries | undefined
  keep(who: string, tries: Omit<Tries, 'who'>): void
  forget(who: string): void
}

/**
 * Wrong tries beside the vault. A file that is missing or damaged counts as none: whoever can write here can also carry
 * the vault away and guess without this program, where only the price of each guess protects it. For the same reason a
 * file that cannot be written keeps nobody out.
 */
export function triesBeside(folder: string): KeptTries {
  const read = (): TriesFile => {
    try {
      return TriesFile.parse(JSON.parse(readFileSync(triesPath(folder), 'utf8')))
    } catch {
      return { format: 1, salt: randomBytes(16).toString('hex'), tries: [] }
    }
  }
  const hashed = ({ salt }: TriesFile, who: string): string =>
    createHmac('sha256', Buffer.from(salt, 'hex')).update(who).digest('hex')
  const write = (file: TriesFile): void => {
    try {
      writeSmallFile(triesPath(folder), `${JSON.stringify(file)}\n`)
    } catch {
      // The counts of this process go on.
    }
  }
  const without = (file: TriesFile, who: string): readonly Tries[] =>
    file.tries.filter((tries) => tries.who !== hashed(file, who))

  return {
    find: (who) => {
      const file = read()
      return file.tries.find((tries) => tries.who === hashed(file, who))
    },
    keep: (who, tries) => {
      const file = read()
      const next = [...without(file, who), { who: hashed(file, who), ...tries }]
      write({ ...file, tries: next.slice(-MOST_NAMES) })
    },
    forget: (who) => {
      const file = read()
      const next = without(file, who)
      if (next.length < file.tries.length) write({ ...file, tries: [...next] })
    },
  }
}
