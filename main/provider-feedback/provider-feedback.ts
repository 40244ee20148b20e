import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { FeedbackLine, WaitingFeedback } from '#shared/api/provider-feedback.ts'
import { mayBeRead, type ProviderFeedback } from '#shared/domain/provider-feedback.ts'

import { accountNames, accountsOf } from '../accounts/account-names.ts'
import { couldDoOfficeWork } from '../accounts/standing.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { refuseNames } from '../partnerships/refuse-names.ts'
import { theOrganization, theService } from '../providers/directory.ts'
import { namesInWords } from '../students/names-in-words.ts'
import { undoably } from '../undo/undoably.ts'
import {
  deleteFeedback,
  findFeedback,
  insertFeedback,
  listFeedbackOf,
  listWaiting,
  type NamedFeedback,
  updateFeedback,
} from './feedback.sql.ts'

interface Target {
  readonly id: string
  readonly version: number
}

const doneWith = ({ id, organizationId }: ProviderFeedback) => ({ id, organizationId })

const feedbackAt = ({ db }: QueryContext, { id, version }: Target): ProviderFeedback => {
  const found = findFeedback(db, { id })
  if (!found) throw notFoundError()
  if (found.version !== version) throw conflictError()
  return found
}

function lineOf(feedback: NamedFeedback): FeedbackLine {
  const { id, organizationId, serviceId, serviceName, heardOn, from, state, version } = feedback
  const { helped, respected, safe, words, readableWords } = feedback
  return {
    ...{ id, organizationId, serviceId, serviceName, heardOn, from, state, version },
    ...{ helped, respected, safe, words: readableWords ?? words },
  }
}

/** Words cut where a name of a student may stand. */
function piecesOf(words: string, find: ReturnType<typeof namesInWords>): WaitingFeedback['pieces'] {
  const found = find(words)
  const piece = (start: number, end: number, isName: boolean) => ({
    ...{ start, words: words.slice(start, end), isName },
  })
  const pieces = found.flatMap(({ start, end }, at) => [
    piece(found[at - 1]?.end ?? 0, start, false),
    piece(start, end, true),
  ])
  const rest = piece(found.at(-1)?.end ?? 0, words.length, false)
  return [...pieces, rest].filter((each) => each.words !== '')
}

/** Whether somebody else of the office could look over what this person wrote. */
function hasSecondPerson(context: QueryContext): boolean {
  return accountsOf(context.db).some(
    ({ id }) => id !== context.session.accountId && couldDoOfficeWork(context, id),
  )
}

const isOwn = (context: QueryContext, { recordedBy }: Pick<ProviderFeedback, 'recordedBy'>): boolean =>
  recordedBy === context.session.accountId && hasSecondPerson(context)

const changeUndoably = undoably<ProviderFeedback>(({ db }, before, changes) => {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateFeedback(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
})

/** What is said cannot lie ahead, and is about a provider that is there. */
function refuseDraft(
  { db, today }: CommandContext,
  draft: Pick<ProviderFeedback, 'organizationId' | 'serviceId' | 'heardOn'>,
) {
  if (draft.heardOn > today) throw invalidError([{ path: 'heardOn', message: 'feedback:errors.notYet' }])
  const { id } = theOrganization(db, draft.organizationId)
  if (draft.serviceId !== null && theService(db, draft.serviceId).organizationId !== id) throw notFoundError()
}

/** What families, students and staff say about a provider. */
export const providerFeedback: Handlers<Contract['providerFeedback']> = {
  list({ db }, asked) {
    return listFeedbackOf(db, asked)
      .filter(({ state }) => mayBeRead(state))
      .map(lineOf)
  },

  heldBack({ db }, asked) {
    return listFeedbackOf(db, asked)
      .filter(({ state }) => state === 'held-back')
      .map(lineOf)
  },

  waiting(context, { organizationId }) {
    const { db } = context
    const waiting = listWaiting(db, {}).filter(
      (each) => organizationId === null || each.organizationId === organizationId,
    )
    if (waiting.length === 0) return []
    const names = accountNames(db)
    const find = namesInWords(db)
    return waiting.map((each) => ({
      ...lineOf(each),
      organizationName: each.organizationName,
      recordedByName: names[each.recordedBy] ?? '',
      isOwn: isOwn(context, each),
      pieces: piecesOf(each.words, find),
    }))
  },

  record(context, draft) {
    refuseDraft(context, draft)
    const { db, newId, now, session } = context
    const made: ProviderFeedback = {
      ...draft,
      id: newId(),
      ...{ readableWords: null, state: 'waiting', decidedAt: null, decidedBy: null },
      ...{ recordedAt: now, recordedBy: session.accountId, version: 1 },
    }
    insertFeedback(db, made)
    context.undoable((later) => {
      if (deleteFeedback(later.db, made) === 0) throw conflictError()
    })
    return doneWith(made)
  },

  remove(context, target) {
    const before = feedbackAt(context, target)
    if (before.state !== 'waiting') throw ruleError('feedback:errors.decided')
    if (deleteFeedback(context.db, before) === 0) throw conflictError()
    context.undoable((later) => {
      insertFeedback(later.db, before)
    })
    return doneWith(before)
  },

  decide(context, { decision, readableWords, namesNobody, namesSeen = false, ...target }) {
    const before = feedbackAt(context, target)
    if (isOwn(context, before)) throw ruleError('feedback:errors.own')
    const isRead = decision !== 'held-back' && readableWords !== ''
    if (isRead && !namesNobody)
      throw invalidError([{ path: 'namesNobody', message: 'feedback:errors.namesNobody' }])
    if (isRead) refuseNames(context, [{ path: 'readableWords', words: readableWords }], { namesSeen })
    const after = changeUndoably(context, before, {
      ...{ state: decision, readableWords },
      ...{ decidedAt: context.now, decidedBy: context.session.accountId },
    })
    return doneWith(after)
  },
}
