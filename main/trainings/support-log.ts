import { AppError, conflictError, invalidError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { SupportEvent, SupportEventDraft } from '#shared/domain/support-event.ts'

import { readerOf } from '../access/readable.ts'
import { couldRead, requireCaseForGood } from '../cases/case-access.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { refuseStrangers } from '../protocols/role-holders.ts'
import { deleteEvent, findMine, insertEvent, listMine, updateEvent } from './support-log.sql.ts'

type KeptEvent = Omit<SupportEvent, 'caseCode'>

const meIn = ({ session }: QueryContext) => ({ ...readerOf(session), me: session.accountId })

/** Refuses a day to come, a case the asker may not decide about, and colleagues who may not read it. */
function checkDraft(context: QueryContext, { onDay, withIds, caseId }: SupportEventDraft): void {
  const { db, session, today } = context
  if (onDay > today) throw invalidError([{ path: 'onDay', message: 'trainings:errors.notYet' }])
  refuseStrangers(
    context,
    withIds.map((id) => ({ kind: 'account', id })),
  )
  if (caseId === null) return
  requireCaseForGood(db, session, caseId)
  if (!withIds.every((id) => couldRead(db, id, caseId)))
    throw invalidError([{ path: 'withIds', message: 'cases:errors.cannotSeeCase' }])
}

/** What the asker wrote themselves, as they last saw it; whoever is named in it only reads it. */
function requireOwn(
  context: QueryContext,
  { id, version }: { readonly id: string; readonly version: number },
): KeptEvent {
  const found = findMine(context.db, { id, ...meIn(context) })
  if (!found) throw notFoundError()
  if (found.writtenBy !== context.session.accountId)
    throw new AppError({ code: 'forbidden', message: 'trainings:errors.notYours' })
  if (found.caseId !== null) requireCaseForGood(context.db, context.session, found.caseId)
  if (found.version !== version) throw conflictError()
  const { caseCode: _, ...kept } = found
  return kept
}

function changeEvent(context: CommandContext, before: KeptEvent, changes: Partial<KeptEvent>): KeptEvent {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateEvent(context.db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

/** Consultations and debriefs, between whoever wrote them down and those they name. */
export const supportLog: Handlers<Contract['supportLog']> = {
  list: (context) => listMine(context.db, meIn(context)),

  add(context, draft) {
    checkDraft(context, draft)
    const { session } = context
    const made: KeptEvent = { ...draft, id: context.newId(), writtenBy: session.accountId, version: 1 }
    insertEvent(context.db, made)
    context.undoable((later) => {
      if (deleteEvent(later.db, made) === 0) throw conflictError()
    })
    return { id: made.id }
  },

  change(context, { draft, ...target }) {
    const before = requireOwn(context, target)
    checkDraft(context, draft)
    const after = changeEvent(context, before, draft)
    context.undoable((later) => void changeEvent(later, after, { ...before }))
    return { id: before.id }
  },

  remove(context, target) {
    const before = requireOwn(context, target)
    deleteEvent(context.db, before)
    context.undoable((later) => void insertEvent(later.db, before))
    return { id: before.id }
  },
}
