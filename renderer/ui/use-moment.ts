import { useCallback } from 'react'

import { useText } from '../text.ts'
import { clockTime, dayOf, shortDay } from './days.ts'
import { useOfficeTime } from './office-time.tsx'

/** Says a moment inside a sentence, "Tue, Dec 8, 10:41 AM": at the school, or on this machine before anybody signed in. */
export function useMoment(): (at: string) => string {
  const { locale } = useText()
  const { today, timeZone } = useOfficeTime()
  return useCallback(
    (at) => `${shortDay(dayOf(at, timeZone), locale, today)}, ${clockTime(at, locale, timeZone)}`,
    [locale, today, timeZone],
  )
}
