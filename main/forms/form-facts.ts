import type { FormId } from '#shared/domain/form.ts'
import type { School } from '#shared/domain/school.ts'
import type { Contact, Student } from '#shared/domain/student.ts'

import type { ToDial } from '../protocols/numbers-to-call.ts'

/** A statement of the family, and what stands over it. */
export interface FormStatement {
  readonly id: string
  readonly heading: string
  readonly words: string
}

/** What a form says of the student it is filled in for. */
export interface FormStudent {
  readonly student: Pick<Student, 'givenName' | 'familyName' | 'preferredName' | 'birthDate' | 'grade'>
  /** `null` where the name used at home is not known for certain. */
  readonly childName: string | null
  /** Whom the office may call. */
  readonly contacts: readonly Contact[]
  /** Of the one case that is open; `null` where there is none, or more than one. */
  readonly caseCode: string | null
  /** Who sees to that case; `null` where there is none. */
  readonly counselor: string | null
  /** What the family says about what this form tells, under its heading (34 CFR 99.21(c)). */
  readonly statementsOn: (form: FormId) => readonly FormStatement[]
  /** Whom the request it is printed for names; empty where it is printed for none. */
  readonly recipients: string
  readonly recipientIds: readonly string[]
}

/** What every form may speak of. */
export interface FormFacts {
  readonly school: Pick<School, 'name' | 'office' | 'phone' | 'address'>
  readonly today: string
  readonly numbers: readonly ToDial[]
  /** Until when a form to sign offers to hold. */
  readonly consentUntil: string
  /** Whom the staff tells: points of contact of the protocol in force. */
  readonly pointsOfContact: readonly string[]
  /** `null` on a blank form. */
  readonly about: FormStudent | null
}
