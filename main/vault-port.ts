import type { AppErrorData } from '#shared/app-error.ts'
import type { AppEvent, Reply } from '#shared/bridge.ts'
import type { LockTimes } from '#shared/domain/locking.ts'

import type { Host } from './host.ts'

/** One question to the desktop, as it travels from the vault process to main. */
export type HostQuestion = {
  [Method in keyof Host]: { readonly method: Method; readonly values: Parameters<Host[Method]> }
}[keyof Host]

/** What main tells the vault process. */
export type ToVault =
  | {
      readonly kind: 'open'
      readonly folder: string
      /** Who was at work when the process before this one locked. */
      readonly lastUser: string | null
    }
  | {
      readonly kind: 'call'
      readonly id: number
      readonly operation: string
      readonly input: unknown
      readonly callId: string | undefined
    }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: AppErrorData | undefined }
  | { readonly kind: 'close' }

/**
 * What the vault process tells main. `ended` comes last: everything is closed and the process may be killed. It names
 * the account that was at work, so that whoever comes back begins with the password.
 */
export type FromVault =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'event'; readonly event: AppEvent }
  | { readonly kind: 'question'; readonly id: number; readonly question: HostQuestion }
  /** Somebody is at work who may be away for so long; `null` where it does not matter how long. */
  | { readonly kind: 'sitting'; readonly times: LockTimes | null }
  /** Nobody can do anything in the records any more, and what ends the process may take long. */
  | { readonly kind: 'risen' }
  | { readonly kind: 'ended'; readonly user: string | null }

/** One end of the wire between main and the vault process. */
export interface Port<Incoming, Outgoing> {
  send(message: Outgoing): void
  listen(listener: (message: Incoming) => void): void
}

interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
}

/** The vault process's own end, whether Electron or Node started it. */
export function portToMain(): Port<ToVault, FromVault> {
  // Both ends of the wire are this program, built together: what arrives is what the other end sent.
  const { parentPort } = process as { parentPort?: ParentPort }
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      listen: (listener) => void parentPort.on('message', ({ data }) => listener(data as ToVault)),
    }
  }
  return {
    send: (message) => void process.send?.(message),
    listen: (listener) => void process.on('message', (message) => listener(message as ToVault)),
  }
}
