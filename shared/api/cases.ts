import { z } from 'zod'

import { GlassAnswer, GlassBreak } from '../domain/access.ts'
import { Case, Note } from '../domain/case.ts'
import { CaseTask } from '../domain/case-task.ts'
import { Concern, NextStep, Triage } from '../domain/concern.ts'
import { Consent, InformationClass } from '../domain/consent.ts'
import { ConsentRequest } from '../domain/consent-request.ts'
import { Disclosure } from '../domain/disclosure.ts'
import { CrisisRecord } from '../domain/crisis.ts'
import { Day, Id, Instant, Nothing, OptionalWords, Target, Words } from '../domain/fields.ts'
import { NotTold } from '../domain/family-reached.ts'
import { FormInHistory } from '../domain/form.ts'
import { Appointment, ContactAttempt, ContactAttemptDraft } from '../domain/follow-up.ts'
import { CaseAtMeeting } from '../domain/meeting.ts'
import { InterimSupport } from '../domain/interim-support.ts'
import { PrintedPage } from '../domain/packet.ts'
import { PageStop } from '../domain/page-stop.ts'
import { ItemId } from '../domain/protocol.ts'
import { Actor } from '../domain/referral-road.ts'
import { ReferralEvent, ReferralState, ReferralTask } from '../domain/referral.ts'
import { ReturnPlan } from '../domain/return-plan.ts'
import { SafetyPlan, SafetyStanding } from '../domain/safety-plan.ts'
import { SlipAnswer } from '../domain/slip-answer.ts'
import { Contact, Student } from '../domain/student.ts'
import { ToldOutside } from '../domain/told-outside.ts'
import { command, query } from './operation.ts'
import { AlreadyLeft, ReferralView } from './referrals.ts'
import { casework, everyone, officeWork } from './roles.ts'

/** What comes next in a case, who does it by when, and who acts meanwhile. */
export const NextThing = z.object({
  kind: z.enum(['case', 'referral', 'task']),
  /** What somebody wrote, or the name of the task; `null` for a referral. */
  words: z.string().nullable(),
  /** The step of the protocol a task is. */
  stepId: ItemId.nullable(),
  referralTask: ReferralTask.nullable(),
  referralState: ReferralState.nullable(),
  ownerId: Id,
  dueOn: Day,
  whoActs: Actor,
})
export type NextThing = z.infer<typeof NextThing>

/** A case as a line of the caseload. */
export const CaseLine = Case.extend({
  studentName: z.string(),
  /** Family name first, as lists are sorted. */
  studentListName: z.string(),
  grade: z.string().nullable(),
  openReferrals: z.int(),
  ownerName: z.string(),
  /** Whether a crisis is under way in it: nothing else comes before. */
  isInCrisis: z.boolean(),
  /** What is due first: the case's own next step, a task of it, or one of its referrals; `null` where nothing is planned. */
  next: NextThing.nullable(),
  /** Whether it has its safety plan; `null` where nobody asks for one. */
  safetyPlan: SafetyStanding.nullable(),
})
export type CaseLine = z.infer<typeof CaseLine>

/** Everything about one case, in one answer. */
export const CaseRecord = z.object({
  case: Case,
  student: Student,
  contacts: z.array(Contact),
  concerns: z.array(Concern),
  triages: z.array(Triage),
  notes: z.array(Note),
  referrals: z.array(ReferralView),
  events: z.array(ReferralEvent),
  /** Steps of the protocol, follow-ups and decisions of meetings, the first due first. */
  tasks: z.array(CaseTask),
  /** Which of them are open and done by reaching the family. */
  familySteps: z.array(Id),
  /** Crises of the case with all that was written in them, the first one first. */
  crises: z.array(CrisisRecord),
  /** When they went on without a parent being told, while the case is open. */
  notTold: z.array(NotTold),
  /** What was said and decided about it at meetings, the oldest first. */
  meetings: z.array(CaseAtMeeting),
  /** Whether it has its safety plan; `null` where nobody asks for one. */
  safetyPlan: SafetyStanding.nullable(),
  /** Every revision, the newest first; none for somebody who does no casework. */
  safetyPlans: z.array(SafetyPlan),
  returnPlans: z.array(ReturnPlan),
  /** What the school gave while the family waited, the oldest first. */
  supports: z.array(InterimSupport),
  attempts: z.array(ContactAttempt),
  appointments: z.array(Appointment),
  consents: z.array(Consent),
  /** Papers somebody said no to, of this case or of none. */
  declined: z.array(ConsentRequest),
  pages: z.array(PrintedPage),
  /** Those of them that may still go and must not by now, with why, by page. */
  stopped: z.record(Id, PageStop),
  /** Forms and other papers of the student that are of no other case, the newest first. */
  forms: z.array(FormInHistory),
  /** What papers that came back said, the oldest first, what was taken the place of among them. */
  slipAnswers: z.array(SlipAnswer),
  disclosures: z.array(Disclosure),
  /** Accounts that may read this case beside its owner while it is restricted. */
  sharedWith: z.array(Id),
  /** Whether the asker says who reads this case. */
  mayDecideAccess: z.boolean(),
  /** Accounts that can be given work of this case: they work here and would read it. */
  workers: z.array(Id),
  /** Accounts that can be given the case itself. */
  holders: z.array(Id),
  /** Until when the asker reads it, where they opened it for a stated reason; else `null`. */
  openUntil: Instant.nullable(),
  /** Who opened it for a stated reason, the newest first, and what was answered. */
  glass: z.array(GlassBreak.extend({ answers: z.array(GlassAnswer) })),
  /** Names of the people the entries speak of, by account. */
  people: z.record(z.string(), z.string()),
  /** Names of the organizations consents and disclosures speak of. */
  organizations: z.record(z.string(), z.string()),
  today: Day,
})
export type CaseRecord = z.infer<typeof CaseRecord>

/** Why something was not done with a case that was done with others. */
export const NotDone = z.enum(['changed', 'closed', 'cannot-hold', 'not-yours', 'gone'])
export type NotDone = z.infer<typeof NotDone>

export const cases = {
  list: query({
    input: z.object({
      open: z.boolean().default(true),
      ownerId: Id.nullable().default(null),
      limit: z.int().min(1).max(5000).default(5000),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({ rows: z.array(CaseLine), total: z.int() }),
    may: officeWork,
  }),
  get: query({
    input: z.object({ id: Id }),
    output: CaseRecord,
    may: officeWork,
    opens: (record) => record.student.id,
  }),
  /** Who does what by when; `null` when the referrals carry the case. A `reason` becomes a line of the timeline. */
  setNext: command({
    input: Target.extend({ next: NextStep.nullable(), reason: OptionalWords.default('') }),
    output: Case,
    may: officeWork,
    audit: { event: 'case.next-set', about: (made) => made.id },
  }),
  /** Gives those of several cases to a colleague that may be given, in one step, and says why not the others. */
  handOverMany: command({
    input: z.object({ cases: z.array(Target).min(1).max(2000), ownerId: Id, note: OptionalWords }),
    output: z.object({
      handedOver: z.array(Id),
      refused: z.array(z.object({ id: Id, why: NotDone })),
    }),
    may: casework,
    audit: { event: 'case.many-handed-over', about: (_, { ownerId }) => ownerId },
  }),
  handOver: command({
    input: Target.extend({ ownerId: Id, note: OptionalWords }),
    output: Case,
    may: casework,
    audit: { event: 'case.handed-over', about: (made) => made.id },
  }),
  setRestricted: command({
    input: Target.extend({ restricted: z.boolean() }),
    output: Case,
    may: casework,
    audit: { event: 'case.restriction-set', about: (made) => made.id },
  }),
  /** Who may read the case beside its owner while it is restricted, or beside whoever sees the whole office; replaces the whole list. */
  share: command({
    input: Target.extend({ with: z.array(Id).max(50) }),
    output: Case,
    may: casework,
    audit: { event: 'case.shared', about: (made) => made.id },
  }),
  /** Names one person on the case, or no longer: how a temporary account is given its caseload. */
  setNamed: command({
    input: z.object({ id: Id, accountId: Id, isNamed: z.boolean() }),
    output: z.object({ id: Id }),
    may: casework,
    audit: { event: 'case.named', about: ({ id }) => id },
  }),
  /** From now on it follows another published version of the protocol; what is open goes on, what is new begins. */
  moveToProtocol: command({
    input: Target.extend({ number: z.int().min(1) }),
    output: Case,
    may: casework,
    audit: { event: 'case.protocol-moved', about: (made) => made.id },
  }),
  /** The same for those of several cases that may be moved, in one step; says why not the others. */
  moveManyToProtocol: command({
    input: z.object({ cases: z.array(Target).min(1).max(2000), number: z.int().min(1) }),
    output: z.object({
      moved: z.array(Id),
      refused: z.array(z.object({ id: Id, why: NotDone })),
    }),
    may: casework,
    audit: { event: 'case.many-protocol-moved', about: () => null },
  }),
  addNote: command({
    input: z.object({ caseId: Id, words: Words }),
    output: Note,
    may: casework,
    audit: { event: 'note.added', about: (made) => made.id },
  }),
  /**
   * Where the family was reached it may end what asks for that; what a step wants told is then said in the result. What
   * the provider of a referral was `told` about the student, or anybody else `outside`, is a disclosure like any other,
   * refused where nothing lets it (34 CFR 99.30, 99.32).
   */
  logAttempt: command({
    input: ContactAttemptDraft.extend({
      ends: z.array(Target).max(20).default([]),
      told: z.array(InformationClass).default([]),
      /** What anybody else outside the school was told about the student, and on which ground. */
      outside: ToldOutside.nullable().default(null),
      alreadyLeft: AlreadyLeft.nullable().default(null),
      /** The family’s statements about what was told were told, too (34 CFR 99.21(c)). */
      withStatements: z.boolean().default(false),
      /** Of what may hold a part of the record with a statement, that part was not told. */
      contestedUntold: z.boolean().default(false),
    }),
    output: ContactAttempt,
    may: officeWork,
    audit: { event: 'contact-attempt.logged', about: (made) => made.id },
  }),
  /**
   * Refused while a referral of the case is open. An open next step was done, which `stepDone` says on the timeline, or
   * it ends with the case and stays on its record.
   */
  close: command({
    input: Target.extend({ note: Words, stepDone: OptionalWords.default('') }),
    output: Case,
    may: casework,
    audit: { event: 'case.closed', about: (made) => made.id },
  }),
  /** A step that ended with the case is open again. */
  reopen: command({
    input: Target,
    output: Case,
    may: casework,
    audit: { event: 'case.reopened', about: (made) => made.id },
  }),
}

/** Takes back what this person just did, while nobody built on it. */
export const undo = {
  run: command({
    input: z.object({ undoId: z.string().max(100) }),
    /** What was taken back, and the record it was about. */
    output: z.object({ operation: z.string(), about: Id.nullable() }),
    may: everyone,
    audit: { event: 'undone', about: ({ about }) => about },
  }),
}

/** What somebody was typing when they were interrupted; encrypted like everything else. */
export const drafts = {
  save: command({
    input: z.object({ key: z.string().min(1).max(200), value: z.string().max(100_000) }),
    output: z.object({ savedAt: z.string() }),
    may: everyone,
    audit: 'not audited',
  }),
  get: query({
    input: z.object({ key: z.string().min(1).max(200) }),
    output: z.object({ value: z.string(), savedAt: z.string() }).nullable(),
    may: everyone,
  }),
  discard: command({
    input: z.object({ key: z.string().min(1).max(200) }),
    output: Nothing,
    may: everyone,
    audit: 'not audited',
  }),
}
