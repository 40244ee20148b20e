import { conflictError } from '#shared/app-error.ts'

import type { CommandContext } from '../context.ts'

/** One thing somebody may take back. */
export interface Undo {
  readonly operation: string
  /** The record its audit row names. */
  readonly about: string | null
  /** Whether the step itself took the record out of this person's sight. */
  readonly gaveAway: boolean
  readonly inverse: (context: CommandContext) => void
}

const KEPT_PER_PERSON = 50

/** What each person may still take back; in memory only, so it is gone at lock. */
export function createUndoStore() {
  const kept = new Map<string, Map<string, Undo>>()
  return {
    remember(accountId: string, undoId: string, undo: Undo): void {
      const mine = kept.get(accountId) ?? new Map<string, Undo>()
      mine.set(undoId, undo)
      const oldest = mine.keys().next().value
      if (mine.size > KEPT_PER_PERSON && oldest !== undefined) mine.delete(oldest)
      kept.set(accountId, mine)
    },
    take(accountId: string, undoId: string): Undo {
      const undo = kept.get(accountId)?.get(undoId)
      if (!undo) throw conflictError()
      return undo
    },
    forget(accountId: string, undoId: string): void {
      kept.get(accountId)?.delete(undoId)
    },
    forgetAll(): void {
      kept.clear()
    },
  }
}
