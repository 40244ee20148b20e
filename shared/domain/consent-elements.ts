import { z } from 'zod'

import type { Consent, InformationClass } from './consent.ts'

/** Which way something goes: from the school to a party, or from a party to the school. */
export type Way = 'to' | 'from'

/** What the law asks a signed paper to hold. */
export const ConsentElement = z.enum([
  'records',
  'purpose',
  'party',
  'school',
  'signer',
  'adult-signer',
  'end',
  'right-to-revoke',
  'no-conditioning',
  'redisclosure',
  'refusal',
  'substance-use-named',
  'student-signer',
  'proceedings-alone',
])
export type ConsentElement = z.infer<typeof ConsentElement>

export const ConsentRule = z.enum(['ferpa', 'hipaa', 'part-2'])
export type ConsentRule = z.infer<typeof ConsentRule>

/** A rule's paragraph and the element it asks for. */
export interface ElementRule {
  readonly element: ConsentElement
  readonly source: string
}

/**
 * What each rule asks a paper for, paragraph by paragraph. Two are held when a paper is recorded, and so are asked of none
 * here: whose it is (42 CFR 2.31(a)(1)), as every consent belongs to a student, and what lets somebody sign for them
 * (45 CFR 164.508(c)(1)(vi)), in `signer.ts`. Only a consent to exchange information lets something leave, so only that is
 * held to these: by one to services or to a screening nobody is told anything, and for those no rule names what the paper
 * holds (20 U.S.C. 1232h(b) asks a parent’s written consent before a survey of what it lists; who signs is in `signer.ts`).
 */
export const ELEMENT_RULES: Readonly<Record<ConsentRule, readonly ElementRule[]>> = {
  ferpa: [
    { element: 'signer', source: '34 CFR 99.30(a)' },
    { element: 'adult-signer', source: '34 CFR 99.3' },
    { element: 'records', source: '34 CFR 99.30(b)(1)' },
    { element: 'purpose', source: '34 CFR 99.30(b)(2)' },
    { element: 'party', source: '34 CFR 99.30(b)(3)' },
  ],
  hipaa: [
    { element: 'records', source: '45 CFR 164.508(c)(1)(i)' },
    { element: 'party', source: '45 CFR 164.508(c)(1)(ii)' },
    { element: 'school', source: '45 CFR 164.508(c)(1)(iii)' },
    { element: 'purpose', source: '45 CFR 164.508(c)(1)(iv)' },
    { element: 'end', source: '45 CFR 164.508(c)(1)(v)' },
    { element: 'signer', source: '45 CFR 164.508(c)(1)(vi)' },
    { element: 'right-to-revoke', source: '45 CFR 164.508(c)(2)(i)' },
    { element: 'no-conditioning', source: '45 CFR 164.508(c)(2)(ii)' },
    { element: 'redisclosure', source: '45 CFR 164.508(c)(2)(iii)' },
  ],
  'part-2': [
    { element: 'party', source: '42 CFR 2.31(a)(2), (4)' },
    { element: 'redisclosure', source: '42 CFR 2.31(a)(4)(iii)' },
    { element: 'substance-use-named', source: '42 CFR 2.31(a)(3)' },
    { element: 'purpose', source: '42 CFR 2.31(a)(5)' },
    { element: 'right-to-revoke', source: '42 CFR 2.31(a)(6)' },
    { element: 'end', source: '42 CFR 2.31(a)(7)' },
    { element: 'signer', source: '42 CFR 2.31(a)(8), (9)' },
    { element: 'refusal', source: '42 CFR 2.31(a)(10)(ii)' },
    { element: 'student-signer', source: '42 CFR 2.14' },
    { element: 'proceedings-alone', source: '42 CFR 2.31(d)' },
  ],
}

/** What of a consent its elements are read from. */
export type ConsentPaper = Pick<
  Consent,
  | 'signer'
  | 'authority'
  | 'studentSigned'
  | 'recipientIds'
  | 'anyTreating'
  | 'direction'
  | 'information'
  | 'purposes'
  | 'purpose'
  | 'statements'
  | 'expiresOn'
  | 'expiresWhen'
>

const IS_THERE: Readonly<Record<ConsentElement, (paper: ConsentPaper) => boolean>> = {
  records: ({ information }) => information.length > 0,
  purpose: ({ purposes, purpose }) => purposes.length > 0 && purpose !== '',
  party: ({ recipientIds, anyTreating }) => anyTreating || recipientIds.length > 0,
  school: ({ direction }) => direction !== 'to',
  signer: ({ signer }) => signer !== '',
  'adult-signer': ({ authority }) => authority !== 'minor-under-state-law',
  end: ({ expiresOn, expiresWhen }) => expiresOn !== null || expiresWhen !== '',
  'right-to-revoke': ({ statements }) => statements.includes('right-to-revoke'),
  'no-conditioning': ({ statements }) => statements.includes('no-conditioning'),
  redisclosure: ({ statements }) => statements.includes('redisclosure'),
  // Of a paper for treatment, payment or operations it is asked; for a proceeding it is not.
  refusal: ({ purposes, statements }) =>
    purposes.every((purpose) => purpose === 'proceedings') || statements.includes('no-conditioning'),
  'substance-use-named': ({ information }) => information.includes('substance-use-records'),
  // Of a minor too the student signs: alone where state law lets them be treated so, or else with a parent.
  'student-signer': ({ authority, studentSigned }) => authority !== 'parent' || studentSigned,
  'proceedings-alone': ({ purposes }) => !purposes.includes('proceedings') || purposes.length === 1,
}

/** The rules a paper is held to: the school's for what it sends, the provider's for what they tell, one more for a program for substance use. */
export function rulesFor(way: Way, information: readonly InformationClass[]): readonly ConsentRule[] {
  const own: ConsentRule = way === 'to' ? 'ferpa' : 'hipaa'
  return information.includes('substance-use-records') ? [own, 'part-2'] : [own]
}

/** What a paper lacks of what these rules ask for, each element once, with the paragraph that asks first. */
export function missingElements(
  paper: ConsentPaper,
  rules: readonly ConsentRule[],
  asked: typeof ELEMENT_RULES = ELEMENT_RULES,
): readonly ElementRule[] {
  const lacking = rules.flatMap((rule) => asked[rule]).filter(({ element }) => !IS_THERE[element](paper))
  return lacking.filter(
    ({ element }, index) => lacking.findIndex((other) => other.element === element) === index,
  )
}

/** What the paper of a consent lacks before a provider may tell the school by it. */
export function lackedByProviders(
  consent: ConsentPaper & Pick<Consent, 'kind' | 'direction'>,
): readonly ElementRule[] {
  if (consent.kind !== 'exchange' || consent.direction === 'to') return []
  return missingElements(consent, rulesFor('from', consent.information))
}
