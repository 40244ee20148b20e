import type Database from 'better-sqlite3'

import { codeOf } from './sqlite-error.ts'

/** Moves commits from the write-ahead log, where damage is silent, into the vault itself. */
export interface Checkpoints {
  /** Says that something was committed; it is moved within the delay. */
  committed(): void
  /** Moves everything now; `false` when a long read is in the way, and then it is tried again. */
  checkpoint(): boolean
  stop(): void
}

function truncateLog(database: Database.Database): boolean {
  const patience = Number(database.pragma('busy_timeout', { simple: true }))
  // Waiting for a reader would stop the whole program.
  database.pragma('busy_timeout = 0')
  try {
    const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return result?.busy === 0
  } catch (error) {
    // A full or failing disk: the log still holds everything.
    if (codeOf(error).startsWith('SQLITE_')) return false
    throw error
  } finally {
    database.pragma(`busy_timeout = ${patience}`)
  }
}

/** Checkpoints for the writing connection, at most `delay` milliseconds after a commit. */
export function checkpointsOf(database: Database.Database, delay: number): Checkpoints {
  let timer: NodeJS.Timeout | undefined

  const stop = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const checkpoint = (): boolean => {
    stop()
    const done = truncateLog(database)
    if (!done) committed()
    return done
  }
  const committed = (): void => {
    // Not postponed by later commits, so that a busy hour never leaves more than this in the log.
    timer ??= setTimeout(checkpoint, delay).unref()
  }

  return { committed, checkpoint, stop }
}
