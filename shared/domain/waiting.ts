import { z } from 'zod'

/** How much waits for somebody, without saying what or for whom. */
export const Waiting = z.object({
  /** Emergencies that are due, crises that are theirs to go on with, and concerns in which somebody named danger. */
  crisis: z.int().min(0),
  overdue: z.int().min(0),
  dueToday: z.int().min(0),
})
export type Waiting = z.infer<typeof Waiting>

/** Whether more presses than when it was last told: an emergency came, or something became late. */
export function pressesMore(before: Waiting, now: Waiting): boolean {
  return now.crisis > before.crisis || now.overdue > before.overdue
}
