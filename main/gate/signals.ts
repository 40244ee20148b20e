import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { AppEvent } from '#shared/bridge.ts'
import type { Session } from '#shared/domain/session.ts'
import { pressesMore, type Waiting } from '#shared/domain/waiting.ts'
import { translate } from '#shared/text/translate.ts'

import type { App } from '../app.ts'
import type { PassingTime } from '../passing-time.ts'

const LOOK_EVERY = 5 * 60_000

interface Options {
  readonly app: Pick<App, 'call'>
  readonly session: Session
  readonly time: PassingTime
  readonly emit: (event: AppEvent) => void
}

/**
 * Looks again and again how much waits for whoever is at work, and says so when something presses that did not before:
 * also behind the curtain, since nothing but numbers is said. Answers with the way to stop.
 */
export function watchSignals({ app, session, time, emit }: Options): () => void {
  let told: Waiting | null = null
  let isOver = false

  const ask = async <Output>(operation: string): Promise<Output | null> => {
    const reply = await app.call(session, operation, {})
    // What the router answers with has the shape of the operation's output.
    return reply.ok ? (reply.value as Output) : null
  }
  const look = async (): Promise<void> => {
    const now = await ask<Waiting>('today.counts')
    if (!now || isOver) return
    const before = told
    told = now
    if (!before || !pressesMore(before, now)) return
    const mine = await ask<OutputOf<Contract['settings']['mine']>>('settings.mine')
    if (isOver) return
    const say = (part: keyof Waiting) =>
      now[part] > 0 ? [translate(mine?.language ?? 'en', `today:signal.${part}`, { count: now[part] })] : []
    emit({ kind: 'signal', words: [...say('crisis'), ...say('overdue'), ...say('dueToday')].join(' · ') })
  }

  void look()
  const stop = time.every(LOOK_EVERY, () => void look())
  return () => {
    isOver = true
    stop()
  }
}
