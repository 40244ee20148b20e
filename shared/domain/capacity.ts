import { z } from 'zod'

import { addDays } from './days.ts'
import { Day, Id, Instant, OptionalLine } from './fields.ts'
import { CHECKED_FOR_DAYS } from './provider.ts'

/** What a provider says of new clients. *Fixed*. */
export const Capacity = z.enum(['capacity', 'waitlist', 'additional-assessment-required', 'no-capacity'])
export type Capacity = z.infer<typeof Capacity>

/** How the office came to know it. *Fixed*. */
export const CapacitySource = z.enum(['phone', 'in-person', 'message', 'paper', 'web-page'])
export type CapacitySource = z.infer<typeof CapacitySource>

/** What somebody heard of a service's openings on a day; `statedWait` in the provider's own words. */
export const CapacityDraft = z.object({
  serviceId: Id,
  capacity: Capacity,
  statedWait: OptionalLine,
  saidOn: Day,
  source: CapacitySource,
})
export type CapacityDraft = z.infer<typeof CapacityDraft>

/** Kept for good: what was said before stays beside what is said since. */
export const CapacityObservation = CapacityDraft.extend({
  id: Id,
  recordedAt: Instant,
  recordedBy: Id,
})
export type CapacityObservation = z.infer<typeof CapacityObservation>

/** Whether what was said of new clients may have changed since: it counts as long as any entry of the directory. */
export const isStale = ({ saidOn }: Pick<CapacityObservation, 'saidOn'>, today: string): boolean =>
  saidOn < addDays(today, -CHECKED_FOR_DAYS)
