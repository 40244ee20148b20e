import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'

import type { Contract } from '#shared/api/contract.ts'
import type { Cohort } from '#shared/api/evaluation.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { TimeBehind } from '#shared/api/timeliness.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import type { Shown } from './cohort.ts'
import classes from './evaluation.module.css'

type Row = OutputOf<Contract['timeliness']['behind']>['rows'][number]

/** The records behind a figure of time, each a step away; what one may not open is only counted. */
export function TimeBehindDialog({
  cohort,
  shown: { which, words },
  onClose,
}: {
  readonly cohort: Cohort
  readonly shown: Shown<TimeBehind>
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const answer = useAnswer(api.timeliness.behind, { ...cohort, which })
  const day = (on: string): string => shortDay(on, locale, today)
  return (
    <Dialog title={t('evaluation:behind.title')} wide onClose={onClose}>
      <p className={classes.quiet}>{words}</p>
      <Answer of={answer} lines={6}>
        {({ rows, kept }) => (
          <>
            {rows.length === 0 && <p>{t('evaluation:behind.none')}</p>}
            <ul className={classes.behind}>
              {rows.map((row) => (
                <li key={row.id}>
                  <To row={row}>
                    <bdi>{row.studentName}</bdi>
                    {row.destination && (
                      <>
                        {' · '}
                        <bdi>{row.destination}</bdi>
                      </>
                    )}
                  </To>
                  <span className={classes.quiet}>
                    {t(`evaluation:time.behind.${row.kind}`, {
                      from: day(row.from),
                      until: row.until === null ? t('evaluation:time.behind.notYet') : day(row.until),
                    })}
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

/** The way to a record; a paper stands with its referral or its case. */
function To({
  row: { id, kind, referralId, caseId },
  children,
}: {
  readonly row: Row
  readonly children: ReactNode
}): ReactElement {
  if (kind === 'concern')
    return (
      <Link to="/concerns/$concernId" params={{ concernId: id }}>
        {children}
      </Link>
    )
  if (referralId !== null)
    return (
      <Link to="/referrals/$referralId" params={{ referralId }}>
        {children}
      </Link>
    )
  if (caseId !== null)
    return (
      <Link to="/cases/$caseId" params={{ caseId }}>
        {children}
      </Link>
    )
  return <Link to="/papers">{children}</Link>
}
