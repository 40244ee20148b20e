import { conflictError } from '#shared/app-error.ts'
import { type Arrival, nextTask } from '#shared/domain/referral-road.ts'
import type { SchoolCalendar } from '#shared/domain/school-calendar.ts'

import type { CommandContext } from '../context.ts'
import type { WritableDb } from '../db/types.ts'
import { tiersOfProtocols } from '../protocols/tiers.ts'
import { listReckonedReferrals, moveDueDay, type ReckonedReferral } from './referrals.sql.ts'

function arrivalOf({ stateSince, nextTask: task, appointmentOn, ...referral }: ReckonedReferral): Arrival {
  return {
    ...referral,
    on: stateSince,
    missed: task === 'call-about-missed-appointment',
    ...(appointmentOn !== null && { appointmentOn }),
  }
}

/**
 * After the calendar changed, moves every due day that was reckoned with it; a day somebody chose stays. Whoever
 * looks at a referral meanwhile can go on: its version stays too.
 */
export function moveDueDays(
  db: WritableDb,
  { from, to }: { readonly from: SchoolCalendar; readonly to: SchoolCalendar },
): void {
  const tierOf = tiersOfProtocols(db)
  for (const referral of listReckonedReferrals(db, {})) {
    const arrival = arrivalOf(referral)
    const clocks = tierOf(referral.protocolNumber, referral.urgency)
    const before = nextTask(arrival, from, clocks)
    if (before.task !== referral.nextTask || before.dueOn !== referral.nextDueOn) continue
    const { dueOn } = nextTask(arrival, to, clocks)
    const { id, version } = referral
    if (dueOn !== before.dueOn) moveDueDay(db, { id, version, from: before.dueOn, to: dueOn })
  }
}

/** After a case moved to another version, its referrals are due by the clocks of that one, but for a day somebody chose; answers with the way back. */
export function moveToClocks(
  { db, calendar }: Pick<CommandContext, 'db' | 'calendar'>,
  caseId: string,
  { from, to }: { readonly from: number | null; readonly to: number },
): (later: Pick<CommandContext, 'db'>) => void {
  const tierOf = tiersOfProtocols(db)
  const moved = listReckonedReferrals(db, {}).flatMap((referral) => {
    if (referral.caseId !== caseId) return []
    const arrival = arrivalOf(referral)
    const before = nextTask(arrival, calendar, tierOf(from, referral.urgency))
    const { dueOn } = nextTask(arrival, calendar, tierOf(to, referral.urgency))
    if (before.dueOn !== referral.nextDueOn || dueOn === before.dueOn) return []
    const { id, version } = referral
    moveDueDay(db, { id, version, from: before.dueOn, to: dueOn })
    return [{ id, version, from: dueOn, to: before.dueOn }]
  })
  return (later) => {
    for (const back of moved) if (moveDueDay(later.db, back) === 0) throw conflictError()
  }
}
