import { z } from 'zod'

import type { AuditEvent } from '../domain/audit.ts'
import { StepDone } from '../domain/case.ts'
import { Asked } from '../domain/consent-request.ts'
import { InformationClass } from '../domain/consent.ts'
import { LeftWhen } from '../domain/disclosure.ts'
import { Day, Id, OptionalLine, OptionalWords, Target, Words } from '../domain/fields.ts'
import { Appointment, TimeOfDay } from '../domain/follow-up.ts'
import { Ending } from '../domain/referral-ending.ts'
import { EventSource, Referral, ReferralDraft, SendMethod } from '../domain/referral.ts'
import { command, query } from './operation.ts'
import { casework, officeWork } from './roles.ts'

/** A referral with the words a screen needs to speak of it. */
export const ReferralView = Referral.extend({
  studentName: z.string(),
  /** Family name first, as lists are sorted. */
  studentListName: z.string(),
  caseCode: z.string(),
  /** The organization, or the school's own service. */
  destination: z.string(),
  serviceName: z.string(),
  organizationId: Id.nullable(),
  ownerName: z.string(),
})
export type ReferralView = z.infer<typeof ReferralView>

const recorded = (event: AuditEvent) => ({ event, about: (made: Referral) => made.id })

/** What every recorded step says: from when it holds, how the office knows, and a remark. */
const Step = Target.extend({ effectiveOn: Day, source: EventSource, remark: OptionalWords })

/** Send anyway: only a recorded emergency (34 CFR 99.36). */
export const Emergency = z.object({
  threat: Words,
  /** Who of the medical staff was told, in a medical emergency: that alone lifts 42 CFR part 2 (2.51). */
  medicalStaff: OptionalLine.optional(),
})

export type Emergency = z.infer<typeof Emergency>

/** It has left already, though something is in the way by now: the truth is written down, with how it is known. */
export const AlreadyLeft = z.object({ when: LeftWhen, note: Words })
export type AlreadyLeft = z.infer<typeof AlreadyLeft>

/** The case's own next step may be done with this very step; then it ends with it, and comes back with its undo. */
const Finishing = z.object({ stepDone: StepDone.nullable().default(null) })

export const referrals = {
  list: query({
    input: z.object({
      group: z.enum(['open', 'linked', 'closed', 'all']).default('open'),
      ownerId: Id.nullable().default(null),
      limit: z.int().min(1).max(5000).default(5000),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({ rows: z.array(ReferralView), total: z.int() }),
    may: officeWork,
  }),
  get: query({
    input: z.object({ id: Id }),
    output: ReferralView,
    may: officeWork,
    opens: (referral) => referral.studentId,
  }),
  create: command({
    input: ReferralDraft.safeExtend({
      ...Finishing.shape,
      /** What was typed as the school's own service goes on the list of those. */
      keepSchoolService: z.boolean().default(false),
    }),
    output: Referral,
    may: casework,
    audit: recorded('referral.created'),
  }),
  /** The paper is on its way, and waited for from now on. */
  requestConsent: command({
    input: Step.extend({ asked: Asked.nullable().default(null) }),
    output: Referral,
    may: officeWork,
    audit: recorded('referral.consent-requested'),
  }),
  /**
   * On the families' own pathway: the list was handed over. To a provider: something left, and a consent must
   * cover it unless an emergency is recorded; either way a disclosure is written.
   */
  send: command({
    input: Step.extend({
      method: SendMethod,
      information: z.array(InformationClass),
      emergency: Emergency.nullable(),
      alreadyLeft: AlreadyLeft.nullable().default(null),
      /** The family’s statements about what it says went with it (34 CFR 99.21(c)). */
      withStatements: z.boolean().default(false),
      /** Of what may hold a part of the record with a statement, that part was not told. */
      contestedUntold: z.boolean().default(false),
      ...Finishing.shape,
    }),
    output: Referral,
    may: officeWork,
    audit: recorded('referral.sent'),
  }),
  accept: command({ input: Step, output: Referral, may: officeWork, audit: recorded('referral.accepted') }),
  waitlist: command({
    input: Step,
    output: Referral,
    may: officeWork,
    audit: recorded('referral.waitlisted'),
  }),
  askForInformation: command({
    input: Step,
    output: Referral,
    may: officeWork,
    audit: recorded('referral.information-asked'),
  }),
  scheduleAppointment: command({
    input: Step.extend({ onDay: Day, atTime: TimeOfDay.nullable(), kind: Appointment.shape.kind }),
    output: Referral,
    may: officeWork,
    audit: recorded('referral.appointment-scheduled'),
  }),
  /** The family did not come, or somebody called it off: back to `accepted`, the school acts. */
  missAppointment: command({
    input: Step.extend({
      how: z.enum(['missed', 'cancelled']),
      cancelledBy: z.enum(['provider', 'family', 'student', 'school']).nullable(),
    }),
    output: Referral,
    may: officeWork,
    audit: recorded('referral.appointment-missed'),
  }),
  /** The first appointment was kept, and somebody said so: `assumed` is not enough. */
  confirmLinked: command({
    input: Step,
    output: Referral,
    may: officeWork,
    audit: recorded('referral.linked'),
  }),
  startServices: command({
    input: Step,
    output: Referral,
    may: officeWork,
    audit: recorded('referral.services-started'),
  }),
  close: command({
    input: Step.extend({ ending: Ending }),
    output: Referral,
    may: casework,
    audit: recorded('referral.closed'),
  }),
  reopen: command({ input: Step, output: Referral, may: casework, audit: recorded('referral.reopened') }),
  enterInError: command({
    input: Step.extend({ remark: Words }),
    output: Referral,
    may: casework,
    audit: recorded('referral.entered-in-error'),
  }),
  /** A new day for the present task, and why. */
  postpone: command({
    input: Target.extend({ dueOn: Day, reason: Words }),
    output: Referral,
    may: officeWork,
    audit: recorded('referral.postponed'),
  }),
  handOver: command({
    input: Target.extend({ ownerId: Id }),
    output: Referral,
    may: casework,
    audit: recorded('referral.handed-over'),
  }),
}
