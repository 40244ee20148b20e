import { conflictError, ruleError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'
import type { Crisis, CrisisRecord } from '#shared/domain/crisis.ts'
import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import type { Locale } from '#shared/text/catalogues.ts'

import { isSomethingKept } from '../access/glass.ts'
import { accountNames, accountsOf } from '../accounts/account-names.ts'
import { canHoldCase } from '../accounts/standing.ts'
import { couldRead, findCaseFor } from '../cases/case-access.ts'
import { asNext } from '../cases/next-step.ts'
import { changeCase, openCase, openCaseOfStudent, shareCase, unopenCase } from '../cases/open-case.ts'
import type { CommandContext } from '../context.ts'
import { askForSafetyPlan } from '../plans/plan-tasks.ts'
import { startingProtocol } from '../protocols/starting-protocols.ts'
import { currentProtocol, currentProtocolNumber } from '../protocols/the-protocol.ts'
import { followVersion } from '../referrals/follow-version.ts'
import { requireStudentFor, studentNameOf } from '../students/the-student.ts'
import { startSteps } from '../tasks/start-steps.ts'
import { answeringOf } from '../today/answering.ts'
import { deleteCrisis, insertCrisis } from './crises.sql.ts'
import { openCrisisOf } from './crisis-record.ts'

/** The case a crisis belongs to, and how to put back what was done to have one. */
interface Ground {
  readonly of: Case
  readonly takeBack: (later: CommandContext) => void
}

/** Who may hold a case of the student: those who are here, or all of them where nobody is. */
function whoMayHold(context: CommandContext, studentId: string): readonly string[] {
  const able = accountsOf(context.db).flatMap(({ id }) => (canHoldCase(context, id, studentId) ? [id] : []))
  const { actsFor } = answeringOf(context)
  const here = able.filter((accountId) => actsFor(accountId) === accountId)
  return here.length > 0 ? here : able
}

/** Who holds a case that opens in the middle of a crisis: whoever begins it, or the first who may hold it and is here. */
function holderFor(context: CommandContext, studentId: string): string {
  const { accountId } = context.session
  if (canHoldCase(context, accountId, studentId)) return accountId
  const [holder] = whoMayHold(context, studentId)
  if (holder === undefined) throw ruleError('crises:errors.nobodyHolds')
  return holder
}

/** Whoever may open a kept case learns who keeps it; anybody else, whom to fetch, and not that there is one. */
function refuseKept(context: CommandContext, { studentId, ownerId }: Case, language: Locale): never {
  const { db, session } = context
  const people = accountNames(db)
  if (isSomethingKept(db, session, studentId))
    throw ruleError('crises:errors.caseKept', { name: people[ownerId] ?? '' })
  const able = whoMayHold(context, studentId).map((accountId) => people[accountId] ?? '')
  if (able.length === 0) throw ruleError('crises:errors.nobodyHolds')
  const names = new Intl.ListFormat(language, { type: 'disjunction' }).format(able)
  throw ruleError('crises:errors.fetch', { names })
}

/** Opens a case, which the one who begins goes on reading. */
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
  return { of, takeBack: (later) => unopenCase(later.db, of) }
}

/** The open case becomes an emergency; one from before there was a protocol follows that of today. */
function pressed(context: CommandContext, before: Case): Ground {
  const { urgency, protocolNumber } = before
  const followed = protocolNumber ?? currentProtocolNumber(context.db)
  if (urgency === 'emergency' && followed === protocolNumber) return { of: before, takeBack: () => {} }
  const of = changeCase(context.db, before, { urgency: 'emergency', protocolNumber: followed })
  const goBack = followVersion(context, before, of)
  return {
    of,
    takeBack: (later) => {
      goBack(later)
      changeCase(later.db, of, { urgency, protocolNumber })
    },
  }
}

function groundFor(context: CommandContext, studentId: string, language: Locale): Ground {
  const { db, session } = context
  const of = openCaseOfStudent(db, studentId)
  if (!of) return openedCase(context, studentId)
  if (!findCaseFor(db, session, of.id)) refuseKept(context, of, language)
  if (openCrisisOf(db, of.id)) throw ruleError('crises:errors.underWay')
  return pressed(context, of)
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

/**
 * Begins a crisis in the student's open case, or in one it opens, with all an emergency asks for: a concern that still
 * waits may come to nothing.
 */
export function start(
  context: CommandContext,
  { studentId, language }: { readonly studentId: string; readonly language: Locale },
): CrisisRecord {
  const { db, session, now } = context
  requireStudentFor(db, session, studentId)
  const { of, takeBack } = groundFor(context, studentId, language)
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
  const unbegin = startSteps(context, of, { urgency: 'emergency', ended: null })
  const askNoMore = askForSafetyPlan(context, of, 'emergency')
  context.undoable((later) => {
    if (deleteCrisis(later.db, made) === 0) throw conflictError()
    askNoMore(later)
    unbegin(later)
    takeBack(later)
  })
  return { ...made, entries: [] }
}
