import { z } from 'zod'

import { Day, Id, Nothing } from '../domain/fields.ts'
import { SchoolBreak } from '../domain/school-break.ts'
import { Grade } from '../domain/student.ts'
import { Urgency } from '../domain/urgency.ts'
import { query } from './operation.ts'
import { paper } from './paper.ts'
import { casework } from './roles.ts'

/** An open case as it goes into the break between two school years. */
export const YearEndCase = z.object({
  caseId: Id,
  caseCode: z.string(),
  studentName: z.string(),
  /** Family name first, as lists are sorted. */
  studentListName: z.string(),
  grade: Grade.nullable(),
  /** Whether nobody here is in a higher grade, so that the student may not come back. */
  isLastGrade: z.boolean(),
  urgency: Urgency,
  ownerId: Id,
  ownerName: z.string(),
  openReferrals: z.int(),
  /** The day on which anything of it is due first; `null` where nothing is planned. */
  nextDueOn: Day.nullable(),
  /** How many things are due in the break, and on which day the first of them. */
  dueInBreak: z.int(),
  firstDueOn: Day.nullable(),
  /** How many things are late already and go into the break as they are, unless somebody does them before. */
  overdue: z.int(),
  /** Who does them then; empty where nobody who may read the case is here. */
  actors: z.array(z.string()),
  /** Whether some of it, or what presses, is left to nobody in the break. */
  isUncovered: z.boolean(),
  /** The day its first consent in force runs out before the next year begins. */
  consentEndsOn: Day.nullable(),
})
export type YearEndCase = z.infer<typeof YearEndCase>

/** A colleague with open work, as the break finds them. */
export const YearEndPerson = z.object({
  accountId: Id,
  name: z.string(),
  openCases: z.int(),
  dueInBreak: z.int(),
  overdue: z.int(),
  /** Of what is due then, or late already, how much is left to nobody. */
  uncovered: z.int(),
})
export type YearEndPerson = z.infer<typeof YearEndPerson>

/** From one school year into the next: what is open, who is here meanwhile, and what nobody would see to. */
export const yearEnd = {
  get: query({
    input: Nothing,
    output: z.object({
      /** `null` where no school year is entered. */
      between: SchoolBreak.nullable(),
      cases: z.array(YearEndCase),
      people: z.array(YearEndPerson),
    }),
    may: casework,
  }),
  /** Every open case by its code on paper, by whose it is, with what is due in the break and who does it then. */
  ...paper({
    input: z.object({ language: z.enum(['en', 'es']) }),
    may: casework,
    audit: { event: 'year-end.printed', about: () => null },
  }),
}
