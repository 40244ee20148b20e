import { Link } from '@tanstack/react-router'
import type { KeyboardEvent, ReactElement } from 'react'

import type { RunningOut } from '#shared/api/consent-requests.ts'
import { useText } from '#renderer/text.ts'
import { walkLines } from '#renderer/today/walk-lines.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { Act, letterIn } from './paper-act.tsx'
import { What } from './paper-line.tsx'
import classes from './papers.module.css'

/** Consents in use that end soon; A asks again. */
export function EndingConsents({
  label,
  consents,
  showsOwner,
  onAskAgain,
}: {
  readonly label: string
  readonly consents: readonly RunningOut[]
  readonly showsOwner: boolean
  readonly onAskAgain: (consent: RunningOut) => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const hear = (event: KeyboardEvent<HTMLUListElement>) => {
    if (walkLines(event)) return
    const { id, letter } = letterIn(event)
    const consent = consents.find((candidate) => candidate.id === id)
    if (!consent || letter !== 'A') return
    event.preventDefault()
    onAskAgain(consent)
  }
  return (
    <ul className={classes.lines} aria-label={label} onKeyDown={hear}>
      {consents.map((consent) => (
        <li key={consent.id} className={classes.line} data-line={consent.id}>
          <div className={classes.words}>
            <Link to="/cases/$caseId" params={{ caseId: consent.caseId }} className={classes.link} data-walk>
              <What of={consent} />
            </Link>
            {consent.signer !== '' && (
              <p className={classes.quiet}>{t('papers:line.signedBy', { name: consent.signer })}</p>
            )}
          </div>
          <p className={classes.when}>
            <Tag tone="warn">
              {consent.expiresOn < today
                ? t('papers:line.endedOn', { day: shortDay(consent.expiresOn, locale, today) })
                : consent.expiresOn === today
                  ? t('papers:line.endsToday')
                  : t('papers:line.endsOn', {
                      day: shortDay(consent.expiresOn, locale, today),
                      count: consent.schoolDaysLeft,
                    })}
            </Tag>
            {showsOwner && <span className={classes.quiet}>{consent.ownerName}</span>}
          </p>
          <span className={classes.acts}>
            <Act
              label={t('papers:acts.ask-again')}
              of={consent.studentName}
              keys="A"
              icon="paper"
              run={() => onAskAgain(consent)}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}
