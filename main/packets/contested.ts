import type { InformationClass } from '#shared/domain/consent.ts'
import type { PartRef } from '#shared/domain/records-request.ts'

import { statementsOn, type PlacedStatement } from '../amendments/the-amendment.ts'
import type { ReadableDb } from '../db/types.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway, isOwnName } from '../students/kept-away.ts'
import { requireStudent } from '../students/the-student.ts'
import { standsInLetter } from './gather-facts.ts'

interface ToldOf {
  readonly id: string
  readonly studentId: string
}

/** The parts of a record a letter to a provider tells from, by what it may hold. */
function partsTold(
  db: ReadableDb,
  { id, studentId }: ToldOf,
  information: readonly InformationClass[],
): PartRef[] {
  const holds = (part: InformationClass) => information.includes(part)
  const contacts = holds('contact-details') ? contactsOfStudent(db, studentId).filter(standsInLetter) : []
  return [
    ...(information.length > 0 ? [{ kind: 'student' as const, id: studentId }] : []),
    ...contacts.map((contact) => ({ kind: 'contact' as const, id: contact.id })),
    ...(holds('reason-for-referral') ? [{ kind: 'referral' as const, id }] : []),
  ]
}

/** A statement, and whose name stands over it; empty where nobody may contact them. */
type NamedStatement = PlacedStatement & { readonly named: string }

/**
 * What a family says about the parts of the record a letter tells from: it goes wherever they go (34 CFR 99.21(c)).
 */
export function statementsWithLetter(
  db: ReadableDb,
  referral: ToldOf,
  information: readonly InformationClass[],
): readonly NamedStatement[] {
  const { studentId } = referral
  const placed = statementsOn(db, studentId)
  const [student, contacts] = [requireStudent(db, studentId), contactsOfStudent(db, studentId)]
  const isAway = (name: string) =>
    !isOwnName(student, name) && isKeptAway(contacts, { contactId: null, name })
  return partsTold(db, referral, information)
    .flatMap((part) => placed(part))
    .map((statement) => ({ ...statement, named: isAway(statement.by) ? '' : statement.by }))
}
