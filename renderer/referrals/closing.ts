import { POSSIBLE_ENDINGS } from '#shared/domain/referral-ending.ts'
import type { ClosedState, EndedBy, EndReason } from '#shared/domain/referral.ts'

/** What is settled once it is known how a referral ended: who ended it and why, where it can only be one. */
export function settledBy(state: ClosedState): {
  readonly endedBy: EndedBy | null
  readonly reason: EndReason | null
} {
  const { endedBy, reasons } = POSSIBLE_ENDINGS[state]
  return { endedBy: onlyOne(endedBy), reason: onlyOne(reasons.filter((reason) => reason !== 'other')) }
}

function onlyOne<Value>([first, ...others]: readonly Value[]): Value | null {
  return first !== undefined && others.length === 0 ? first : null
}
