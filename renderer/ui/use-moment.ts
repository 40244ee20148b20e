import { useCallback } from 'react'

import { useText } from '../text.ts'
import { clockTime, dayOf, shortDay } from './days.ts'
import { useOfficeTime } from './office-time.tsx'

/** Says a moment at the school inside a sentence, "Tue, Dec 8, 10:41 AM". */
export function useMoment(): (at: string) => string {
  const { locale } = useText()
  const { today, timeZone } = useOfficeTime()
  return useCallback(
    (at) => `${shortDay(dayOf(at, timeZone), locale, today)}, ${clockTime(at, locale, timeZone)}`,
    [locale, today, timeZone],
  )
}
