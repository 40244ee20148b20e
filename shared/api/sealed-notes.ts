import { z } from 'zod'

import { Note } from '../domain/case.ts'
import { Id, Target } from '../domain/fields.ts'
import { SealedNote, SealedNoteDraft } from '../domain/sealed-note.ts'
import { command, query } from './operation.ts'
import { casework } from './roles.ts'

const OfStudent = z.object({ studentId: Id })
const Written = z.object({ id: Id })

/** Notes for nobody but their writer. Nobody else learns that there are any. */
export const sealedNotes = {
  /** How many one has about a student; says nothing of what is in them. */
  count: query({
    input: OfStudent,
    output: z.object({ count: z.int() }),
    may: casework,
  }),
  /** Opens one's own notes about a student, the latest day first. */
  read: query({
    input: OfStudent,
    output: z.object({ notes: z.array(SealedNote) }),
    may: casework,
    reads: 'sealed-note.read',
  }),
  create: command({
    input: OfStudent.extend({ draft: SealedNoteDraft }),
    output: Written,
    may: casework,
    audit: { event: 'sealed-note.written', about: ({ id }) => id },
  }),
  update: command({
    input: Target.extend({ draft: SealedNoteDraft }),
    output: Written,
    may: casework,
    audit: { event: 'sealed-note.changed', about: ({ id }) => id },
  }),
  remove: command({
    input: Target,
    output: Written,
    may: casework,
    audit: { event: 'sealed-note.removed', about: ({ id }) => id },
  }),
  /** Makes it a note of a case, for good: it was shown who reads it from then on, and that this is not taken back. */
  share: command({
    input: Target.extend({ caseId: Id, understood: z.literal(true) }),
    output: Note,
    may: casework,
    audit: { event: 'sealed-note.shared', about: (_, { id }) => id },
  }),
}
