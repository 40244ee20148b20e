import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { casework } from '#shared/api/roles.ts'
import { breakAt } from '#shared/domain/school-break.ts'
import { schoolDaysBetween } from '#shared/domain/school-calendar.ts'
import { useSchoolCalendar } from '#renderer/school-due.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

/** From so many school days before its end the end of the year is spoken of: time enough to reach every family once more. */
const SOON = 30

/** Says that the school year ends soon, with the way to what goes into the break. */
export function YearEndsSoon(): ReactElement | null {
  const { t } = useText()
  const { today } = useOfficeTime()
  const calendar = useSchoolCalendar()
  const mayRead = useMay(casework)
  const between = breakAt(today, calendar.years)
  if (!mayRead || !between || today > between.endsOn) return null
  const count = schoolDaysBetween(today, between.endsOn, calendar)
  if (count > SOON) return null
  return (
    <Remark>
      {t('year-end:soon', { count })} <Link to="/year-end">{t('year-end:open')}</Link>
    </Remark>
  )
}
