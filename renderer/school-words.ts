import { useCallback, useMemo } from 'react'

import type { Protocol, ProtocolDocument } from '#shared/domain/protocol.ts'
import { URGENCIES, type Urgency } from '#shared/domain/urgency.ts'
import type { Say } from '#renderer/text.ts'
import { api } from './api.ts'
import { type ChoiceList, choiceName, usualName, WORDS_OF } from './protocols/choice-lists.ts'
import { useAnswer } from './query.ts'
import { useText } from './text.ts'
import type { Choice } from './ui/field.ts'

type Offering = Pick<ProtocolDocument, ChoiceList>

/** The protocol the school follows today; `null` while it published none, or before it is known. */
export function useFollowedProtocol(): Protocol | null {
  return useAnswer(api.protocols.overview, {}).data?.current ?? null
}

const usual: Partial<Record<Urgency, string>> = {}

/** What the school calls its urgencies, where it does not use the usual words. */
export function useTierNames(): Partial<Record<Urgency, string>> {
  const tiers = useFollowedProtocol()?.document.tiers
  return useMemo(
    () => (tiers ? Object.fromEntries(URGENCIES.map((urgency) => [urgency, tiers[urgency].name])) : usual),
    [tiers],
  )
}

/** A version of the protocol by its number; `null` for none, or before it is known. */
export function useProtocolVersion(number: number | null): Protocol | null {
  const current = useFollowedProtocol()
  const isCurrent = current?.number === number
  const asked = useAnswer(
    api.protocols.get,
    { number: number ?? 1 },
    { enabled: number !== null && !isCurrent },
  )
  if (number === null) return null
  return isCurrent ? current : (asked.data ?? null)
}

/** What is offered of a list, in its order; what was chosen before it was taken out stays. */
function offered(document: Offering | null, list: ChoiceList, chosen: readonly string[], t: Say): Choice[] {
  const choices = document
    ? document[list].map((choice) => ({ value: choice.id, label: choiceName(list, choice, t) }))
    : WORDS_OF[list].map((id) => ({ value: id, label: usualName(list, id, t) }))
  const gone = chosen.filter((id) => choices.every(({ value }) => value !== id))
  return [...choices, ...gone.map((id) => ({ value: id, label: usualName(list, id, t) }))]
}

/** What the protocol offers where somebody chooses, with its names: the one followed today, or the one given. */
export function useOffered(
  list: ChoiceList,
  {
    chosen = [],
    document,
  }: { readonly chosen?: readonly string[]; readonly document?: ProtocolDocument | null } = {},
): readonly Choice[] {
  const { t } = useText()
  const followed = useFollowedProtocol()
  return offered(document === undefined ? (followed?.document ?? null) : document, list, chosen, t)
}

/** What one choice of a list is called at this school. */
export function useChoiceName(list: ChoiceList): (id: string) => string {
  const { t } = useText()
  const document = useFollowedProtocol()?.document
  const names = useMemo(
    () => new Map(document?.[list].map(({ id, name }): [string, string] => [id, name])),
    [document, list],
  )
  return useCallback((id) => names.get(id) || usualName(list, id, t), [names, list, t])
}
