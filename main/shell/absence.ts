import { idleStage, type LockTimes } from '#shared/domain/locking.ts'

import type { PassingTime } from '../passing-time.ts'

/** How often main looks, and how much later than the vault process it acts: that one is always the first. */
const LOOK_EVERY = 5_000
const LATER = 15_000

/** Whether anybody is still there, as main sees it from outside the vault process. */
export interface Absence {
  /** Whether somebody is at work. */
  readonly isSitting: boolean
  /** Somebody is at work who may be away for so long; `null` where it does not matter how long. */
  sit(times: LockTimes | null): void
  /** Nobody is at work any more. */
  end(): void
  /** Somebody moved in the window, and the vault process took note of it. */
  seen(): void
  /** The vault process covers the window itself. */
  covered(): void
}

interface Options {
  readonly time: PassingTime
  readonly cover: () => void
  readonly lock: () => void
}

/** Watches over a vault process that may hang: what it leaves undone while nobody is there is done from outside. */
export function watchAbsence({ time, cover, lock }: Options): Absence {
  let isSitting = false
  let times: LockTimes | null = null
  let isCovered = false
  let seenAt = { wall: 0, steady: 0 }
  const seen = (): void => {
    seenAt = { wall: time.wall(), steady: time.steady() }
    isCovered = false
  }
  const idle = (): number => Math.max(time.wall() - seenAt.wall, time.steady() - seenAt.steady)

  time.every(LOOK_EVERY, () => {
    if (!times) return
    const stage = idleStage(idle() - LATER, times)
    if (stage !== 'present' && !isCovered) {
      isCovered = true
      cover()
    }
    if (stage === 'lock') lock()
  })
  return {
    get isSitting() {
      return isSitting
    },
    sit: (next) => {
      if (!isSitting) seen()
      isSitting = true
      times = next
    },
    end: () => {
      isSitting = false
      times = null
    },
    seen,
    covered: () => void (isCovered = true),
  }
}
