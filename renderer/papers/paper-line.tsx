import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'

import type { PaperLine } from '#shared/api/consent-requests.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './papers.module.css'

/** Leads to what waits for the paper: the referral, or else the case, or else the student. */
export function PaperLink({ paper }: { readonly paper: PaperLine }): ReactElement {
  const { referralId, caseId, studentId } = paper
  const shown = { className: classes.link, 'data-walk': true, children: <What of={paper} /> }
  if (referralId !== null) return <Link to="/referrals/$referralId" params={{ referralId }} {...shown} />
  if (caseId !== null) return <Link to="/cases/$caseId" params={{ caseId }} {...shown} />
  return <Link to="/students/$studentId" params={{ studentId }} {...shown} />
}

/** Whose paper it is, and what it is for. */
export function What({
  of: { studentName, kind, recipients, ...paper },
  isNameless = false,
}: {
  readonly of: Pick<PaperLine, 'studentName' | 'kind' | 'recipients'> & {
    readonly destination?: string | null
  }
  /** Off where the whole page is about the student. */
  readonly isNameless?: boolean
}): ReactNode {
  const { t } = useText()
  const whom = recipients.length > 0 ? recipients.join(', ') : paper.destination
  return (
    <>
      {!isNameless && <strong>{studentName} </strong>}
      <span>
        {t(`vocabulary:consentKind.${kind}`)}
        {whom && ` · ${whom}`}
      </span>
    </>
  )
}

/** Of whom it was asked and how, and how often they were reminded. */
export function Asked({ paper }: { readonly paper: PaperLine }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const day = (on: string) => shortDay(on, locale, today)
  const last = paper.reminders.at(-1)
  return (
    <>
      <p className={classes.quiet}>
        {[
          paper.askedName
            ? t('papers:line.asked', { name: paper.askedName, day: day(paper.askedOn) })
            : t('papers:line.askedOn', { day: day(paper.askedOn) }),
          paper.how && t(`vocabulary:askedHow.${paper.how}`),
          paper.language && languageName(paper.language, locale),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {paper.isKeptAway && (
        <p className={classes.forbidden}>
          <Icon name="stop" />
          <span>{t('papers:line.keptAway')}</span>
        </p>
      )}
      {last && (
        <p className={classes.quiet}>
          {t('papers:line.reminded', {
            count: paper.reminders.length,
            day: day(last.on),
            how: t(`vocabulary:askedHow.${last.how}`),
          })}
        </p>
      )}
    </>
  )
}
