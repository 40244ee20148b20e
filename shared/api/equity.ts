import { z } from 'zod'

import { ConsentKind } from '../domain/consent.ts'
import {
  EQUITY_MEASURES,
  EquityThreshold,
  GROUPED_BY,
  MeasuredGroups,
} from '../domain/evaluation/equity-figures.ts'
import { Day, Id } from '../domain/fields.ts'
import { BehindRow, Choices, Cohort } from './evaluation.ts'
import { query } from './operation.ts'
import { everyone, officeWork } from './roles.ts'

/** Whether it is the same for everybody, over all referrals of the school; no student is in it. */
export const Equity = z.object({
  began: z.int(),
  referrals: z.int(),
  students: z.int(),
  measures: z.array(MeasuredGroups),
  /** From when on a group is pointed out; `null` until the owner sets it. */
  threshold: EquityThreshold.nullable(),
  choices: Choices,
})
export type Equity = z.infer<typeof Equity>

/** A paper to sign behind a figure, for whoever may read it; `state` is `null` while it is waited for. */
const PaperRow = z.object({
  id: Id,
  studentId: Id,
  studentName: z.string(),
  kind: ConsentKind,
  askedOn: Day,
  state: z.enum(['returned', 'declined', 'never-returned', 'not-needed']).nullable(),
})

const Asked = Cohort.extend({ by: z.enum(GROUPED_BY) })

/** Whether the office's work comes to the same for every group of students. */
export const equity = {
  get: query({ input: Asked, output: Equity, may: everyone }),
  behind: query({
    input: Asked.extend({ measure: z.enum(EQUITY_MEASURES), group: z.string(), happened: z.boolean() }),
    /** `kept` says how many more there are that the asker may not read. */
    output: z.object({ rows: z.array(BehindRow), papers: z.array(PaperRow), kept: z.int() }),
    may: officeWork,
  }),
}
