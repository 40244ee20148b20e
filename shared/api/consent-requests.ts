import { z } from 'zod'

import { Consent } from '../domain/consent.ts'
import { AskedHow, ConsentRequest, ConsentRequestDraft } from '../domain/consent-request.ts'
import { Day, Id, Line, OptionalLine, Target } from '../domain/fields.ts'
import { Contact } from '../domain/student.ts'
import { command, query } from './operation.ts'
import { officeWork } from './roles.ts'

/** What every line of the list says of whose paper it is. */
const Whose = {
  studentName: z.string(),
  caseCode: z.string().nullable(),
  /** Whoever sees to it: of the referral, or else of the case, or else whoever asked. */
  ownerId: Id,
  ownerName: z.string(),
  /** The organizations the paper names. */
  recipients: z.array(z.string()),
}

/** A paper that was asked for, with the words a screen needs to speak of it. */
export const PaperLine = ConsentRequest.extend({
  ...Whose,
  /** Where the referral leads that waits for it. */
  destination: z.string().nullable(),
  /** Whoever was asked, where the records hold them and they may be called. */
  contact: Contact.nullable(),
  /** Whoever was asked must not be contacted since, and is named nowhere. */
  isKeptAway: z.boolean(),
  /** Its referral, its case or the student's time at this school ended, so that nobody waits any longer. */
  isMoot: z.boolean(),
  schoolDaysWaited: z.int(),
})
export type PaperLine = z.infer<typeof PaperLine>

/** What runs out soon in an open case, or has, with nothing to go on after it: all that one paper asks for again. */
export const RunningOut = Consent.pick({
  id: true,
  studentId: true,
  kind: true,
  recipientIds: true,
  signer: true,
  signerContactId: true,
  languageSigned: true,
}).extend({
  ...Whose,
  caseId: Id,
  expiresOn: Day,
  /** School days until the first of them ends; negative where it has. */
  schoolDaysLeft: z.int(),
  /** All that end, the first of them `id`. */
  consentIds: z.array(Id),
})
export type RunningOut = z.infer<typeof RunningOut>

export const consentRequests = {
  /** Papers that are waited for, the longest first; or those that were, the last first. */
  list: query({
    input: z.object({
      whose: z.enum(['mine', 'office']),
      show: z.enum(['waiting', 'ended']).default('waiting'),
      studentId: Id.nullable().default(null),
    }),
    output: z.object({
      today: Day,
      rows: z.array(PaperLine),
      waiting: z.int(),
      ended: z.int(),
      runningOut: z.array(RunningOut),
    }),
    may: officeWork,
  }),
  /** A signature is asked for where no referral asks for it. */
  create: command({
    input: ConsentRequestDraft,
    output: ConsentRequest,
    may: officeWork,
    audit: { event: 'consent.requested', about: (made) => made.id },
  }),
  remind: command({
    input: Target.extend({ on: Day, how: AskedHow }),
    output: ConsentRequest,
    may: officeWork,
    audit: { event: 'consent.reminded', about: (made) => made.id },
  }),
  /** Somebody who may sign said no. */
  decline: command({
    input: Target.extend({ on: Day, by: Line, words: OptionalLine }),
    output: ConsentRequest,
    may: officeWork,
    audit: { event: 'consent.declined', about: (made) => made.id },
  }),
  /** Nobody needs it any longer, for a reason the file keeps: asked by mistake, or help was found without it. */
  callOff: command({
    input: Target.extend({ words: Line }),
    output: ConsentRequest,
    may: officeWork,
    audit: { event: 'consent.called-off', about: (made) => made.id },
  }),
  /** It never came back: to be said once a paper has been on its way for very long. */
  giveUp: command({
    input: Target,
    output: ConsentRequest,
    may: officeWork,
    audit: { event: 'consent.given-up', about: (made) => made.id },
  }),
}
