import type { Contract } from '#shared/api/contract.ts'

import type { Handlers } from '../context.ts'

/** Taking back: a compensating command that refuses when somebody built on what it would undo. */
export const undo: Handlers<Contract['undo']> = {
  run(context, { undoId }) {
    const { operation, inverse } = context.takeUndo(undoId)
    inverse(context)
    return { operation }
  },
}
