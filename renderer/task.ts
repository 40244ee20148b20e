import { useCallback, useEffect, useRef, useState } from 'react'

import { AppError } from '#shared/app-error.ts'
import { api, bridge } from './api.ts'
import { refreshEverything } from './query.ts'

/** Long work as a screen follows it; hand it to `<TaskProgress task={…} />`. */
export interface TaskState<Input, Output> {
  readonly state: 'idle' | 'running' | 'done' | 'failed' | 'cancelled'
  /** How far it is; `total` is null while nobody can tell. */
  readonly done: number
  readonly total: number | null
  readonly result: Output | null
  readonly error: Error | null
  /** Begins; resolves to what came of it, or null when it failed or was stopped. */
  start(input: Input): Promise<Output | null>
  /** Asks the program to stop; nothing it staged is kept. */
  cancel(): void
  /** Back to the beginning. */
  reset(): void
}

interface Progress<Output> {
  readonly state: TaskState<unknown, Output>['state']
  readonly done: number
  readonly total: number | null
  readonly result: Output | null
  readonly error: Error | null
}

const idle = { state: 'idle', done: 0, total: null, result: null, error: null } as const

/** Runs one task with its progress and a way to stop it: `const print = useTask(api.packets.print)`. */
export function useTask<Input, Output>(
  ask: (input: Input, callId?: string) => Promise<Output>,
): TaskState<Input, Output> {
  const [progress, setProgress] = useState<Progress<Output>>(idle)
  const callId = useRef<string | null>(null)

  useEffect(
    () =>
      bridge.listen((event) => {
        if (event.kind !== 'progress' || event.callId !== callId.current) return
        setProgress((before) => ({ ...before, done: event.done, total: event.total }))
      }),
    [],
  )

  const start = useCallback(
    async (input: Input) => {
      const id = crypto.randomUUID()
      callId.current = id
      setProgress({ ...idle, state: 'running' })
      try {
        const result = await ask(input, id)
        setProgress((before) => ({ ...before, state: 'done', result }))
        void refreshEverything()
        return result
      } catch (reason) {
        const error = reason instanceof Error ? reason : new Error('unknown')
        const cancelled = error instanceof AppError && error.code === 'cancelled'
        setProgress((before) => ({ ...before, state: cancelled ? 'cancelled' : 'failed', error }))
        return null
      } finally {
        callId.current = null
      }
    },
    [ask],
  )

  const cancel = useCallback(() => {
    if (callId.current) void api.vault.cancel({ callId: callId.current })
  }, [])

  const reset = useCallback(() => setProgress(idle), [])

  return { ...progress, start, cancel, reset }
}

/** Takes a refusal away once something else is asked for, as when the interpreter it missed was named: `about` tells one asking from another. */
export function useForgottenFailure(
  { state, reset }: Pick<TaskState<never, unknown>, 'state' | 'reset'>,
  about: string,
): void {
  const before = useRef(about)
  useEffect(() => {
    if (before.current === about) return
    before.current = about
    if (state === 'failed') reset()
  }, [about, state, reset])
}

/** Leaves out that a task is done, where the screen says itself what came of it: spread it over the task. */
export function quietWhenDone(state: string): { readonly state?: 'idle' } {
  return state === 'done' ? { state: 'idle' } : {}
}
