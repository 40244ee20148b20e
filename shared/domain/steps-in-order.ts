import { type ItemId, type ProtocolDocument, type ProtocolStep, stepsFor } from './protocol.ts'
import type { Urgency } from './urgency.ts'

/** The steps of one urgency as they come about: each behind the one it follows, else in the order of the protocol. */
export function stepsInOrder(
  document: Pick<ProtocolDocument, 'steps'>,
  urgency: Urgency,
): readonly ProtocolStep[] {
  const steps = stepsFor(document, urgency)
  const ids = new Set<ItemId | null>(steps.map(({ id }) => id))
  const withFollowers = (step: ProtocolStep): ProtocolStep[] => [
    step,
    ...steps.filter(({ after }) => after === step.id).flatMap(withFollowers),
  ]
  const begun = steps.filter(({ after }) => !ids.has(after)).flatMap(withFollowers)
  // What follows itself in a circle never comes about: it stands at the end.
  return [...begun, ...steps.filter((step) => !begun.includes(step))]
}
