import { AppError, type AppErrorData } from '#shared/app-error.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { AppEvent, Reply } from '#shared/bridge.ts'
import type { LockTimes } from '#shared/domain/locking.ts'

import type { Host } from './host.ts'
import type { FromVault, HostQuestion, Port, ToVault } from './vault-port.ts'

/** The whole program behind one door, as the vault process runs it. */
export interface OpenGate {
  call(operation: string, input: unknown, callId?: string): Promise<Reply>
  close(): Promise<void>
}

/** Makes the door for one folder; `exit` is called when everything behind it is closed. */
export type CreateGate = (options: {
  readonly folder: string
  readonly host: Host
  readonly emit: (event: AppEvent) => void
  readonly sits: (times: LockTimes | null) => void
  readonly rises: () => void
  readonly lastUser: string | null
  readonly exit: (user: string | null) => void
}) => OpenGate

/** How long replies may take to leave once the gate is closed. */
const longestFarewell = 1000

const notOpen: Reply = { ok: false, error: { code: 'locked', message: 'common:errors.locked' } }
const broken: Reply = {
  ok: false,
  error: { code: 'internal', message: 'common:errors.internal', values: { reference: 'gate' } },
}

interface Asked {
  resolve(value: unknown): void
  reject(reason: Error): void
}

function unavailable(error: AppErrorData | undefined): Error {
  return error ? new AppError(error) : new Error('The desktop could not do what was asked')
}

/** Asks main for everything the desktop does. */
function hostBehind(port: Port<ToVault, FromVault>): {
  readonly host: Host
  readonly settle: (message: Extract<ToVault, { kind: 'answer' | 'refusal' }>) => void
} {
  const asked = new Map<number, Asked>()
  let lastId = 0

  const ask = <Answer>(question: HostQuestion): Promise<Answer> =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1
      asked.set(lastId, { resolve, reject })
      port.send({ kind: 'question', id: lastId, question })
      // Main answers each method with what `Host` says it returns.
    }) as Promise<Answer>

  return {
    host: {
      fileFor: (...values) => ask({ method: 'fileFor', values }),
      chooseFiles: (...values) => ask({ method: 'chooseFiles', values }),
      printToPdf: (...values) => ask({ method: 'printToPdf', values }),
      print: (...values) => ask({ method: 'print', values }),
      saveFile: (...values) => ask({ method: 'saveFile', values }),
    },
    settle: (message) => {
      const waiting = asked.get(message.id)
      asked.delete(message.id)
      if (message.kind === 'answer') waiting?.resolve(message.value)
      else waiting?.reject(unavailable(message.error))
    },
  }
}

/** Lets main speak to the gate over the port; says `ended` once the gate is closed and every reply is out. */
export function serveGate(port: Port<ToVault, FromVault>, createGate: CreateGate): void {
  const { host, settle } = hostBehind(port)
  let gate: OpenGate | undefined
  let calls = 0
  let closed = false
  let ended = false
  let user: string | null = null

  const end = (): void => {
    if (!ended) port.send({ kind: 'ended', user })
    ended = true
  }
  const endWhenQuiet = (): void => {
    if (closed && calls === 0) end()
  }
  const exit = (leaving: string | null): void => {
    closed = true
    user = leaving
    endWhenQuiet()
    setTimeout(end, longestFarewell)
  }
  const answer = async ({
    id,
    operation,
    input,
    callId,
  }: Extract<ToVault, { kind: 'call' }>): Promise<void> => {
    calls += 1
    const reply = await (gate?.call(operation, input, callId) ?? Promise.resolve(notOpen)).catch(() => broken)
    port.send({ kind: 'reply', id, reply })
    calls -= 1
    endWhenQuiet()
  }

  port.listen((message) => {
    switch (message.kind) {
      case 'open':
        gate = createGate({
          folder: message.folder,
          host,
          emit: (event) => port.send({ kind: 'event', event }),
          sits: (times) => port.send({ kind: 'sitting', times }),
          rises: () => port.send({ kind: 'risen' }),
          lastUser: message.lastUser,
          exit,
        })
        return
      case 'call':
        return void answer(message)
      case 'answer':
      case 'refusal':
        return settle(message)
      case 'close':
        return void (gate ? gate.close() : Promise.resolve()).finally(() => exit(null)).catch(() => {})
      default:
        return assertNever(message)
    }
  })
}
