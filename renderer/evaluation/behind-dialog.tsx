import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { Cohort } from '#shared/api/evaluation.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import type { Shown } from './cohort.ts'
import classes from './evaluation.module.css'

/** The records behind a figure, each a step away; what one may not open is only counted. */
export function BehindDialog({
  cohort,
  shown: { which, words },
  onClose,
}: {
  readonly cohort: Cohort
  readonly shown: Shown
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const answer = useAnswer(api.evaluation.behind, { ...cohort, which })
  const day = (on: string): string => shortDay(on, locale, today)
  return (
    <Dialog title={t('evaluation:behind.title')} wide onClose={onClose}>
      <p className={classes.quiet}>{words}</p>
      <Answer of={answer} lines={6}>
        {({ rows, kept }) => (
          <>
            {rows.length === 0 && <p>{t('evaluation:behind.none')}</p>}
            <ul className={classes.behind}>
              {rows.map(({ id, studentName, destination, state, initiatedOn, linkedOn }) => (
                <li key={id}>
                  <Link to="/referrals/$referralId" params={{ referralId: id }}>
                    <bdi>{studentName}</bdi> · <bdi>{destination}</bdi>
                  </Link>
                  <span className={classes.quiet}>
                    {[
                      t(`vocabulary:referralState.${state}`),
                      t('evaluation:behind.began', { day: day(initiatedOn) }),
                      linkedOn && t('evaluation:behind.seen', { day: day(linkedOn) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
            {kept > 0 && <p className={classes.quiet}>{t('evaluation:behind.kept', { count: kept })}</p>}
          </>
        )}
      </Answer>
    </Dialog>
  )
}
