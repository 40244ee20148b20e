import type { z } from 'zod'

import type { AnyCommand, AnyOperation, AnyQuery, AnyTask, Area } from '#shared/api/operation.ts'
import type { SchoolCalendar } from '#shared/domain/school-calendar.ts'

import type { Asker } from './access/asker.ts'
import type { ReadableDb, WritableDb } from './db/types.ts'
import type { Host } from './host.ts'
import type { Staging } from './imports/staging.ts'
import type { Undo } from './undo/undo-store.ts'
import type { VaultCopies } from './vault/backup/vault-copies.ts'
import type { OwnSeal } from './vault/own-seal.ts'
import type { WaysIn } from './vault/ways-in.ts'

/** What every operation is given: who asks, when it is, and a connection that cannot write. */
export interface QueryContext {
  readonly db: ReadableDb
  readonly session: Asker
  /** This moment, ISO. */
  readonly now: string
  /** The day it is at the school; only the app computes it. */
  readonly today: string
  /** The zone the school lives in, IANA. */
  readonly timeZone: string
  readonly calendar: SchoolCalendar
  /** What this person read from files and has not written yet. */
  readonly staged: Staging
  /** Seals and opens what nobody but this person may ever read. */
  readonly ownSeal: OwnSeal
}

/** What a command is given: the writing connection, ids and chance, and a way to be taken back. */
export interface CommandContext extends QueryContext {
  readonly db: WritableDb
  /** Who can open the vault. */
  readonly ways: WaysIn
  newId(): string
  /** A random whole number in [0, below). */
  random(below: number): number
  /** How to take this back; `inverse` must refuse with `conflict` when somebody built on it. */
  undoable(inverse: (context: CommandContext) => void): void
  /** What this person was promised to take back under this id, once. Throws `conflict` when there is none left. */
  takeUndo(undoId: string): Undo
  /** Once this is written nobody takes back anything from before, and files read for an import are forgotten. */
  forgetEarlier(): void
}

/** A task prepares everything first; its changes are one synchronous transaction at the end. */
export type Commit<Output> = (context: CommandContext) => Output

/** What a task is given: the desktop, and a signal that says when to stop. */
export interface TaskContext extends QueryContext {
  readonly host: Host
  /** Who can open the vault. */
  readonly ways: WaysIn
  /** What can be done about copies of the vault. */
  readonly copies: VaultCopies
  readonly signal: AbortSignal
  newId(): string
  /**
   * Paper or a file is about to leave: from here on nothing is cancelled. When the office locks before the task is
   * done, `commit` is what it leaves behind. Throws `cancelled` when it was stopped before.
   */
  leaving(commit: Commit<unknown>): void
  /** Tells the window how far it is; `total` is `null` while nobody knows. */
  progress(done: number, total: number | null): void
}

type HandlerOf<Operation extends AnyOperation> = Operation extends AnyQuery
  ? (context: QueryContext, input: z.output<Operation['input']>) => z.output<Operation['output']>
  : Operation extends AnyCommand
    ? (context: CommandContext, input: z.output<Operation['input']>) => z.output<Operation['output']>
    : Operation extends AnyTask
      ? (
          context: TaskContext,
          input: z.output<Operation['input']>,
        ) => Promise<Commit<z.output<Operation['output']>>>
      : never

/** The functions behind one area of the contract. */
export type Handlers<Operations extends Area> = {
  readonly [Verb in keyof Operations]: HandlerOf<Operations[Verb]>
}
