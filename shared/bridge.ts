import type { AppErrorData } from './app-error.ts'

/** What comes back from every call. JSON only: bytes and paths stay in main. */
export type Reply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: AppErrorData }

/** What the program tells a window without being asked. */
export type AppEvent =
  | {
      readonly kind: 'progress'
      readonly callId: string
      readonly done: number
      readonly total: number | null
    }
  | {
      readonly kind: 'undoable'
      readonly undoId: string
      readonly operation: string
      /** The record its audit names, by its id. */
      readonly about: string | null
    }
  /** Save what is being typed, then draw the curtain or lock. */
  | { readonly kind: 'interrupted'; readonly by: 'curtain' | 'lock' }
  /** The curtain is down; nothing of the office is answered. Until the window shows it the program covers the window. */
  | { readonly kind: 'curtain'; readonly isShown: boolean }
  /** The vault began to close; the program covers the window until another takes its place. */
  | { readonly kind: 'locking' }
  | { readonly kind: 'locked' }
  /** Something presses that did not before: counts alone, for the desktop to show while the window is out of sight. */
  | { readonly kind: 'signal'; readonly words: string }

/** The three functions preload passes through. It never grows. */
export interface Bridge {
  /** Asks for one operation; `callId` names a task so that its progress can be shown and it can be cancelled. */
  call(operation: string, input: unknown, callId?: string): Promise<Reply>
  /** Hears what the program says unasked; returns the way to stop listening. */
  listen(listener: (event: AppEvent) => void): () => void
  /** A dropped or chosen file becomes a token; its path stays in main. */
  tokenFor(file: unknown): Promise<string>
}
