import { invalidError, ruleError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'

import { canHoldCase } from '../accounts/standing.ts'
import type { CommandContext } from '../context.ts'
import { followCase } from '../tasks/follow-case.ts'
import { mayDecideAccess, requireCaseForGoodAt } from './case-access.ts'
import { unwriteNote, writeNote } from './notes.ts'
import { changeCase } from './open-case.ts'
import { type ChangedCase, type Refused, withEach } from './with-each.ts'

/** A case as the asker last saw it, and who holds it from now on. */
interface CaseHandOver {
  readonly id: string
  readonly version: number
  readonly ownerId: string
  readonly note: string
}

function checked(context: CommandContext, { ownerId, ...target }: CaseHandOver): Case {
  const before = requireCaseForGoodAt(context.db, context.session, target)
  if (before.closedOn !== null) throw ruleError('cases:errors.closed')
  const decides = mayDecideAccess(context.session, before)
  if ((before.restricted || context.session.sees === 'named') && !decides)
    throw ruleError('access:errors.ownerDecides')
  if (!canHoldCase(context, ownerId, before.studentId))
    throw invalidError([{ path: 'ownerId', message: 'cases:errors.cannotHoldCases' }])
  return before
}

/** Gives a case to a colleague, with its next step and its tasks as far as they were its holder's. */
export function handOverCase(context: CommandContext, wish: CaseHandOver): ChangedCase {
  const { db } = context
  const { ownerId, note } = wish
  const before = checked(context, wish)
  const takeTasksBack = followCase(context, { caseId: before.id, from: before.ownerId, to: ownerId })
  const nextOwnerId = before.nextOwnerId === before.ownerId ? ownerId : before.nextOwnerId
  const written = note ? writeNote(context, before, note) : null
  const after = changeCase(db, before, { ownerId, nextOwnerId })
  return {
    after,
    takeBack: (later) => {
      changeCase(later.db, after, { ...before })
      takeTasksBack(later)
      if (written) unwriteNote(later.db, written)
    },
  }
}

/** Gives those of several cases to a colleague that may be given, each with its own trace, and says why not the others. */
export function handOverMany(
  context: CommandContext,
  {
    cases,
    ownerId,
    note,
  }: { readonly cases: readonly Pick<CaseHandOver, 'id' | 'version'>[] } & Pick<
    CaseHandOver,
    'ownerId' | 'note'
  >,
): { readonly handedOver: string[]; readonly refused: Refused[] } {
  const { done, refused } = withEach(
    context,
    { cases, operation: 'cases.handOverMany', event: 'case.handed-over' },
    (target) => handOverCase(context, { ...target, ownerId, note }),
  )
  return { handedOver: done, refused }
}
