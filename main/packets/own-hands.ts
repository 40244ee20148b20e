import type { AlreadyLeft } from '#shared/api/referrals.ts'
import { ruleError } from '#shared/app-error.ts'
import type { InformationClass } from '#shared/domain/consent.ts'
import { stoodInTheWay, type LeftWhen } from '#shared/domain/disclosure.ts'
import type { PrintedPage } from '#shared/domain/packet.ts'
import { mayTellParent } from '#shared/domain/parent-basis.ts'

import { parentBasesOf } from '../consents/parent-bases.ts'
import type { ReadableDb } from '../db/types.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'

/** What a page for the family says of a student: that somebody is to help them, and why. */
export const FAMILY_INFORMATION: readonly InformationClass[] = ['reason-for-referral']

/** What a parent who is handed a page reads of the student: of a letter to a provider all that it tells. */
export function toldToParent({ information }: Pick<PrintedPage, 'information'>): readonly InformationClass[] {
  return information.length > 0 ? information : FAMILY_INFORMATION
}

/** What is to be handed to a parent. */
interface Handed {
  /** Which parent, as a contact; `null` where nobody said. */
  readonly toWhom: string | null
  readonly information: readonly InformationClass[]
}

/**
 * Whether what tells this about a student may be handed to this parent on a day (34 CFR 99.5, 99.30, 99.31(a)(8)); what was
 * handed before a basis was ended that day stood on it.
 */
export function mayHaveIt(
  db: ReadableDb,
  studentId: string,
  {
    toWhom,
    information,
    on,
    when = null,
  }: Handed & {
    readonly on: string
    readonly when?: LeftWhen | null
  },
): boolean {
  const { birthDate } = requireStudent(db, studentId)
  const bases = parentBasesOf(db, studentId).map((basis) =>
    basis.endedOn !== null && !stoodInTheWay(basis.endedOn, on, when) ? { ...basis, endedOn: null } : basis,
  )
  return mayTellParent({ toWhom, birthDate, bases, information, on })
}

/** Whether one of the parents may have it, whichever. */
export function mayOneHaveIt(
  db: ReadableDb,
  studentId: string,
  handed: Omit<Parameters<typeof mayHaveIt>[2], 'toWhom'>,
): boolean {
  const parents = contactsOfStudent(db, studentId).map(({ id }) => id)
  return [null, ...parents].some((toWhom) => mayHaveIt(db, studentId, { ...handed, toWhom }))
}

/**
 * Whether a parent was handed against the rule what tells this about a student of age, where nothing let them have it.
 * Throws in words unless that is what was said.
 */
export function isAgainstRule(
  db: ReadableDb,
  studentId: string,
  {
    toWhom,
    information,
    onDay,
    alreadyLeft,
  }: Handed & {
    readonly onDay: string
    readonly alreadyLeft: AlreadyLeft | null
  },
): boolean {
  const when = alreadyLeft?.when ?? null
  const isTheirs = mayHaveIt(db, studentId, { toWhom, information, on: onDay, when })
  if (isTheirs || when === 'against-rule') return !isTheirs
  const isUnsaid = toWhom === null && mayOneHaveIt(db, studentId, { information, on: onDay, when })
  throw ruleError(isUnsaid ? 'packets:errors.whichParent' : 'packets:errors.ofAge')
}
