import type { AlreadyLeft } from '#shared/api/referrals.ts'
import { ruleError } from '#shared/app-error.ts'
import type { InformationClass } from '#shared/domain/consent.ts'
import { stoodInTheWay, type LeftWhen } from '#shared/domain/disclosure.ts'
import type { PrintedPage } from '#shared/domain/packet.ts'
import { mayTellParent } from '#shared/domain/parent-basis.ts'

import { parentBasesOf } from '../consents/parent-bases.ts'
import type { ReadableDb } from '../db/types.ts'
import { requireStudent } from '../students/the-student.ts'

/** What a page for the family says of a student: that somebody is to help them, and why. */
export const FAMILY_INFORMATION: readonly InformationClass[] = ['reason-for-referral']

/** What a parent who is handed a page reads of the student: of a letter to a provider all that it tells. */
export function toldToParent({ information }: Pick<PrintedPage, 'information'>): readonly InformationClass[] {
  return information.length > 0 ? information : FAMILY_INFORMATION
}

/**
 * Whether what tells this about a student may be handed to a parent on a day (34 CFR 99.5, 99.30, 99.31(a)(8)); what was
 * handed before a basis was ended that day stood on it.
 */
export function mayHaveIt(
  db: ReadableDb,
  studentId: string,
  {
    information,
    on,
    when = null,
  }: {
    readonly information: readonly InformationClass[]
    readonly on: string
    readonly when?: LeftWhen | null
  },
): boolean {
  const { birthDate } = requireStudent(db, studentId)
  const bases = parentBasesOf(db, studentId).map((basis) =>
    basis.endedOn !== null && !stoodInTheWay(basis.endedOn, on, when) ? { ...basis, endedOn: null } : basis,
  )
  return mayTellParent({ birthDate, bases, information, on })
}

/**
 * Whether a parent was handed against the rule what tells this about a student of age, where nothing let them have it.
 * Throws in words unless that is what was said.
 */
export function isAgainstRule(
  db: ReadableDb,
  studentId: string,
  {
    information,
    onDay,
    alreadyLeft,
  }: {
    readonly information: readonly InformationClass[]
    readonly onDay: string
    readonly alreadyLeft: AlreadyLeft | null
  },
): boolean {
  const when = alreadyLeft?.when ?? null
  const isTheirs = mayHaveIt(db, studentId, { information, on: onDay, when })
  if (!isTheirs && when !== 'against-rule') throw ruleError('packets:errors.ofAge')
  return !isTheirs
}
