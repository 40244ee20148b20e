import { z } from 'zod'

import { Case } from '../domain/case.ts'
import { CrisisRecord, CrisisWords } from '../domain/crisis.ts'
import { Day, Id, Instant, Target } from '../domain/fields.ts'
import { SaidInterpreter } from '../domain/interpreter.ts'
import { PacketLanguage } from '../domain/packet.ts'
import { CrisisStepKind, ItemId } from '../domain/protocol.ts'
import { Contact, Student } from '../domain/student.ts'
import { command, query } from './operation.ts'
import { paper } from './paper.ts'
import { casework, officeWork } from './roles.ts'

/** A crisis under way: where it stands, and whose turn it is. */
export const CrisisLine = z.object({
  id: Id,
  caseId: Id,
  caseCode: z.string(),
  studentId: Id,
  studentName: z.string(),
  startedAt: Instant,
  startedByName: z.string(),
  /** The step whose turn it is: how many steps there are, which one it is of them, and what it is called. */
  steps: z.int(),
  place: z.int(),
  stepName: z.string(),
  stepKind: CrisisStepKind,
  /** Every step is written down but an agency waits for its report in writing, by this day. */
  writtenDueOn: Day.nullable(),
  /** Who is here and does the step; `null` where nobody is. */
  actorName: z.string().nullable(),
  /** Whom to fetch where nobody is here who does it: those who see to it in their place. */
  fetch: z.array(z.string()),
  isMine: z.boolean(),
})
export type CrisisLine = z.infer<typeof CrisisLine>

/** Crises in cases the asker may not read, whose people are all away: somebody has to call them, or break the glass. */
export const KeptCrisis = z.object({ ownerId: Id, ownerName: z.string(), crises: z.int().min(1) })
export type KeptCrisis = z.infer<typeof KeptCrisis>

/** Everything somebody with a telephone in one hand needs, in one answer. */
export const CrisisView = z.object({
  crisis: CrisisRecord,
  case: Case,
  student: Student,
  contacts: z.array(Contact),
  /** Accounts that can be given work of the case. */
  workers: z.array(Id),
  /** Names of the people the entries speak of, by account. */
  people: z.record(z.string(), z.string()),
})
export type CrisisView = z.infer<typeof CrisisView>

/** The sheet whoever comes for the student signs: their language, and nothing of what happened. */
const pickUp = paper({
  input: z.object({
    id: Id,
    contactId: Id.nullable(),
    language: PacketLanguage,
    interpreter: SaidInterpreter,
  }),
  may: officeWork,
  audit: { event: 'crisis.pick-up-printed', about: (_, { id }) => id },
})

/** A crisis is walked step by step, each written down before the next. */
export const crises = {
  /** Crises under way: those of every case the asker reads, theirs first. */
  list: query({
    input: z.object({}),
    output: z.object({ lines: z.array(CrisisLine), kept: z.array(KeptCrisis) }),
    may: officeWork,
  }),
  get: query({
    input: z.object({ id: Id }),
    output: CrisisView,
    may: officeWork,
    opens: ({ student }) => student.id,
  }),
  /**
   * Begins a crisis in the student's open case, or in one it opens. The path is that of the protocol followed today;
   * where there is none, the usual one in this language.
   */
  start: command({
    input: z.object({ studentId: Id, language: z.enum(['en', 'es']) }),
    output: CrisisRecord,
    may: officeWork,
    audit: { event: 'crisis.started', about: ({ id }) => id },
  }),
  /**
   * Writes down what was done about a step: the one whose turn it is, or one before it that is corrected or added to. A
   * report to an agency is for who does casework, and makes the case restricted for good.
   */
  record: command({
    input: Target.extend({
      stepId: ItemId,
      /** When it happened; `null` for now. */
      at: Instant.nullable(),
      corrects: Id.nullable(),
      contactId: Id.nullable(),
      said: CrisisWords,
    }),
    output: CrisisRecord,
    may: officeWork,
    audit: { event: 'crisis.recorded', about: ({ id }) => id },
  }),
  /** The record for the file; what went to an agency stands on a page of its own, where it is wanted. */
  ...paper({
    input: z.object({ id: Id, withReport: z.boolean(), language: z.enum(['en', 'es']) }),
    may: casework,
    audit: { event: 'crisis.printed', about: (_, { id }) => id },
  }),
  previewPickUp: pickUp.preview,
  printPickUp: pickUp.print,
}
