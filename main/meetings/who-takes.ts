import { invalidError } from '#shared/app-error.ts'

import { couldDoOfficeWork } from '../accounts/standing.ts'
import { couldRead } from '../cases/case-access.ts'
import type { QueryContext } from '../context.ts'

/** Refuses to give something to somebody on whose list it would not stand. */
export function refuseWithoutList(context: QueryContext, accountId: string): void {
  if (!couldDoOfficeWork(context, accountId))
    throw invalidError([{ path: 'ownerId', message: 'cases:errors.cannotOwnWork' }])
}

/** Refuses to give something of a case to somebody who may not read it. */
export function canWorkOn(context: QueryContext, accountId: string, caseId: string): void {
  refuseWithoutList(context, accountId)
  if (!couldRead(context.db, accountId, caseId))
    throw invalidError([{ path: 'ownerId', message: 'cases:errors.cannotSeeCase' }])
}
