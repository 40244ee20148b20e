import { z } from 'zod'

import { Day, Id, Version } from './fields.ts'
import { ProviderCheckDraft } from './provider-check.ts'

/** An organization with something to ask it: entries nobody checked lately, or referrals to it that are open. */
export const CallLine = z.object({
  organizationId: Id,
  name: z.string(),
  phone: z.string().nullable(),
  services: z.int(),
  /** Services nobody has checked within 90 days. */
  stale: z.int(),
  /** Open referrals the school has sent it. */
  referrals: z.int(),
  /** The oldest day on which one of its services was checked; `null` where one never was. */
  checkedOn: Day.nullable(),
  /** When somebody last called it, as far as checks and answers tell. */
  calledOn: Day.nullable(),
})
export type CallLine = z.infer<typeof CallLine>

/** What one telephone call told of a service; where nothing was said of it there is none. */
export const ToldOfService = z.object({ serviceId: Id, version: Version, check: ProviderCheckDraft })
export type ToldOfService = z.infer<typeof ToldOfService>
