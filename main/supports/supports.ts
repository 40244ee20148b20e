import { conflictError, invalidError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InterimSupport } from '#shared/domain/interim-support.ts'

import { isCaseworker, type Asker } from '../access/asker.ts'
import { requireCase } from '../cases/case-access.ts'
import type { Handlers } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { deleteSupport, insertSupport, listSupports } from './supports.sql.ts'

/** What was given in a case, the oldest first; what was told of it is for those who do casework, and for whoever told it. */
export function supportsOfCase(db: ReadableDb, asker: Asker, caseId: string): InterimSupport[] {
  const isTold = (support: InterimSupport) => isCaseworker(asker) || support.recordedBy === asker.accountId
  return listSupports(db, { caseId }).map((support) =>
    isTold(support) ? support : { ...support, words: '' },
  )
}

/** What the school gives while a family waits for help. */
export const supports: Handlers<Contract['supports']> = {
  log(context, draft) {
    const { db, now, today, session } = context
    if (requireCase(db, session, draft.caseId).closedOn !== null) throw ruleError('cases:errors.closed')
    if (draft.onDay > today) throw invalidError([{ path: 'onDay', message: 'plans:errors.givenLater' }])
    const made = { ...draft, id: context.newId(), recordedAt: now, recordedBy: session.accountId, version: 1 }
    insertSupport(db, made)
    context.undoable((later) => {
      if (deleteSupport(later.db, { id: made.id, version: 1 }) === 0) throw conflictError()
    })
    return made
  },
}
