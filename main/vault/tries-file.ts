import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { hexOf } from './slot.ts'
import { renameInPlace, writeSmallFile } from './small-file.ts'

/**
 * As many names as are remembered: more than the fullest keyring has. Typing more pushes the oldest of those out that
 * are none of the office's.
 */
const MOST_NAMES = 200

/** A moment by the clock on the wall, as far as there are days. */
const Moment = z.number().min(0).max(8.64e15)
const Count = z.int().max(1_000_000)

/** Wrong tries nobody was told of yet. */
const Untold = z.strictObject({
  count: Count.min(1),
  /** When the first and the latest of them were. */
  since: Moment,
  at: Moment,
})
export type Untold = z.infer<typeof Untold>

const Tries = z.strictObject({
  /** Who, keyed with the file's own salt: no name can be read here. */
  who: hexOf(32),
  /** In a row. */
  failed: Count.min(0),
  /** When the latest of them was. */
  at: Moment,
  untold: Untold.optional(),
})
export type Tries = z.infer<typeof Tries>

const TriesFile = z.strictObject({
  format: z.literal(1),
  salt: hexOf(16),
  tries: z.array(Tries).max(MOST_NAMES),
  /** Of names that are not remembered any more. */
  pushedOut: Untold.optional(),
})
type TriesFile = z.infer<typeof TriesFile>

/**
 * Where wrong tries are counted, so that ending the program does not forget them: beside the vault, because another may
 * take its place.
 */
export function triesPath(folder: string): string {
  return `${folder}.tries.json`
}

/** Where they were counted at first. */
function firstTriesPath(folder: string): string {
  return join(folder, 'tries.json')
}

/** Moves what was counted inside the vault's folder beside it, once. */
function takeUpFirst(folder: string): void {
  if (existsSync(triesPath(folder)) || !existsSync(firstTriesPath(folder))) return
  try {
    renameInPlace(firstTriesPath(folder), triesPath(folder))
  } catch {
    // The counts begin anew.
  }
}

/** Remembers wrong tries of people who may have no record open. */
export interface KeptTries {
  find(who: string): Tries | undefined
  /** Keeps what is known of somebody; nothing wrong and nothing to tell is forgotten. */
  keep(who: string, tries: Omit<Tries, 'who'>): void
  /** What is to be told of everybody but these. */
  untoldOfOthers(known: readonly string[]): Untold | undefined
  /** Everybody but these was told of. */
  othersTold(known: readonly string[]): void
}

/** Two sums of wrong tries as one. */
export function together(one: Untold | undefined, other: Untold | undefined): Untold | undefined {
  if (!one || !other) return one ?? other
  return {
    count: Math.min(one.count + other.count, 1_000_000),
    since: Math.min(one.since, other.since),
    at: Math.max(one.at, other.at),
  }
}

function withoutUntold({ untold: _told, ...rest }: Tries): Tries {
  return rest
}

/**
 * Wrong tries beside the vault. A file that is missing or damaged counts as none: whoever can write here can also carry
 * the vault away and guess without this program, where only the price of each guess protects it. For the same reason a
 * file that cannot be written keeps nobody out. `ofOffice` says whose tries are not pushed out by others.
 */
export function triesBeside(folder: string, ofOffice: () => readonly string[] = () => []): KeptTries {
  takeUpFirst(folder)
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
  const isOneOf = (file: TriesFile, known: readonly string[]): ((tries: Tries) => boolean) => {
    const names = new Set(known.map((who) => hashed(file, who)))
    return ({ who }) => names.has(who)
  }
  /** With room for as many as are remembered, and what is to be told of the others. */
  const withinRoom = (file: TriesFile, tries: readonly Tries[]): Pick<TriesFile, 'tries' | 'pushedOut'> => {
    if (tries.length <= MOST_NAMES) return { tries: [...tries], pushedOut: file.pushedOut }
    const isOffice = isOneOf(file, ofOffice())
    const first = [...tries.filter((each) => !isOffice(each)), ...tries.filter(isOffice)]
    const gone = first.slice(0, tries.length - MOST_NAMES)
    return {
      tries: tries.filter((each) => !gone.includes(each)),
      pushedOut: gone.map(({ untold }) => untold).reduce(together, file.pushedOut),
    }
  }

  return {
    find: (who) => {
      const file = read()
      return file.tries.find(isOneOf(file, [who]))
    },
    keep: (who, tries) => {
      const file = read()
      const isTheirs = isOneOf(file, [who])
      const isNew = !file.tries.some(isTheirs)
      const isNothing = tries.failed === 0 && !tries.untold
      if (isNothing && isNew) return
      const others = file.tries.filter((each) => !isTheirs(each))
      const next = isNothing ? others : [...others, { who: hashed(file, who), ...tries }]
      write({ ...file, ...withinRoom(file, next) })
    },
    untoldOfOthers: (known) => {
      const file = read()
      const isKnown = isOneOf(file, known)
      return file.tries
        .filter((tries) => !isKnown(tries))
        .map(({ untold }) => untold)
        .reduce(together, file.pushedOut)
    },
    othersTold: (known) => {
      const file = read()
      const isKnown = isOneOf(file, known)
      const tries = file.tries
        .map((each) => (isKnown(each) ? each : withoutUntold(each)))
        .filter(({ failed, untold }) => failed > 0 || untold)
      write({ ...file, tries, pushedOut: undefined })
    },
  }
}
