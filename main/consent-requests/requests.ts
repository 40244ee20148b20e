import { conflictError, invalidError, notFoundError } from '#shared/app-error.ts'
import { answers, type Asked, type ConsentRequest } from '#shared/domain/consent-request.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { isSameName } from '#shared/domain/one-name.ts'

import { readerOf } from '../access/readable.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isKeptAway, isOwnName } from '../students/kept-away.ts'
import { requireStudent } from '../students/the-student.ts'
import {
  deleteRequest,
  findReadableRequest,
  insertRequest,
  listDeclinedRequests,
  listUnansweredRequests,
  updateRequest,
} from './consent-requests.sql.ts'

/** What is asked for, where, and of whom; `null` where nobody said. */
type Asking = Pick<
  ConsentRequest,
  'studentId' | 'caseId' | 'referralId' | 'kind' | 'recipientIds' | 'askedOn'
> & {
  readonly asked: Asked | null
}

/** Whether both papers are for the same and of the same person; of whom nobody said may be anybody. */
function isSamePaper(
  { kind, recipientIds, askedContactId, askedName }: ConsentRequest,
  { asked, ...asking }: Asking,
): boolean {
  const isOfAnybody = (contactId: string | null, name: string) => contactId === null && name === ''
  return (
    kind === asking.kind &&
    asking.recipientIds.every((id) => recipientIds.includes(id)) &&
    (asked === null ||
      isOfAnybody(askedContactId, askedName) ||
      isOfAnybody(asked.contactId, asked.name) ||
      (asked.contactId === null ? isSameName(askedName, asked.name) : askedContactId === asked.contactId))
  )
}

/** The papers that were asked of a student and not answered by one, a no among them, as far as the asker may read them. */
export function papersAsked({ db, session }: QueryContext, studentId: string): readonly ConsentRequest[] {
  const of = { studentId, ...readerOf(session) }
  return [...listUnansweredRequests(db, of), ...listDeclinedRequests(db, of)]
}

/** The papers of a student somebody said no to, as far as the asker may read them. */
export function papersDeclined({ db, session }: QueryContext, studentId: string): ConsentRequest[] {
  return listDeclinedRequests(db, { studentId, ...readerOf(session) })
}

/** Whether a paper is waited for already, or somebody said no to it since it went. */
export function hasWordSince({ db, session }: CommandContext, asking: Asking): boolean {
  const of = { studentId: asking.studentId, ...readerOf(session) }
  const isSince = ({ ending }: ConsentRequest) => ending === null || ending.on >= asking.askedOn
  return [
    ...listUnansweredRequests(db, of).filter(({ ending }) => ending === null),
    ...listDeclinedRequests(db, of),
  ].some((request) => isSince(request) && isSamePaper(request, asking))
}

/** A record that was written, and the way to take it back. */
interface Written {
  readonly request: ConsentRequest
  readonly takeBack: (later: CommandContext) => void
}

/** Whom the office asks: by the name they have today, nobody it must not contact and nobody who may not sign. */
function nameOfAsked({ db }: CommandContext, studentId: string, asked: Asked | null): string {
  if (asked === null) return ''
  if (asked.contactId === null) {
    const away = isKeptAway(contactsOfStudent(db, studentId), asked)
    if (away && !isOwnName(requireStudent(db, studentId), asked.name))
      throw invalidError([{ path: 'asked.name', message: 'papers:errors.mayNotAsk' }])
    return asked.name
  }
  const contact = contactsOfStudent(db, studentId).find(({ id }) => id === asked.contactId)
  if (!contact || contact.doNotContact)
    throw invalidError([{ path: 'asked.contactId', message: 'papers:errors.mayNotAsk' }])
  if (!contact.holdsConsentRights)
    throw invalidError([{ path: 'asked.contactId', message: 'papers:errors.mayNotSign' }])
  return contact.name
}

/** What somebody was asked to sign. Throws `not_found` where it is not for this person. */
export function requireRequest(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  id: string,
): ConsentRequest {
  const request = findReadableRequest(db, { id, ...readerOf(session) })
  if (!request) throw notFoundError()
  return request
}

/** Writes down that a paper is waited for from now on. */
export function waitFor(context: CommandContext, { asked, ...asking }: Asking): Written {
  const request: ConsentRequest = {
    ...asking,
    id: context.newId(),
    askedContactId: asked?.contactId ?? null,
    askedName: nameOfAsked(context, asking.studentId, asked),
    how: asked?.how ?? null,
    language: asked?.language ?? null,
    reminders: [],
    ending: null,
    recordedAt: context.now,
    recordedBy: context.session.accountId,
    version: 1,
  }
  insertRequest(context.db, request)
  const takeBack = (later: CommandContext) => {
    if (deleteRequest(later.db, { id: request.id, version: 1 }) === 0) throw conflictError()
  }
  return { request, takeBack }
}

/** Writes what happened to a paper that was asked for. */
export function changeRequest(
  { db }: CommandContext,
  before: ConsentRequest,
  changes: Partial<Pick<ConsentRequest, 'reminders' | 'ending'>>,
): Written {
  const { version } = before
  if (updateRequest(db, { ...before, ...changes }) === 0) throw conflictError()
  const takeBack = (later: CommandContext) => {
    if (updateRequest(later.db, { ...before, version: version + 1 }) === 0) throw conflictError()
  }
  return { request: { ...before, ...changes, version: version + 1 }, takeBack }
}

/** The papers of a student that are waited for, as far as the asker may read them. */
export function papersWaitedFor(
  { db, session }: Pick<CommandContext, 'session'> & { readonly db: ReadableDb },
  studentId: string,
): ConsentRequest[] {
  return listUnansweredRequests(db, { studentId, ...readerOf(session) }).filter(
    ({ ending }) => ending === null,
  )
}

/**
 * Whether a paper was asked of somebody else than who signed a consent: by whose contact they are, or else by name. Of whom
 * nobody said may be anybody.
 */
export function isOfAnother(
  { askedContactId, askedName }: Pick<ConsentRequest, 'askedContactId' | 'askedName'>,
  consent: Pick<Consent, 'signer' | 'signerContactId'>,
): boolean {
  if (askedContactId !== null && consent.signerContactId !== null)
    return askedContactId !== consent.signerContactId
  return askedName !== '' && !isSameName(askedName, consent.signer)
}

/**
 * Ends the waiting for every paper that this consent is; answers what takes that back. Where the same was asked of several
 * people their own papers are still out: only those of whoever signed, and of nobody in particular, came back.
 */
export function endWaiting(context: CommandContext, consent: Consent): (later: CommandContext) => void {
  const { db, session, today } = context
  const asked = listUnansweredRequests(db, { studentId: consent.studentId, ...readerOf(session) })
  const answered = asked.filter((request) => answers(consent, request, today))
  const own = answered.filter((request) => !isOfAnother(request, consent))
  const ended = (own.length > 0 ? own : answered).map((request) =>
    changeRequest(context, request, { ending: { state: 'returned', on: today, consentId: consent.id } }),
  )
  return (later) => {
    for (const { takeBack } of ended) takeBack(later)
  }
}
