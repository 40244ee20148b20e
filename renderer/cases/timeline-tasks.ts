import { isOpenOn } from '#shared/domain/case-task.ts'
import { type CaseEntry, lines, noonOf, type Teller } from './timeline-teller.ts'

/** Steps that were done, or left out for this student. */
export function taskEntries({ record, t, who, day }: Teller): readonly CaseEntry[] {
  return record.tasks.flatMap(({ id, name, state, words, exemptUntil, endedAt, endedBy }) =>
    endedAt === null || endedBy === null
      ? []
      : [
          {
            id: `${id}-ended`,
            kind: 'step' as const,
            icon: state === 'done' ? ('check' as const) : ('close' as const),
            referralId: null,
            at: endedAt,
            title: t(state === 'done' ? 'cases:timeline.taskDone' : 'cases:timeline.taskExempted', { name }),
            who: who(endedBy),
            body: lines(words, exemptUntil && t('cases:timeline.taskAskedAgain', { day: day(exemptUntil) })),
          },
        ],
  )
}

/** Steps nobody had done when the case ended. */
export function unfinishedEntries({ record, t, who, day }: Teller): readonly CaseEntry[] {
  const { closedOn } = record.case
  if (closedOn === null) return []
  return record.tasks
    .filter((task) => isOpenOn(task, closedOn))
    .map(({ id, name, ownerId, dueOn }) => ({
      id: `${id}-unfinished`,
      kind: 'step',
      icon: 'clock',
      referralId: null,
      at: noonOf(closedOn),
      on: closedOn,
      timeless: true,
      title: t('cases:timeline.stepEnded', { action: name }),
      who: who(ownerId),
      body: t('cases:timeline.stepDue', { day: day(dueOn) }),
      tone: 'warn',
    }))
}
