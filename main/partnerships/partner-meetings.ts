import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { PartnerMeetingRecord } from '#shared/api/partnerships.ts'
import type {
  ActionOwner,
  PartnerActionDraft,
  PartnerMeeting,
  PartnerMeetingDraft,
} from '#shared/domain/partner-meeting.ts'
import { schoolDaysBetween } from '#shared/domain/school-calendar.ts'

import { accountNames } from '../accounts/account-names.ts'
import { couldDoOfficeWork } from '../accounts/standing.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { refuseStrangers } from '../protocols/role-holders.ts'
import { theOrganization } from '../providers/directory.ts'
import { undoably } from '../undo/undoably.ts'
import { changeAction } from './partner-actions.ts'
import { refuseNames } from './refuse-names.ts'
import {
  deleteAction,
  deleteMeeting,
  findAction,
  findMeeting,
  insertAction,
  insertMeeting,
  type KeptAction,
  listActionsAt,
  listActionsOf,
  listMeetingsWith,
  type NamedAction,
  updateMeeting,
} from './partner-meetings.sql.ts'

interface Target {
  readonly id: string
  readonly version: number
}

const doneWith = ({ id, organizationId }: PartnerMeeting) => ({ id, organizationId })

function requireMeeting({ db }: QueryContext, id: string): PartnerMeeting {
  const found = findMeeting(db, { id })
  if (!found) throw notFoundError()
  return found
}

function meetingAt(context: QueryContext, { id, version }: Target): PartnerMeeting {
  const found = requireMeeting(context, id)
  if (found.version !== version) throw conflictError()
  return found
}

/** An action that is not done, as the asker last saw it, with its meeting. */
function actionAt(context: QueryContext, { id, version }: Target) {
  const action = findAction(context.db, { id })
  if (!action) throw notFoundError()
  if (action.version !== version) throw conflictError()
  if (action.endedAt !== null) throw ruleError('tasks:errors.alreadyDone')
  return { action, meeting: requireMeeting(context, action.meetingId) }
}

/** Refuses a meeting that is still to come, and colleagues who are not there. */
function refuseMeeting(context: QueryContext, { onDay, staffIds }: PartnerMeetingDraft): void {
  if (onDay > context.today) throw invalidError([{ path: 'onDay', message: 'partnerships:errors.notYet' }])
  refuseStrangers(
    context,
    staffIds.map((id) => ({ kind: 'account', id })),
  )
}

/** Refuses a day that is over, and somebody on whose list it would not stand. */
function refuseAction(
  context: QueryContext,
  { owner, dueOn }: Pick<PartnerActionDraft, 'owner' | 'dueOn'>,
): void {
  if (dueOn < context.today) throw invalidError([{ path: 'dueOn', message: 'referrals:errors.duePast' }])
  if (owner.kind === 'ours' && !couldDoOfficeWork(context, owner.accountId))
    throw invalidError([{ path: 'ownerId', message: 'cases:errors.cannotOwnWork' }])
}

const wordsOf = ({ talkedAbout, decisions }: PartnerMeetingDraft) => [
  { path: 'talkedAbout', words: talkedAbout },
  { path: 'decisions', words: decisions },
]

/** Whoever came for the partner, or does something for it. */
const peopleAt = (
  { partnerPeople }: Pick<PartnerMeetingDraft, 'partnerPeople'>,
  actions: readonly Pick<PartnerActionDraft, 'owner'>[] = [],
): string[] => [
  ...partnerPeople,
  ...actions.flatMap(({ owner }) => (owner.kind === 'theirs' ? [owner.name] : [])),
]

const ownerColumns = (owner: ActionOwner): Pick<KeptAction, 'ownerId' | 'ownerName'> =>
  owner.kind === 'ours'
    ? { ownerId: owner.accountId, ownerName: null }
    : { ownerId: null, ownerName: owner.name }

function newAction({ newId }: CommandContext, meetingId: string, draft: PartnerActionDraft): KeptAction {
  const { what, owner, dueOn } = draft
  return {
    ...{ id: newId(), meetingId, what, ...ownerColumns(owner), dueOn },
    ...{ endedAt: null, endedBy: null, version: 1 },
  }
}

function changeMeeting(
  { db }: Pick<CommandContext, 'db'>,
  before: PartnerMeeting,
  changes: Partial<PartnerMeeting>,
): PartnerMeeting {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateMeeting(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

const changeActionUndoably = undoably<KeptAction>(changeAction)
const changeMeetingUndoably = undoably<PartnerMeeting>(changeMeeting)

function takeBackActions({ db }: CommandContext, actions: readonly KeptAction[]): void {
  for (const action of actions) if (deleteAction(db, action) === 0) throw conflictError()
}

const ownerOf = ({ ownerId, ownerName }: KeptAction): ActionOwner =>
  ownerId === null ? { kind: 'theirs', name: ownerName ?? '' } : { kind: 'ours', accountId: ownerId }

/** The meetings with a partner, the newest first, with who came and what the two do. */
export function meetingsWith(context: QueryContext, organizationId: string): PartnerMeetingRecord[] {
  const { db, today, calendar } = context
  const names = accountNames(db)
  const actions = Map.groupBy(listActionsOf(db, { organizationId }), ({ meetingId }) => meetingId)
  const lineOf = (action: NamedAction) => {
    const { ownerId: _, ownerName: _1, doneBy, ...kept } = action
    return {
      ...{ ...kept, owner: ownerOf(action), ownerName: doneBy },
      schoolDaysLate: schoolDaysBetween(kept.dueOn, today, calendar),
    }
  }
  return listMeetingsWith(db, { organizationId }).map((meeting) => ({
    ...meeting,
    staffNames: meeting.staffIds.map((id) => names[id] ?? ''),
    actions: (actions.get(meeting.id) ?? []).map(lineOf),
  }))
}

/** Meetings with partners, and what the two do after them. */
export const partnerMeetings: Handlers<Contract['partnerMeetings']> = {
  record(context, { organizationId, meeting, actions, namesSeen = false }) {
    const { db, session } = context
    theOrganization(db, organizationId)
    refuseMeeting(context, meeting)
    for (const action of actions) refuseAction(context, action)
    const done = actions.map(({ what }, at) => ({ path: `actions.${at}.what`, words: what }))
    refuseNames(context, [...wordsOf(meeting), ...done], { people: peopleAt(meeting, actions), namesSeen })
    const made: PartnerMeeting = {
      ...{ ...meeting, id: context.newId(), organizationId, writtenBy: session.accountId, version: 1 },
    }
    const taken = actions.map((action) => newAction(context, made.id, action))
    insertMeeting(db, made)
    for (const action of taken) insertAction(db, action)
    context.undoable((later) => {
      takeBackActions(later, taken)
      if (listActionsAt(later.db, { meetingId: made.id }).length > 0) throw conflictError()
      if (deleteMeeting(later.db, made) === 0) throw conflictError()
    })
    return doneWith(made)
  },

  change(context, { meeting, namesSeen = false, ...target }) {
    const before = meetingAt(context, target)
    refuseMeeting(context, meeting)
    refuseNames(context, wordsOf(meeting), { people: peopleAt(meeting), namesSeen })
    changeMeetingUndoably(context, before, meeting)
    return doneWith(before)
  },

  remove(context, target) {
    const { db } = context
    const before = meetingAt(context, target)
    const actions = listActionsAt(db, { meetingId: before.id })
    if (actions.some(({ endedAt }) => endedAt !== null)) throw ruleError('partnerships:errors.actionsDone')
    takeBackActions(context, actions)
    deleteMeeting(db, before)
    context.undoable((later) => {
      insertMeeting(later.db, before)
      for (const action of actions) insertAction(later.db, action)
    })
    return doneWith(before)
  },

  addAction(context, { meetingId, action, namesSeen = false }) {
    const meeting = requireMeeting(context, meetingId)
    refuseAction(context, action)
    const people = peopleAt(meeting, [action])
    refuseNames(context, [{ path: 'what', words: action.what }], { people, namesSeen })
    const made = newAction(context, meetingId, action)
    insertAction(context.db, made)
    context.undoable((later) => takeBackActions(later, [made]))
    return doneWith(meeting)
  },

  finishAction(context, target) {
    const { action, meeting } = actionAt(context, target)
    changeActionUndoably(context, action, { endedAt: context.now, endedBy: context.session.accountId })
    return doneWith(meeting)
  },

  changeAction(context, { owner, dueOn, ...target }) {
    const { action, meeting } = actionAt(context, target)
    refuseAction(context, { owner, dueOn })
    changeActionUndoably(context, action, { ...ownerColumns(owner), dueOn })
    return doneWith(meeting)
  },
}
