import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { useColleagues } from '#renderer/colleagues.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './absences.module.css'
import { CoverWords } from './cover-words.tsx'
import { usePresence } from './use-presence.ts'

/** Who is away today, until when, and who covers, with the way to all absences. */
export function AwayNow(): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { nameOf } = useColleagues()
  const presence = usePresence()
  const away = presence?.absences.filter(({ startsOn }) => startsOn <= today) ?? []
  return (
    <div className={classes.now}>
      {presence && away.length > 0 && (
        <ul className={classes.away} aria-label={t('absences:title')}>
          {away.map((absence) => {
            const { id, accountId, endsOn } = absence
            const name = nameOf(accountId)
            return (
              <li key={id}>
                {endsOn === today
                  ? t('absences:now.today', { name })
                  : t('absences:now.until', { name, day: shortDay(endsOn, locale, today) })}{' '}
                <CoverWords of={absence} presence={presence} />
              </li>
            )
          })}
        </ul>
      )}
      <Link to="/absences">{t('absences:title')}</Link>
    </div>
  )
}
