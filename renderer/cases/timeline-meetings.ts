import { type CaseEntry, lines, noonOf, type Teller } from './timeline-teller.ts'

/** What was said and decided at meetings, under the day of each. */
export function meetingEntries({ record, t, who, day }: Teller): readonly CaseEntry[] {
  return record.meetings.map(({ id, kind, title, onDay, notes, notesBy, taskIds }) => ({
    id: `${id}-meeting`,
    kind: 'meeting',
    icon: 'students',
    referralId: null,
    at: noonOf(onDay),
    on: onDay,
    timeless: true,
    title: title || t(`meetings:kind.${kind}`),
    who: who(notesBy ?? ''),
    body: lines(
      notes,
      ...record.tasks
        .filter((task) => taskIds.includes(task.id))
        .map(({ name, ownerId, dueOn }) =>
          t('cases:timeline.meetingDecided', { what: name, name: who(ownerId), day: day(dueOn) }),
        ),
    ),
  }))
}
