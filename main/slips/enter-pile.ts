import { AppError, conflictError, invalidError, notFoundError, type FieldProblem } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { PileRow } from '#shared/api/slips.ts'
import {
  asksFor,
  saysTheSame,
  standingAnswers,
  type SlipAnswer,
  type SlipAnswerDraft,
  type SlipTaskKind,
} from '#shared/domain/slip-answer.ts'

import { leaveTrace } from '../audit/audit.ts'
import { requireCase } from '../cases/case-access.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { requireReferral } from '../referrals/referral-steps.ts'
import { requireReferralView } from '../referrals/referrals.ts'
import { gathering } from '../undo/gathering.ts'
import { slipAnswersOfCase } from './answers-of-case.ts'
import { moveReferral, wasMovedWrongly } from './move-referral.ts'
import {
  deleteAnswer,
  deleteCard,
  findAnswers,
  findCard,
  insertAnswer,
  listAnswersOfReferral,
  putCard,
} from './slip-answers.sql.ts'
import { beginWhatFollows, withdrawWhatFollowed, worryAnew } from './what-follows.ts'

function refuse(path: string, message: FieldProblem['message']): Error {
  return invalidError([{ path, message }])
}

/** What a paper was read to ask for before it was corrected, and no paper of the case asks for now. */
function needlessSince({ db }: CommandContext, caseId: string, before: SlipAnswer): SlipTaskKind[] {
  const asked = standingAnswers(slipAnswersOfCase(db, caseId)).flatMap((answer) => asksFor(answer))
  return asksFor(before).filter((kind) => !asked.includes(kind))
}

/** Keeps what a paper says, in place of what was read of it before, and puts what it asks for on somebody's list. */
function keep(
  context: CommandContext,
  said: SlipAnswerDraft,
  before: SlipAnswer | null,
): { readonly made: SlipAnswer; readonly tasks: number } {
  const { db, now, today, session } = context
  if (said.cameOn > today) throw refuse('cameOn', 'slips:errors.notYet')
  const referral = requireReferralView(context, said.referralId)
  const open = requireCase(db, session, referral.caseId)
  if (referral.state === 'entered-in-error') throw refuse('tick', 'referrals:errors.enteredInError')
  const recorded = { recordedAt: now, recordedBy: session.accountId, version: 1 }
  const made = { ...said, id: context.newId(), replacesId: before?.id ?? null, ...recorded }
  const [known, asked] = [before ? asksFor(before) : [], asksFor(said)]
  insertAnswer(db, made)
  const looksAgain = before !== null && wasMovedWrongly(context, open.id, before, said)
  const anew = asked.filter((kind) => !known.includes(kind))
  const kinds = looksAgain && !anew.includes('look-again') ? [...anew, 'look-again' as const] : anew
  const needless = before ? needlessSince(context, open.id, before) : []
  const putBack = withdrawWhatFollowed(context, open, referral, needless)
  const { tasks, takeBack } =
    open.closedOn === null
      ? beginWhatFollows(context, open, referral, kinds)
      : worryAnew(context, { studentId: open.studentId, slip: said.slip }, kinds)
  context.undoable((later) => {
    takeBack(later)
    putBack(later)
    if (deleteAnswer(later.db, { id: made.id }) === 0) throw conflictError()
  })
  return { made, tasks }
}

/**
 * Keeps what a paper says in place of what was read of it before. The referral is moved by its own steps: where what was
 * read wrong had moved it, somebody decides how it goes on.
 */
function correct(context: CommandContext, before: SlipAnswer, said: SlipAnswerDraft) {
  return keep(context, { ...said, referralId: before.referralId, slip: before.slip }, before)
}

/** Enters one paper; answers what it did, and which case it belongs to. */
function enter(context: CommandContext, { said, again, askOn }: PileRow) {
  const { db, now, session } = context
  const referral = requireReferral(context, said.referralId)
  const answers = standingAnswers(listAnswersOfReferral(db, { referralId: referral.id }))
  const before = answers.filter(({ slip }) => slip === said.slip)
  if (again === null && before.length > 0) {
    const isSame = before.some((one) => saysTheSame(one, said))
    throw refuse('again', isSame ? 'slips:errors.enteredBefore' : 'slips:errors.enteredOtherwise')
  }
  const trace = { at: now, actorId: session.accountId, operation: 'slips.enter' }
  if (again !== null && again !== 'another') {
    const wrong = before.find(({ id }) => id === again)
    if (!wrong) throw refuse('again', 'slips:errors.correctedMeanwhile')
    const { made, tasks } = correct(context, wrong, said)
    leaveTrace(db, { ...trace, event: 'slip.amended', subjectId: made.id })
    return { caseId: referral.caseId, moved: false, tasks }
  }
  const moved = moveReferral(context, referral, { ...said, askOn: askOn ?? null })
  for (const event of moved) leaveTrace(db, { ...trace, event, subjectId: referral.id })
  const { made, tasks } = keep(context, said, null)
  leaveTrace(db, { ...trace, event: 'slip.answered', subjectId: made.id })
  return { caseId: referral.caseId, moved: moved.length > 0, tasks }
}

/** The fields of a line, by what a step of a referral calls them. */
const FIELDS: Readonly<Record<string, string>> = {
  onDay: 'day',
  cameOn: 'cameOn',
  day: 'day',
  again: 'again',
  dueOn: 'askOn',
}

/** Why a line cannot be entered, as the fields of that line. */
function problemsOf(key: string, said: SlipAnswerDraft, refused: AppError): FieldProblem[] {
  const { fields, message, values } = refused.data
  if (!fields) return [{ path: `rows.${key}.tick`, message, ...(values && { values }) }]
  return fields.map(({ path, ...problem }) => {
    const day = said.tick === 'kept' ? 'day' : 'cameOn'
    const field = path === 'effectiveOn' ? day : (FIELDS[path] ?? 'tick')
    return { ...problem, path: `rows.${key}.${field}` }
  })
}

/**
 * A card nobody can tell from another is counted; nobody was asked, so nobody can be asked back. One whose line was
 * entered already, as when the screen locked before that was told, is counted once.
 */
function count(context: CommandContext, card: Parameters<typeof putCard>[1]): void {
  const before = findCard(context.db, { id: card.id })
  putCard(context.db, card)
  context.undoable((later) => {
    const { recordedAt, recordedBy } = findCard(later.db, { id: card.id }) ?? {}
    if (recordedAt !== card.recordedAt || recordedBy !== card.recordedBy) throw conflictError()
    if (before) putCard(later.db, before)
    else if (deleteCard(later.db, { id: card.id }) === 0) throw conflictError()
  })
}

type Entering = Pick<Handlers<Contract['slips']>, 'enter' | 'amend'>

export const entering: Entering = {
  enter(context, { rows, cards }) {
    const { now, today, session } = context
    const { each, back } = gathering(context)
    const problems: FieldProblem[] = []
    const done = Object.entries(rows).flatMap(([key, row]) => {
      try {
        return [enter(each, row)]
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown
        problems.push(...problemsOf(key, row.said, thrown))
        return []
      }
    })
    for (const [id, card] of Object.entries(cards)) {
      if (card.cameOn > today) problems.push({ path: `cards.${id}.cameOn`, message: 'slips:errors.notYet' })
      count(each, { ...card, id, recordedAt: now, recordedBy: session.accountId })
    }
    if (problems.length > 0) throw invalidError(problems)
    context.undoable((later) => {
      // A pile is about no one record, so its own door is here: every case of it, as it may be read now.
      for (const { caseId } of done) requireCase(later.db, later.session, caseId)
      back(later)
    })
    return {
      entered: done.length + Object.keys(cards).length,
      moved: done.filter(({ moved }) => moved).length,
      tasks: done.reduce((sum, { tasks }) => sum + tasks, 0),
    }
  },

  amend(context, { id, version, said }) {
    const [before, later] = findAnswers(context.db, { id })
    if (!before) throw notFoundError()
    requireReferral(context, before.referralId)
    if (before.id !== id || later || before.version !== version) throw conflictError()
    return correct(context, before, said).made
  },
}
