import { numberOf } from '../days.ts'
import type { Candidate } from './candidate.ts'

/** One referral that was sent; a day is an ISO date. */
export interface SentReferral {
  readonly sentOn: string
  /** The first kept appointment. */
  readonly linkedOn: string | null
  readonly isClosed: boolean
}

/** The middle of some numbers; of two in the middle, what lies between. */
function median(sorted: readonly number[]): number {
  const half = sorted.length / 2
  const [low = 0, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
  return (low + high) / 2
}

/**
 * What an office learned from its own referrals to one service: the median days from sending to the first kept
 * appointment among those that had one, and how many of those whose end is known had one. A wait that still goes on is in
 * neither, so the first is no estimate of how long a new family will wait.
 */
export function ownExperience(sent: readonly SentReferral[]): Pick<Candidate, 'observedWait' | 'history'> {
  const waits = sent
    .filter(({ linkedOn }) => linkedOn !== null)
    .map(({ sentOn, linkedOn }) => Math.max(0, numberOf(linkedOn ?? sentOn) - numberOf(sentOn)))
    .toSorted((one, other) => one - other)
  const known = sent.filter(({ linkedOn, isClosed }) => linkedOn !== null || isClosed).length
  return {
    observedWait: waits.length === 0 ? null : { medianDays: median(waits), referrals: waits.length },
    history: known === 0 ? null : { linked: waits.length, referrals: known },
  }
}
