import { useEffect, useState } from 'react'

import type { CrisisView } from '#shared/api/crises.ts'
import { currentStep, owedInWriting, standingEntries } from '#shared/domain/crisis.ts'
import type { CrisisStep } from '#shared/domain/protocol.ts'
import { useDraft } from '#renderer/drafts.ts'

/** Where in a step somebody is: whom they call, who came, that they leave it out, what they correct. */
export interface Place {
  readonly stepId: string
  readonly doing:
    'notify' | 'call' | 'came' | 'taken' | 'leave-out' | 'later' | 'debrief' | 'told' | 'correct' | 'not-sent'
  /** Whom it is about; `null` for somebody who is no contact. */
  readonly contactId: string | null
  /** The entry that is corrected. */
  readonly entryId: string | null
}

/** Under what words about a step are kept: they name the case, with which they are destroyed. */
export function draftKey(
  { crisis }: Pick<CrisisView, 'crisis'>,
  ...parts: readonly (string | null)[]
): string {
  return ['crises', crisis.caseId, crisis.id, ...parts.map((part) => part ?? 'other')].join('.')
}

/** Whether a place from before an interruption is still one: meanwhile somebody else may have gone on. */
function isStill({ crisis: { path, entries } }: CrisisView, { stepId, doing, entryId }: Place): boolean {
  if (!path.steps.some(({ id }) => id === stepId)) return false
  if (doing === 'correct' || doing === 'not-sent')
    return standingEntries(entries).some(({ id }) => id === entryId)
  const isAdded = doing === 'notify' || doing === 'call' || doing === 'debrief' || doing === 'told'
  return isAdded || currentStep(path.steps, entries)?.id === stepId
}

/** Where somebody stands in a crisis, kept through an interruption; `null` at the beginning of the step whose turn it is. */
export function usePlace(view: CrisisView): readonly [Place | null, (place: Place | null) => void] {
  const [place, setPlace] = useState<Place | null>(null)
  const [isMoved, setMoved] = useState(false)
  const draft = useDraft<Place>(draftKey(view, 'place'), place, { isTakenBack: place === null })
  useEffect(() => {
    if (draft.found && !isMoved) setPlace(draft.found)
    // Once, when the place was found.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [draft.found])
  const here = place && isStill(view, place) ? place : null
  return [
    here,
    (next) => {
      setMoved(true)
      setPlace(next)
      if (next === null) void draft.discard()
    },
  ]
}

/** The step somebody is at: where they went, the one whose turn it is, or the one an agency waits for in writing. */
export function stepAt({ crisis: { path, entries } }: CrisisView, place: Place | null): CrisisStep | null {
  const named = (stepId: string | undefined) => path.steps.find(({ id }) => id === stepId) ?? null
  if (place) return named(place.stepId)
  return currentStep(path.steps, entries) ?? named(owedInWriting(entries)?.stepId)
}
