import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { wasOfAge, type Consent, type ConsentDraft } from '#shared/domain/consent.ts'

import type { Asker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import { requireCase } from '../cases/case-access.ts'
import { casesOfStudent, openCaseOfStudent } from '../cases/open-case.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { requireStudent, requireStudentFor } from '../students/the-student.ts'
import {
  countUses,
  deleteConsent,
  findReadableConsent,
  insertConsent,
  listConsentEndings,
  listReadableConsents,
  setRevocation,
} from './consents.sql.ts'

/** The consents of a student that the asker may see, the newest signature first. */
export function consentsOfStudent(db: ReadableDb, session: Asker, studentId: string): Consent[] {
  return listReadableConsents(db, { studentId, ...readerOf(session) })
}

/** A consent this person may work with. */
function requireConsent({ db, session }: CommandContext, id: string): Consent {
  const consent = findReadableConsent(db, { id, ...readerOf(session) })
  if (!consent) throw notFoundError()
  return consent
}

/**
 * The case a signature belongs to: the open one, where it is the asker's to work on, or else the last one they may
 * read, so that what is signed after a restricted case was closed does not come into everybody's sight.
 */
function caseToRecordIn({ db, session }: CommandContext, studentId: string): string | null {
  const open = openCaseOfStudent(db, requireStudentFor(db, session, studentId).id)
  if (open) return requireCase(db, session, open.id).id
  return casesOfStudent(db, session, studentId)[0]?.id ?? null
}

/** A student under age cannot sign for themselves; where the birth date is not known the office has looked. */
function requireAge(
  db: ReadableDb,
  { studentId, authority, signedOn }: Pick<ConsentDraft, 'studentId' | 'authority' | 'signedOn'>,
): void {
  if (authority !== 'eligible-student') return
  if (wasOfAge(requireStudent(db, studentId).birthDate, signedOn) === false)
    throw invalidError([{ path: 'authority', message: 'consents:errors.notOfAge' }])
}

function requireRecipients(db: ReadableDb, recipientIds: readonly string[]): void {
  const known = namesOfOrganizations(db, recipientIds)
  if (recipientIds.some((id) => known[id] === undefined))
    throw invalidError([{ path: 'recipientIds', message: 'consents:errors.recipientUnknown' }])
}

function takeBackConsent({ db }: CommandContext, id: string): void {
  const used = (countUses(db, { id })?.uses ?? 0) > 0
  if (used || deleteConsent(db, { id, version: 1 }) === 0) throw conflictError()
}

/** By student, the day their first consent in force runs out between two days. */
export function consentEndings(
  db: ReadableDb,
  session: Asker,
  span: { readonly from: string; readonly to: string },
): ReadonlyMap<string, string> {
  const found = listConsentEndings(db, { ...span, ...readerOf(session) })
  return new Map(found.map(({ studentId, on }) => [studentId, on]))
}

export const consents: Handlers<Contract['consents']> = {
  create(context, draft) {
    const { db, newId, now, session, today } = context
    const caseId = caseToRecordIn(context, draft.studentId)
    if (draft.signedOn > today)
      throw invalidError([{ path: 'signedOn', message: 'consents:errors.signedInFuture' }])
    requireAge(db, draft)
    const recipientIds = [...new Set(draft.recipientIds)]
    requireRecipients(db, recipientIds)
    const made: Consent = {
      ...draft,
      recipientIds,
      information: [...new Set(draft.information)],
      id: newId(),
      caseId,
      revokedOn: null,
      revokedHow: '',
      recordedAt: now,
      recordedBy: session.accountId,
      version: 1,
    }
    insertConsent(db, made)
    context.undoable((later) => takeBackConsent(later, made.id))
    return made
  },

  revoke(context, { id, version, revokedOn, how }) {
    const before = requireConsent(context, id)
    if (before.version !== version) throw conflictError()
    if (before.revokedOn !== null) throw ruleError('consents:errors.alreadyRevoked')
    if (revokedOn > context.today)
      throw invalidError([{ path: 'revokedOn', message: 'consents:errors.revokedInFuture' }])
    if (revokedOn < before.signedOn)
      throw invalidError([{ path: 'revokedOn', message: 'consents:errors.revokedBeforeSigned' }])
    setRevocation(context.db, { id, version, revokedOn, revokedHow: how })
    context.undoable(({ db }) => {
      const undone = setRevocation(db, { id, version: version + 1, revokedOn: null, revokedHow: '' })
      if (undone === 0) throw conflictError()
    })
    return { ...before, revokedOn, revokedHow: how, version: version + 1 }
  },
}
