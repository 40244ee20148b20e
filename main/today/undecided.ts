import type { NewConcern } from '#shared/api/today.ts'
import { urgencyUntilDecided } from '#shared/domain/concern.ts'
import { dueFrom, type Due } from '#shared/domain/due.ts'
import { escalatedTo } from '#shared/domain/escalation.ts'
import type { Escalation } from '#shared/domain/protocol.ts'
import { schoolDaysBetween } from '#shared/domain/school-calendar.ts'

import { accountsOf } from '../accounts/account-names.ts'
import { newConcerns } from '../concerns/concern-access.ts'
import type { QueryContext } from '../context.ts'
import { tiersOfProtocols } from '../protocols/tiers.ts'
import type { Answering } from './answering.ts'
import type { Whose } from './open-tasks.ts'

const isLate = ({ dueOn, dueAt }: Due, { today, now }: QueryContext): boolean =>
  dueOn < today || (dueAt !== null && dueAt < now)

/**
 * Whether a late concern is the asker's to see to: every counselor's; then of whoever sees to the rest, at once where no
 * counselor is here.
 */
function isTheirs(
  context: QueryContext,
  { seesToTheRest, actsFor }: Answering,
): (due: Due, escalation: Escalation) => boolean {
  const { db, session } = context
  if (session.roles.includes('counselor')) return () => true
  if (!seesToTheRest) return () => false
  const isSomebodyHere = accountsOf(db).some(
    ({ id, roles }) => roles.includes('counselor') && actsFor(id) === id,
  )
  return (due, escalation) => !isSomebodyHere || escalatedTo(due, escalation, context) === 'owner'
}

/** What nobody has decided about, each due when the first help is that it is held to need: danger first, then the oldest. */
export function undecided(context: QueryContext, whose: Whose, answering: Answering): NewConcern[] {
  const { db, session, today, calendar } = context
  const tierOf = tiersOfProtocols(db)
  const isMine = whose === 'office' ? () => true : isTheirs(context, answering)
  return newConcerns(db, session).map((concern) => {
    const urgency = urgencyUntilDecided(concern)
    const { target, escalation } = tierOf(concern.protocolNumber, urgency)
    const due = dueFrom(concern.receivedAt, target, context)
    const isOverdue = isLate(due, context) && isMine(due, escalation)
    return {
      ...concern,
      ...due,
      schoolDaysLate: schoolDaysBetween(due.dueOn, today, calendar),
      place: urgency === 'emergency' ? 'crisis' : isOverdue ? 'overdue' : 'new',
    }
  })
}
