import { ruleError } from '#shared/app-error.ts'
import type {
  ImportCounts,
  ImportKind,
  ImportProblem,
  ImportSubject,
  MissingRecord,
  TableMapping,
} from '#shared/domain/import.ts'

import type { Source } from '../spreadsheet/read-folder.ts'
import type { AttendancePlan } from './attendance/plan-attendance.ts'
import type { HeldRecords } from './directory/held-records.ts'
import type { DirectoryPlan } from './directory/plan-directory.ts'
import type { Rejected } from './planned.ts'
import type { Draft } from './read-draft.ts'
import type { Recognised } from './recognise.ts'
import type { RosterPlan } from './roster/plan-roster.ts'

/** What the last preview of an import showed and what committing it would write. */
export interface StagedPreview {
  readonly subject: ImportSubject
  readonly plan:
    | { readonly roster: RosterPlan }
    | { readonly directory: DirectoryPlan; readonly held: HeldRecords }
    | { readonly attendance: AttendancePlan }
  /** The mapping it was made with; empty where none is needed. */
  readonly mapping: readonly TableMapping[]
  readonly counts: readonly ImportCounts[]
  readonly problems: ReadonlyMap<string, readonly ImportProblem[]>
  readonly rejected: readonly Rejected[]
  /** What the last import of the same directory held and these files do not. */
  readonly missing: readonly MissingRecord[]
  /** How many words both sides changed and nobody decided about: they are asked about again. */
  readonly undecided: number
  /** What the records it compared looked like; a commit refuses when they moved. */
  readonly stamp: string
}

/** Files that were read, with everything decided about them so far. */
export interface StagedImport {
  readonly source: Source
  readonly kind: ImportKind
  readonly recognised: Recognised
  /** The mapping to begin with; `null` where none is needed. */
  readonly mapping: readonly TableMapping[] | null
  /** What the files say as long as the office changes nothing about how they are read. */
  readonly asTheyStand: Draft | null
  /** The names of the files, or of their folder. */
  readonly files: readonly string[]
  /** The newest day of which the files say that something was true; `null` where they say none. */
  readonly newestOn: string | null
  /** By what the same files are known again. */
  readonly fingerprint: string
  readonly preview: StagedPreview | null
}

/** What was read and not yet written, by person; in memory only, so it is gone at lock. */
export interface Staging {
  /** Keeps an import of this person; of several the oldest is forgotten. */
  keep(accountId: string, importId: string, staged: StagedImport): void
  /** The import, or a sentence when it is no longer there. */
  get(accountId: string, importId: string): StagedImport
  forget(accountId: string, importId: string): void
  /** Forgets what everybody read. */
  forgetAll(): void
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
    forgetAll() {
      kept.clear()
    },
  }
}
