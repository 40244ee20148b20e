import { z } from 'zod'

import { Day, Id, Line, Nothing } from '../domain/fields.ts'
import { Looked, QualityKind, WorkLine } from '../domain/quality/quality.ts'
import { command, query } from './operation.ts'
import { everyone, officeWork } from './roles.ts'

const Found = z.object({ id: Id })

/** What the figures do not know: what is wrong with records, the lists to mend it by, and what is right all the same. */
export const quality = {
  overview: query({
    input: Nothing,
    /** `from` is the first day of what the figures may ask about. */
    output: z.object({ from: Day, looked: z.array(Looked) }),
    may: everyone,
  }),
  /** The records of one kind that the asker may open, those said to be right with them. */
  list: query({
    input: z.object({ kind: QualityKind }),
    output: z.object({ rows: z.array(WorkLine), kept: Looked.shape.kept }),
    may: officeWork,
  }),
  /** Said of a record as it reads now: once it reads otherwise, it is asked about again. */
  sayRight: command({
    input: z.object({ kind: QualityKind, recordId: Id, reason: Line }),
    output: Found,
    may: officeWork,
    audit: { event: 'record.said-right', about: (_, { recordId }) => recordId },
  }),
  takeBack: command({
    input: z.object({ id: Id }),
    output: z.object({ recordId: Id }),
    may: officeWork,
    audit: { event: 'record.asked-again', about: ({ recordId }) => recordId },
  }),
}
