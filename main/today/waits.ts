import type { QueryContext } from '../context.ts'
import { answeringOf } from './answering.ts'
import { crisesToday, markOf } from './crises-today.ts'
import { dueNow } from './due-now.ts'
import { isMorning } from './morning.ts'

/** How much waits for somebody, without saying what or for whom: what may be said where everybody can read it. */
export interface Counts {
  /** Emergencies that are due, crises that are theirs to go on with, and concerns that may be one. */
  readonly crisis: number
  readonly overdue: number
  readonly dueToday: number
}

/** What waits for somebody: how much, and which of it presses, for whoever tells the desktop. */
export interface Waits {
  readonly counts: Counts
  /** One mark for each thing that presses; it never leaves this process. */
  readonly pressing: ReadonlySet<string>
  /** The day it is, where they have not yet read what it holds. */
  readonly morningOf: string | null
}

/** What waits for the asker: as many as stand in the boxes of Today, what others are late with among them. */
export function waitsFor(context: QueryContext): Waits {
  const answering = answeringOf(context)
  const { crises, overdue, dueToday } = dueNow(context, answering)
  const crisis = crisesToday(context, answering, crises)
  return {
    counts: { crisis: crisis.length, overdue: overdue.length, dueToday: dueToday.length },
    pressing: new Set([...crisis, ...overdue.map(markOf)]),
    morningOf: isMorning(context) ? context.today : null,
  }
}
