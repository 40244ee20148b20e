import { AppError, invalidError, notFoundError, type FieldProblem } from '#shared/app-error.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { SheetRow } from '#shared/domain/day-sheet.ts'
import type { AuditEvent } from '#shared/domain/audit.ts'
import { translate } from '#shared/text/translate.ts'

import { leaveTrace } from '../audit/audit.ts'
import { logAttempt } from '../cases/attempts.ts'
import { requireCase, requireCaseAt } from '../cases/case-access.ts'
import { cases } from '../cases/cases.ts'
import { finishStep } from '../cases/finish-step.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { requireReferralAt } from '../referrals/referral-steps.ts'
import { referrals } from '../referrals/referrals.ts'
import { settings } from '../school/school.ts'
import { openFamilySteps } from '../tasks/family-steps.ts'
import { caseOfTask, tasks } from '../tasks/tasks.ts'
import { gathering } from '../undo/gathering.ts'

/** What a line of the sheet is about, as whoever enters it last saw it. */
interface Line {
  readonly id: string
  readonly kind: SheetRow['kind']
  readonly version: number
}

function caseOf(context: CommandContext, { id, kind, version }: Line): string {
  switch (kind) {
    case 'case':
      return requireCaseAt(context.db, context.session, { id, version }).id
    case 'referral':
      return requireReferralAt(context, { id, version }).caseId
    case 'task':
      return caseOfTask(context, { id, version })
    default:
      return assertNever(kind)
  }
}

/** Every change leaves the trace it would have left on its own screen. */
function trace({ db, now, session }: CommandContext, event: AuditEvent, subjectId: string): void {
  leaveTrace(db, { at: now, actorId: session.accountId, operation: 'today.enterSheet', event, subjectId })
}

function finish(context: CommandContext, { id, kind, version }: Line, words: string): void {
  switch (kind) {
    case 'task':
      tasks.finish(context, { id, version, words })
      return trace(context, 'task.finished', id)
    case 'case': {
      const action = requireCaseAt(context.db, context.session, { id, version }).nextAction ?? ''
      const { language } = settings.mine(context, {})
      const done = translate(language, 'cases:next.doneNote', { action })
      const told = [done, words].filter((line) => line !== '').join('\n')
      context.undoable(finishStep(context, id, { caseVersion: version, words: told }))
      return trace(context, 'case.next-set', id)
    }
    case 'referral':
      throw invalidError([{ path: 'outcome', message: 'today:sheet.errors.referral' }])
    default:
      return assertNever(kind)
  }
}

function putOff(context: CommandContext, { id, kind, version }: Line, dueOn: string, reason: string): void {
  switch (kind) {
    case 'task':
      tasks.postpone(context, { id, version, dueOn, reason })
      return trace(context, 'task.postponed', id)
    case 'referral':
      referrals.postpone(context, { id, version, dueOn, reason })
      return trace(context, 'referral.postponed', id)
    case 'case': {
      const { nextAction, nextOwnerId } = requireCaseAt(context.db, context.session, { id, version })
      if (nextAction === null || nextOwnerId === null) throw notFoundError()
      const next = { action: nextAction, ownerId: nextOwnerId, dueOn }
      cases.setNext(context, { id, version, next, reason })
      return trace(context, 'case.next-set', id)
    }
    default:
      return assertNever(kind)
  }
}

/** Where the line asks to reach the family, and it was reached, it is done with that, unless it is looked at again on a day. */
function endedBy(context: CommandContext, caseId: string, line: Line, row: SheetRow): Line[] {
  const isFamily = row.outcome === 'reached' && row.whom === 'family' && row.dueOn === null
  return isFamily && openFamilySteps(context, caseId).some(({ id }) => id === line.id) ? [line] : []
}

function call(context: CommandContext, caseId: string, line: Line, row: SheetRow): void {
  const { whom, words, outcome } = row
  if (whom === 'other' && outcome === 'reached' && row.toldAny)
    throw invalidError([{ path: 'toldAny', message: 'today:sheet.errors.outsideElsewhere' }])
  const told = whom === 'provider' && outcome === 'reached' && row.toldAny ? row.told : []
  if (told.length > 0 && line.kind !== 'referral')
    throw invalidError([{ path: 'told', message: 'today:sheet.errors.toldElsewhere' }])
  const made = logAttempt(context, {
    ends: endedBy(context, caseId, line, row),
    ...{ told, outside: null, alreadyLeft: null, withStatements: row.withStatements },
    contestedUntold: row.contestedUntold,
    caseId,
    referralId: line.kind === 'referral' ? line.id : null,
    withWhom: whom ?? 'other',
    contactId: null,
    channel: 'phone',
    language: null,
    interpreter: '',
    reached: outcome === 'reached',
    result: words,
  })
  trace(context, 'contact-attempt.logged', made.id)
}

/** Enters one line, and answers with its case. */
function enter(context: CommandContext, line: Line, row: SheetRow): string {
  const { outcome, words, dueOn } = row
  const caseId = caseOf(context, line)
  if (outcome === 'done') {
    finish(context, line, words)
    return caseId
  }
  if (outcome !== 'postponed') call(context, caseId, line, row)
  if (dueOn !== null) {
    const { language } = settings.mine(context, {})
    putOff(context, line, dueOn, words || translate(language, 'today:sheet.noAnswer'))
  }
  return caseId
}

const FIELDS: readonly string[] = ['words', 'dueOn', 'whom', 'told']

/** Why a line cannot be entered, as the fields of that line. */
function problemsOf(id: string, refused: AppError): FieldProblem[] {
  const { fields, message, values } = refused.data
  if (!fields) return [{ path: `rows.${id}.outcome`, message, ...(values && { values }) }]
  return fields.map(({ path, ...problem }) => {
    const field = path.split('.').at(-1) ?? ''
    return { ...problem, path: `rows.${id}.${FIELDS.includes(field) ? field : 'outcome'}` }
  })
}

/** Enters what was written on a day sheet, all of it or nothing; the whole sheet is taken back at once. */
export const enterSheet: Handlers<Contract['today']>['enterSheet'] = (context, { rows }) => {
  const { each, back } = gathering(context)
  const entries = Object.entries(rows)
  const entered = new Set<string>()
  const problems = entries.flatMap(([id, row]) => {
    try {
      entered.add(enter(each, { id, kind: row.kind, version: row.version }, row))
      return []
    } catch (thrown) {
      if (thrown instanceof AppError) return problemsOf(id, thrown)
      throw thrown
    }
  })
  if (problems.length > 0) throw invalidError(problems)
  context.undoable((later) => {
    // The sheet is about no one record, so its own door is here: every case of it, as it may be read now.
    for (const caseId of entered) requireCase(later.db, later.session, caseId)
    back(later)
  })
  return { entered: entries.length }
}
