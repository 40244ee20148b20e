import type { CaseRecord } from '#shared/api/cases.ts'
import type { NextStep } from '#shared/domain/concern.ts'

/** The case's own next step, when it has one; of a closed case the one it ended with. */
export function ownNextStep({ case: one }: Pick<CaseRecord, 'case'>): NextStep | null {
  const { nextAction, nextOwnerId, nextDueOn } = one
  if (nextAction === null || nextOwnerId === null || nextDueOn === null) return null
  return { action: nextAction, ownerId: nextOwnerId, dueOn: nextDueOn }
}
