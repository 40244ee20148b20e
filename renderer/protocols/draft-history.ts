import type { ProtocolDocument } from '#shared/domain/protocol.ts'

/** A document on the other side of a change, and what was typed into, where it was typed. */
interface Step {
  readonly document: ProtocolDocument
  readonly field: string | undefined
}

/** What was done to a draft, and what of it was taken back and not overtaken since; the latest last. */
export interface DraftHistory {
  readonly done: readonly Step[]
  readonly undone: readonly Step[]
}

/** Where a step back or forth leads. */
export interface Moved {
  readonly document: ProtocolDocument
  readonly history: DraftHistory
}

const MOST_DONE = 200

/** A draft nobody changed yet. */
export const nothingDone: DraftHistory = { done: [], undone: [] }

/** The history with one more change, told by the document before it; what is typed into one field is one change. */
export function withDone({ done, undone }: DraftHistory, before: Step): DraftHistory {
  const goesOn = undone.length === 0 && before.field !== undefined && done.at(-1)?.field === before.field
  return { done: goesOn ? done : [...done, before].slice(-MOST_DONE), undone: [] }
}

/** The draft without its latest change; `null` where there is none. */
export function takenBack({ done, undone }: DraftHistory, document: ProtocolDocument): Moved | null {
  const step = done.at(-1)
  if (!step) return null
  return {
    document: step.document,
    history: { done: done.slice(0, -1), undone: [...undone, { ...step, document }] },
  }
}

/** The draft with what was taken back last; `null` where nothing was, or something else was done since. */
export function doneAgain({ done, undone }: DraftHistory, document: ProtocolDocument): Moved | null {
  const step = undone.at(-1)
  if (!step) return null
  return {
    document: step.document,
    history: { done: [...done, { ...step, document }], undone: undone.slice(0, -1) },
  }
}
