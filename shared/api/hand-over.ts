import { z } from 'zod'

import { CycleKind } from '../domain/evaluation/cycle.ts'
import { Day, Id, Line, Nothing } from '../domain/fields.ts'
import { query } from './operation.ts'
import { paper } from './paper.ts'
import { casework, officeWork } from './roles.ts'
import { TodayLine } from './today.ts'

const OfColleague = z.object({ accountId: Id })

/** What somebody who goes leaves behind, beside their open cases. */
export const LeftBehind = z.object({
  accountId: Id,
  name: Line,
  /** Open cases of theirs the asker may not read: only they, or whoever reads them, can hand these over. */
  keptCases: z.int(),
  /** What they do in cases of colleagues. */
  elsewhere: z.array(TodayLine),
  /** How much they do in colleagues' cases the asker may not read. */
  keptElsewhere: z.int(),
  /** Decisions of meetings about no student that they took on. */
  decisions: z.array(z.object({ id: Id, what: z.string(), dueOn: Day, meetingId: Id })),
  /** Agreements with partners they see to (`what` is `null`), and what they took on at meetings with partners. */
  partnerships: z.array(
    z.object({ id: Id, organizationId: Id, organizationName: z.string(), what: z.string().nullable() }),
  ),
  /** Kinds of evaluation cycles they are reminded of, those they lead, and what they took on because of one (`what`). */
  cycles: z.array(
    z.object({
      id: z.string(),
      /** `null` for a kind they are reminded of. */
      cycleId: Id.nullable(),
      kind: CycleKind,
      name: z.string(),
      what: z.string().nullable(),
    }),
  ),
  /** Roles of the protocol they hold, and whether nobody else holds it who could do its steps. */
  roles: z.array(z.object({ id: z.string(), name: z.string(), isOnly: z.boolean() })),
  /** For whom they always stand in. */
  standsInFor: z.array(z.string()),
  /** Absences of colleagues for which they cover. */
  covers: z.array(z.object({ name: z.string(), startsOn: Day, endsOn: Day })),
  /** Notes only they can open, which go with their account. */
  sealedNotes: z.int(),
})
export type LeftBehind = z.infer<typeof LeftBehind>

/** The open cases of somebody who goes on paper: by code, where each stands, with room for what the next person must know. */
const leavingSet = paper({
  input: OfColleague.extend({ language: z.enum(['en', 'es']) }),
  may: casework,
  audit: { event: 'hand-over.printed', about: (_, { accountId }) => accountId },
})

/** Colleagues who come and go. */
export const handOver = {
  /** For an owner of anybody, and for everybody of themselves. */
  leaving: query({ input: OfColleague, output: LeftBehind, may: casework }),
  previewLeaving: leavingSet.preview,
  printLeaving: leavingSet.print,
  /** What somebody who is new here has not done yet. */
  arriving: query({
    input: Nothing,
    output: z.object({
      /** Whether they came within the last weeks. */
      isNew: z.boolean(),
      /** Whether they acknowledged the protocol that is followed; `null` where there is none. */
      knowsProtocol: z.boolean().nullable(),
    }),
    may: officeWork,
  }),
}
