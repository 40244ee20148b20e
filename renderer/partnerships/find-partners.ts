import { api } from '#renderer/api.ts'
import { askOnce } from '#renderer/query.ts'
import type { Pick } from '#renderer/ui/pick-field.tsx'

const MOST_SERVICES = 200

/** Organizations of the directory that fit the words, each once. */
export async function findPartners(words: string): Promise<readonly Pick[]> {
  const { rows } = await askOnce(api.providers.list, { words, activeOnly: false, limit: MOST_SERVICES })
  const names = new Map(
    rows.map(({ organizationId, organizationName }) => [organizationId, organizationName]),
  )
  return [...names].map(([id, label]) => ({ id, label }))
}
