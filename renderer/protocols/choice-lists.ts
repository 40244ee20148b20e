import { Disposition, Reason } from '#shared/domain/concern.ts'
import { Barrier } from '#shared/domain/referral.ts'
import type { Say } from '#renderer/text.ts'

/** The lists a protocol offers where somebody chooses. */
export const CHOICE_LISTS = ['dispositions', 'reasons', 'barriers'] as const
export type ChoiceList = (typeof CHOICE_LISTS)[number]

/** Everything each list may offer, in its usual order. */
export const WORDS_OF: Readonly<Record<ChoiceList, readonly string[]>> = {
  dispositions: Disposition.options,
  reasons: Reason.options,
  barriers: Barrier.options,
}

const VOCABULARY = { dispositions: 'disposition', reasons: 'reason', barriers: 'barrier' } as const

/** What a choice is called where the office did not rename it. */
export function usualName(list: ChoiceList, id: string, t: Say): string {
  // The ids of a list are the words of its vocabulary.
  return t(`vocabulary:${VOCABULARY[list]}.${id}` as Parameters<Say>[0])
}

/** What a choice is called here. */
export function choiceName(
  list: ChoiceList,
  { id, name }: { readonly id: string; readonly name: string },
  t: Say,
): string {
  return name || usualName(list, id, t)
}
