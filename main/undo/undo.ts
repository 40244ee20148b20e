import type { Contract } from '#shared/api/contract.ts'

import type { Handlers } from '../context.ts'
import { takingBackThrough } from '../db/left-versions.ts'
import { passDoor } from './undo-door.ts'

/** Taking back: a compensating command that refuses when somebody built on what it would undo. */
export const undo: Handlers<Contract['undo']> = {
  run(context, { undoId }) {
    const taken = context.takeUndo(undoId)
    passDoor(context.db, context.session, taken)
    taken.inverse({ ...context, db: takingBackThrough(context.db) })
    return { operation: taken.operation, about: taken.about }
  },
}
