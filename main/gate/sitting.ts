import { AppError, invalidError, ruleError } from '#shared/app-error.ts'
import type { AppEvent } from '#shared/bridge.ts'
import type { CurtainKey } from '#shared/api/vault.ts'
import { idleStage, type LockTimes } from '#shared/domain/locking.ts'

import type { PassingTime } from '../passing-time.ts'
import { MOST_TRIES, rememberPin, type SessionPin } from './session-pin.ts'
import type { KdfPolicy } from '../vault/kdf-policy.ts'

/** How often it is looked whether anybody is still there. */
const LOOK_EVERY = 5_000
/** Nobody can have been away too long before that. */
const SHORTEST = 60_000

/** What a sitting stands on. */
export interface SittingOptions {
  readonly time: PassingTime
  readonly kdf: KdfPolicy
  readonly times: () => LockTimes
  /** Whether this is the password of whoever is at work; guessing is slowed down behind it. */
  readonly knowsPassword: (password: string) => Promise<boolean>
  readonly emit: (event: AppEvent) => void
  /** Told at every look how long somebody may be away, so that main knows it when this process hangs. */
  readonly sits: (times: LockTimes) => void
  /** The curtain fell: whatever would disturb somebody at work can be done now. */
  readonly covered: () => void
  /** Told when so many wrong PINs lock the vault. */
  readonly wrongPins: (count: number) => void
  /** Locks the vault. */
  readonly lock: () => void
}

/** One person at work, from signing in to locking: when they were last seen, the curtain, and their PIN. */
export interface Sitting {
  readonly isBehindCurtain: boolean
  /** How many tries the PIN has left; `null` when there is none. */
  readonly triesLeft: number | null
  /** Looks whether anybody is still there, and does what follows: the curtain, then the lock. */
  look(): void
  /** Somebody moved in the window. */
  seen(): void
  /** Lets the curtain fall; the window says whether it shows it already. */
  drawCurtain(isShown: boolean): void
  /** Lifts the curtain for the right PIN or password. The fifth wrong PIN locks the vault. */
  liftCurtain(key: CurtainKey): Promise<void>
  /** Sets or replaces the PIN of this sitting, for whoever says their password: a free chair is not enough. */
  setPin(pin: string, password: string): Promise<void>
  /** Goes on without a PIN. */
  takePin(): void
  end(): void
}

/** Begins a sitting. */
export function beginSitting(options: SittingOptions): Sitting {
  const { time, kdf, times, knowsPassword, emit, sits, covered, wrongPins, lock } = options
  let seenAt = { wall: time.wall(), steady: time.steady() }
  let curtain: 'up' | 'falling' | 'down' = 'up'
  let pin: SessionPin | undefined

  /** The longer of both clocks: one stands still while the machine sleeps, the other can be set back. */
  const idle = (): number => Math.max(time.wall() - seenAt.wall, time.steady() - seenAt.steady)
  const stage = () => (idle() < SHORTEST ? 'present' : idleStage(idle(), times()))
  const seeNow = (): void => void (seenAt = { wall: time.wall(), steady: time.steady() })

  const drawCurtain = (isShown: boolean): void => {
    const wasDown = curtain === 'down'
    curtain = 'down'
    emit({ kind: 'curtain', isShown })
    if (!wasDown) covered()
  }
  const look = (): void => {
    const now = stage()
    if (now === 'lock') return lock()
    if (now === 'present' || curtain !== 'up') return
    curtain = 'falling'
    // The window first saves what is being typed, and answers by drawing its curtain.
    emit({ kind: 'interrupted', by: 'curtain' })
  }
  const stop = time.every(LOOK_EVERY, () => {
    sits(times())
    if (curtain === 'falling') drawCurtain(false)
    look()
  })
  sits(times())

  const tryPin = async (typed: string): Promise<void> => {
    if (!pin) throw ruleError('vault:errors.noPin')
    if (await pin.opens(typed)) return
    if (pin.triesLeft > 0)
      throw invalidError([
        { path: 'pin', message: 'vault:errors.pinWrong', values: { count: pin.triesLeft } },
      ])
    wrongPins(MOST_TRIES)
    lock()
    throw new AppError({ code: 'locked', message: 'common:errors.locked' })
  }
  const tryPassword = async (typed: string): Promise<void> => {
    if (!(await knowsPassword(typed)))
      throw invalidError([{ path: 'password', message: 'vault:errors.curtainPasswordWrong' }])
  }
  const takePin = (): void => {
    pin?.forget()
    pin = undefined
  }

  return {
    get isBehindCurtain() {
      return curtain === 'down'
    },
    get triesLeft() {
      return pin?.triesLeft ?? null
    },
    look,
    seen: seeNow,
    drawCurtain,
    liftCurtain: async (key) => {
      if (curtain === 'up') return
      await (key.with === 'pin' ? tryPin(key.pin) : tryPassword(key.password))
      curtain = 'up'
      seeNow()
    },
    setPin: async (next, password) => {
      await tryPassword(password)
      const made = await rememberPin(next, kdf)
      takePin()
      pin = made
    },
    takePin,
    end: () => {
      stop()
      takePin()
    },
  }
}
