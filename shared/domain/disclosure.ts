import { z } from 'zod'

import { InformationClass } from './consent.ts'
import { Day, Id, Instant } from './fields.ts'
import { SendMethod } from './referral.ts'

/** Written when something is sent or handed to a third party (34 CFR 99.32). */
export const Disclosure = z.object({
  id: Id,
  studentId: Id,
  referralId: Id.nullable(),
  party: z.string(),
  interest: z.string(),
  /** In the words of whoever recorded it. */
  what: z.string(),
  information: z.array(InformationClass),
  onDay: Day,
  recordedAt: Instant,
  recordedBy: Id,
  consentId: Id.nullable(),
  exception: z.enum(['health-or-safety-emergency']).nullable(),
  exceptionNote: z.string(),
  /** `null` for what was recorded before this was asked. */
  method: SendMethod.nullable(),
})
export type Disclosure = z.infer<typeof Disclosure>
