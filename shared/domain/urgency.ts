import { z } from 'zod'

/** *Fixed.* Ordered from the most to the least urgent. */
export const URGENCIES = ['emergency', 'urgent', 'priority', 'routine'] as const
export const Urgency = z.enum(URGENCIES)
export type Urgency = z.infer<typeof Urgency>

/** Whether somebody must act before the student leaves. */
export function isPressing(urgency: Urgency): boolean {
  return urgency === 'emergency' || urgency === 'urgent'
}

/** The place of what is due in a list: an emergency that is due or late, then what is urgent, then all the rest by its day. */
export function pressingPlace(
  { urgency, dueOn }: { readonly urgency: Urgency; readonly dueOn: string | null },
  today: string,
): number {
  const presses = isPressing(urgency) && dueOn !== null && dueOn <= today
  return presses ? URGENCIES.indexOf(urgency) : URGENCIES.length
}

/** Whether a step may be put off: what is due in an emergency is acted on, handed over or decided anew, never put off. */
export function mayBePutOff(
  urgency: Urgency,
  { dueOn, to, today }: { readonly dueOn: string; readonly to: string; readonly today: string },
): boolean {
  return urgency !== 'emergency' || dueOn > today || to <= today
}

/** The more urgent of two. */
export function moreUrgent(one: Urgency, other: Urgency): Urgency {
  return URGENCIES.indexOf(one) <= URGENCIES.indexOf(other) ? one : other
}
