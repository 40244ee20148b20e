import type {
  ImportCounts,
  ImportKind,
  ImportProblem,
  ImportSubject,
  TableMapping,
} from '#shared/domain/import.ts'

import type { Source } from '../spreadsheet/read-folder.ts'
import type { Draft } from './read-draft.ts'
import type { DirectoryPlan } from './directory/plan-directory.ts'
import type { Rejected } from './planned.ts'
import type { Recognised } from './recognise.ts'
import type { RosterPlan } from './roster/plan-roster.ts'

/** What the last preview of an import showed and what committing it would write. */
export interface StagedPreview {
  readonly subject: ImportSubject
  readonly plan: { readonly roster: RosterPlan } | { readonly directory: DirectoryPlan }
  /** The mapping it was made with; empty where none is needed. */
  readonly mapping: readonly TableMapping[]
  readonly counts: readonly ImportCounts[]
  readonly problems: ReadonlyMap<string, readonly ImportProblem[]>
  readonly rejected: readonly Rejected[]
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
  readonly preview: StagedPreview | null
  readonly committed: boolean
}
