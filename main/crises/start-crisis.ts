import { conflictError, ruleError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'
import type { Crisis, CrisisRecord } from '#shared/domain/crisis.ts'
import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import type { Locale } from '#shared/text/catalogues.ts'

import { accountNames, accountsOf } from '../accounts/accounts.ts'
import { canHoldCase } from '../accounts/standing.ts'
import { couldRead, findCaseFor } from '../cases/case-access.ts'
import { asNext } from '../cases/next-step.ts'
import { openCase, openCaseOfStudent, shareCase, unopenCase } from '../cases/open-case.ts'
import { concernsOfStudent } from '../concerns/concern-access.ts'
import type { CommandContext } from '../context.ts'
import { startingProtocol } from '../protocols/starting-protocols.ts'
import { currentProtocol } from '../protocols/the-protocol.ts'
import { requireStudentFor, studentNameOf } from '../students/the-student.ts'
import { startSteps } from '../tasks/start-steps.ts'
import { unbegin } from '../tasks/task-record.ts'
import { answeringOf } from '../today/answering.ts'
import { deleteCrisis, insertCrisis } from './crises.sql.ts'
import { openCrisisOf } from './crisis-record.ts'

/** The case a crisis belongs to, and how to put back what was done to have one. */
interface Ground {
  readonly of: Case
  readonly takeBack: (later: CommandContext) => void
}

/** Who holds a case that opens in the middle of a crisis: whoever begins it, or the first who may hold it and is here. */
function holderFor(context: CommandContext, studentId: string): string {
  const { db, session } = context
  const mayHold = (accountId: string) => canHoldCase(context, accountId, studentId)
  if (mayHold(session.accountId)) return session.accountId
  const able = accountsOf(db).flatMap(({ id }) => (mayHold(id) ? [id] : []))
  const { actsFor } = answeringOf(context)
  const holder = able.find((accountId) => actsFor(accountId) === accountId) ?? able[0]
  if (holder === undefined) throw ruleError('crises:errors.nobodyHolds')
  return holder
}

/** Opens a case; what its protocol asks for begins with the decision about the concern, where one still waits for it. */
function openedCase(context: CommandContext, studentId: string): Ground {
  const { db, session } = context
  const of = openCase(
    context,
    {
      studentId,
      ownerId: holderFor(context, studentId),
      urgency: 'emergency',
      tier: 3,
      restricted: false,
      ...asNext(null),
    },
    studentNameOf(db, studentId),
  )
  if (!couldRead(db, session.accountId, of.id)) shareCase(db, of.id, [session.accountId])
  const isDecidedLater = concernsOfStudent(db, session, studentId).some(({ state }) => state === 'new')
  const begun = isDecidedLater ? [] : startSteps(context, of, { urgency: 'emergency', ended: null })
  return {
    of,
    takeBack: (later) => {
      unbegin(later.db, begun)
      unopenCase(later.db, of)
    },
  }
}

function groundFor(context: CommandContext, studentId: string): Ground {
  const { db, session } = context
  const of = openCaseOfStudent(db, studentId)
  if (!of) return openedCase(context, studentId)
  if (!findCaseFor(db, session, of.id))
    throw ruleError('concerns:errors.caseKept', { name: accountNames(db)[of.ownerId] ?? '' })
  if (openCrisisOf(db, of.id)) throw ruleError('crises:errors.underWay')
  return { of, takeBack: () => {} }
}

/** The path of the protocol followed today, or the usual one where the school has none. */
function pathNow(
  { db }: CommandContext,
  language: Locale,
): Pick<Crisis, 'protocolNumber'> & { readonly path: ProtocolDocument['crisis'] } {
  const protocol = currentProtocol(db)
  if (protocol && protocol.document.crisis.steps.length > 0)
    return { protocolNumber: protocol.number, path: protocol.document.crisis }
  return { protocolNumber: null, path: startingProtocol('small-school', language).crisis }
}

/** Begins a crisis in the student's open case, or in one it opens. */
export function start(
  context: CommandContext,
  { studentId, language }: { readonly studentId: string; readonly language: Locale },
): CrisisRecord {
  const { db, session, now } = context
  requireStudentFor(db, session, studentId)
  const { of, takeBack } = groundFor(context, studentId)
  const made: Crisis = {
    id: context.newId(),
    caseId: of.id,
    ...pathNow(context, language),
    startedAt: now,
    startedBy: session.accountId,
    endedAt: null,
    version: 1,
  }
  insertCrisis(db, made)
  context.undoable((later) => {
    if (deleteCrisis(later.db, made) === 0) throw conflictError()
    takeBack(later)
  })
  return { ...made, entries: [] }
}
