import { z } from 'zod'

import { Case } from '../domain/case.ts'
import {
  AnswerHow,
  BriefContact,
  BriefContactDraft,
  Concern,
  ConcernDraft,
  Triage,
} from '../domain/concern.ts'
import { Id, Target } from '../domain/fields.ts'
import { SaidInterpreter } from '../domain/interpreter.ts'
import { PacketLanguage } from '../domain/packet.ts'
import { TriageWithCalls } from '../domain/told-outside.ts'
import { command, query } from './operation.ts'
import { paper } from './paper.ts'
import { casework, officeWork } from './roles.ts'

/** A concern as a line in a list. */
export const ConcernLine = Concern.extend({
  studentName: z.string(),
  studentListName: z.string(),
  openCaseCode: z.string().nullable(),
  /** The version of the protocol it is decided by: that of the open case it joins, else the newest. */
  protocolNumber: z.int().min(1).nullable(),
})
export type ConcernLine = z.infer<typeof ConcernLine>

/** A concern by itself. */
export const OneConcern = ConcernLine.extend({
  /** What a parent who raised it reads; `null` of anybody else, and where nobody said. */
  readsIn: PacketLanguage.nullable(),
})
export type OneConcern = z.infer<typeof OneConcern>

/** A slip for whoever raised a concern, with nothing confidential on it; printing alone answers nobody. */
const slip = paper({
  input: z.object({
    id: Id,
    /** What a parent or anybody else from outside reads; a colleague reads English or Spanish. */
    language: PacketLanguage,
    /** Who reads it to a family; in words nobody has checked it prints with their name alone. */
    interpreter: SaidInterpreter,
  }),
  may: officeWork,
  audit: { event: 'concern.answer-printed', about: (_, { id }) => id },
})

/** Somebody is worried. */
export const concerns = {
  list: query({
    input: z.object({
      state: Concern.shape.state.nullable(),
      limit: z.int().min(1).max(5000).default(1000),
    }),
    output: z.array(ConcernLine),
    may: officeWork,
  }),
  get: query({
    input: z.object({ id: Id }),
    output: OneConcern,
    may: officeWork,
    opens: (concern) => concern.studentId,
  }),
  /** Who can be given what comes of a concern: whoever works here and is not kept from the student. */
  workers: query({ input: z.object({ id: Id }), output: z.array(Id), may: casework }),
  create: command({
    input: ConcernDraft,
    output: Concern,
    may: officeWork,
    audit: { event: 'concern.created', about: (made) => made.id },
  }),
  /** Corrects or completes a concern that nobody has triaged yet. */
  update: command({
    input: Target.extend({ draft: ConcernDraft }),
    output: Concern,
    may: officeWork,
    audit: { event: 'concern.updated', about: (made) => made.id },
  }),
  previewAnswer: slip.preview,
  printAnswer: slip.print,
  /** Whoever raised it was told that somebody looks after it. */
  answer: command({
    input: Target.extend({ how: AnswerHow }),
    output: Concern,
    may: officeWork,
    audit: { event: 'concern.answered', about: (made) => made.id },
  }),
  /** Decides about a concern; opens a case, joins the open one, or answers without one. */
  triage: command({
    input: TriageWithCalls,
    output: z.object({ triage: Triage, case: Case.nullable() }),
    may: casework,
    audit: { event: 'concern.triaged', about: ({ triage }) => triage.id },
  }),
}

/** Walk-ins and calls worth one line. */
export const briefContacts = {
  create: command({
    input: BriefContactDraft,
    output: BriefContact,
    may: officeWork,
    audit: { event: 'brief-contact.created', about: (made) => made.id },
  }),
  /** One key makes it a concern, with its line as the words. */
  promote: command({
    input: Target,
    output: Concern,
    may: officeWork,
    audit: { event: 'brief-contact.promoted', about: (made) => made.id },
  }),
}
