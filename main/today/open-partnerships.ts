import type { AgreementOnToday, PartnerActionOnToday } from '#shared/api/today.ts'
import { numberOf } from '#shared/domain/days.ts'
import { schoolDaysBetween } from '#shared/domain/school-calendar.ts'

import type { QueryContext } from '../context.ts'
import { partnerActionsToDo } from '../partnerships/partner-actions.ts'
import { everyAgreement } from '../partnerships/the-agreement.ts'
import type { Answering } from './answering.ts'
import { whyMineOfNoStudent } from './why-mine.ts'

type Whose = 'mine' | 'office'

/** Agreements whose clock asks for something, one line each, the first due first. */
export function agreementsToday(
  context: QueryContext,
  whose: Whose,
  answering: Answering,
): AgreementOnToday[] {
  const whyMine = whyMineOfNoStudent(context, whose, answering)
  return everyAgreement(context)
    .flatMap(({ id, version, organizationId, organizationName, ownerId, ownerName, now }) => {
      const { ask, renewBy: dueOn, endsOn } = now
      if (ask === null || dueOn === null || endsOn === null) return []
      const why = whyMine({ ownerId, dueOn })
      const daysLate = numberOf(context.today) - numberOf(dueOn)
      const hasDraft = now.draftNumber !== null
      const line = { id, version, organizationId, organizationName, ownerId, ownerName }
      return why ? [{ ...line, ask, dueOn, endsOn, hasDraft, why, daysLate }] : []
    })
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
}

/** What colleagues took on at meetings with partners, those the asker answers for or everybody's. */
export function partnerActionsToday(
  context: QueryContext,
  whose: Whose,
  answering: Answering,
): PartnerActionOnToday[] {
  const whyMine = whyMineOfNoStudent(context, whose, answering)
  return partnerActionsToDo(context).flatMap((action) => {
    const why = whyMine(action)
    const schoolDaysLate = schoolDaysBetween(action.dueOn, context.today, context.calendar)
    return why ? [{ ...action, why, schoolDaysLate }] : []
  })
}
