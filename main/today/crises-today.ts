import type { QueryContext } from '../context.ts'
import { crisesUnderWay } from '../crises/under-way.ts'
import type { Answering } from './answering.ts'
import type { DueNow } from './due-now.ts'
import { undecided } from './undecided.ts'

/** What stands in the boxes of crises: one mark for each emergency that is due, crisis that is theirs, and concern that may be one. */
export function crisesToday(context: QueryContext, answering: Answering, due: readonly DueNow[]): string[] {
  const { lines, kept } = crisesUnderWay(context)
  return [
    ...due.map(markOf),
    ...undecided(context, 'mine', answering).flatMap(({ id, place }) => (place === 'crisis' ? [id] : [])),
    ...lines.flatMap(({ id, isMine }) => (isMine ? [id] : [])),
    ...kept.flatMap(({ ownerId, crises }) =>
      Array.from({ length: crises }, (_, at) => `kept ${ownerId} ${at}`),
    ),
  ]
}

/** What tells a line from every other, and from itself once it is due on another day. */
export const markOf = ({ kind, id, dueOn }: DueNow): string => `${kind} ${id} ${dueOn}`
