import { AppError, type AppErrorData } from '#shared/app-error.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { AppEvent, Reply } from '#shared/bridge.ts'

import type { Host } from '../host.ts'
import { machineTime, type PassingTime } from '../passing-time.ts'
import type { FromVault, HostQuestion, Port, ToVault } from '../vault-port.ts'
import { watchAbsence } from './absence.ts'

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
  /** Tests hand in one they move themselves. */
  readonly time?: PassingTime
}

/** A call that was not answered yet. */
interface Waiting {
  readonly operation: string
  readonly settle: (reply: Reply) => void
}

/** How long a vault may take to close before its process is killed all the same; the file is safe either way. */
const longestClosing = 10_000

/** What only somebody who is there can make the vault process say yes to. */
const PRESENCE: readonly string[] = ['vault.present', 'vault.liftCurtain']

const lockedReply: Reply = { ok: false, error: { code: 'locked', message: 'common:errors.locked' } }

const lockCall = 'vault.lock'

function asData(reason: unknown): AppErrorData | undefined {
  return reason instanceof AppError ? reason.data : undefined
}

async function answerOf(host: Host, { method, values }: HostQuestion): Promise<unknown> {
  // The question's type ties each method to its own values; TypeScript cannot follow the pair.
  return (host[method] as (...given: readonly unknown[]) => Promise<unknown>).apply(host, [...values])
}

/**
 * Keeps one vault process alive for as long as the program runs. When the vault locks, its process is killed, the
 * window is told, and the next call starts a fresh process. One that does not answer when it is to lock is killed too.
 */
export function keepVault({ folder, start, host, emit, time = machineTime }: Options): VaultKeeper {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let current: VaultProcess | undefined
  let closing: (() => void) | undefined
  let lastUser: string | null = null
  let stopWaiting: (() => void) | undefined
  /** Nobody is at work, and the window still shows what they were at. */
  let hasRisen = false

  /** From now on whoever is at work has their records open for so long and no longer. */
  const locksSoon = (vault: VaultProcess): void => {
    stopWaiting ??= time.every(longestClosing, () => {
      // Where nobody is at work something else holds up the lock: a restore, new keys, or somebody who is just coming in.
      if (absence.isSitting) vault.kill()
    })
  }
  /** Nothing of the office is seen from here on, whether or not the vault process answers. */
  const lockNow = (vault: VaultProcess): void => {
    if ((absence.isSitting || hasRisen) && !stopWaiting) emit({ kind: 'locking' })
    locksSoon(vault)
  }
  const hasLocked = (): void => {
    stopWaiting?.()
    stopWaiting = undefined
  }

  const answer = async (vault: VaultProcess, id: number, question: HostQuestion): Promise<void> => {
    try {
      vault.port.send({ kind: 'answer', id, value: await answerOf(host, question) })
    } catch (reason) {
      vault.port.send({ kind: 'refusal', id, error: asData(reason) })
    }
  }

  const settle = (id: number, reply: Reply): void => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (reply.ok && call && PRESENCE.includes(call.operation)) absence.seen()
    // Still at work although it was asked to lock: it goes on closing, and its time runs.
    if (call?.operation === lockCall && !absence.isSitting) hasLocked()
    call?.settle(reply)
  }

  const hear = (vault: VaultProcess, message: FromVault): void => {
    switch (message.kind) {
      case 'reply':
        return settle(message.id, message.reply)
      case 'event':
        if (message.event.kind === 'interrupted') absence.covered()
        emit(message.event)
        return message.event.kind === 'locking' ? locksSoon(vault) : undefined
      case 'sitting':
        hasRisen = false
        return absence.sit(message.times)
      case 'risen':
        hasRisen = true
        return absence.end()
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
    hasRisen = false
    hasLocked()
    absence.end()
    const unanswered = [...waiting.keys()]
    for (const id of unanswered) settle(id, lockedReply)
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

  const call: VaultKeeper['call'] = (operation, input, callId) =>
    new Promise((resolve) => {
      if (closing) return resolve(lockedReply)
      const vault = running()
      lastId += 1
      waiting.set(lastId, { operation, settle: resolve })
      vault.port.send({ kind: 'call', id: lastId, operation, input, callId })
      if (operation === lockCall) lockNow(vault)
    })

  const absence = watchAbsence({
    time,
    cover: () => emit({ kind: 'interrupted', by: 'curtain' }),
    lock: () => void call(lockCall, {}),
  })
  running()
  return {
    call,
    close: () =>
      new Promise((resolve) => {
        closing = resolve
        if (!current) return resolve()
        current.port.send({ kind: 'close' })
        const vault = current
        const stop = time.every(longestClosing, () => {
          stop()
          vault.kill()
        })
      }),
  }
}
