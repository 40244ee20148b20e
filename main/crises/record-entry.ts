import { AppError, conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'
import {
  type Crisis,
  type CrisisEntry,
  type CrisisRecord,
  type CrisisSaid,
  type CrisisWords,
  isOver,
  momentProblem,
  standingEntries,
  whyNotWritten,
} from '#shared/domain/crisis.ts'
import type { ItemId } from '#shared/domain/protocol.ts'

import { isCaseworker } from '../access/asker.ts'
import { readsForGood } from '../cases/case-access.ts'
import { changeCase, shareAlso } from '../cases/open-case.ts'
import type { CommandContext } from '../context.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { refuseInterpreter } from '../students/who-interprets.ts'
import { writeWhatLeft } from './what-left.ts'
import { endSayTold, leaveToSayTold, leaveToSign, leaveToTell } from './left-to-do.ts'
import { followCrisis } from '../tasks/family-steps.ts'
import { endPlanned, planTask } from '../tasks/planned-task.ts'
import { unbegin } from '../tasks/task-record.ts'
import { deleteEntry, findContactName, insertEntry, listEntries, updateCrisis } from './crises.sql.ts'
import {
  holdsReportToAgency,
  openCrisisOf,
  recordFor,
  requireCrisis,
  requireCrisisAt,
} from './crisis-record.ts'

/** What somebody writes down about a step. */
interface Writing {
  readonly id: string
  readonly version: number
  readonly stepId: ItemId
  readonly at: string | null
  readonly corrects: string | null
  readonly contactId: string | null
  readonly said: CrisisWords
}

/** What came with an entry beside it, and how to take it back. */
interface Effect {
  readonly said: CrisisSaid
  readonly takeBack: (later: CommandContext) => void
}

type Place = ReturnType<typeof requireCrisisAt>

/** A report to an agency is for few eyes: from here on its case is read by those who are named, and whoever wrote it. */
function restrict({ db, session }: CommandContext, of: Case): Effect['takeBack'] {
  if (of.restricted) return () => {}
  const goesOnReading = of.ownerId !== session.accountId && readsForGood(db, session, of.id)
  const unshare = goesOnReading ? shareAlso(db, of.id, session.accountId) : undefined
  const after = changeCase(db, of, { restricted: true })
  return (later) => {
    if (holdsReportToAgency(later.db, of.id)) return
    changeCase(later.db, after, { restricted: false })
    unshare?.(later)
  }
}

/** The name somebody is written down by: their own where they are a contact of the student. */
function named<Whom extends { readonly whom: string }>(
  { db }: CommandContext,
  { studentId }: Case,
  contactId: string | null,
  said: Whom,
): Whom {
  if (contactId === null) {
    if (said.whom === '') throw invalidError([{ path: 'whom', message: 'common:fields.required' }])
    return said
  }
  const whom = findContactName(db, { studentId, contactId })
  if (whom === undefined) throw notFoundError()
  return { ...said, whom }
}

const nothingElse = (said: CrisisSaid): Effect => ({ said, takeBack: () => {} })

/** The debrief was planned as a task, which ends with it. */
function endPlan(context: CommandContext, entries: readonly CrisisEntry[], stepId: ItemId, words: string) {
  const plan = standingEntries(entries).find(
    (entry) => entry.stepId === stepId && entry.said.kind === 'planned',
  )
  return plan?.said.kind === 'planned' ? endPlanned(context, { taskId: plan.said.taskId, words }) : () => {}
}

/** Whoever was told something about the student has a name, and a threat let it; without that it is no record of what left. */
function requireTold({ whom, information, threat }: Extract<CrisisWords, { kind: 'told' }>): void {
  if (information.length === 0) return
  const missing = [...(whom === '' ? ['whom'] : []), ...(threat === '' ? ['threat'] : [])]
  if (missing.length > 0)
    throw invalidError(missing.map((path) => ({ path, message: 'common:fields.required' })))
}

/** What a task that waited for it is ended with. */
function toldOf(context: CommandContext, { whom, information }: Extract<CrisisWords, { kind: 'told' }>) {
  const { say } = ownWords(context)
  if (information.length === 0) return say('crises:said.toldNothing')
  return [whom, ...information.map((part) => say(`vocabulary:information.${part}`))].join(' · ')
}

function effectOf(
  context: CommandContext,
  { crisis, of }: Place,
  { stepId, contactId, corrects, said }: Writing,
  entries: readonly CrisisEntry[],
): Effect {
  const step = crisis.path.steps.find(({ id }) => id === stepId)
  const before = entries.find(({ id }) => id === corrects)
  const standing = standingEntries(entries)
  const ofStep = standing.filter((entry) => entry.stepId === stepId)
  switch (said.kind) {
    case 'done':
      return step?.kind === 'emergency-call'
        ? leaveToSayTold(context, of, said, { standing: ofStep, before })
        : nothingElse(said)
    case 'told':
      requireTold(said)
      return { said, takeBack: endSayTold(context, ofStep, toldOf(context, said)) }
    case 'attempt':
      refuseInterpreter(context.db, { path: 'interpreter', studentId: of.studentId }, said.interpreter)
      return nothingElse(named(context, of, contactId, said))
    case 'pick-up':
      return leaveToSign(context, of, named(context, of, contactId, said), before)
    case 'left-out':
      if (step?.kind === 'parent-notification') return leaveToTell(context, of, said, { standing, before })
      return { said, takeBack: endSayTold(context, before ? [before] : [], said.why) }
    case 'report':
      return { said, takeBack: restrict(context, of) }
    case 'debrief':
      return { said, takeBack: endPlan(context, entries, stepId, said.words || said.present) }
    case 'planned': {
      const { dueOn, ownerId, evidence } = said
      const { name = '', guidance = '', roleId = null } = step ?? {}
      const plan = {
        source: 'protocol',
        kind: 'debrief',
        urgency: 'priority',
        name,
        guidance,
        roleId,
      } as const
      const task = planTask(context, of, { ...plan, dueOn, ownerId, evidence })
      return { said: { ...said, taskId: task.id }, takeBack: (later) => unbegin(later.db, [task]) }
    }
    default:
      return nothingElse(said)
  }
}

/** What an agency is told, or not told, is for those who do casework; what a colleague wrote, too, is for them to correct. */
function refuseOthers(
  { session }: CommandContext,
  { crisis }: Place,
  { stepId, corrects }: Writing,
  entries: readonly CrisisEntry[],
): void {
  if (isCaseworker(session)) return
  const before = entries.find(({ id }) => id === corrects)
  const isReport = crisis.path.steps.some(({ id, kind }) => id === stepId && kind === 'agency-report')
  if (isReport || (before && before.recordedBy !== session.accountId))
    throw new AppError({ code: 'forbidden', message: 'crises:errors.counselorWrites' })
}

function momentOf({ now, timeZone }: CommandContext, { startedAt }: Crisis, at: string | null): string {
  if (at === null) return now
  const moment = new Date(at).toISOString()
  const problem = momentProblem(moment, { now, startedAt, timeZone })
  if (problem) throw invalidError([{ path: 'time', message: problem }], problem)
  return moment
}

/** A correction may open a crisis again, but not beside another one. */
function refuseSecond({ db }: CommandContext, { id, caseId }: Crisis): void {
  const other = openCrisisOf(db, caseId)
  if (other && other.id !== id) throw ruleError('crises:errors.underWay')
}

/** What is taken back may open a crisis again, but not beside another one, nor in a case that was closed since. */
function refuseOpenedAgain(later: CommandContext, { id, caseId, endedAt }: Crisis): void {
  if (endedAt !== null) return
  const other = openCrisisOf(later.db, caseId)
  const isOther = other !== undefined && other.id !== id
  if (isOther || requireCrisis(later, id).of.closedOn !== null) throw conflictError()
}

/** Writes down what was done about a step. */
export function record(context: CommandContext, writing: Writing): CrisisRecord {
  const { db, now, session } = context
  const place = requireCrisisAt(context, writing)
  const { crisis, of } = place
  if (of.closedOn !== null) throw ruleError('tasks:errors.caseClosed')
  const entries = listEntries(db, { crisisId: crisis.id })
  refuseOthers(context, place, writing, entries)
  const problem = whyNotWritten(crisis.path.steps, entries, writing)
  if (problem) throw ruleError(problem)
  const at = momentOf(context, crisis, writing.at)
  const { said, takeBack } = effectOf(context, place, writing, entries)
  const made: CrisisEntry = {
    id: context.newId(),
    crisisId: crisis.id,
    stepId: writing.stepId,
    at,
    recordedAt: now,
    recordedBy: session.accountId,
    corrects: writing.corrects,
    contactId: said.kind === 'attempt' || said.kind === 'pick-up' ? writing.contactId : null,
    said,
  }
  insertEntry(db, made)
  const unwrite = writeWhatLeft(context, { studentId: of.studentId, made, entries })
  const askAgain = followCrisis(context, of, { made, entries })
  const endedAt = isOver(crisis.path.steps, [...entries, made]) ? (crisis.endedAt ?? now) : null
  if (endedAt === null) refuseSecond(context, crisis)
  if (updateCrisis(db, { id: crisis.id, version: crisis.version, endedAt }) === 0) throw conflictError()
  const after = { ...crisis, endedAt, version: crisis.version + 1 }
  context.undoable((later) => {
    const { id, version } = after
    refuseOpenedAgain(later, crisis)
    if (updateCrisis(later.db, { id, version, endedAt: crisis.endedAt }) === 0) throw conflictError()
    unwrite(later)
    deleteEntry(later.db, { id: made.id })
    askAgain(later)
    takeBack(later)
  })
  return recordFor(db, session, after)
}
