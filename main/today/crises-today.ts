import type { TodayLine } from '#shared/api/today.ts'

import { newConcerns } from '../concerns/concern-access.ts'
import type { QueryContext } from '../context.ts'
import { crisesUnderWay } from '../crises/under-way.ts'
import { isCrisis, type placed } from './placed.ts'

/** What stands in the boxes of crises: one mark for each emergency that is due, crisis that is theirs, and concern in danger. */
export function crisesToday(
  context: QueryContext,
  { overdue, dueToday }: Pick<ReturnType<typeof placed>, 'overdue' | 'dueToday'>,
): string[] {
  const { lines, kept } = crisesUnderWay(context)
  return [
    ...[...overdue, ...dueToday].filter(isCrisis).map(markOf),
    ...newConcerns(context.db, context.session).flatMap(({ id, immediateDanger }) =>
      immediateDanger ? [id] : [],
    ),
    ...lines.flatMap(({ id, isMine }) => (isMine ? [id] : [])),
    ...kept.flatMap(({ ownerId, crises }) =>
      Array.from({ length: crises }, (_, at) => `kept ${ownerId} ${at}`),
    ),
  ]
}

/** What tells a line from every other, and from itself once it is due on another day. */
export const markOf = ({ kind, id, dueOn }: Pick<TodayLine, 'kind' | 'id' | 'dueOn'>): string =>
  `${kind} ${id} ${dueOn}`
