import { z } from 'zod'

import { OUTSIDE_STEPS, TriageDraft } from './concern.ts'
import { comesOfAgeOn, ConsentPurpose, InformationClass, type Consent } from './consent.ts'
import { Id, Line, message, OptionalLine, Words } from './fields.ts'
import type { AnswerBasis } from './may-answer.ts'
import { mayDisclose, type Obstacle } from './may-disclose.ts'

/** What somebody was told about the student: no empty list says that they were told something. */
export const WhatWasTold = z.array(InformationClass).min(1, message('referrals:errors.nothingNamed'))

/** What emergency services or a crisis line were told about the student, and the threat that let it (34 CFR 99.36). */
export const ToldInEmergency = z.object({
  information: WhatWasTold,
  threat: Words,
  /** Who of the medical staff was told, in a medical emergency: that alone lifts 42 CFR part 2 (2.51). */
  medicalStaff: OptionalLine.default(''),
})
export type ToldInEmergency = z.infer<typeof ToldInEmergency>

/** A call to emergency services or a crisis line: what they were told about the student; `null` where that was nothing. */
export const SafetyCall = z.object({ step: z.enum(OUTSIDE_STEPS), told: ToldInEmergency.nullable() })
export type SafetyCall = z.infer<typeof SafetyCall>

/** A decision about a concern, with what was told in every call among its steps. */
export const TriageWithCalls = TriageDraft.extend({ calls: z.array(SafetyCall).default([]) })
export type TriageWithCalls = z.infer<typeof TriageWithCalls>

/** On which ground somebody outside the school was told something on no paper of ours. */
export const OutsideGround = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consent'), organizationId: Id, consentPurpose: ConsentPurpose }),
  ToldInEmergency.omit({ information: true }).extend({ kind: z.literal('emergency') }),
  /** Nothing let it leave; what is true is recorded all the same (34 CFR 99.32(a)). */
  z.object({ kind: z.literal('against-rule'), note: Words }),
])
export type OutsideGround = z.infer<typeof OutsideGround>

/** What somebody outside the school who is no provider of a referral was told about the student. */
export const ToldOutside = z.object({
  /** Who they are, and for whom they work. */
  party: Line,
  information: WhatWasTold,
  ground: OutsideGround,
})
export type ToldOutside = z.infer<typeof ToldOutside>

/** What is known of a student when somebody outside was told something. */
interface Known {
  readonly consents: readonly Consent[]
  readonly birthDate: string | null
  readonly today: string
}

/**
 * May somebody outside the school be told this about a student on this ground today, and if not, what is missing? A consent
 * has to name them (34 CFR 99.30); in an emergency the threat lets it (99.31(a)(10), 99.36), but of records of a program for
 * substance use only medical staff is told (42 CFR 2.51).
 */
export function mayTellOutside(
  { information, ground }: Pick<ToldOutside, 'information' | 'ground'>,
  { consents, birthDate, today }: Known,
):
  | { readonly basis: Exclude<AnswerBasis, { kind: 'own-records' }>; readonly missing: null }
  | { readonly basis: null; readonly missing: Obstacle | 'medical-staff' } {
  switch (ground.kind) {
    case 'consent': {
      const answer = mayDisclose(consents, {
        ...{ party: { id: ground.organizationId, treats: false }, way: 'to', information },
        ...{ purposes: [ground.consentPurpose], ofAgeOn: comesOfAgeOn(birthDate), today },
      })
      return answer.may
        ? { basis: { kind: 'consent', consentId: answer.consentId }, missing: null }
        : { basis: null, missing: answer.missing }
    }
    case 'emergency':
      return information.includes('substance-use-records') && ground.medicalStaff === ''
        ? { basis: null, missing: 'medical-staff' }
        : { basis: { kind: 'exception', exception: 'health-or-safety-emergency' }, missing: null }
    case 'against-rule':
      return { basis: { kind: 'exception', exception: 'against-rule' }, missing: null }
  }
}
