import { z } from 'zod'

import { InformationClass } from './consent.ts'
import { Day, Id, Instant } from './fields.ts'
import { SendMethod } from './referral.ts'

/**
 * What allows a disclosure without a consent: 34 CFR 99.31(a)(10) and 99.36; 99.31(a)(2) and 99.34; 99.31(a)(9);
 * 20 U.S.C. 1232g(b)(1)(L). What nothing allowed left all the same, and is recorded as that (34 CFR 99.32(a)).
 */
export const DisclosureException = z.enum([
  'health-or-safety-emergency',
  'new-school',
  'court-order-or-subpoena',
  'child-welfare',
  'against-rule',
])
export type DisclosureException = z.infer<typeof DisclosureException>

/** When something left that may not leave any more: before that was so on that very day, or against the rule. */
export const LeftWhen = z.enum(['before', 'against-rule'])
export type LeftWhen = z.infer<typeof LeftWhen>

/**
 * Whether what came into the way on a day stood there when something left: from that day on, but for what somebody who was
 * there says had left that day before. Days do not tell which came first.
 */
export function stoodInTheWay(since: string, onDay: string, when: LeftWhen | null): boolean {
  return when === 'before' ? since < onDay : since <= onDay
}

/** Written when something is sent or handed to a third party (34 CFR 99.32). */
export const Disclosure = z.object({
  id: Id,
  studentId: Id,
  referralId: Id.nullable(),
  /** The party, where the directory holds it; `party` is its name as it was then. */
  organizationId: Id.nullable(),
  party: z.string(),
  interest: z.string(),
  /** In the words of whoever recorded it. */
  what: z.string(),
  information: z.array(InformationClass),
  onDay: Day,
  recordedAt: Instant,
  recordedBy: Id,
  consentId: Id.nullable(),
  exception: DisclosureException.nullable(),
  exceptionNote: z.string(),
  /** `null` for what was recorded before this was asked. */
  method: SendMethod.nullable(),
  /** The printed pages that went with it; empty for what went without any, or before anybody said so. */
  pageIds: z.array(Id),
  /** What was written in a crisis when it left; `null` for everything else. */
  crisisEntryId: Id.nullable(),
  /**
   * It is a report to an agency, which state law on child protection keeps confidential with whoever made it: it stands on
   * nothing that is printed for a family, and is inspected with the school's administrator (34 CFR 99.32(c)).
   */
  isReport: z.boolean(),
  /** The printer stopped before its pages were out, and nobody has said since that it left all the same. */
  isUndelivered: z.boolean(),
})
export type Disclosure = z.infer<typeof Disclosure>
