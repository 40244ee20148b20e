import type { CaseRecord } from '#shared/api/cases.ts'

import { accountNames } from '../accounts/account-names.ts'
import { canHoldCase, canOwnWork } from '../accounts/standing.ts'
import { concernsOfCase, triagesOfCase } from '../concerns/concern-access.ts'
import { crisesOfCase } from '../crises/crisis-record.ts'
import { notToldIn } from '../crises/not-told.ts'
import { papersDeclined } from '../consent-requests/requests.ts'
import { consentsOfStudent } from '../consents/consents.ts'
import { glassOf } from '../access/glass.ts'
import type { QueryContext } from '../context.ts'
import { formsToRead } from '../forms/printed-forms.ts'
import { meetingsOfCase } from '../meetings/case-at-meetings.ts'
import { pagesToRead, stoppedPages } from '../packets/printed-pages.ts'
import { returnPlansOfCase } from '../plans/return-plans.ts'
import { safetyPlansOfCase, safetyStandingOf } from '../plans/safety-plans.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { appointmentsOfCase, eventsOfCase, referralViewsOfCase } from '../referrals/referrals.ts'
import { slipAnswersOfCase } from '../slips/answers-of-case.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'
import { supportsOfCase } from '../supports/supports.ts'
import { openFamilySteps } from '../tasks/family-steps.ts'
import { tasksOfCase } from '../tasks/task-access.ts'
import { attemptsOfCase } from './attempts.ts'
import { caseFor, couldRead, mayDecideAccess, readsForGood, requireCase, sharedWith } from './case-access.ts'
import { disclosuresFor } from './case-disclosures.ts'
import { notesOfCase } from './notes.ts'

/** Everything about one case that this person may read, in one answer. */
export function caseRecord(context: QueryContext, id: string): CaseRecord {
  const { db, session, today } = context
  const found = requireCase(db, session, id)
  const { studentId } = found
  const referrals = referralViewsOfCase(db, id)
  const consents = consentsOfStudent(db, session, studentId)
  const declined = papersDeclined(context, studentId).filter(({ caseId }) => caseId === null || caseId === id)
  const organizationIds = new Set([
    ...declined.flatMap(({ recipientIds }) => recipientIds),
    ...consents.flatMap(({ recipientIds }) => recipientIds),
    ...referrals.flatMap(({ organizationId }) => organizationId ?? []),
  ])
  const people = accountNames(db)
  const colleagues = Object.keys(people)
  const contacts = contactsOfStudent(db, studentId)
  const pages = pagesToRead(db, id, contacts)
  return {
    case: caseFor(session, found),
    student: requireStudent(db, studentId),
    contacts,
    concerns: concernsOfCase(db, id),
    triages: triagesOfCase(db, session, id),
    notes: notesOfCase(db, session, id),
    referrals,
    events: eventsOfCase(db, session, id),
    tasks: tasksOfCase(db, session, id),
    familySteps: found.closedOn === null ? openFamilySteps(context, id).map((step) => step.id) : [],
    crises: crisesOfCase(db, session, id),
    notTold: notToldIn(context, [found]),
    meetings: meetingsOfCase(db, session, id),
    safetyPlan: safetyStandingOf(context, found),
    safetyPlans: safetyPlansOfCase(db, session, id),
    returnPlans: returnPlansOfCase(db, session, id),
    supports: supportsOfCase(db, session, id),
    attempts: attemptsOfCase(db, id),
    appointments: appointmentsOfCase(db, id),
    consents,
    declined,
    pages,
    stopped: stoppedPages(context, pages, referrals),
    forms: formsToRead(context, studentId, contacts).filter(({ caseId }) => caseId === null || caseId === id),
    slipAnswers: slipAnswersOfCase(db, id),
    disclosures: disclosuresFor(db, session, studentId),
    sharedWith: sharedWith(db, id),
    mayDecideAccess: mayDecideAccess(session, found) && readsForGood(db, session, id),
    ...glassOf(db, session, id),
    workers: colleagues.filter((each) => canOwnWork(context, each) && couldRead(db, each, id)),
    holders: colleagues.filter((each) => canHoldCase(context, each, studentId)),
    people,
    organizations: namesOfOrganizations(db, [...organizationIds]),
    today,
  }
}
