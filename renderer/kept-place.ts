import { api } from './api.ts'

const KEY = 'place'

/** As long as a working day: the next morning begins with the day, not where the last one ended. */
const STAYS = 12 * 60 * 60 * 1000

/** Keeps where somebody stands, encrypted with their drafts, so that locking does not lose the place. */
export function keepPlace(href: string): void {
  api.drafts.save({ key: KEY, value: href }).catch(() => undefined)
}

/** Where whoever signed in stood when they were interrupted; `null` when that was another day. */
export async function keptPlace(): Promise<string | null> {
  const kept = await api.drafts.get({ key: KEY }).catch(() => null)
  return kept && Date.now() - Date.parse(kept.savedAt) < STAYS ? kept.value : null
}
