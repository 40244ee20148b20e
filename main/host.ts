import { AppError, ruleError } from '#shared/app-error.ts'

/** A file the office chose: its name for messages on screen, and where this process may read it. */
export interface ChosenFile {
  readonly name: string
  readonly path: string
}

/** What the desktop does for a task. Electron, the Chromium host, `op` and tests each bring their own. */
export interface Host {
  /** The file or folder behind a token that preload handed out. Throws `not_found` when the token is unknown. */
  fileFor(token: string): Promise<ChosenFile>
  /**
   * Asks the office for files, for a folder to read, or for a place: a folder to write into. An empty list means they
   * thought better of it.
   */
  chooseFiles(kind: 'files' | 'folder' | 'place'): Promise<readonly ChosenFile[]>
  /** Turns a whole printed document into PDF bytes, page size taken from its `@page` rule. */
  printToPdf(document: string): Promise<Uint8Array>
  /**
   * Sends a whole printed document to the office's printer; resolves `false` when the dialog was closed. Throws
   * `printerStopped()` when the printer stopped, and nobody knows how much of it came out.
   */
  print(document: string): Promise<boolean>
  /** Asks where to save, offers `suggestedName`, writes; resolves `false` when the dialog was closed. */
  saveFile(suggestedName: string, bytes: Uint8Array): Promise<boolean>
}

const STOPPED = 'common:paper.stopped'

/** What a host throws where the printer took a document and did not print all of it. */
export function printerStopped(): AppError {
  return ruleError(STOPPED)
}

/** Whether a printer stopped, whichever process said so. */
export function isPrinterStopped(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.data.message === STOPPED
}
