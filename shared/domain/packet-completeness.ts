import { z } from 'zod'

import { ConsentElement } from './consent-elements.ts'
import type { InformationClass } from './consent.ts'
import type { Contact, Student } from './student.ts'

/** What providers send a referral back for when it is not there ("incomplete information"). */
export const ReferralFact = z.enum([
  'name',
  'birth-date',
  'guardian-phone',
  'language',
  'insurance',
  'reason',
  'consent',
])
export type ReferralFact = z.infer<typeof ReferralFact>

/**
 * Whether the letter holds it: `unknown` to the office, known but `not-covered` by the consent, or told by the family; a
 * consent may let the letter go and still be `lacking` what a provider's own rules ask of a paper.
 */
export const FactState = z.enum(['there', 'unknown', 'not-covered', 'family-tells', 'lacking'])
export type FactState = z.infer<typeof FactState>

/** One line of the check. */
export const CheckedFact = z.object({
  fact: ReferralFact,
  state: FactState,
  /** What the paper lacks. */
  lacks: z.array(ConsentElement).optional(),
})
export type CheckedFact = z.infer<typeof CheckedFact>

interface Known {
  readonly student: Pick<Student, 'givenName' | 'familyName' | 'birthDate' | 'insurance'>
  /** Those who sign for the student and may be called. */
  readonly contacts: readonly Pick<Contact, 'phone' | 'languageSpoken'>[]
  /** What the letter may hold. */
  readonly information: readonly InformationClass[]
  /** Whether a consent, or a recorded emergency, lets it go. */
  readonly mayGo: boolean
  /** What its paper lacks before a provider may tell the school by it (45 CFR 164.508(c)). */
  readonly lacks: readonly ConsentElement[]
}

/** What the letter to a provider holds of what providers ask for, each thing with what stands in the way. */
export function checkedFacts({ student, contacts, information, mayGo, lacks }: Known): CheckedFact[] {
  const held = (isKnown: boolean, part: InformationClass): FactState =>
    isKnown ? (information.includes(part) ? 'there' : 'not-covered') : 'unknown'
  return [
    { fact: 'name', state: held(student.givenName !== '' || student.familyName !== '', 'contact-details') },
    { fact: 'birth-date', state: held(student.birthDate !== null, 'date-of-birth') },
    {
      fact: 'guardian-phone',
      state: held(
        contacts.some(({ phone }) => phone),
        'contact-details',
      ),
    },
    {
      fact: 'language',
      state: held(
        contacts.some(({ languageSpoken }) => languageSpoken),
        'contact-details',
      ),
    },
    // No class of information names it, so no letter holds it: the family brings its card.
    { fact: 'insurance', state: student.insurance === 'unknown' ? 'unknown' : 'family-tells' },
    { fact: 'reason', state: held(true, 'reason-for-referral') },
    lacks.length > 0 && mayGo
      ? { fact: 'consent', state: 'lacking', lacks: [...lacks] }
      : { fact: 'consent', state: mayGo ? 'there' : 'unknown' },
  ]
}
