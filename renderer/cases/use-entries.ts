import { useMemo } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { useText } from '#renderer/text.ts'
import { shortDay, timeOfDay } from '#renderer/ui/days.ts'
import { type CaseEntry, caseEntries } from './case-timeline.ts'

/** Everything that happened in a case, worded for this screen; with `referralId` only what concerns that referral. */
export function useEntries(record: CaseRecord, referralId?: string): readonly CaseEntry[] {
  const { t, locale } = useText()
  return useMemo(() => {
    const entries = caseEntries(record, {
      t,
      day: (on) => shortDay(on, locale, record.today),
      time: (at) => timeOfDay(at, locale),
      only: referralId,
    })
    return referralId ? entries.filter((entry) => entry.referralId === referralId) : entries
  }, [record, referralId, t, locale])
}
