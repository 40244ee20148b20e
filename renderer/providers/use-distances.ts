import { api } from '#renderer/api.ts'
import { distanceFromWords } from '#renderer/postal-areas/distance-from.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { lastFromZip } from './directory-filters.tsx'

const MOST_ASKED = 500

/**
 * How far services are, in words, from where somebody asked last or else from the school; empty where it is not known of
 * one, and nothing at all where the office has no distances.
 */
export function useDistances(
  serviceIds: readonly string[],
  fromZip: string | null = lastFromZip(),
): (serviceId: string) => string | undefined {
  const { t } = useText()
  const asked = { from: fromZip, serviceIds: serviceIds.slice(0, MOST_ASKED) }
  const { data } = useAnswer(api.postalAreas.distances, asked, { keepBefore: true })
  const from = data?.from
  if (!from?.isKnown) return () => undefined
  const known = new Map(data?.miles.map(({ serviceId, miles }) => [serviceId, miles]))
  return (serviceId) => {
    const miles = known.get(serviceId)
    return miles === undefined ? '' : distanceFromWords(miles, from, t)
  }
}
