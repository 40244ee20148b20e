import { z } from 'zod'

import {
  Agreement,
  AgreementDocument,
  AgreementDraft,
  AgreementState,
  AgreementTerm,
  GapReason,
  RenewalAsk,
  TermKind,
} from '../domain/agreement.ts'
import { ScanKind } from '../domain/consent-scan.ts'
import { Day, Id, Nothing, Target, Words } from '../domain/fields.ts'
import {
  ActionOwner,
  PartnerAction,
  PartnerActionDraft,
  PartnerMeeting,
  PartnerMeetingDraft,
} from '../domain/partner-meeting.ts'
import { TrainingSession } from '../domain/training.ts'
import { command, query, task } from './operation.ts'
import { everyone, officeWork } from './roles.ts'

/** How an agreement stands today, and what its clock asks for. */
export const AgreementNow = z.object({
  state: AgreementState,
  /** The number of the term that holds, or held last. */
  number: z.int(),
  startsOn: Day,
  endsOn: Day.nullable(),
  draftNumber: z.int().nullable(),
  beginsOn: Day.nullable(),
  renewBy: Day.nullable(),
  ask: RenewalAsk.nullable(),
})
export type AgreementNow = z.infer<typeof AgreementNow>

/** A partner as a line of the list: one for each agreement, or one for a partner without any. */
export const PartnerLine = z.object({
  /** The agreement; `null` where there is none. */
  agreementId: Id.nullable(),
  organizationId: Id,
  organizationName: z.string(),
  now: AgreementNow.nullable(),
  endedOn: Day.nullable(),
  ownerName: z.string().nullable(),
  lastMeetingOn: Day.nullable(),
  openActions: z.int().min(0),
})
export type PartnerLine = z.infer<typeof PartnerLine>

/** A partner to whom students are or were lately sent, and with whom no agreement holds. */
export const PartnerGap = z.object({
  organizationId: Id,
  organizationName: z.string(),
  reason: GapReason,
  /** Referrals the reader may see: those that are open, and those of the last year. */
  open: z.int().min(0),
  recent: z.int().min(0),
})
export type PartnerGap = z.infer<typeof PartnerGap>

/** An agreement with all its terms, the first first, and the papers kept with them. */
export const AgreementRecord = Agreement.extend({
  ownerName: z.string(),
  now: AgreementNow,
  terms: z.array(AgreementTerm.extend({ writtenByName: z.string() })),
  documents: z.array(AgreementDocument),
})
export type AgreementRecord = z.infer<typeof AgreementRecord>

/** A shared action with the name of whoever does it, and how late it is. */
export const PartnerActionLine = PartnerAction.extend({
  ownerName: z.string(),
  /** School days since it was due; negative while there is time. */
  schoolDaysLate: z.int(),
})
export type PartnerActionLine = z.infer<typeof PartnerActionLine>

/** A meeting with who came and what was agreed on. */
export const PartnerMeetingRecord = PartnerMeeting.extend({
  staffNames: z.array(z.string()),
  actions: z.array(PartnerActionLine),
})
export type PartnerMeetingRecord = z.infer<typeof PartnerMeetingRecord>

/** Everything the office keeps of a partner, beside what the directory says. */
export const PartnerRecord = z.object({
  organizationId: Id,
  organizationName: z.string(),
  /** How the school calls itself on papers. */
  schoolName: z.string(),
  agreements: z.array(AgreementRecord),
  /** The newest first. */
  meetings: z.array(PartnerMeetingRecord),
  /** Sessions of trainings that were held with the partner, the newest first. */
  trainings: z.array(TrainingSession.pick({ id: true, onDay: true }).extend({ trainingName: z.string() })),
  gap: PartnerGap.nullable(),
})
export type PartnerRecord = z.infer<typeof PartnerRecord>

/** That whoever wrote words in which names of students stand looked at them, and that they mean nobody of the school. */
const NamesSeen = z.boolean().optional()

const Done = z.object({ id: Id, organizationId: Id })
const OneDocument = z.object({ agreementId: Id, id: Id })
const partner = ({ organizationId }: { readonly organizationId: string }): string => organizationId

/** With whom the school works, and where nothing is agreed on yet. No name of a student is in it. */
export const partnerships = {
  list: query({
    input: Nothing,
    output: z.object({ partners: z.array(PartnerLine), gaps: z.array(PartnerGap) }),
    may: everyone,
  }),
  get: query({ input: z.object({ organizationId: Id }), output: PartnerRecord, may: everyone }),
}

/** Agreements (memoranda of understanding) and their terms. */
export const agreements = {
  /** Begins an agreement with its first term. */
  start: command({
    input: z.object({ organizationId: Id, draft: AgreementDraft }),
    output: Done,
    may: officeWork,
    audit: { event: 'agreement.started', about: partner },
  }),
  /** Corrects the newest term, enters who signed, or gives the agreement to somebody else; earlier terms stay as they are. */
  correct: command({
    input: Target.extend({ draft: AgreementDraft }),
    output: Done,
    may: officeWork,
    audit: { event: 'agreement.corrected', about: partner },
  }),
  /** Adds a term: what changed meanwhile, or the time after. The terms before stay readable. */
  addTerm: command({
    input: Target.extend({ kind: TermKind.exclude(['first']), draft: AgreementDraft }),
    output: Done,
    may: officeWork,
    audit: { event: 'agreement.term-added', about: partner },
  }),
  /** Takes out the newest term while nobody signed it, or the agreement where it is the only one. */
  removeDraft: command({
    input: Target,
    output: Done,
    may: officeWork,
    audit: { event: 'agreement.draft-removed', about: partner },
  }),
  /** It no longer holds from a day on. */
  end: command({
    input: Target.extend({ endedOn: Day, reason: Words }),
    output: Done,
    may: officeWork,
    audit: { event: 'agreement.ended', about: partner },
  }),
  /** What goes on by itself may: its clock is answered until the next time. */
  letGoOn: command({
    input: Target,
    output: Done,
    may: officeWork,
    audit: { event: 'agreement.goes-on', about: partner },
  }),
  document: query({
    input: OneDocument,
    output: z.object({ kind: ScanKind, base64: z.string() }),
    may: everyone,
  }),
  /** Takes a picture or a PDF into the encrypted file, with the newest term or an earlier one. */
  attachDocument: task({
    input: z.object({ agreementId: Id, termId: Id, token: z.string().max(500).nullable() }),
    output: Done,
    may: officeWork,
    audit: { event: 'agreement.document-added', about: partner },
  }),
  /** Writes a copy outside the encrypted file. */
  saveDocument: task({
    input: OneDocument,
    output: z.object({ savedAs: z.string(), organizationId: Id }),
    may: everyone,
    audit: { event: 'agreement.document-saved', about: partner },
  }),
  /** A paper that was kept with one text belongs to another of the same agreement. */
  moveDocument: command({
    input: OneDocument.extend({ termId: Id }),
    output: Done,
    may: officeWork,
    audit: { event: 'agreement.document-moved', about: partner },
  }),
  removeDocument: command({
    input: OneDocument,
    output: Done,
    may: officeWork,
    audit: { event: 'agreement.document-removed', about: partner },
  }),
}

/** Meetings with partners, and what the two do after them. Words that name a student are refused until somebody looked at them. */
export const partnerMeetings = {
  record: command({
    input: z.object({
      organizationId: Id,
      meeting: PartnerMeetingDraft,
      actions: z.array(PartnerActionDraft).max(50),
      namesSeen: NamesSeen,
    }),
    output: Done,
    may: officeWork,
    audit: { event: 'partner-meeting.recorded', about: partner },
  }),
  change: command({
    input: Target.extend({ meeting: PartnerMeetingDraft, namesSeen: NamesSeen }),
    output: Done,
    may: officeWork,
    audit: { event: 'partner-meeting.changed', about: partner },
  }),
  /** Takes out a meeting that was written down by mistake, with its actions; refused once one was done. */
  remove: command({
    input: Target,
    output: Done,
    may: officeWork,
    audit: { event: 'partner-meeting.removed', about: partner },
  }),
  addAction: command({
    input: z.object({ meetingId: Id, action: PartnerActionDraft, namesSeen: NamesSeen }),
    output: Done,
    may: officeWork,
    audit: { event: 'partner-meeting.action-added', about: partner },
  }),
  finishAction: command({
    input: Target,
    output: Done,
    may: officeWork,
    audit: { event: 'partner-meeting.action-done', about: partner },
  }),
  /** Somebody else does it, or it has another day. */
  changeAction: command({
    input: Target.extend({ owner: ActionOwner, dueOn: Day }),
    output: Done,
    may: officeWork,
    audit: { event: 'partner-meeting.action-changed', about: partner },
  }),
}
