import type { CaseLine } from '#shared/api/cases.ts'
import { END_OF_DAYS } from '#shared/domain/days.ts'
import { pressingPlace, URGENCIES } from '#shared/domain/urgency.ts'

/** A caseload as it wants attention: a crisis under way, what presses and is due, late or without a next step first, then the longest due. */
export function inOrder(lines: readonly CaseLine[], today: string): readonly CaseLine[] {
  const place = ({ urgency, next, isInCrisis }: CaseLine) =>
    isInCrisis ? -1 : pressingPlace({ urgency, dueOn: next === null ? today : next.dueOn }, today)
  const due = ({ next }: CaseLine) => next?.dueOn ?? END_OF_DAYS
  return lines.toSorted((one, other) => place(one) - place(other) || due(one).localeCompare(due(other), 'en'))
}

/** Cases as they are handed over: the most urgent first, then the longest due, then by name. */
export function toHandOver(lines: readonly CaseLine[], locale: string): readonly CaseLine[] {
  const due = ({ next }: CaseLine) => next?.dueOn ?? END_OF_DAYS
  return lines.toSorted(
    (one, other) =>
      URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency) ||
      due(one).localeCompare(due(other), 'en') ||
      one.studentListName.localeCompare(other.studentListName, locale),
  )
}
