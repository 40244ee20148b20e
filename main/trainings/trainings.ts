import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf, OutputOf } from '#shared/api/operation.ts'
import type { SessionLine } from '#shared/api/trainings.ts'
import {
  coverageByRole,
  endingSoon,
  keyOfRole,
  type Training,
  type TrainedRole,
  type TrainingSession,
} from '#shared/domain/training.ts'

import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { onPaper } from '../print/paper.ts'
import { theOrganization } from '../providers/directory.ts'
import { refuseGuest } from '../protocols/guests.ts'
import { refuseStrangers } from '../protocols/role-holders.ts'
import { theSchool } from '../school/school.ts'
import { sessionLetter } from './session-letter.ts'
import { protocolRoleNames, roleChoices, staffInRoles } from './staff-in-roles.ts'
import {
  deleteCompletions,
  deleteSession,
  deleteTraining,
  findSession,
  findTraining,
  insertCompletion,
  insertSession,
  insertTraining,
  type KeptCompletion,
  listCame,
  listCompletions,
  listSessions,
  listSessionsWith,
  listTrainings,
  updateSession,
  updateTraining,
} from './trainings.sql.ts'

interface Target {
  readonly id: string
  readonly version: number
}

function requireTraining({ db }: QueryContext, id: string): Training {
  const found = findTraining(db, { id })
  if (!found) throw notFoundError()
  return found
}

function requireSession({ db }: QueryContext, id: string): SessionLine {
  const found = findSession(db, { id })
  if (!found) throw notFoundError()
  return found
}

function at<Found extends Target>(found: Found, { version }: Target): Found {
  if (found.version !== version) throw conflictError()
  return found
}

/** A session as its row has it, without what was found around it. */
const rowOf = ({ trainingName: _, partnerName: _1, came: _2, ...session }: SessionLine): TrainingSession =>
  session

/** What is known of the staff that trainings are required of. */
function staffFacts(context: QueryContext) {
  const { db, today } = context
  const people = staffInRoles(context).filter(({ isHere }) => isHere)
  return { people, completions: listCompletions(db, {}), today }
}

/** How many of each role have all trainings it must have, and who does not. */
export function trainingCoverage(
  context: QueryContext,
): OutputOf<Contract['trainings']['overview']>['coverage'] {
  const all = listTrainings(context.db, {})
  const facts = staffFacts(context)
  const roles = new Map<string, TrainedRole>(
    all.flatMap(({ requiredFor }) => requiredFor.map((role) => [keyOfRole(role), role] as const)),
  )
  const nameOf = new Map(all.map(({ id, name }) => [id, name]))
  const known = new Map(facts.people.map((each) => [each.person, each]))
  const names = protocolRoleNames(context)
  return coverageByRole(all, facts).flatMap(({ key, trained, of, missing }) => {
    const role = roles.get(key)
    if (!role) return []
    const roleName = role.kind === 'protocol' ? (names.get(role.roleId) ?? role.roleId) : ''
    const who = missing.flatMap(({ person, trainings: lacks }) => {
      const found = known.get(person)
      if (!found) return []
      const { colleague, name, position } = found
      return [{ colleague, name, position, trainings: lacks.map((id) => nameOf.get(id) ?? '') }]
    })
    return [{ role, roleName, trained, of, missing: who }]
  })
}

function overview(context: QueryContext): OutputOf<Contract['trainings']['overview']> {
  const { db } = context
  const all = listTrainings(db, {})
  const facts = staffFacts(context)
  const nameOf = new Map(all.map(({ id, name }) => [id, name]))
  const known = new Map(facts.people.map((each) => [each.person, each]))
  return {
    trainings: all,
    coverage: trainingCoverage(context),
    soon: endingSoon(all, facts).map(({ person, trainingId, until }) => ({
      name: known.get(person)?.name ?? '',
      training: nameOf.get(trainingId) ?? '',
      until,
    })),
    sessions: listSessions(db, {}),
    roleChoices: [...roleChoices(context)],
  }
}

/** Everybody who could come to a session or did: those who must have its training first. */
function peopleOf(context: QueryContext, { id, trainingId }: SessionLine) {
  const came = new Set(listCame(context.db, { sessionId: id }).map(({ person }) => person))
  const asked = requireTraining(context, trainingId).requiredFor.map(keyOfRole)
  return staffInRoles(context)
    .filter(({ isHere, person }) => isHere || came.has(person))
    .map(({ colleague, name, position, person, roles }) => ({
      ...{ colleague, name, position, came: came.has(person) },
      isAsked: asked.some((key) => roles.has(key)),
    }))
    .toSorted((one, other) => Number(other.isAsked) - Number(one.isAsked))
}

function changeTraining(context: CommandContext, before: Training, changes: Partial<Training>): Training {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateTraining(context.db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

function changeSession(
  context: CommandContext,
  before: TrainingSession,
  changes: Partial<TrainingSession>,
): TrainingSession {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateSession(context.db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

/** Puts these completions in the place of all that were entered for a session. */
function putCame(context: CommandContext, sessionId: string, came: readonly KeptCompletion[]): void {
  deleteCompletions(context.db, { sessionId })
  for (const each of came) insertCompletion(context.db, each)
}

const sheet = onPaper((context, { id, language }: InputOf<Contract['trainings']['previewSheet']>) => {
  const session = requireSession(context, id)
  const paper = sessionLetter({
    session,
    people: peopleOf(context, session).filter(({ isAsked }) => isAsked),
    school: theSchool(context.db),
    language,
  })
  return { paper, file: 'footbridge-training-sheet.pdf' }
})

/** Sessions that are given together with a partner, the newest first. */
export const sessionsWith = ({ db }: Pick<QueryContext, 'db'>, partnerId: string): SessionLine[] =>
  listSessionsWith(db, { partnerId })

/** What the staff must have learned, and who has. */
export const trainings: Handlers<Contract['trainings']> = {
  overview: (context) => overview(context),

  add(context, draft) {
    refuseGuest(context)
    const made: Training = { ...draft, id: context.newId(), version: 1 }
    insertTraining(context.db, made)
    context.undoable((later) => {
      if (listSessions(later.db, {}).some(({ trainingId }) => trainingId === made.id)) throw conflictError()
      if (deleteTraining(later.db, made) === 0) throw conflictError()
    })
    return { id: made.id }
  },

  change(context, { draft, ...target }) {
    refuseGuest(context)
    const before = at(requireTraining(context, target.id), target)
    const after = changeTraining(context, before, draft)
    context.undoable((later) => void changeTraining(later, after, { ...before }))
    return { id: before.id }
  },

  remove(context, target) {
    refuseGuest(context)
    const before = at(requireTraining(context, target.id), target)
    if (listSessions(context.db, {}).some(({ trainingId }) => trainingId === before.id))
      throw ruleError('trainings:errors.hasSessions')
    deleteTraining(context.db, before)
    context.undoable((later) => void insertTraining(later.db, before))
    return { id: before.id }
  },

  session(context, { id }) {
    const session = requireSession(context, id)
    return { session, people: peopleOf(context, session) }
  },

  planSession(context, { trainingId, draft }) {
    refuseGuest(context)
    requireTraining(context, trainingId)
    if (draft.partnerId !== null) theOrganization(context.db, draft.partnerId)
    const made: TrainingSession = { ...draft, id: context.newId(), trainingId, version: 1 }
    insertSession(context.db, made)
    context.undoable((later) => {
      if (listCame(later.db, { sessionId: made.id }).length > 0) throw conflictError()
      if (deleteSession(later.db, made) === 0) throw conflictError()
    })
    return { id: made.id }
  },

  changeSession(context, { draft, ...target }) {
    refuseGuest(context)
    const before = rowOf(at(requireSession(context, target.id), target))
    if (draft.partnerId !== null) theOrganization(context.db, draft.partnerId)
    const after = changeSession(context, before, draft)
    context.undoable((later) => void changeSession(later, after, { ...before }))
    return { id: before.id }
  },

  removeSession(context, target) {
    refuseGuest(context)
    const found = at(requireSession(context, target.id), target)
    if (found.came > 0) throw ruleError('trainings:errors.sheetEntered')
    const before = rowOf(found)
    deleteSession(context.db, before)
    context.undoable((later) => void insertSession(later.db, before))
    return { id: before.id }
  },

  enterSheet(context, { came, ...target }) {
    refuseGuest(context)
    const { db, today } = context
    const before = rowOf(at(requireSession(context, target.id), target))
    if (before.onDay > today) throw invalidError([{ path: 'came', message: 'trainings:errors.notYet' }])
    refuseStrangers(context, came)
    const kept = listCame(db, { sessionId: before.id }).map(({ person: _, ...each }) => each)
    const made = came.map(({ kind, id }): KeptCompletion => ({
      id: context.newId(),
      sessionId: before.id,
      accountId: kind === 'account' ? id : null,
      staffId: kind === 'staff' ? id : null,
    }))
    putCame(context, before.id, made)
    const after = changeSession(context, before, {})
    context.undoable((later) => {
      changeSession(later, after, {})
      putCame(later, before.id, kept)
    })
    return { id: before.id }
  },

  previewSheet: sheet.preview,

  printSheet: sheet.print,
}
