import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { AppEvent } from '#shared/bridge.ts'
import type { Session } from '#shared/domain/session.ts'
import type { Locale } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import type { App } from '../app.ts'
import type { PassingTime } from '../passing-time.ts'
import type { Counts, Waits } from '../today/waits.ts'

const LOOK_EVERY = 5 * 60_000

interface Options {
  readonly app: Pick<App, 'call' | 'waits'>
  readonly session: Session
  readonly time: PassingTime
  readonly emit: (event: AppEvent) => void
}

/** Whether something presses that did not before, though as much may press as then. */
const pressesAnew = (before: Waits, { pressing }: Waits): boolean =>
  [...pressing].some((mark) => !before.pressing.has(mark))

/** Whether somebody begins a day whose summary they have not read: told once for each day. */
const isNewMorning = (before: Waits | null, { morningOf }: Waits): boolean =>
  morningOf !== null && before?.morningOf !== morningOf

/**
 * Looks again and again what waits for whoever is at work, and says how much when a day begins, and when something
 * presses that did not before: also behind the curtain, since nothing but numbers is said. Answers with the way to stop.
 */
export function watchSignals({ app, session, time, emit }: Options): () => void {
  let told: Waits | null = null
  let isOver = false

  const languageNow = async (): Promise<Locale> => {
    const reply = await app.call(session, 'settings.mine', {})
    // What the router answers with has the shape of the operation's output.
    return reply.ok ? (reply.value as OutputOf<Contract['settings']['mine']>).language : 'en'
  }
  const look = async (): Promise<void> => {
    const now = app.waits(session)
    if (!now) return
    const before = told
    told = now
    if (!isNewMorning(before, now) && !(before && pressesAnew(before, now))) return
    const language = await languageNow()
    const { counts } = now
    const say = (part: keyof Counts) =>
      counts[part] > 0 ? [translate(language, `today:signal.${part}`, { count: counts[part] })] : []
    const words = [...say('crisis'), ...say('overdue'), ...say('dueToday')].join(' · ')
    if (words !== '' && !isOver) emit({ kind: 'signal', words })
  }

  void look()
  const stop = time.every(LOOK_EVERY, () => void look())
  return () => {
    isOver = true
    stop()
  }
}
