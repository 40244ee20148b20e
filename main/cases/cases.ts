import { conflictError, invalidError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { Case } from '#shared/domain/case.ts'
import { staysRestricted } from '#shared/domain/concern.ts'

import { askerOf, canHoldCase, canOwnWork } from '../accounts/standing.ts'
import { triagesOfCase } from '../concerns/concern-access.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { holdsReportToAgency, openCrisisOf } from '../crises/crisis-record.ts'
import { logAttempt } from './attempts.ts'
import { readerOf } from '../access/readable.ts'
import {
  caseFor,
  couldRead,
  mayDecideAccess,
  requireCase,
  requireCaseAt,
  requireCaseForGood,
  requireCaseForGoodAt,
  sharedWith,
} from './case-access.ts'
import { asLine, toldLine } from './case-line.ts'
import { caseRecord } from './case-record.ts'
import {
  countClosedCases,
  countOpenCases,
  hasOpenReferral,
  listClosedCases,
  listOpenCases,
} from './cases.sql.ts'
import { moveManyToProtocol, moveToProtocol } from './move-to-protocol.ts'
import { handOverCase, handOverMany } from './hand-over-case.ts'
import {
  asItStands,
  asNext,
  refuseAbsentOwner,
  refuseBlindOwner,
  refuseCrisisPutOff,
  refusePastDay,
} from './next-step.ts'
import { unwriteNote, writeNote } from './notes.ts'
import { changeCase, openCaseOfStudent, setNamed, shareAlso, shareCase } from './open-case.ts'
import { noteReplacedStep } from './replaced-step.ts'
import { tasksOfCase } from '../tasks/task-access.ts'
import { toldInLists } from '../students/kept-away-words.ts'
import { undoably } from '../undo/undoably.ts'

function stillOpen(found: Case): Case {
  if (found.closedOn !== null) throw ruleError('cases:errors.closed')
  return found
}

function refuseUndecided({ session }: CommandContext, found: Case): void {
  if (!mayDecideAccess(session, found)) throw ruleError('access:errors.ownerDecides')
}

/**
 * Whoever is named on a case does casework, or sees less than the whole office and reads this case from then on: a
 * name that opens nothing is refused.
 */
function refuseVainName(
  context: CommandContext,
  accountId: string,
  { id, studentId }: Case,
  path: string,
): void {
  const opensSomething =
    askerOf(context.db, accountId)?.sees !== 'office' &&
    canOwnWork(context, accountId) &&
    couldRead(context.db, accountId, id)
  if (!opensSomething && !canHoldCase(context, accountId, studentId))
    throw invalidError([{ path, message: 'cases:errors.cannotHoldCases' }])
}

/** Only somebody with an account is ever named on a case. */
function refuseStranger({ db }: CommandContext, accountId: string, path: string): void {
  if (!askerOf(db, accountId)) throw invalidError([{ path, message: 'cases:errors.cannotHoldCases' }])
}

const changeUndoably = undoably<Case>(({ db }, before, changes) => changeCase(db, before, changes))

/** Episodes of help: one open case per student at most. */
export const cases: Handlers<Contract['cases']> = {
  list({ db, session, today }, { open, ...page }) {
    const asked = { ...page, ...readerOf(session) }
    const rows = open ? listOpenCases(db, asked) : listClosedCases(db, asked)
    const total = open ? countOpenCases(db, asked) : countClosedCases(db, asked)
    const told = toldInLists(db)
    const lines = rows.map((row) => toldLine(caseFor(session, asLine(row, today)), told))
    return { rows: lines, total: total ?? 0 }
  },

  get(context, { id }) {
    return caseRecord(context, id)
  },

  setNext(context, { next: wanted, reason, ...target }) {
    const before = stillOpen(requireCaseAt(context.db, context.session, target))
    const next = asItStands(context.db, before, wanted)
    refuseAbsentOwner(context, next)
    refusePastDay(context, before, next)
    refuseCrisisPutOff(context, before, next)
    refuseBlindOwner(context.db, before, next)
    const written = noteReplacedStep(context, before, next, reason)
    const after = changeUndoably(context, before, asNext(next), ({ db }) => {
      if (written) unwriteNote(db, written)
    })
    return caseFor(context.session, after)
  },

  handOver(context, wish) {
    const { after, takeBack } = handOverCase(context, wish)
    context.undoable(takeBack)
    return after
  },

  handOverMany,

  setRestricted(context, { restricted, ...target }) {
    const { db, session } = context
    const before = requireCaseForGoodAt(db, session, target)
    if (!restricted || session.sees === 'named') refuseUndecided(context, before)
    const isForGood =
      staysRestricted(triagesOfCase(db, session, before.id)) || holdsReportToAgency(db, before.id)
    if (!restricted && isForGood) throw ruleError('cases:errors.staysRestricted')
    // Whoever restricts a colleague's case goes on working on it.
    const goesOnReading = restricted && before.ownerId !== session.accountId
    const unshare = goesOnReading ? shareAlso(db, before.id, session.accountId) : undefined
    return changeUndoably(context, before, { restricted }, unshare)
  },

  share(context, { with: accountIds, ...target }) {
    const { db, session } = context
    const before = requireCaseForGoodAt(db, session, target)
    refuseUndecided(context, before)
    accountIds.forEach((accountId, at) => refuseStranger(context, accountId, `with.${at}`))
    const unshare = shareCase(db, before.id, accountIds)
    accountIds.forEach((accountId, at) => refuseVainName(context, accountId, before, `with.${at}`))
    return changeUndoably(context, before, {}, unshare)
  },

  setNamed(context, { id, accountId, isNamed }) {
    const { db, session } = context
    const found = requireCaseForGood(db, session, id)
    refuseUndecided(context, found)
    if (sharedWith(db, id).includes(accountId) === isNamed) return { id }
    const person = { caseId: id, accountId }
    refuseStranger(context, accountId, 'accountId')
    setNamed(db, person, isNamed)
    if (isNamed) refuseVainName(context, accountId, found, 'accountId')
    context.undoable((later) => setNamed(later.db, person, !isNamed))
    return { id }
  },

  addNote(context, { caseId, words }) {
    const made = writeNote(context, requireCase(context.db, context.session, caseId), words)
    context.undoable((later) => unwriteNote(later.db, made))
    return made
  },

  logAttempt,

  moveToProtocol,

  moveManyToProtocol,

  close(context, { note, stepDone, ...target }) {
    const before = stillOpen(requireCaseForGoodAt(context.db, context.session, target))
    if (hasOpenReferral(context.db, before.id)) throw ruleError('cases:errors.openReferral')
    if (openCrisisOf(context.db, before.id)) throw ruleError('crises:errors.stillOpen')
    const tasks = tasksOfCase(context.db, context.session, before.id)
    if (tasks.some(({ kind, state }) => kind === 'unsafe' && state === 'open'))
      throw ruleError('cases:errors.notSafe')
    const done = stepDone !== '' && before.nextAction !== null
    const written = done ? writeNote(context, before, stepDone) : null
    // A step nobody did stays on the record of the case it ended with.
    const changes = { closedOn: context.today, closingNote: note, ...(done && asNext(null)) }
    const after = changeCase(context.db, before, changes)
    context.undoable((later) => {
      if (openCaseOfStudent(later.db, before.studentId)) throw conflictError()
      changeCase(later.db, after, { ...before })
      if (written) unwriteNote(later.db, written)
    })
    return after
  },

  reopen(context, target) {
    const before = requireCaseForGoodAt(context.db, context.session, target)
    if (before.closedOn === null) throw ruleError('cases:errors.notClosed')
    if (openCaseOfStudent(context.db, before.studentId)) throw ruleError('cases:errors.otherOpenCase')
    // The closing words make room for the next ones and stay on the timeline as a note.
    const kept = before.closingNote ? writeNote(context, before, before.closingNote) : null
    return changeUndoably(context, before, { closedOn: null, closingNote: '' }, ({ db }) => {
      if (kept) unwriteNote(db, kept)
    })
  },
}
