import { z } from 'zod'

import type { CrisisView } from '#shared/api/crises.ts'
import { invalidError } from '#shared/app-error.ts'
import { momentAt, schoolDay } from '#shared/domain/clock.ts'
import type { CrisisEntry, CrisisWords } from '#shared/domain/crisis.ts'
import { Day, message } from '#shared/domain/fields.ts'
import { typedTime } from '#shared/domain/typed-time.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { dayFormat } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

/** When it happened, as it is typed: a time such as 14:05 or 2:05 pm, or nothing for now. */
export const When = z.object({
  time: z
    .string()
    .trim()
    .refine((typed) => typed === '' || typedTime(typed) !== null, message('crises:errors.noTime')),
  day: Day,
})
export type When = z.infer<typeof When>

/** One step of a crisis, and the entry that is corrected in it. */
export interface Step {
  readonly view: CrisisView
  readonly stepId: string
  readonly stepName: string
  readonly entry: CrisisEntry | null
  /** It was written down, or given up. */
  readonly onDone: () => void
}

/** How the forms of a step begin and end. */
export interface WritingStep {
  readonly when: When
  /** Writes it down; rejects with what was refused. */
  write(said: CrisisWords, when: When, contactId?: string | null): Promise<void>
}

/** Writes down what was done about a step, or corrects what stands there; `isNews` where it is of now, though it corrects. */
export function useWriting(
  { view: { crisis }, stepId, entry }: Step,
  { isNews = entry === null }: { readonly isNews?: boolean } = {},
): WritingStep {
  const { today, timeZone } = useOfficeTime()
  const record = useCommand(api.crises.record)
  const clock = dayFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  const when =
    entry && !isNews
      ? { time: clock.format(new Date(entry.at)), day: schoolDay(entry.at, timeZone) }
      : { time: '', day: today }
  const at = ({ time, day }: When): string | null => {
    const moment = typedTime(time)
    if (moment === null) {
      // Now is on no other day.
      if (day !== today) throw invalidError([{ path: 'time', message: 'crises:errors.noTime' }])
      return null
    }
    // What is corrected keeps its seconds where nobody moved it.
    if (entry && !isNews && time === when.time && day === when.day) return entry.at
    return momentAt(day, moment, timeZone)
  }
  return {
    when,
    write: async (said, typed, contactId = null) => {
      const { id, version } = crisis
      await record.run({ id, version, stepId, said, contactId, at: at(typed), corrects: entry?.id ?? null })
    },
  }
}
