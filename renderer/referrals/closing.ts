import { POSSIBLE_ENDINGS } from '#shared/domain/referral-ending.ts'
import type { ClosedState, EndedBy, EndReason } from '#shared/domain/referral.ts'

/** What is filled in once it is known how a referral ended: who usually ended it, and why where one reason is the rule. */
export function usualEnding(state: ClosedState): {
  readonly endedBy: EndedBy
  readonly reason: EndReason | null
} {
  const { endedBy, reasons } = POSSIBLE_ENDINGS[state]
  const [only, ...others] = reasons.filter((reason) => reason !== 'other')
  return { endedBy: endedBy[0], reason: only !== undefined && others.length === 0 ? only : null }
}
