import { notFoundError, ruleError } from '#shared/app-error.ts'
import { usualConsentEnd } from '#shared/domain/consent.ts'
import type { ConsentRequest } from '#shared/domain/consent-request.ts'
import { type PrintedPaper, namesStudent } from '#shared/domain/form.ts'
import { shownPhone } from '#shared/domain/phone.ts'
import { canBeAsked } from '#shared/domain/protocol.ts'
import type { PartRef } from '#shared/domain/records-request.ts'
import type { Contact } from '#shared/domain/student.ts'

import { accountNames } from '../accounts/account-names.ts'
import { theCalendar } from '../calendar/calendar.ts'
import { casesOfStudent } from '../cases/open-case.ts'
import { requireRequest } from '../consent-requests/requests.ts'
import type { QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { headingOf, type NamedStatement, statementsWith } from '../amendments/contested.ts'
import { nameUsedAtHome } from '../packets/gather-facts.ts'
import { officeWords } from '../print/office-words.ts'
import { numbersToDial } from '../protocols/numbers-to-call.ts'
import { roleHolders } from '../protocols/role-holders.ts'
import { namesOfOrganizations, theOrganization } from '../providers/directory.ts'
import { withPeople } from '../providers/known-people.ts'
import { goesByKeptAway, keptAwayFrom } from '../providers/offered.ts'
import { currentProtocol } from '../protocols/the-protocol.ts'
import { settings, theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudentFor } from '../students/the-student.ts'
import type { FormFacts, FormStudent } from './form-facts.ts'

/** Who can be told, by what they are asked for: "Counselor on call: Rosa Marsh". */
function pointsOfContact(context: Pick<QueryContext, 'db' | 'today'>): readonly string[] {
  const holders = roleHolders(context).filter(canBeAsked)
  const roles = currentProtocol(context.db)?.document.roles ?? []
  return roles.flatMap(({ id, name }) => {
    const names = holders.filter(({ roleId }) => roleId === id).map((holder) => holder.name)
    return names.length === 0 ? [] : [`${name}: ${names.join(', ')}`]
  })
}

/** For whom forms are filled in, and what was asked of them. */
interface FilledFor {
  readonly studentId: string | null
  readonly requestId: string | null
}

/** The request a form is printed for. Throws `not_found` where it is of somebody else, or not for this person. */
function requestOf(context: QueryContext, { studentId, requestId }: FilledFor): ConsentRequest | null {
  if (requestId === null) return null
  const request = requireRequest(context, requestId)
  if (request.studentId !== studentId) throw notFoundError()
  return request
}

/** Of contacts only the log tells, and of those nobody may contact not even that. */
function partsOn(db: ReadableDb, studentId: string, form: PrintedPaper): readonly PartRef[] {
  if (!namesStudent(form)) return []
  const shown = form === 'contact-log' ? contactsOfStudent(db, studentId) : []
  return [
    { kind: 'student', id: studentId },
    ...shown.filter(({ doNotContact }) => !doNotContact).map(({ id }) => ({ kind: 'contact' as const, id })),
  ]
}

/** What the family says about the parts of the record a form shows that is filled in (34 CFR 99.21(c)). */
export function statementsOnForm(
  db: ReadableDb,
  { studentId, form }: { readonly studentId: string; readonly form: PrintedPaper },
): readonly NamedStatement[] {
  return statementsWith(db, studentId, partsOn(db, studentId, form))
}

/** Whom a request names. Throws in words where one goes by somebody who must not be contacted about the student. */
function recipientsOf(db: ReadableDb, request: ConsentRequest | null, contacts: readonly Contact[]): string {
  const names = namesOfOrganizations(db, request?.recipientIds ?? [])
  const away = keptAwayFrom(contacts)
  const isAway = (id: string) =>
    goesByKeptAway(withPeople(db, { organization: theOrganization(db, id) }), away)
  if (Object.keys(names).some(isAway)) throw ruleError('packets:gap.provider-kept-away')
  return (request?.recipientIds ?? []).map((id) => names[id] ?? '').join(', ')
}

/** What a form says of one student. Throws `not_found` where the student is not for this person. */
function aboutStudent(context: QueryContext, studentId: string, request: ConsentRequest | null): FormStudent {
  const { db, session } = context
  const student = requireStudentFor(db, session, studentId)
  const contacts = contactsOfStudent(db, studentId)
  const words = officeWords(settings.mine(context, {}).language)
  const open = casesOfStudent(db, session, studentId).filter(({ closedOn }) => closedOn === null)
  const theCase = open.find(({ id }) => id === request?.caseId) ?? (open.length === 1 ? open[0] : undefined)
  return {
    student,
    childName: nameUsedAtHome(student, contacts),
    contacts: contacts.filter(({ doNotContact }) => !doNotContact),
    caseCode: theCase?.code ?? null,
    counselor: theCase ? (accountNames(db)[theCase.ownerId] ?? null) : null,
    statementsOn: (form) =>
      statementsOnForm(db, { studentId, form }).map((statement) => ({
        id: statement.id,
        heading: headingOf(statement, words),
        words: statement.words,
      })),
    recipients: recipientsOf(db, request, contacts),
    recipientIds: request?.recipientIds ?? [],
  }
}

/** Reads what forms speak of; of a student only where they are filled in for one. */
export function gatherForm(context: QueryContext, filled: FilledFor): FormFacts {
  const { studentId } = filled
  const { db, today } = context
  const school = theSchool(db)
  return {
    school: { ...school, phone: shownPhone(school.phone) },
    today,
    numbers: numbersToDial(db),
    consentUntil: usualConsentEnd(today, theCalendar(db).years),
    pointsOfContact: pointsOfContact(context),
    about: studentId === null ? null : aboutStudent(context, studentId, requestOf(context, filled)),
  }
}
