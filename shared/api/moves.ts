import { z } from 'zod'

import { Amendment, AmendmentStage } from '../domain/amendment.ts'
import { Case } from '../domain/case.ts'
import { CaseTask } from '../domain/case-task.ts'
import { Consent } from '../domain/consent.ts'
import { ConsentRequest } from '../domain/consent-request.ts'
import { Day, Id, Target } from '../domain/fields.ts'
import { Leaving, Move, SchoolCallDraft } from '../domain/moving.ts'
import { PlanKind } from '../domain/protocol.ts'
import { Contact, Student } from '../domain/student.ts'
import { command, query } from './operation.ts'
import { RequestLine } from './records-requests.ts'
import { AlreadyLeft, ReferralView } from './referrals.ts'
import { casework } from './roles.ts'

/** Everything that is open about a student who leaves, as far as the asker may read it. */
export const OpenMatters = z.object({
  openCase: Case.nullable(),
  referrals: z.array(ReferralView),
  tasks: z.array(CaseTask),
  /** The plans that stand. */
  plans: z.array(z.object({ kind: PlanKind, on: Day })),
  /** Papers that are waited for. */
  papers: z.array(ConsentRequest),
  /** What is signed and still holds. */
  consents: z.array(Consent),
  requests: z.array(RequestLine),
  /** What a family wants changed in the record, and the school still has to answer (34 CFR 99.20). */
  amendments: z.array(
    Amendment.pick({ id: true, asker: true, answerBy: true }).extend({ stage: AmendmentStage }),
  ),
})
export type OpenMatters = z.infer<typeof OpenMatters>

export const MoveRecord = z.object({
  student: Student,
  contacts: z.array(Contact),
  /** `null` while nobody wrote down that the student left, or they are back. */
  move: Move.nullable(),
  open: OpenMatters,
  /** Accounts that may hold the case. */
  holders: z.array(Id),
  people: z.record(z.string(), z.string()),
  organizations: z.record(z.string(), z.string()),
})
export type MoveRecord = z.infer<typeof MoveRecord>

/** A student leaves the school: nothing that is open stays behind unseen. */
export const moves = {
  get: query({
    input: z.object({ studentId: Id }),
    output: MoveRecord,
    may: casework,
    opens: ({ student }) => student.id,
  }),
  /** The student left; each open referral goes on, is followed or ends, and the case closes or somebody keeps it. */
  leave: command({
    input: Leaving,
    output: Move,
    may: casework,
    audit: { event: 'student.left', about: ({ studentId }) => studentId },
  }),
  /** Writes down a call to the new school, and as a disclosure what was told. */
  call: command({
    input: Target.extend({
      studentId: Id,
      call: SchoolCallDraft,
      /** The family’s statements about what was told were told, too (34 CFR 99.21(c)). */
      withStatements: z.boolean().default(false),
      /** Of what may hold a part of the record with a statement, that part was not told. */
      contestedUntold: z.boolean().default(false),
      /** It was told already, whatever stood in its way. */
      alreadyLeft: AlreadyLeft.nullable().default(null),
    }),
    output: Move,
    may: casework,
    audit: { event: 'student.new-school-called', about: ({ studentId }) => studentId },
  }),
}
