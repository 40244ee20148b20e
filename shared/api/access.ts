import { z } from 'zod'

import { GlassBreak, GlassDraft, GlassNews, Recusal, RecusalDraft } from '../domain/access.ts'
import { Id, Instant, Nothing, OptionalWords } from '../domain/fields.ts'
import { command, query } from './operation.ts'
import { casework, ownerOnly } from './roles.ts'

/** Opening what only named people read, for a stated reason. It ends by itself and is never taken back. */
export const glass = {
  /** Opens everything kept from the asker about one student for a few hours, and tells those who look after it. */
  break: command({
    input: GlassDraft,
    output: z.object({ id: Id, studentId: Id, caseId: Id, endsAt: Instant }),
    may: casework,
    audit: { event: 'glass.broken', about: ({ studentId }) => studentId },
  }),
  /** What others opened and the asker has not answered to, the oldest first. */
  inbox: query({ input: Nothing, output: z.array(GlassBreak), may: casework }),
  /** Says that it was seen, with a word to it. */
  answer: command({
    input: z.object({ id: Id, answer: OptionalWords }),
    output: z.object({ id: Id }),
    may: casework,
    audit: { event: 'glass.answered', about: ({ id }) => id },
  }),
  /** Ends it before its time: for whoever broke it, and for an owner. */
  end: command({
    input: z.object({ id: Id }),
    output: z.object({ id: Id, endsAt: Instant }),
    may: casework,
    audit: { event: 'glass.ended', about: ({ id }) => id },
  }),
  /** What was answered to the asker and they have not read yet, the oldest first. */
  news: query({ input: Nothing, output: z.array(GlassNews), may: casework }),
  /** The asker has read an answer. */
  note: command({
    input: z.object({ breakId: Id, fromId: Id }),
    output: z.object({ breakId: Id }),
    may: casework,
    audit: 'not audited',
  }),
}

const Kept = RecusalDraft.pick({ accountId: true, studentId: true })

/** Accounts that must not meet a student. Only owners read the list; who is missing where work is given can be seen. */
export const recusals = {
  list: query({ input: Nothing, output: z.array(Recusal), may: ownerOnly }),
  /**
   * Open work for the student goes to `handOverTo`; refused while there is some and nobody takes it. Nobody says it of
   * themselves.
   */
  add: command({
    input: RecusalDraft,
    output: Kept,
    may: ownerOnly,
    audit: { event: 'recusal.added', about: ({ accountId }) => accountId },
  }),
  end: command({
    input: Kept,
    output: Kept,
    may: ownerOnly,
    audit: { event: 'recusal.ended', about: ({ accountId }) => accountId },
  }),
}
