import { comesOfAgeOn } from './consent.ts'
import { schoolName, type Contact, type Student } from './student.ts'

/** Whom the records hold around a student when a notice is given. */
export interface AroundStudent {
  readonly contacts: readonly Pick<Contact, 'name' | 'holdsConsentRights' | 'doNotContact'>[]
  readonly student: Pick<Student, 'givenName' | 'familyName' | 'preferredName' | 'birthDate'>
  /** The day on which they are told. */
  readonly on: string
}

const isOfAge = ({ student, on }: AroundStudent): boolean => {
  const ofAgeOn = comesOfAgeOn(student.birthDate)
  return ofAgeOn !== null && ofAgeOn <= on
}

/**
 * Who may be told that a record is asked for, so that they can object: from eighteen on the student alone, before it
 * whoever has a parent's rights and may be contacted (34 CFR 99.5(a), 99.31(a)(9)(ii), 99.34(a)(1)). Where nobody knows
 * the birth date, the parents.
 */
export function whoMayBeTold(around: AroundStudent): readonly string[] {
  if (isOfAge(around)) return [schoolName(around.student)]
  return around.contacts
    .filter(({ holdsConsentRights, doNotContact }) => holdsConsentRights && !doNotContact)
    .map(({ name }) => name)
}

/** Who has a parent's rights, may be contacted, and was not the one who was told: each parent may object for themselves. */
export function whoWasNotTold(told: string, around: AroundStudent): readonly string[] {
  return whoMayBeTold(around).filter((name) => name !== told)
}

/** Whether whoever was told is known and is nobody whose being told counts: a student under age, or somebody without a parent's rights. */
export function isToldToAnother(told: string, around: AroundStudent): boolean {
  const everybody = around.contacts.map((contact) => ({ ...contact, doNotContact: false }))
  if (whoMayBeTold({ ...around, contacts: everybody }).includes(told)) return false
  return told === schoolName(around.student) || around.contacts.some(({ name }) => name === told)
}
