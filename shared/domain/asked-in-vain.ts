import { z } from 'zod'

import { Day, Id } from './fields.ts'

/** Somebody who asked for a student's record and got nothing: each request stands on the record too (34 CFR 99.32(a)(1), (a)(3)). */
export const AskedInVain = z.object({
  requestId: Id,
  party: z.string(),
  interest: z.string(),
  receivedOn: Day,
  state: z.enum(['refused', 'withdrawn']),
  endedOn: Day,
})
export type AskedInVain = z.infer<typeof AskedInVain>
