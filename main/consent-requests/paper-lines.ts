import type { PaperLine, RunningOut } from '#shared/api/consent-requests.ts'
import {
  ENDED_TOLD_FOR,
  isAskedAgain,
  isFollowedUp,
  RUNS_OUT_WITHIN,
  schoolDaysWaited,
} from '#shared/domain/consent-request.ts'
import { lapseOf, stillFor } from '#shared/domain/consent.ts'
import { addDays } from '#shared/domain/days.ts'
import { addSchoolDays, schoolDaysBetween } from '#shared/domain/school-calendar.ts'
import type { Contact } from '#shared/domain/student.ts'

import { readerOf } from '../access/readable.ts'
import { consentsOfStudent } from '../consents/consents.ts'
import type { QueryContext } from '../context.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway } from '../students/kept-away.ts'
import {
  listConsentsInUse,
  listUnansweredRequests,
  type EndingConsent,
  type PaperRow,
} from './consent-requests.sql.ts'

type Naming = (ids: readonly string[]) => string[]

function namesOf(
  { db }: QueryContext,
  rows: readonly { readonly recipientIds: readonly string[] }[],
): Naming {
  const names = namesOfOrganizations(db, new Set(rows.flatMap(({ recipientIds }) => recipientIds)))
  return (ids) => ids.map((id) => names[id] ?? '')
}

/** A paper as the list shows it: whoever must not be contacted is named nowhere. */
export function paperLines(context: QueryContext, rows: readonly PaperRow[]): PaperLine[] {
  const names = namesOf(context, rows)
  const known = new Map<string, readonly Contact[]>()
  const contactsOf = ({ studentId }: PaperRow): readonly Contact[] => {
    const contacts = known.get(studentId) ?? contactsOfStudent(context.db, studentId)
    known.set(studentId, contacts)
    return contacts
  }
  return rows.map((row) => {
    const { askedContactId, askedName } = row
    const contacts = contactsOf(row)
    const isAway = isKeptAway(contacts, { contactId: askedContactId, name: askedName })
    return {
      ...row,
      askedName: isAway ? '' : askedName,
      recipients: names(row.recipientIds),
      contact: isAway ? null : (contacts.find(({ id }) => id === askedContactId) ?? null),
      isKeptAway: isAway,
      schoolDaysWaited: schoolDaysWaited(row, context),
    }
  })
}

/** Who signed, to be asked again; whoever must not be contacted by now is named nowhere. */
function signerOf({ db }: QueryContext, { studentId, signer, signerContactId }: EndingConsent) {
  const signed = { contactId: signerContactId, name: signer }
  return isKeptAway(contactsOfStudent(db, studentId), signed)
    ? { signer: '', signerContactId: null }
    : { signer, signerContactId }
}

/** A consent that holds until its day, or held until then: one that was taken back or replaced is not asked for again. */
function isEnding(consent: EndingConsent, today: string): boolean {
  const lapse = lapseOf(consent, today)
  return lapse === null || lapse === 'expired'
}

/** One paper asks for all that the same person signed: of several that end, the first tells by when. */
function asOnePaper(ending: readonly RunningOut[]): RunningOut[] {
  const papers = Object.groupBy(ending, ({ studentId, kind, signer, signerContactId }) =>
    JSON.stringify([studentId, kind, signerContactId ?? signer]),
  )
  return Object.values(papers).flatMap((alike = []) => {
    const [first] = alike
    if (!first) return []
    const recipientIds = [...new Set(alike.flatMap((each) => each.recipientIds))]
    const recipients = [...new Set(alike.flatMap((each) => each.recipients))]
    return [{ ...first, recipientIds, recipients, consentIds: alike.map(({ id }) => id) }]
  })
}

/**
 * Consents in open cases that end before a new one would be back, or have ended, where neither another goes on after them
 * nor anybody was asked for one already; the first to end first, one line for each paper that is to be signed.
 */
export function runningOut(
  context: QueryContext,
  of: { readonly mine: string | null; readonly studentId: string | null },
): RunningOut[] {
  const { db, session, today, calendar } = context
  const reader = readerOf(session)
  const to = addSchoolDays(today, RUNS_OUT_WITHIN, calendar)
  const from = addDays(today, -ENDED_TOLD_FOR)
  const found = listConsentsInUse(db, { ...of, from, to, ...reader }).flatMap(({ consentId, ...used }) => {
    const all = consentsOfStudent(db, session, used.studentId)
    const found = all.find((consent): consent is EndingConsent => consent.id === consentId)
    const ending = found && stillFor(found, today)
    if (!ending || !isEnding(ending, today) || isFollowedUp(ending, all, today)) return []
    const asked = listUnansweredRequests(db, { studentId: used.studentId, ...reader })
    if (asked.some((request) => isAskedAgain(ending, request))) return []
    return [{ ending, used }]
  })
  const names = namesOf(
    context,
    found.map(({ ending }) => ending),
  )
  const lines = found.map(({ ending, used }) => ({
    ...used,
    id: ending.id,
    kind: ending.kind,
    recipientIds: ending.recipientIds,
    ...signerOf(context, ending),
    languageSigned: ending.languageSigned,
    recipients: names(ending.recipientIds),
    expiresOn: ending.expiresOn,
    schoolDaysLeft: schoolDaysBetween(today, ending.expiresOn, calendar),
    consentIds: [ending.id],
  }))
  return asOnePaper(lines)
}
