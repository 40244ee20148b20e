import type { SchoolCalendarDraft, SchoolCalendarRecord } from '#shared/domain/school-calendar.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'

/** How a calendar is changed: each change is saved at once, and Undo brings back what was. */
export interface CalendarEdits {
  readonly save: (draft: SchoolCalendarDraft) => Promise<unknown>
  readonly busy: boolean
  /** Why the last change was refused. */
  readonly error: Error | null
}

/** What a dialog that changes one of a calendar's parts is given. */
export interface PartDialog {
  /** Which of them is changed; `null` for a new one. */
  readonly at: number | null
  readonly calendar: SchoolCalendarDraft
  readonly save: CalendarEdits['save']
}

/** Changes the calendar that was read; refused with `conflict` when somebody changed it meanwhile. */
export function useCalendarEdits({ version }: Pick<SchoolCalendarRecord, 'version'>): CalendarEdits {
  const command = useCommand(api.calendar.save)
  return {
    save: (draft) => command.run({ ...draft, version }),
    busy: command.busy,
    error: command.error,
  }
}
