import { conflictError, invalidError, ruleError } from '#shared/app-error.ts'
import { cannotWait } from '#shared/domain/case-task.ts'
import type { Leaving, Move } from '#shared/domain/moving.ts'
import type { Student } from '#shared/domain/student.ts'

import { requireCaseForGood } from '../cases/case-access.ts'
import { cases } from '../cases/cases.ts'
import { handOverCase } from '../cases/hand-over-case.ts'
import { changeRequest } from '../consent-requests/requests.ts'
import type { CommandContext } from '../context.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { referrals } from '../referrals/referrals.ts'
import { replaceStudent } from '../students/students.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { gathering, type TakeBack } from '../undo/gathering.ts'
import { deleteMove, findLastMove, insertMove } from './moves.sql.ts'
import { openMatters, readableOpenCase } from './open-matters.ts'

function requireLeaving(context: CommandContext, { studentId, version, leftOn }: Leaving): Student {
  const student = requireStudentFor(context.db, context.session, studentId)
  if (student.version !== version) throw conflictError()
  if (leftOn > context.today)
    throw invalidError([{ path: 'leftOn', message: 'moves:errors.dayToCome' }], 'moves:errors.dayToCome')
  const before = findLastMove(context.db, { studentId })
  if (student.status === 'left' && before?.leftOn === student.leftOn) throw ruleError('moves:errors.already')
  return student
}

/** Each referral that is open was decided about, and nothing else. */
function requireSame(open: readonly { readonly id: string }[], decided: Leaving['referrals']): void {
  const isSame =
    open.length === decided.length && open.every(({ id }) => decided.some((each) => each.id === id))
  if (!isSame) throw conflictError()
}

function endReferrals(context: CommandContext, leaving: Leaving): void {
  const { referrals: open } = openMatters(context, leaving.studentId)
  requireSame(open, leaving.referrals)
  const { say } = ownWords(context)
  const school = leaving.toSchool || say('moves:anotherSchool')
  for (const { id, version, fate } of leaving.referrals) {
    const referral = open.find((each) => each.id === id)
    if (fate === 'followed' || !referral) continue
    const since = referral.state === 'draft' ? referral.needIdentifiedOn : referral.stateSince
    referrals.close(context, {
      ...{ id, version, source: 'office', remark: '' },
      // A step that was written down after the student had left is not undone by it.
      effectiveOn: leaving.leftOn < since ? context.today : leaving.leftOn,
      ending: {
        ...{ state: 'closed-moved', endedBy: 'family', reason: 'moved-away', outcome: 'not-known' },
        ...{ barriers: [], noBarrier: false },
        note: say(fate === 'continues' ? 'moves:noteContinues' : 'moves:noteEnds', { school }),
      },
    })
  }
}

/** Nobody waits for a paper of a student who left, but for a referral the school still follows. */
function callOffPapers(context: CommandContext, { studentId, referrals: decided }: Leaving): TakeBack {
  const isFollowed = (referralId: string | null) =>
    decided.some(({ id, fate }) => id === referralId && fate === 'followed')
  const words = ownWords(context).say('moves:notePaper')
  const ended = openMatters(context, studentId)
    .papers.filter(({ referralId }) => !isFollowed(referralId))
    .map((paper) =>
      changeRequest(context, paper, { ending: { state: 'not-needed', on: context.today, words } }),
    )
  return (later) => {
    for (const { takeBack } of ended) takeBack(later)
  }
}

/** What cannot wait ends with no case: somebody did it, or keeps the case. */
function refuseUnseen(context: CommandContext, { openCase, studentId }: Leaving): void {
  const { tasks } = openMatters(context, studentId)
  if (openCase?.fate === 'close' && tasks.some((task) => cannotWait(task, context.today)))
    throw ruleError('moves:errors.cannotWait')
}

function settleCase(context: CommandContext, { openCase, studentId }: Leaving): string | null {
  const found = readableOpenCase(context, studentId)
  if ((found?.id ?? null) !== (openCase?.id ?? null)) throw conflictError()
  if (!found || !openCase) return null
  const { id, version, note } = openCase
  if (openCase.fate === 'close') cases.close(context, { id, version, note, stepDone: '' })
  else if (openCase.ownerId !== found.ownerId) {
    const { takeBack } = handOverCase(context, { id, version, note, ownerId: openCase.ownerId })
    context.undoable(takeBack)
  } else if (found.version !== version) throw conflictError()
  else if (note !== '') cases.addNote(context, { caseId: id, words: note })
  return id
}

/** Writes down that a student left, with what becomes of everything that is open, as one change that is taken back as one. */
export function leave(context: CommandContext, leaving: Leaving): Move {
  const { db, now, session } = context
  const before = requireLeaving(context, leaving)
  const found = readableOpenCase(context, leaving.studentId)
  // Whoever was let in for a while does not decide that it ends.
  if (found) requireCaseForGood(db, session, found.id)
  refuseUnseen(context, leaving)
  const { each, back } = gathering(context)
  const papersBack = callOffPapers(context, leaving)
  endReferrals(each, leaving)
  const caseId = settleCase(each, leaving)
  const { studentId, how, leftOn, toSchool } = leaving
  const after = replaceStudent(db, { ...before, status: 'left', leftOn, updatedAt: now })
  const move: Move = {
    ...{ id: context.newId(), studentId, how, leftOn, toSchool, caseId, calls: [] },
    ...{ recordedAt: now, recordedBy: session.accountId, version: 1 },
  }
  insertMove(db, move)
  context.undoable((later) => {
    if (deleteMove(later.db, { id: move.id }) === 0) throw conflictError()
    replaceStudent(later.db, { ...before, version: after.version, updatedAt: later.now })
    back(later)
    papersBack(later)
  })
  return move
}
