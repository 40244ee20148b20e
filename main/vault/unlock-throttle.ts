import { ruleError } from '#shared/app-error.ts'

import type { PassingTime } from '../passing-time.ts'
import { foldUser } from './keyring.ts'
import { together, type KeptTries, type Untold } from './tries-file.ts'

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

/** Under which name somebody's wrong PINs are counted; a sitting slows them down itself. */
export function pinTriesOf(user: string): string {
  return `pin ${foldUser(user)}`
}

/** Under which name wrong recovery sheets are counted. */
export const TRIES_OF_SHEET = 'recovery sheet'

/** Every name under which something is counted that belongs to these people or to the office itself. */
export function triesOfOffice(users: readonly string[]): readonly string[] {
  return [TRIES_OF_SHEET, ...users.flatMap((user) => [triesOf(user), pinTriesOf(user)])]
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
  /** What was to be told of somebody before the try they are at. */
  readonly #before = new Map<string, Untold | undefined>()

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
    const at = this.#time.wall()
    const next = { failed: failed + 1, at, notBefore: now + waitAfter(failed + 1) }
    const before = this.#kept.find(who)?.untold
    this.#seen.set(who, next)
    this.#before.set(who, before)
    this.#kept.keep(who, { failed: next.failed, at, untold: together(before, { count: 1, since: at, at }) })
  }

  /** Forgets the wrong tries of somebody who got in; they are told of those before this one. */
  succeeded(who: string): void {
    this.#seen.delete(who)
    this.#kept.keep(who, { failed: 0, at: this.#time.wall(), untold: this.#before.get(who) })
  }

  /** A try that opened something of which it is not known whose it is: none to tell of, and none to forgive. */
  opened(who: string): void {
    const kept = this.#kept.find(who)
    if (kept) this.#kept.keep(who, { failed: kept.failed, at: kept.at, untold: this.#before.get(who) })
  }

  /** Counts wrong tries that something else slowed down. */
  note(who: string, count: number): void {
    const at = this.#time.wall()
    const { failed = 0, untold } = this.#kept.find(who) ?? {}
    this.#kept.keep(who, { failed, at, untold: together(untold, { count, since: at, at }) })
  }

  /** Wrong tries that are to be told, until somebody was. */
  untold(who: string): Untold | undefined {
    return this.#kept.find(who)?.untold
  }

  /** They were told. */
  told(who: string): void {
    const kept = this.#kept.find(who)
    if (kept) this.#kept.keep(who, { failed: kept.failed, at: kept.at })
  }

  /** As a sum, what is to be told of everybody but these. */
  untoldOfOthers(known: readonly string[]): Untold | undefined {
    return this.#kept.untoldOfOthers(known)
  }

  /** It was told. */
  othersTold(known: readonly string[]): void {
    this.#kept.othersTold(known)
  }
}
