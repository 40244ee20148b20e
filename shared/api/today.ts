import { z } from 'zod'

import { RenewalAsk } from '../domain/agreement.ts'
import { Amendment, AmendmentStage } from '../domain/amendment.ts'
import { TaskKind, TaskSource } from '../domain/case-task.ts'
import { SheetRow } from '../domain/day-sheet.ts'
import { CycleKind } from '../domain/evaluation/cycle.ts'
import { Day, Id, Instant, Nothing } from '../domain/fields.ts'
import { Obstacle } from '../domain/may-disclose.ts'
import { Appointment, TimeOfDay } from '../domain/follow-up.ts'
import { Meeting, MeetingKind } from '../domain/meeting.ts'
import { PlanKind } from '../domain/protocol.ts'
import { ItemId } from '../domain/protocol.ts'
import { Actor } from '../domain/referral-road.ts'
import { ReferralState, ReferralTask } from '../domain/referral.ts'
import { Relation } from '../domain/student.ts'
import { Urgency } from '../domain/urgency.ts'
import { ConcernLine } from './concerns.ts'
import { RunningOut } from './consent-requests.ts'
import { MeetingLine } from './meetings.ts'
import { command, query } from './operation.ts'
import { paper } from './paper.ts'
import { RequestLine } from './records-requests.ts'
import { officeWork } from './roles.ts'

/** One thing somebody has to do, with the record behind it. */
export const TodayLine = z.object({
  kind: z.enum(['case', 'referral', 'task']),
  id: Id,
  caseId: Id,
  caseCode: z.string(),
  studentName: z.string(),
  urgency: Urgency,
  /** For a referral: its task; for a case: what the owner wrote; for a task: its name. */
  task: ReferralTask.nullable(),
  words: z.string().nullable(),
  /** Where a task comes from. */
  source: TaskSource.nullable(),
  /** What a task asks for that a crisis or a plan left. */
  taskKind: TaskKind.nullable(),
  /** The step of the protocol a task is; only such a name was written without anybody in mind. */
  stepId: ItemId.nullable(),
  destination: z.string().nullable(),
  state: ReferralState.nullable(),
  stateSince: Day.nullable(),
  /** What a task asks to be told when it is done. */
  evidence: z.string().nullable(),
  /** The plan a task asks for, where it is done by writing one in the case. */
  plan: PlanKind.nullable(),
  /** Whether that plan is there already, and a new revision of it is asked for. */
  isRevision: z.boolean(),
  whoActs: Actor,
  /** What the step lacks since the consent it rests on ended: a new signature comes first. */
  consentMissing: Obstacle.nullable(),
  dueOn: Day,
  /** The moment within the day, where there is one. */
  dueAt: Instant.nullable(),
  /**
   * Why it stands on this list: it is theirs; whoever has it is away; nobody who is here could do it; nobody did it; it is
   * of a restricted case they hold. On the list of the whole office everything is `own`.
   */
  why: z.enum(['own', 'covering', 'uncovered', 'late', 'holding']),
  ownerId: Id,
  ownerName: z.string(),
  version: z.int(),
  /** School days since it was due; negative while there is time. */
  schoolDaysLate: z.int(),
})
export type TodayLine = z.infer<typeof TodayLine>

/** An open case in which nothing is planned: nobody would think of it again. */
export const UnplannedCase = z.object({
  caseId: Id,
  caseCode: z.string(),
  studentName: z.string(),
  urgency: Urgency,
  /** Why it stands on this list, as of any other line. */
  why: TodayLine.shape.why.extract(['own', 'covering', 'uncovered']),
  ownerId: Id,
  ownerName: z.string(),
  openedOn: Day,
})
export type UnplannedCase = z.infer<typeof UnplannedCase>

/** A concern nobody has decided about, and by when somebody does. */
export const NewConcern = ConcernLine.extend({
  dueOn: Day,
  dueAt: Instant.nullable(),
  /** School days since it was due; negative while there is time. */
  schoolDaysLate: z.int(),
  /** Where it stands: with what presses, with what is late and theirs to see to, or with the others that are new. */
  place: z.enum(['crisis', 'overdue', 'new']),
})
export type NewConcern = z.infer<typeof NewConcern>

/** Things due in cases the asker may not read, whose people are all away: somebody has to call them, or break the glass. */
export const KeptFromView = z.object({ ownerId: Id, ownerName: z.string(), things: z.int().min(1) })
export type KeptFromView = z.infer<typeof KeptFromView>

/** An appointment of a student with whoever helps them, on a day of the week that is looked at. */
export const WeekAppointment = z.object({
  id: Id,
  referralId: Id,
  studentName: z.string(),
  onDay: Day,
  atTime: TimeOfDay.nullable(),
  kind: Appointment.shape.kind,
  status: Appointment.shape.status,
  destination: z.string(),
  ownerName: z.string(),
})
export type WeekAppointment = z.infer<typeof WeekAppointment>

/** One thing a colleague did, as the trail tells it. */
export const NewsLine = z.object({
  seq: z.int(),
  at: Instant,
  who: z.string().nullable(),
  event: z.string(),
  caseId: Id,
  studentName: z.string(),
})
export type NewsLine = z.infer<typeof NewsLine>

/** A request for a student's records that nobody has answered, and why it stands on this list. */
export const RequestOnToday = RequestLine.extend({
  why: z.enum(['own', 'covering', 'uncovered', 'late', 'review']),
})
export type RequestOnToday = z.infer<typeof RequestOnToday>

/** A change of a record that was asked for and waits for the school, and why it stands on this list. */
export const AmendmentOnToday = Amendment.pick({
  id: true,
  studentId: true,
  asker: true,
  ownerId: true,
}).extend({
  studentName: z.string(),
  ownerName: z.string(),
  stage: AmendmentStage,
  dueOn: Day,
  daysLate: z.int(),
  why: RequestOnToday.shape.why,
})
export type AmendmentOnToday = z.infer<typeof AmendmentOnToday>

const MOST_ROWS = 500

const isSheet = (rows: Readonly<Record<string, SheetRow>>): boolean => {
  const { length } = Object.keys(rows)
  return length > 0 && length <= MOST_ROWS
}

/** A decision of a meeting about no student that nobody has done, and why it stands on this list. */
export const DecisionLine = z.object({
  id: Id,
  meetingId: Id,
  meetingKind: MeetingKind,
  meetingTitle: z.string(),
  meetingOn: Day,
  what: z.string(),
  ownerId: Id,
  ownerName: z.string(),
  dueOn: Day,
  why: z.enum(['own', 'covering', 'uncovered', 'late']),
  /** School days since it was due; negative while there is time. */
  schoolDaysLate: z.int(),
  version: z.int(),
})
export type DecisionLine = z.infer<typeof DecisionLine>

/** An agreement whose renewal clock asks for something, and why it stands on this list. */
export const AgreementOnToday = z.object({
  id: Id,
  version: z.int(),
  organizationId: Id,
  organizationName: z.string(),
  ask: RenewalAsk,
  /** By when something is done about it. */
  dueOn: Day,
  /** The last day it holds, or held. */
  endsOn: Day,
  /** Whether what comes after is written and waits for signatures. */
  hasDraft: z.boolean(),
  ownerId: Id,
  ownerName: z.string(),
  why: DecisionLine.shape.why,
  /** Days of the calendar since it was due; negative while there is time. */
  daysLate: z.int(),
})
export type AgreementOnToday = z.infer<typeof AgreementOnToday>

/** What somebody took on at a meeting with a partner, and why it stands on this list. */
export const PartnerActionOnToday = DecisionLine.pick({
  ...{ id: true, what: true, ownerId: true, ownerName: true, dueOn: true },
  ...{ why: true, schoolDaysLate: true, version: true, meetingOn: true },
}).extend({ organizationId: Id, organizationName: z.string() })
export type PartnerActionOnToday = z.infer<typeof PartnerActionOnToday>

/** A cycle of evaluation that is to be begun, frozen or closed, and why it stands on this list. */
export const CycleOnToday = z.object({
  /** The cycle; of one that nobody has begun, its kind. */
  id: z.string(),
  kind: CycleKind,
  name: z.string(),
  from: Day,
  to: Day,
  ask: z.enum(['begin', 'freeze', 'close']),
  dueOn: Day,
  ownerId: Id,
  ownerName: z.string(),
  why: DecisionLine.shape.why,
  schoolDaysLate: z.int(),
})
export type CycleOnToday = z.infer<typeof CycleOnToday>

/** What somebody took on because of what a cycle decided, and why it stands on this list. */
export const CycleActionOnToday = DecisionLine.pick({
  ...{ id: true, what: true, ownerId: true, ownerName: true, dueOn: true },
  ...{ why: true, schoolDaysLate: true, version: true },
}).extend({ cycleId: Id })
export type CycleActionOnToday = z.infer<typeof CycleActionOnToday>

/** What a day holds for somebody, in one breath: numbers, and what has its hour. */
export const Morning = z.object({
  /** As many as stand in the boxes of crises. */
  crises: z.int().min(0),
  overdue: z.int().min(0),
  dueToday: z.int().min(0),
  newConcerns: z.int().min(0),
  appointments: z.int().min(0),
  meetings: z.array(Meeting.pick({ id: true, kind: true, title: true, atTime: true })),
  /** For whom they answer today, and how much of it is due. */
  covering: z.array(z.object({ accountId: Id, name: z.string(), things: z.int().min(0) })),
})
export type Morning = z.infer<typeof Morning>

/** What is due today by case code, without a name, with room to write what came of it. */
const sheet = paper({
  input: z.object({ whose: z.enum(['mine', 'office']), language: z.enum(['en', 'es']) }),
  may: officeWork,
  audit: { event: 'today.sheet-printed', about: () => null },
})

export const today = {
  get: query({
    input: z.object({ whose: z.enum(['mine', 'office']).default('mine') }),
    output: z.object({
      today: Day,
      schoolDay: z.object({ number: z.int(), of: z.int(), isSchoolDay: z.boolean() }).nullable(),
      overdue: z.array(TodayLine),
      dueToday: z.array(TodayLine),
      waiting: z.array(TodayLine),
      later: z.array(TodayLine),
      /** Open cases without a next step of their own or of a referral, the most urgent first. */
      unplanned: z.array(UnplannedCase),
      newConcerns: z.array(NewConcern),
      keptFromView: z.array(KeptFromView),
      /** Decisions of meetings about no student. */
      decisions: z.array(DecisionLine),
      /** Agreements that are to be renewed, go on by themselves or expired, the first due first. */
      agreements: z.array(AgreementOnToday),
      /** What was taken on at meetings with partners. */
      partnerActions: z.array(PartnerActionOnToday),
      /** Cycles of evaluation that wait for somebody, the first due first. */
      cycles: z.array(CycleOnToday),
      /** What was taken on because of what a cycle decided. */
      cycleActions: z.array(CycleActionOnToday),
      /** Requests for records that are open, the first due first. */
      requests: z.array(RequestOnToday),
      /** Changes of a record that somebody asked for. */
      amendments: z.array(AmendmentOnToday),
      /** Consents that end within days, or have, with nothing to go on after them. */
      endingConsents: z.array(RunningOut),
    }),
    may: officeWork,
  }),
  /** What the day holds, until the asker says that they read it; `null` after that, and where it holds nothing. */
  morning: query({ input: Nothing, output: Morning.nullable(), may: officeWork }),
  /** The asker has read what this day holds. */
  readMorning: command({ input: Nothing, output: Nothing, may: officeWork, audit: 'not audited' }),
  /**
   * What colleagues did in the asker's cases since the asker was last here on a day before this one, the newest first;
   * `since` is `null` for whoever was never here before.
   */
  news: query({
    input: z.object({}),
    output: z.object({ since: Instant.nullable(), lines: z.array(NewsLine), more: z.boolean() }),
    may: officeWork,
  }),
  /** The week a day lies in, Monday first: what is due, which appointments and meetings there are, and who is away. */
  week: query({
    input: z.object({ whose: z.enum(['mine', 'office']).default('mine'), on: Day }),
    output: z.object({
      from: Day,
      lines: z.array(TodayLine),
      appointments: z.array(WeekAppointment),
      meetings: z.array(MeetingLine),
      /** Colleagues away on each day. */
      away: z.array(z.object({ on: Day, names: z.array(z.string()) })),
    }),
    may: officeWork,
  }),
  /**
   * Enters a day sheet back, by the ids of what was due: everything on it or nothing. What is refused is told for each
   * line, so that nothing that was written on paper is lost.
   */
  enterSheet: command({
    input: z.object({ rows: z.record(Id, SheetRow).refine(isSheet) }),
    output: z.object({ entered: z.int().min(1) }),
    may: officeWork,
    audit: { event: 'today.sheet-entered', about: () => null },
  }),
  previewSheet: sheet.preview,
  printSheet: sheet.print,
}

/** One thing found: where it was found and where it leads. */
export const Hit = z.object({
  kind: z.enum(['student', 'case', 'referral', 'provider', 'school-service', 'note', 'concern']),
  id: Id,
  /** The case or organization to open; the id itself where the kind is its own page. */
  opens: Id,
  title: z.string(),
  /** Around the found words, which stand between U+2068 and U+2069. */
  snippet: z.string(),
  /** What whoever must not be contacted, and goes by the name or number that was typed, is to the student. */
  keptAway: Relation.nullable(),
})
export type Hit = z.infer<typeof Hit>

export const search = {
  find: query({
    input: z.object({ words: z.string().max(200), limit: z.int().min(1).max(50).default(20) }),
    output: z.array(Hit),
    may: officeWork,
  }),
}
