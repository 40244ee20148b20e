import { conflictError, invalidError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { Absence } from '#shared/domain/absence.ts'

import { canOwnWork, couldDoOfficeWork } from '../accounts/standing.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { WritableDb } from '../db/types.ts'
import {
  deleteAbsence,
  deleteStandIn,
  getAbsence,
  insertAbsence,
  insertStandIn,
  listAbsencesFrom,
  listStandIns,
} from './absences.sql.ts'

function removeAbsence(db: WritableDb, { id, version }: Pick<Absence, 'id' | 'version'>): void {
  if (deleteAbsence(db, { id, version }) === 0) throw conflictError()
}

function refuseStranger(context: CommandContext, accountId: string): void {
  if (!canOwnWork(context, accountId))
    throw invalidError([{ path: 'accountId', message: 'cases:errors.cannotOwnWork' }])
}

/** Nobody covers on whose list nothing would stand. */
function refuseWithoutList(context: CommandContext, path: string, accountId: string | null): void {
  if (accountId !== null && !couldDoOfficeWork(context, accountId))
    throw invalidError([{ path, message: 'absences:errors.cannotCover' }])
}

function setStandIn(db: WritableDb, accountId: string, standInId: string | null): void {
  deleteStandIn(db, { accountId })
  if (standInId !== null) insertStandIn(db, { accountId, standInId })
}

/** Who is away, and who does what is theirs meanwhile. */
export const absences: Handlers<Contract['absences']> = {
  list({ db, today }) {
    return { absences: listAbsencesFrom(db, { day: today }), standIns: listStandIns(db, {}) }
  },

  add(context, draft) {
    refuseStranger(context, draft.accountId)
    refuseWithoutList(context, 'coverId', draft.coverId)
    const made: Absence = { ...draft, id: context.newId(), version: 1 }
    insertAbsence(context.db, made)
    context.undoable((later) => removeAbsence(later.db, made))
    return made
  },

  remove(context, target) {
    const before = getAbsence(context.db, target)
    if (!before) throw notFoundError()
    removeAbsence(context.db, target)
    context.undoable((later) => {
      if (getAbsence(later.db, before)) throw conflictError()
      insertAbsence(later.db, before)
    })
    return { id: before.id }
  },

  setStandIn(context, { accountId, standInId }) {
    const { db } = context
    refuseStranger(context, accountId)
    refuseWithoutList(context, 'standInId', standInId)
    const before = listStandIns(db, {}).find((each) => each.accountId === accountId)?.standInId ?? null
    setStandIn(db, accountId, standInId)
    context.undoable((later) => setStandIn(later.db, accountId, before))
    return { accountId, standInId }
  },
}
