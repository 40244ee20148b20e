import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { isBeyondCalendar } from '#shared/domain/school-calendar.ts'
import { useSchoolCalendar } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { longDay } from '#renderer/ui/days.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'

/** Says that days are looked at which no school year holds yet, what they are counted as meanwhile, and where to enter them. */
export function BeyondCalendar({ last }: { readonly last: string | null }): ReactElement | null {
  const { t, locale } = useText()
  const calendar = useSchoolCalendar()
  if (last === null || !isBeyondCalendar(last, calendar)) return null
  const end =
    calendar.years
      .map(({ endsOn }) => endsOn)
      .toSorted()
      .at(-1) ?? last
  return (
    <Remark tone="warning">
      {t('calendar:beyond', { day: longDay(end, locale) })} <Link to="/calendar">{t('calendar:open')}</Link>
    </Remark>
  )
}
