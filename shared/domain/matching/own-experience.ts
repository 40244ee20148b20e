import { z } from 'zod'

import { numberOf } from '../days.ts'
import { median } from '../median.ts'

/** What an office learned of a service from its own referrals; `null` where there were none to learn from. */
export const OwnExperience = z.object({
  /** Days from sending to the first kept appointment, and of how many referrals. */
  observedWait: z.object({ medianDays: z.number(), referrals: z.int() }).nullable(),
  /** Referrals whose end is known, and how many of them led to a kept appointment. */
  history: z.object({ linked: z.int(), referrals: z.int() }).nullable(),
})
export type OwnExperience = z.infer<typeof OwnExperience>

/** One referral that was sent; a day is an ISO date. */
export interface SentReferral {
  readonly sentOn: string
  /** The first kept appointment. */
  readonly linkedOn: string | null
  readonly isClosed: boolean
}

/**
 * What an office learned from its own referrals to one service: the median days from sending to the first kept
 * appointment among those that had one, and how many of those whose end is known had one. A wait that still goes on is in
 * neither, so the first is no estimate of how long a new family will wait.
 */
export function ownExperience(sent: readonly SentReferral[]): OwnExperience {
  const waits = sent
    .filter(({ linkedOn }) => linkedOn !== null)
    .map(({ sentOn, linkedOn }) => Math.max(0, numberOf(linkedOn ?? sentOn) - numberOf(sentOn)))
  const medianDays = median(waits)
  const known = sent.filter(({ linkedOn, isClosed }) => linkedOn !== null || isClosed).length
  return {
    observedWait: medianDays === null ? null : { medianDays, referrals: waits.length },
    history: known === 0 ? null : { linked: waits.length, referrals: known },
  }
}
