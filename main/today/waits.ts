import type { TodayLine } from '#shared/api/today.ts'

import { newConcerns } from '../concerns/concern-access.ts'
import type { QueryContext } from '../context.ts'
import { crisesUnderWay } from '../crises/under-way.ts'
import { answeringOf } from './answering.ts'
import { isMorning } from './morning.ts'
import { isCrisis, isTheirs, placed } from './placed.ts'

/** How much waits for somebody, without saying what or for whom: what may be said where everybody can read it. */
export interface Counts {
  /** Emergencies that are due, crises that are theirs to go on with, and concerns in which somebody named danger. */
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

/** What waits for the asker: as many as stand in the boxes of Today. */
export function waitsFor(context: QueryContext): Waits {
  const { overdue, dueToday } = placed(context, 'mine', answeringOf(context))
  const { lines, kept } = crisesUnderWay(context)
  const dangers = newConcerns(context.db, context.session).filter(({ immediateDanger }) => immediateDanger)
  const due = [...overdue, ...dueToday].filter(isCrisis)
  const late = overdue.filter(isTheirs)
  const mine = lines.filter(({ isMine }) => isMine)
  const keptCrises = kept.flatMap(({ ownerId, crises }) =>
    Array.from({ length: crises }, (_, at) => `kept ${ownerId} ${at}`),
  )
  const markOf = ({ kind, id, dueOn }: TodayLine) => `${kind} ${id} ${dueOn}`
  const crisis = [...due.map(markOf), ...[...dangers, ...mine].map(({ id }) => id), ...keptCrises]
  return {
    counts: {
      crisis: crisis.length,
      overdue: late.length,
      dueToday: dueToday.filter(isTheirs).length,
    },
    pressing: new Set([...crisis, ...late.map(markOf)]),
    morningOf: isMorning(context) ? context.today : null,
  }
}
