import { z } from 'zod'

import { Day, Id, Line } from './fields.ts'
import type { Contact, Relation } from './student.ts'

/** Of whom nobody takes it for granted that they may sign for a student. */
const TO_BE_SHOWN: ReadonlySet<Relation> = new Set([
  'grandparent',
  'relative',
  'acting-as-parent',
  'agency',
  'court',
  'other',
])

/**
 * Whether somebody has to have seen what gives a contact the right to sign: for whoever is no parent or guardian, and
 * wherever there is a word about custody (34 CFR 99.4; 45 CFR 164.508(c)(1)(vi)).
 */
export function needsAuthorityShown({
  relation,
  custodyNote,
}: Pick<Contact, 'relation' | 'custodyNote'>): boolean {
  return custodyNote !== '' || TO_BE_SHOWN.has(relation)
}

const Age = z.int().min(10).max(17).nullable()

/** From what age the law of the state lets a minor sign, as somebody of the school has looked it up. */
export const MinorConsentDraft = z.object({
  /** For help for themselves; `null` where they may not. */
  servicesFrom: Age,
  /** For what a provider tells the school; `null` where they may not. */
  informationFrom: Age,
  /** Who looked it up, and where. */
  confirmedBy: Line,
  source: Line,
})
export type MinorConsentDraft = z.infer<typeof MinorConsentDraft>

export const MinorConsent = MinorConsentDraft.extend({ confirmedOn: Day, writtenBy: Id })
export type MinorConsent = z.infer<typeof MinorConsent>
