import type { AlreadyLeft } from '#shared/api/referrals.ts'
import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import { asTheDayBegan } from '#shared/domain/consent.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import { NOTICE_EXEMPTIONS } from '#shared/domain/may-answer.ts'
import { mayTellNewSchool, type Move, type SchoolCall, type SchoolCallDraft } from '#shared/domain/moving.ts'
import type { Notice } from '#shared/domain/records-request.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import { consentsThatDecide } from '../consents/consents.ts'
import type { CommandContext } from '../context.ts'
import { recordDisclosure, takeBackDisclosure } from '../disclosures/disclosures.ts'
import { sayWithStatements, statementsWithSchoolCall } from '../amendments/contested.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { fold } from '../search/folding.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { findLastMove, updateCalls } from './moves.sql.ts'
import { mayReadCalls } from './move-for.ts'

interface Wanted {
  readonly id: string
  readonly version: number
  readonly studentId: string
  readonly call: SchoolCallDraft
  readonly withStatements: boolean
  readonly contestedUntold: boolean
  readonly alreadyLeft: AlreadyLeft | null
}

function requireMoveAt(context: CommandContext, { id, version, studentId }: Wanted): Move {
  const move = findLastMove(context.db, { studentId })
  if (move?.id !== id || !mayReadCalls(context, move)) throw notFoundError()
  if (move.version !== version) throw conflictError()
  return move
}

function requireSensible(
  context: CommandContext,
  { on, organizationId, notice }: SchoolCallDraft,
  toSchool: string,
): void {
  const refuse = (path: string, message: MessageKey) => invalidError([{ path, message }], message)
  if (on > context.today) throw refuse('call.on', 'moves:errors.dayToCome')
  if (notice && notice.state !== 'not-owed' && notice.on > on)
    throw refuse('call.notice.on', 'moves:errors.dayToCome')
  if (notice?.state === 'not-owed' && !NOTICE_EXEMPTIONS['new-school']?.includes(notice.why))
    throw refuse('call.notice.why', 'requests:errors.noSuchExemption')
  if (organizationId === null) return
  const named = namesOfOrganizations(context.db, [organizationId])[organizationId]
  if (named === undefined) throw refuse('call.organizationId', 'consents:errors.recipientUnknown')
  // A consent speaks for whom it names: another organization is not the school they go to.
  if (fold(named) !== fold(toSchool)) throw refuse('call.organizationId', 'moves:errors.notThatSchool')
}

function noticeWords(notice: Notice | null): string {
  if (notice === null) return ''
  return notice.state === 'given' ? `${notice.to}, ${notice.on}` : notice.words
}

/**
 * By whose name the statements go that were told with what was told: those about a part of the record a call of this kind
 * tells from, or may. Refused where one was left out (34 CFR 99.21(c)).
 */
function statementsThatWent(
  { db }: CommandContext,
  { studentId, call: { information, on }, withStatements, contestedUntold, alreadyLeft }: Wanted,
): readonly string[] {
  const standing = statementsWithSchoolCall(db, studentId, { information, contestedUntold }).filter(
    (statement) => statement.on <= on,
  )
  if (standing.length === 0 || withStatements) return standing.map(({ named }) => named)
  if (alreadyLeft?.when !== 'against-rule') throw ruleError('referrals:errors.statementGoes')
  return []
}

/** On which ground something was told. Where nothing allowed it, that is refused, or recorded as just that where it was told. */
function groundOf(
  context: CommandContext,
  { studentId, call, alreadyLeft }: Wanted,
  { toSchool, birthDate }: { readonly toSchool: string; readonly birthDate: string | null },
): Pick<Disclosure, 'consentId' | 'exception' | 'exceptionNote'> | null {
  const { on, information, notice } = call
  if (information.length === 0) return null
  const known = consentsThatDecide(context.db, context.session, { studentId, onDay: on })
  const consents = alreadyLeft?.when === 'before' ? asTheDayBegan(known, on) : known
  const { basis, missing } = mayTellNewSchool({ ...call, toSchool }, { consents, birthDate, today: on })
  if (missing && alreadyLeft?.when !== 'against-rule') throw ruleError(`moves:missing.${missing}`)
  if (basis?.kind === 'consent') return { consentId: basis.consentId, exception: null, exceptionNote: '' }
  if (basis?.kind === 'exception')
    return { consentId: null, exception: basis.exception, exceptionNote: noticeWords(notice) }
  return { consentId: null, exception: 'against-rule', exceptionNote: alreadyLeft?.note ?? '' }
}

/** Writes down what was said to the new school, where it may be said; what was told about the student is a disclosure. */
export function callNewSchool(context: CommandContext, wanted: Wanted): Move {
  const { db, session, now } = context
  const { studentId, call: said } = wanted
  const { birthDate, status, leftOn } = requireStudentFor(db, session, studentId)
  const move = requireMoveAt(context, wanted)
  if (status !== 'left' || leftOn !== move.leftOn) throw ruleError('moves:errors.cameBack')
  const toSchool = move.toSchool || said.toSchool
  requireSensible(context, said, toSchool)
  const ground = groundOf(context, wanted, { toSchool, birthDate })
  const { say } = ownWords(context)
  const statementsBy = statementsThatWent(context, wanted)
  const disclosure =
    ground &&
    recordDisclosure(context, {
      ...{ studentId, referralId: null, onDay: said.on, method: 'phone' },
      party: [said.whom, said.capacity, toSchool].filter(Boolean).join(', '),
      interest: say('moves:interest'),
      what: [
        said.information.map((part) => say(`vocabulary:information.${part}`)).join(', '),
        ...sayWithStatements(statementsBy, say),
      ].join('; '),
      organizationId: said.organizationId,
      information: [...said.information],
      ...ground,
    })
  const call: SchoolCall = {
    ...said,
    ...{ id: context.newId(), disclosureId: disclosure?.id ?? null },
    ...{ recordedAt: now, recordedBy: session.accountId },
  }
  const calls = [...move.calls, call]
  if (updateCalls(db, { ...move, calls }) === 0) throw conflictError()
  context.undoable((later) => {
    if (!mayReadCalls(later, move)) throw notFoundError()
    if (updateCalls(later.db, { ...move, version: move.version + 1 }) === 0) throw conflictError()
    if (disclosure) takeBackDisclosure(later.db, disclosure)
  })
  return { ...move, calls, version: move.version + 1 }
}
