import type { z } from 'zod'
import { create } from 'zustand'

import type { ImportChoices, ImportPreview, ReadImport } from '#shared/api/imports.ts'
import type { ImportCounts, UnknownValue } from '#shared/domain/import.ts'
import { useSession } from '#renderer/session/session-store.ts'

/** The stations of the road a file takes. */
export const IMPORT_STEPS = ['choose', 'read', 'preview', 'done'] as const
export type ImportStep = (typeof IMPORT_STEPS)[number]

/** A value of the files nobody here knows, with where it stands. */
export type Unknown = z.infer<typeof UnknownValue>

/** Where an import stands, with everything that was decided about it. */
export interface ImportWork {
  readonly step: ImportStep
  readonly read: ReadImport | null
  readonly choices: ImportChoices
  readonly preview: ImportPreview | null
  /** Every value that was unknown in some preview, so that an answer can be changed. */
  readonly asked: readonly Unknown[]
  /** What was written. */
  readonly written: readonly ImportCounts[] | null
  /** How many words were left to be decided the next time. */
  readonly undecided: number
}

const nothingSaid: ImportChoices = {
  values: {},
  dateOrders: {},
  headings: {},
  gradeColumn: null,
  school: null,
  repairs: [],
  repairAll: [],
  markMissingAsLeft: null,
}

const beginning: ImportWork = {
  step: 'choose',
  read: null,
  choices: nothingSaid,
  preview: null,
  asked: [],
  written: null,
  undecided: 0,
}

/** The import of this window; it waits while other screens are open and is gone at lock. */
export const useImport = create<ImportWork>()(() => beginning)

/** Begins with files that were just read, with the mapping they came with. */
export function beginImport(read: ReadImport): void {
  const choices = read.mapping ? { ...nothingSaid, mapping: read.mapping } : nothingSaid
  useImport.setState({ ...beginning, step: 'read', read, choices })
}

/** Lets everything that was read go. */
export function forgetImport(): void {
  useImport.setState(beginning)
}

const isSame = (one: Unknown, other: Unknown): boolean =>
  one.table === other.table &&
  one.column === other.column &&
  one.field === other.field &&
  one.value === other.value

/** Shows a preview of the import it belongs to; one that comes too late is passed over. */
export function showPreview(preview: ImportPreview): void {
  useImport.setState(({ read, asked }) => {
    if (read?.importId !== preview.importId) return {}
    const fresh = preview.unknownValues.filter((value) => !asked.some((known) => isSame(known, value)))
    return { preview, step: 'preview', asked: [...asked, ...fresh] }
  })
}

/** Changes what is said about how the files are read and what becomes of their rows. */
export function choose(part: Partial<ImportChoices>): void {
  useImport.setState(({ choices }) => ({ choices: { ...choices, ...part } }))
}

useSession.subscribe(({ place }) => {
  if (place !== 'open') forgetImport()
})
