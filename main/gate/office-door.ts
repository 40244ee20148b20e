import { AppError, ruleError, type AppErrorData } from '#shared/app-error.ts'
import type { SessionView } from '#shared/api/vault.ts'
import type { LockTimes } from '#shared/domain/locking.ts'

import { keysReplaced } from '../accounts/sign-in.ts'
import { refusal } from '../problems.ts'
import { assertMayHaveNewKeys, prepareNewKeys } from '../vault/new-keys.ts'
import { createDueBackups } from './due-backups.ts'
import type { Entered } from './entering.ts'
import type { Ground } from './ground.ts'
import { closeOffice, openOffice, viewOf, whoIsHere, type Arrival, type Office } from './office.ts'

/** Why nothing is answered while nobody is at work. */
export const LOCKED: AppErrorData = { code: 'locked', message: 'common:errors.locked' }

type DoorState =
  | { readonly is: 'closed' }
  | { readonly is: 'open'; readonly office: Office }
  /** Everything is answered as if it were closed, so that nothing is written beside the copy. */
  | { readonly is: 'getting-new-keys' }

const CLOSED: DoorState = { is: 'closed' }

/**
 * The door of the office, and the one place where it changes: it opens to whoever came in, closes by hand, by itself
 * and at the end of the program, and gets new keys.
 */
export class OfficeDoor {
  #state: DoorState = CLOSED
  readonly #ground: Ground
  /** Told when whoever is at work leaves, before anything else is done about it. */
  readonly #leaves: () => void
  readonly #makeDueBackups: ReturnType<typeof createDueBackups>

  constructor(ground: Ground, leaves: () => void) {
    this.#ground = ground
    this.#leaves = leaves
    this.#makeDueBackups = createDueBackups(ground.time)
  }

  /** The office, while somebody is at work in it. */
  get office(): Office | undefined {
    return this.#state.is === 'open' ? this.#state.office : undefined
  }

  /** Refuses what is only for a closed door. */
  assertClosed(): void {
    if (this.office) throw ruleError('vault:errors.alreadyOpen')
  }

  /** The office of whoever is at work; an account whose last day is over has nothing here to cover or to come back to. */
  assertAtWork(): Office {
    const { office } = this
    if (!office) throw new AppError(LOCKED)
    if (whoIsHere(office, this.#ground.clock())) return office
    this.#lockForIdle()
    throw new AppError({ code: 'forbidden', message: 'common:errors.accountEnded' })
  }

  /** Lets somebody in. */
  admit(entered: Entered, arrival: Arrival = {}): SessionView {
    const office = openOffice(entered, arrival, this.#ground, {
      sits: (times) => this.#sits(arrival.demo ? null : times),
      covered: () => this.office && this.#makeDueBackups(this.office),
      lock: () => this.#lockForIdle(),
    })
    this.#state = { is: 'open', office }
    return viewOf(office.session, office.user)
  }

  /** Closes the office, if anybody is in it; answers whose it was, unless it was a demo. */
  close(): string | null {
    const { office } = this
    if (office) this.#state = CLOSED
    this.#leaves()
    if (!office) return null
    closeOffice(office, this.#ground)
    return office.demo ? null : office.user
  }

  /** Locking what is locked already changes nothing: the machine may lock while somebody types their password. */
  lock({ forSomebodyElse = false } = {}): void {
    if (!this.office) return
    const { emit, exit } = this.#ground
    // The window is covered and the time to close runs before anything here can take long.
    emit({ kind: 'locking' })
    let user: string | null = null
    try {
      user = this.close()
    } finally {
      exit(forSomebodyElse ? null : user)
    }
  }

  /** Gives the vault of this office other keys, and locks it; where that cannot be, whoever was at work goes on. */
  async giveNewKeys(office: Office): Promise<void> {
    const { vault, session, app, sitting, endSignals, ownKey, user } = office
    const { rises, clock, exit } = this.#ground
    assertMayHaveNewKeys(vault)
    this.#state = { is: 'getting-new-keys' }
    rises()
    this.#leaves()
    let putInPlace
    try {
      app.cancelAll()
      const moment = { accountId: session.accountId, at: clock() }
      putInPlace = await prepareNewKeys({ vault, trace: (db) => keysReplaced(db, moment) })
    } catch (thrown) {
      this.#state = { is: 'open', office }
      throw thrown
    }
    this.#state = CLOSED
    endSignals()
    sitting.end()
    ownKey.fill(0)
    try {
      putInPlace()
    } finally {
      exit(user)
    }
  }

  /** While the keys are replaced nobody is at work: a lock waits for them as it does for a restore. */
  #sits(times: LockTimes | null): void {
    if (this.#state.is !== 'getting-new-keys') this.#ground.sits(times)
  }

  /** Nobody asked, so nobody is answered: what went wrong while closing is reported. */
  #lockForIdle(): void {
    try {
      this.lock()
    } catch (thrown) {
      refusal(thrown, 'vault.lock', this.#ground.report)
    }
  }
}
