import { z } from 'zod'

import { Day, Id } from './fields.ts'
import { ColleagueRef } from './protocol.ts'

/** How somebody said that they have read a version: in the program, or on a sheet of paper. */
export const AcknowledgedHow = z.enum(['here', 'paper'])
export type AcknowledgedHow = z.infer<typeof AcknowledgedHow>

/** When and how somebody acknowledged a version, and who entered it. */
export const Acknowledgement = z.object({ on: Day, how: AcknowledgedHow, recordedBy: Id })
export type Acknowledgement = z.infer<typeof Acknowledgement>

/** One person of the staff, and whether they have read a version. */
export const StaffReader = z.object({
  colleague: ColleagueRef,
  name: z.string(),
  /** What they do here, in the office's words; empty where it is not known. */
  position: z.string(),
  /** Whether they work here today; whoever left stays on the list of what they acknowledged. */
  isHere: z.boolean(),
  acknowledged: Acknowledgement.nullable(),
})
export type StaffReader = z.infer<typeof StaffReader>

/** How many of those who work here today have read a version. */
export function coverageOf(readers: readonly StaffReader[]): { readonly read: number; readonly of: number } {
  const here = readers.filter(({ isHere }) => isHere)
  return { read: here.filter(({ acknowledged }) => acknowledged !== null).length, of: here.length }
}
