import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { BehindRow } from '#shared/api/evaluation.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './evaluation.module.css'

/** Referrals behind a figure, each a step away; what one may not open is only counted. */
export function BehindRows({
  rows,
  kept,
}: {
  readonly rows: readonly BehindRow[]
  readonly kept: number
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const day = (on: string): string => shortDay(on, locale, today)
  return (
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
      <KeptFromYou count={kept} />
    </>
  )
}

/** How many more there are that one may not open. */
export function KeptFromYou({ count }: { readonly count: number }): ReactElement {
  const { t } = useText()
  if (count === 0) return <></>
  return <p className={classes.quiet}>{t('evaluation:behind.kept', { count })}</p>
}
