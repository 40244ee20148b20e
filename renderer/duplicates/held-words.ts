import type { Holds, Merger } from '#shared/domain/duplicate.ts'
import type { Say } from '#renderer/text.ts'

const KEYS = ['referrals', 'agreements', 'meetings', 'papers', 'calls', 'checks'] as const

/** "15 referrals", "1 agreement": what is kept about an entry, or came to it, each in words; nothing of what there is none. */
export function heldWords(held: Partial<Holds & Merger['since']>, t: Say): readonly string[] {
  return KEYS.flatMap((key) => {
    const count = held[key] ?? 0
    return count === 0 ? [] : [t(`providers:duplicates.${key}`, { count })]
  })
}
