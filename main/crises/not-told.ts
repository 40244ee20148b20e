import type { Case } from '#shared/domain/case.ts'
import { familyNotTold, type NotTold } from '#shared/domain/family-reached.ts'

import { attemptsOfCase } from '../cases/attempts.ts'
import type { QueryContext } from '../context.ts'
import { crisesOfCase } from './crisis-record.ts'

/** When the crises of these cases went on without a parent being told, as far as this person may read why. */
export function notToldIn(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  cases: readonly Pick<Case, 'id' | 'closedOn'>[],
): NotTold[] {
  return cases
    .filter(({ closedOn }) => closedOn === null)
    .flatMap(({ id }) =>
      familyNotTold({ attempts: attemptsOfCase(db, id), crises: crisesOfCase(db, session, id) }),
    )
}
