import { z } from 'zod'

import { addDays } from './days.ts'
import { Day, Id, Instant, message, OptionalLine, OptionalWords } from './fields.ts'

/** What a provider says of new clients. *Fixed*. */
export const Capacity = z.enum(['capacity', 'waitlist', 'additional-assessment-required', 'no-capacity'])
export type Capacity = z.infer<typeof Capacity>

/** How the office came to know it. *Fixed*. */
export const HowChecked = z.enum(['phone', 'in-person', 'message', 'paper', 'web-page'])
export type HowChecked = z.infer<typeof HowChecked>

/**
 * What somebody learned of a service on a day: whether its entry is still true (a line of the verification log), and what
 * they say of new clients (a capacity observation), the wait in their own words, or what is different from its entry. Any
 * of them makes it a check.
 */
export const ProviderCheckDraft = z
  .object({
    checkedOn: Day,
    how: HowChecked,
    isStillTrue: z.boolean(),
    capacity: Capacity.nullable(),
    statedWait: OptionalLine,
    /** What is different from the entry, in their words, until somebody changes it. */
    differs: OptionalWords.default(''),
  })
  .check(({ value, issues }) => {
    const { isStillTrue, capacity, differs } = value
    if (isStillTrue && differs !== '')
      issues.push({
        code: 'custom',
        path: ['differs'],
        message: message('providers:errors.trueOrDifferent'),
        input: differs,
      })
    if (isStillTrue || capacity !== null || differs !== '') return
    issues.push({
      code: 'custom',
      path: ['capacity'],
      message: message('providers:errors.nothingChecked'),
      input: value.capacity,
    })
  })
export type ProviderCheckDraft = z.infer<typeof ProviderCheckDraft>

/** What was said to be different since an entry was last found true, of checks the newest first. */
export function stillDiffers<Check extends Pick<ProviderCheck, 'isStillTrue' | 'differs'>>(
  checks: readonly Check[],
): readonly Check[] {
  const since = checks.findIndex(({ isStillTrue }) => isStillTrue)
  return checks.slice(0, since < 0 ? checks.length : since).filter(({ differs }) => differs !== '')
}

/** Kept for good: what was said before stays beside what is said since. */
export const ProviderCheck = z.object({
  ...ProviderCheckDraft.shape,
  id: Id,
  serviceId: Id,
  recordedAt: Instant,
  recordedBy: Id,
})
export type ProviderCheck = z.infer<typeof ProviderCheck>

/** What was said last of new clients, and when. */
export const LastCapacity = z.object({ capacity: Capacity, on: Day, statedWait: z.string() })
export type LastCapacity = z.infer<typeof LastCapacity>

/** For so many days an entry, and what was said of new clients, counts as checked. */
const CHECKED_FOR_DAYS = 90

/** The last day on which something checked is no longer believed. */
export const staleUpTo = (today: string): string => addDays(today, -CHECKED_FOR_DAYS - 1)

/** Whether what was said may have changed since: it counts as long as any entry of the directory. */
export const isStale = (on: string, today: string): boolean => on <= staleUpTo(today)
