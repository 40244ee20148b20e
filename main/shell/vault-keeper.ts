import { AppError, type AppErrorData } from '#shared/app-error.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { AppEvent, Reply } from '#shared/bridge.ts'

import type { Host } from '../host.ts'
import type { FromVault, HostQuestion, Port, ToVault } from '../vault-port.ts'

/** A vault process that was just started, by Electron or by Node. */
export interface VaultProcess {
  readonly port: Port<FromVault, ToVault>
  kill(): void
  whenGone(listener: () => void): void
}

/** Starts, asks and ends the process that holds the data. */
export interface VaultKeeper {
  call(operation: string, input: unknown, callId?: string): Promise<Reply>
  /** Lets the vault close its files, then ends its process for good. */
  close(): Promise<void>
}

interface Options {
  readonly folder: string
  readonly start: () => VaultProcess
  readonly host: Host
  readonly emit: (event: AppEvent) => void
}

/** How long a vault may take to close before its process is killed all the same; the file is safe either way. */
const longestClosing = 10_000

const lockedReply: Reply = { ok: false, error: { code: 'locked', message: 'common:errors.locked' } }

function asData(reason: unknown): AppErrorData | undefined {
  return reason instanceof AppError ? reason.data : undefined
}

async function answerOf(host: Host, { method, values }: HostQuestion): Promise<unknown> {
  // The question's type ties each method to its own values; TypeScript cannot follow the pair.
  return (host[method] as (...given: readonly unknown[]) => Promise<unknown>).apply(host, [...values])
}

/**
 * Keeps one vault process alive for as long as the program runs. When the vault locks, its process is killed, the
 * window is told, and the next call starts a fresh process.
 */
export function keepVault({ folder, start, host, emit }: Options): VaultKeeper {
  const waiting = new Map<number, (reply: Reply) => void>()
  let lastId = 0
  let current: VaultProcess | undefined
  let closing: (() => void) | undefined
  let lastUser: string | null = null

  const answer = async (vault: VaultProcess, id: number, question: HostQuestion): Promise<void> => {
    try {
      vault.port.send({ kind: 'answer', id, value: await answerOf(host, question) })
    } catch (reason) {
      vault.port.send({ kind: 'refusal', id, error: asData(reason) })
    }
  }

  const hear = (vault: VaultProcess, message: FromVault): void => {
    switch (message.kind) {
      case 'reply':
        waiting.get(message.id)?.(message.reply)
        waiting.delete(message.id)
        return
      case 'event':
        return emit(message.event)
      case 'question':
        return void answer(vault, message.id, message.question)
      case 'ended':
        lastUser = message.user
        return vault.kill()
      default:
        return assertNever(message)
    }
  }

  const mourn = (): void => {
    current = undefined
    for (const settle of waiting.values()) settle(lockedReply)
    waiting.clear()
    if (closing) return closing()
    emit({ kind: 'locked' })
  }

  const running = (): VaultProcess => {
    if (current) return current
    const vault = start()
    current = vault
    vault.whenGone(mourn)
    vault.port.listen((message) => hear(vault, message))
    vault.port.send({ kind: 'open', folder, lastUser })
    return vault
  }

  running()
  return {
    call: (operation, input, callId) =>
      new Promise((resolve) => {
        if (closing) return resolve(lockedReply)
        const vault = running()
        lastId += 1
        waiting.set(lastId, resolve)
        vault.port.send({ kind: 'call', id: lastId, operation, input, callId })
      }),
    close: () =>
      new Promise((resolve) => {
        closing = resolve
        if (!current) return resolve()
        current.port.send({ kind: 'close' })
        const vault = current
        setTimeout(() => vault.kill(), longestClosing).unref()
      }),
  }
}
