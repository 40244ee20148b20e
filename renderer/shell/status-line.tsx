import type { ReactElement } from 'react'

import { BackupAge } from '#renderer/backups/backup-age.tsx'
import { SheetCheck } from '#renderer/session/sheet-check.tsx'
import { useSession } from '#renderer/session/session-store.ts'
import type { PlaceInYear } from '#shared/domain/school-calendar.ts'
import { usePlaceInYear } from '#renderer/school-day-words.ts'
import { useText } from '#renderer/text.ts'
import { asSentence, longDay } from '#renderer/ui/days.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './frame.module.css'

/** The status line: which school, which day of its year, and that nothing leaves this machine. */
export function StatusLine({
  schoolName,
  day,
}: {
  readonly schoolName: string | null
  readonly day: {
    readonly today: string
    readonly schoolDay: PlaceInYear | null
  } | null
}): ReactElement {
  const { t, locale } = useText()
  const placeInYear = usePlaceInYear()
  const demo = useSession((door) => door.demo)
  return (
    <footer
      className={classes.status}
      data-region="status"
      aria-label={t('common:regions.status')}
      tabIndex={-1}
    >
      {demo && <span className={classes.demo}>{t('common:status.demo')}</span>}
      <SheetCheck />
      <BackupAge />
      <span className={classes.school}>{schoolName}</span>
      {day && (
        <span className={classes.day}>
          {asSentence(longDay(day.today, locale), locale)}
          {day.schoolDay && ` · ${placeInYear(day.schoolDay)}`}
        </span>
      )}
      <span className={classes.statusEnd}>
        <Icon name="lock" size="0.875rem" /> {t('common:status.stays')}
      </span>
    </footer>
  )
}
