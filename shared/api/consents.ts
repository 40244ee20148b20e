import { z } from 'zod'

import { Consent, ConsentDraft } from '../domain/consent.ts'
import { Day, Id, Line, Target } from '../domain/fields.ts'
import { ParentBasis, ParentBasisDraft } from '../domain/parent-basis.ts'
import { command } from './operation.ts'
import { casework, officeWork } from './roles.ts'

export const consents = {
  /** What a signed paper says. One that takes the place of another ends that one from the day it was signed. */
  create: command({
    input: ConsentDraft,
    output: Consent,
    may: officeWork,
    audit: { event: 'consent.recorded', about: (made) => made.id },
  }),
  /** From this day on, for some of those it names or for all; what was sent before stays sent. */
  revoke: command({
    input: Target.extend({
      revokedOn: Day,
      how: Line,
      /** Organizations, and `null` for whoever treats the student; without it, all it still names. */
      recipientIds: z.array(Id.nullable()).min(1).max(51).optional(),
      /** Other papers for the same, taken back for them by the same word. */
      also: z.array(Target).max(50).default([]),
    }),
    output: Consent,
    may: officeWork,
    audit: { event: 'consent.revoked', about: (made) => made.id },
  }),
  /** What the paper says it ends with has happened. */
  end: command({
    input: Target.extend({ happenedOn: Day }),
    output: Consent,
    may: officeWork,
    audit: { event: 'consent.ended', about: (made) => made.id },
  }),
  /** Another person who may sign says no: nothing more is sent by it until somebody has weighed that. */
  object: command({
    input: Target.extend({ by: Line, on: Day, how: Line }),
    output: Consent,
    may: officeWork,
    audit: { event: 'consent.objected', about: (made) => made.id },
  }),
  /** It holds all the same, and why. */
  weigh: command({
    input: Target.extend({ words: Line }),
    output: Consent,
    may: casework,
    audit: { event: 'consent.weighed', about: (made) => made.id },
  }),
  /** A parent of a student of age may be told something: by the student's written word, or as their dependent. */
  allowParent: command({
    input: ParentBasisDraft,
    output: ParentBasis,
    may: officeWork,
    audit: { event: 'parent-basis.recorded', about: (made) => made.id },
  }),
  /** From this day on no longer. */
  endParent: command({
    input: Target.extend({ endedOn: Day }),
    output: ParentBasis,
    may: officeWork,
    audit: { event: 'parent-basis.ended', about: (made) => made.id },
  }),
}
