import { z } from 'zod'

import { Nothing } from '../domain/fields.ts'
import { FoundDays } from '../domain/found-days.ts'
import { SchoolCalendarRecord } from '../domain/school-calendar.ts'
import { command, query, task } from './operation.ts'
import { casework, everyone } from './roles.ts'

/** When there is school; whoever hears first of a day of snow enters it. */
export const calendar = {
  get: query({ input: Nothing, output: SchoolCalendarRecord, may: everyone }),
  save: command({
    input: SchoolCalendarRecord,
    output: SchoolCalendarRecord,
    may: casework,
    audit: { event: 'calendar.saved', about: () => null },
  }),
  /** Reads a calendar file of the district or a list of days. Nothing is written: the office picks what it takes over. */
  read: task({
    input: z.object({ token: z.string().max(500).nullable() }),
    output: z.object({ found: z.array(FoundDays), unread: z.int(), cut: z.int() }),
    may: casework,
    audit: { event: 'calendar.read', about: () => null },
  }),
}
