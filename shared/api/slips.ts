import { z } from 'zod'

import { CaseCode } from '../domain/case-code.ts'
import { Id } from '../domain/fields.ts'
import { Slip } from '../domain/slip.ts'
import { query } from './operation.ts'
import { ReferralView } from './referrals.ts'
import { officeWork } from './roles.ts'

/** A case that a paper may have come back for. */
export const SlipMatch = z.object({
  code: CaseCode,
  /** Which paper it is; `null` where only the case was named. */
  slip: Slip.nullable(),
  caseId: Id,
  studentName: z.string(),
  referrals: z.array(ReferralView.pick({ id: true, destination: true, serviceName: true, state: true })),
  /** The referral it was printed for; `null` where it may be one of several, or the case has none. */
  referralId: Id.nullable(),
})
export type SlipMatch = z.infer<typeof SlipMatch>

/** Papers that come back to the office by their code. */
export const slips = {
  /**
   * What a code leads to, however it was typed, pasted or scanned. Where it does not read, the cases whose code comes
   * close; a case the asker may not read is not there, as if nobody had its code.
   */
  find: query({
    input: z.object({ typed: z.string().max(200) }),
    output: z.object({
      /** Whether it reads as a code; otherwise what is found are guesses. */
      isRead: z.boolean(),
      matches: z.array(SlipMatch),
    }),
    may: officeWork,
  }),
}
