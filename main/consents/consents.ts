import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import {
  consentStands,
  isContested,
  isOver,
  recipientsOf,
  takenBackOn,
  type Consent,
  type ConsentDraft,
} from '#shared/domain/consent.ts'
import { alsoTakenBackFor, onlyTakenBack, stillNamed, takenBack } from '#shared/domain/taking-back.ts'

import type { Asker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import { leaveTrace } from '../audit/audit.ts'
import { requireCaseForGood } from '../cases/case-access.ts'
import { saidNoBefore } from '../consent-requests/declined.ts'
import { endWaiting } from '../consent-requests/requests.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { hourOf } from './hour-of.ts'
import { followConsents } from '../referrals/follow-consents.ts'
import { tellOfRevocation } from '../referrals/tell-of-revocation.ts'
import {
  countUses,
  deleteConsent,
  findReadableConsent,
  insertConsent,
  listConsents,
  listConsentEndings,
  listReadableConsents,
  updateConsent,
} from './consents.sql.ts'
import { refuseInterpreter } from '../students/who-interprets.ts'
import { parentBases } from './parent-bases.ts'
import { caseToRecordIn, purposeInWords, requireRecipients } from './recording.ts'
import { requireSigner } from './signing.ts'

/** The consents of a student that the asker may see, the newest signature first. */
export function consentsOfStudent(db: ReadableDb, session: Asker, studentId: string): Consent[] {
  return listReadableConsents(db, { studentId, ...readerOf(session) })
}

/**
 * What decides whether something may leave on a day: the consents the asker may see, every no that nobody had weighed by
 * then, and for whom any paper was taken back, whoever asks. A yes somebody may not see lets nothing leave for them. Only
 * what `consentsOfStudent` answers may be shown.
 */
export function consentsThatDecide(
  db: ReadableDb,
  session: Asker,
  { studentId, onDay }: { readonly studentId: string; readonly onDay: string },
): Consent[] {
  const shown = consentsOfStudent(db, session, studentId)
  const isShown = new Set(shown.map(({ id }) => id))
  const kept = listConsents(db, { studentId }).filter(({ id }) => !isShown.has(id))
  const contested = kept.filter((consent) => isContested(consent, onDay))
  const others = kept.filter((consent) => !contested.includes(consent))
  return [...shown, ...contested, ...onlyTakenBack(others)]
}

/** A consent this person may work with. */
function requireConsent({ db, session }: CommandContext, id: string): Consent {
  const consent = findReadableConsent(db, { id, ...readerOf(session) })
  if (!consent) throw notFoundError()
  return consent
}

type Changes = Partial<
  Pick<
    Consent,
    'happenedOn' | 'revokedOn' | 'revokedHow' | 'revokedAt' | 'takenBackFor' | 'replacedOn' | 'objections'
  >
>

/** Writes what happened to a paper; answers the consent as it is then and what takes it back. */
export function changeConsent({ db }: CommandContext, before: Consent, changes: Changes) {
  const { version } = before
  if (updateConsent(db, { ...before, ...changes }) === 0) throw conflictError()
  const takeBack = (later: CommandContext) => {
    if (updateConsent(later.db, { ...before, version: version + 1 }) === 0) throw conflictError()
  }
  return { consent: { ...before, ...changes, version: version + 1 }, takeBack }
}

/** The referrals that wait for a paper of a student follow what their papers say now; answers with the way back. */
export function followPapers(context: CommandContext, studentId: string): ReturnType<typeof followConsents> {
  const { db, session, today } = context
  const consents = consentsThatDecide(db, session, { studentId, onDay: today })
  return followConsents(context, studentId, consents)
}

/** Writes what happened to a paper, and what comes of it for the referrals that wait for one. */
function changeUndoably(
  context: CommandContext,
  before: Consent,
  changes: Changes,
  alsoBack: (later: CommandContext) => void = () => {},
): Consent {
  const { consent, takeBack } = changeConsent(context, before, changes)
  const followBack = followPapers(context, before.studentId)
  context.undoable((later) => {
    alsoBack(later)
    followBack(later)
    takeBack(later)
  })
  return consent
}

function takeBackConsent({ db }: CommandContext, id: string): void {
  const used = (countUses(db, { id })?.uses ?? 0) > 0
  if (used || deleteConsent(db, { id, version: 1 }) === 0) throw conflictError()
}

/** The consent a new paper takes the place of: one of the same student and kind that nothing has ended yet. */
function requireAmendable(
  context: CommandContext,
  { amendsId, studentId, kind, signedOn }: ConsentDraft,
): Consent | null {
  if (amendsId === null) return null
  const before = requireConsent(context, amendsId)
  if (before.studentId !== studentId || before.kind !== kind) throw notFoundError()
  if (before.replacedOn !== null || !consentStands(before, signedOn))
    throw ruleError('consents:errors.notReplaceable')
  return before
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

/** A consent at the version somebody saw. */
function requireConsentAt(
  context: CommandContext,
  { id, version }: { readonly id: string; readonly version: number },
): Consent {
  const consent = requireConsent(context, id)
  if (consent.version !== version) throw conflictError()
  return consent
}

/** A day on which something happened to a paper: after it was signed, and not still to come. */
function requireDayOf(
  { today }: CommandContext,
  { signedOn }: Consent,
  { path, on }: { readonly path: 'revokedOn' | 'happenedOn' | 'on'; readonly on: string },
): void {
  if (on > today) throw invalidError([{ path, message: 'consents:errors.dayToCome' }])
  if (on < signedOn) throw invalidError([{ path, message: 'consents:errors.beforeSigned' }])
}

/** A consent that may be taken back from a day on. */
function requireRevocable(
  context: CommandContext,
  { on, ...target }: { readonly id: string; readonly version: number; readonly on: string },
): Consent {
  const consent = requireConsentAt(context, target)
  if (consent.revokedOn !== null) throw ruleError('consents:errors.alreadyRevoked')
  requireDayOf(context, consent, { path: 'revokedOn', on })
  return consent
}

/** Whom it is taken back for is named by it, and it was not taken back for them before. */
function requireNamed(
  { db }: Pick<CommandContext, 'db'>,
  consent: Consent,
  recipients: readonly (string | null)[],
): Readonly<Record<string, string>> {
  const unnamed = recipients.filter((recipient) => !recipientsOf(consent).includes(recipient))
  const ids = unnamed.filter((recipient) => recipient !== null)
  // One of those who treat the student is named by whoever takes the paper back for them.
  const isClass = stillNamed(consent).includes(null)
  const names = namesOfOrganizations(db, ids)
  if (ids.length < unnamed.length || ids.some((id) => !isClass || names[id] === undefined))
    throw notFoundError()
  if (recipients.some((recipient) => takenBackOn(consent, recipient) !== null))
    throw ruleError('consents:errors.alreadyRevoked')
  return names
}

export const consents: Handlers<Contract['consents']> = {
  ...parentBases,

  create(context, draft) {
    const { db, newId, now, session, today } = context
    const caseId = caseToRecordIn(context, draft.studentId)
    if (draft.signedOn > today)
      throw invalidError([{ path: 'signedOn', message: 'consents:errors.signedInFuture' }])
    requireSigner(db, draft)
    refuseInterpreter(
      db,
      { path: 'interpreter', studentId: draft.studentId, onDay: draft.signedOn },
      draft.interpreter,
    )
    const recipientIds = [...new Set(draft.recipientIds)]
    const recipientNames = { ...requireRecipients(db, recipientIds) }
    const amended = requireAmendable(context, draft)
    const signed: Consent = {
      ...draft,
      ...{ recipientIds, recipientNames, renamedIds: [] },
      purpose: draft.purpose || purposeInWords(context, draft),
      information: [...new Set(draft.information)],
      purposes: [...new Set(draft.purposes)],
      statements: [...new Set(draft.statements)],
      id: newId(),
      caseId,
      happenedOn: null,
      revokedOn: null,
      revokedHow: '',
      revokedAt: null,
      takenBackFor: [],
      replacedOn: null,
      objections: [],
      recordedAt: now,
      recordedBy: session.accountId,
      version: 1,
    }
    const made = { ...signed, objections: [...saidNoBefore(context, signed, listConsents(db, signed))] }
    insertConsent(db, made)
    const replaced = amended && changeConsent(context, amended, { replacedOn: made.signedOn })
    const waitAgain = endWaiting(context, made)
    const followBack = followPapers(context, made.studentId)
    context.undoable((later) => {
      followBack(later)
      waitAgain(later)
      takeBackConsent(later, made.id)
      replaced?.takeBack(later)
    })
    return made
  },

  revoke(context, { id, version, revokedOn: on, how, recipientIds, also }) {
    const { db, now, session } = context
    const before = requireRevocable(context, { id, version, on })
    const recipients = recipientIds ? [...new Set(recipientIds)] : stillNamed(before)
    const unnamed = requireNamed(context, before, recipients)
    const word = { on, how, at: hourOf(context, on).at ?? null, unnamed }
    const others = also.map((target) => {
      const paper = requireRevocable(context, { ...target, on })
      const common = alsoTakenBackFor(paper, recipients)
      if (paper.studentId !== before.studentId || common.length === 0) throw notFoundError()
      return { consent: paper, recipients: common }
    })
    const papers = consentsOfStudent(db, session, before.studentId)
    const tellBack = tellOfRevocation(context, [{ consent: before, recipients }, ...others], papers)
    const othersBack = others.map(({ consent, recipients: common }) => {
      leaveTrace(db, {
        ...{ at: now, actorId: session.accountId, operation: 'consents.revoke' },
        ...{ event: 'consent.revoked', subjectId: consent.id },
      })
      return changeConsent(context, consent, takenBack(consent, { ...word, recipients: common })).takeBack
    })
    return changeUndoably(context, before, takenBack(before, { ...word, recipients }), (later) => {
      tellBack(later)
      for (const takeBack of othersBack) takeBack(later)
    })
  },

  end(context, { id, version, happenedOn }) {
    const before = requireConsentAt(context, { id, version })
    if (before.expiresWhen === '' || before.happenedOn !== null)
      throw ruleError('consents:errors.endsWithNothing')
    requireDayOf(context, before, { path: 'happenedOn', on: happenedOn })
    return changeUndoably(context, before, { happenedOn })
  },

  object(context, { id, version, by, on, how }) {
    const before = requireConsentAt(context, { id, version })
    requireDayOf(context, before, { path: 'on', on })
    if (isOver(before, on)) throw ruleError('consents:errors.holdsNoMore')
    const objections = [...before.objections, { by, on, ...hourOf(context, on), how, weighed: null }]
    return changeUndoably(context, before, { objections })
  },

  weigh(context, { id, version, words }) {
    const before = requireConsentAt(context, { id, version })
    if (before.caseId !== null) requireCaseForGood(context.db, context.session, before.caseId)
    if (before.objections.every(({ weighed }) => weighed !== null))
      throw ruleError('consents:errors.nothingToWeigh')
    const weighed = { on: context.today, by: context.session.accountId, words }
    const objections = before.objections.map((each) => (each.weighed === null ? { ...each, weighed } : each))
    return changeUndoably(context, before, { objections })
  },
}
