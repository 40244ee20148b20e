import { z } from 'zod'

import { Obstacle } from './may-disclose.ts'

/**
 * Why a printed answer to a records request must not go by now: nobody asks any longer, it was answered otherwise, other
 * pages took its place, its printer stopped, or something was written or decided since.
 */
export const AnswerStop = z.enum([
  'request-over',
  'already-answered',
  'printed-again',
  'printer-stopped',
  'printed-otherwise',
])
export type AnswerStop = z.infer<typeof AnswerStop>

/**
 * Why a page that waits to be sent or handed over must not go by now: it names or is for somebody whom nobody may
 * contact, the family said no, it is of a referral in error, no consent lets it go any longer (34 CFR 99.30), or it thanks
 * the family for a consent that was taken back since.
 */
export const PageStop = z.enum([
  'kept-away',
  'family-declined',
  'entered-in-error',
  'thanks-for-consent',
  ...AnswerStop.options,
  ...Obstacle.options,
])
export type PageStop = z.infer<typeof PageStop>
