import { ruleError } from '#shared/app-error.ts'

import type { StagedImport } from './staged-import.ts'

/** What was read and not yet written, by person; in memory only, so it is gone at lock. */
export interface Staging {
  /** Keeps an import of this person; of several the oldest is forgotten. */
  keep(accountId: string, importId: string, staged: StagedImport): void
  /** The import, or a sentence when it is no longer there. */
  get(accountId: string, importId: string): StagedImport
  forget(accountId: string, importId: string): void
}

const KEPT_PER_PERSON = 2

/** Starts with nothing staged. */
export function createStaging(): Staging {
  const kept = new Map<string, Map<string, StagedImport>>()
  return {
    keep(accountId, importId, staged) {
      const mine = kept.get(accountId) ?? new Map<string, StagedImport>()
      mine.delete(importId)
      mine.set(importId, staged)
      const oldest = mine.keys().next().value
      if (mine.size > KEPT_PER_PERSON && oldest !== undefined) mine.delete(oldest)
      kept.set(accountId, mine)
    },
    get(accountId, importId) {
      const staged = kept.get(accountId)?.get(importId)
      if (!staged) throw ruleError('imports:operations.gone')
      return staged
    },
    forget(accountId, importId) {
      kept.get(accountId)?.delete(importId)
    },
  }
}
