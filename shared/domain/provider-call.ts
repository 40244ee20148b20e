import { z } from 'zod'

import { addDays } from './days.ts'
import { Day, Id, Version } from './fields.ts'
import { ProviderCheckDraft } from './provider-check.ts'

/** When a provider was called last, by whom, and with whom they spoke; empty where that was not written down. */
export const LastCall = z.object({ on: Day, by: z.string(), spokeWith: z.string() })
export type LastCall = z.infer<typeof LastCall>

/** An organization with something to ask it: entries nobody checked lately, or referrals to it that are open. */
export const CallLine = z.object({
  organizationId: Id,
  name: z.string(),
  /** The number one calls first. */
  phone: z.string().nullable(),
  /** The service whose number that is; `null` where it is the organization's own. */
  phoneOf: z.string().nullable(),
  services: z.int(),
  /** Services nobody has checked within 90 days. */
  stale: z.int(),
  /** Open referrals the school has sent it. */
  referrals: z.int(),
  /** The oldest day on which one of its services was checked; `null` where one never was. */
  checkedOn: Day.nullable(),
  /** The newest such day; `null` where none of them ever was. */
  lastCheckedOn: Day.nullable(),
  /** When somebody last called it, and who; `null` where nobody did. */
  lastCall: LastCall.nullable(),
})
export type CallLine = z.infer<typeof CallLine>

/** What one telephone call told of a service; where nothing was said of it there is none. */
export const ToldOfService = z.object({ serviceId: Id, version: Version, check: ProviderCheckDraft })
export type ToldOfService = z.infer<typeof ToldOfService>

/** Within so many days of a call a colleague does not ring the same desk again. */
const CALLED_LATELY = 7

/** Whether a call on that day is so lately that whoever was called comes last. */
export const isCalledLately = (on: string, today: string): boolean => on > addDays(today, -CALLED_LATELY)
