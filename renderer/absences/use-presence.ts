import { useMemo } from 'react'

import type { Absence, Presence } from '#shared/domain/absence.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { useAnswer } from '#renderer/query.ts'

/** Who is here from today on, with the whole absences. */
export interface KnownPresence extends Presence {
  readonly absences: readonly Absence[]
}

/** Who is here from today on, as far as it is known already. */
export function usePresence(): KnownPresence | null {
  const { data } = useAnswer(api.absences.list, {})
  const { owners } = useColleagues()
  const working = owners.map(({ value }) => value).join(' ')
  return useMemo(() => {
    if (!data) return null
    const works = new Set(working.split(' '))
    return {
      absences: data.absences,
      standIns: Object.fromEntries(data.standIns.map(({ accountId, standInId }) => [accountId, standInId])),
      worksHere: (accountId) => works.has(accountId),
    }
  }, [data, working])
}
