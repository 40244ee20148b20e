import { z } from 'zod'

import { CaseCode } from './case-code.ts'
import { Tier } from './concern.ts'
import { Day, Id, Instant, Version, Words } from './fields.ts'
import { Urgency } from './urgency.ts'

/** One episode of help for one student. */
export const Case = z.object({
  id: Id,
  code: CaseCode,
  studentId: Id,
  ownerId: Id,
  urgency: Urgency,
  tier: Tier,
  restricted: z.boolean(),
  openedOn: Day,
  closedOn: Day.nullable(),
  closingNote: z.string(),
  /** The version of the protocol it follows; `null` where none was published when it was opened. */
  protocolNumber: z.int().min(1).nullable(),
  /** Who does what by when; on a closed case the step that was open when it closed. */
  nextAction: z.string().nullable(),
  nextOwnerId: Id.nullable(),
  nextDueOn: Day.nullable(),
  createdAt: Instant,
  version: Version,
})
export type Case = z.infer<typeof Case>

/** That a case's own next step was done, as the asker saw the case; `words` become a line of the timeline. */
export const StepDone = z.object({ caseVersion: Version, words: Words })
export type StepDone = z.infer<typeof StepDone>

/** A note on the case, seen by everyone who may see the case. */
export const Note = z.object({
  id: Id,
  caseId: Id,
  at: Instant,
  authorId: Id,
  words: z.string(),
  version: Version,
})
export type Note = z.infer<typeof Note>
