import { ruleError } from '#shared/app-error.ts'

const freeTries = 3
const firstWait = 2_000
const longestWait = 300_000

interface Tries {
  readonly failed: number
  readonly notBefore: number
}

/** Makes guessing slow for one name without ever locking out another: 2 to 300 seconds after three free tries. */
export class UnlockThrottle {
  readonly #now: () => number
  readonly #tries = new Map<string, Tries>()

  /** `now` is a clock in milliseconds that never runs backwards. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Lets a try through, or says how long to wait; it counts as failed until it succeeded. */
  begin(who: string): void {
    const { failed, notBefore } = this.#tries.get(who) ?? { failed: 0, notBefore: 0 }
    const now = this.#now()
    if (notBefore > now)
      throw ruleError('vault:errors.tryLater', { count: Math.ceil((notBefore - now) / 1000) })
    const beyondFree = failed + 1 - freeTries
    const wait = beyondFree < 0 ? 0 : Math.min(firstWait * 2 ** beyondFree, longestWait)
    this.#tries.set(who, { failed: failed + 1, notBefore: now + wait })
  }

  /** Forgets the wrong tries of somebody who got in. */
  succeeded(who: string): void {
    this.#tries.delete(who)
  }
}
