import { ruleError } from '#shared/app-error.ts'

import type { PassingTime } from '../passing-time.ts'
import { foldUser } from './keyring.ts'
import type { KeptTries } from './tries-file.ts'

const freeTries = 3
const firstWait = 2_000
const longestWait = 300_000

interface Seen {
  readonly failed: number
  readonly at: number
  /** By the steady clock: setting the clock on the wall changes no wait that began in this process. */
  readonly notBefore: number
}

function waitAfter(failed: number): number {
  return failed < freeTries ? 0 : Math.min(firstWait * 2 ** (failed - freeTries), longestWait)
}

/** Under which name somebody's wrong tries are counted, wherever they type their password. */
export function triesOf(user: string): string {
  return `person ${foldUser(user)}`
}

/**
 * Makes guessing slow for one name without ever locking out another: 2 to 300 seconds after three free tries. The counts
 * outlive the process; what is left of a wait is then told by the clock on the wall, and is the whole wait again when
 * that clock was set back, so it is never longer than the longest.
 */
export class UnlockThrottle {
  readonly #time: Pick<PassingTime, 'wall' | 'steady'>
  readonly #kept: KeptTries
  readonly #seen = new Map<string, Seen>()

  constructor(time: Pick<PassingTime, 'wall' | 'steady'>, kept: KeptTries) {
    this.#time = time
    this.#kept = kept
  }

  /** What is known of somebody's wrong tries, here or from before. */
  #known(who: string): Seen {
    const seen = this.#seen.get(who) ?? { failed: 0, at: 0, notBefore: 0 }
    const kept = this.#kept.find(who)
    if (!kept || kept.failed <= seen.failed) return seen
    const gone = Math.max(0, this.#time.wall() - kept.at)
    const left = Math.max(0, waitAfter(kept.failed) - gone)
    const known = { failed: kept.failed, at: kept.at, notBefore: this.#time.steady() + left }
    this.#seen.set(who, known)
    return known
  }

  /** Lets a try through, or says how long to wait; it counts as failed until it succeeded. */
  begin(who: string): void {
    const { failed, notBefore } = this.#known(who)
    const now = this.#time.steady()
    if (notBefore > now)
      throw ruleError('vault:errors.tryLater', { count: Math.ceil((notBefore - now) / 1000) })
    const next = { failed: failed + 1, at: this.#time.wall(), notBefore: now + waitAfter(failed + 1) }
    this.#seen.set(who, next)
    this.#kept.keep(who, { failed: next.failed, at: next.at })
  }

  /** Forgets the wrong tries of somebody who got in. */
  succeeded(who: string): void {
    this.#seen.delete(who)
    this.#kept.forget(who)
  }
}
