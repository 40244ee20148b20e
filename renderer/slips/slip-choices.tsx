import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { SlipMatch } from '#shared/api/slips.ts'
import { Slip } from '#shared/domain/slip.ts'
import { useText } from '#renderer/text.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import classes from './slips.module.css'

/** What a code may lead to: each referral with the papers it can be, or the paper it is. */
export function SlipChoices({
  match,
  onChosen,
  onCase,
}: {
  readonly match: SlipMatch
  readonly onChosen: (referralId: string, slip: Slip) => void
  readonly onCase: (caseId: string) => void
}): ReactElement {
  const { t } = useText()
  const { code, slip, caseId, studentName, referrals, referralId } = match
  const offered = referrals.filter(({ id }) => referralId === null || id === referralId)
  return (
    <li className={classes.match}>
      <p>
        <strong>{studentName}</strong> · <Ltr>{code}</Ltr>
      </p>
      {offered.length > 1 && <p className={classes.quiet}>{t('slips:whichReferral')}</p>}
      {offered.map(({ id, destination, serviceName, state }) => (
        <div key={id} className={classes.choice}>
          <p>
            {[destination, serviceName, t(`vocabulary:referralState.${state}`)].filter(Boolean).join(' · ')}
          </p>
          <div
            className={classes.papers}
            role="group"
            aria-label={`${slip === null ? t('slips:which') : t(`slips:paper.${slip}`)} ${destination}`}
          >
            {(slip === null ? Slip.options : [slip]).map((paper) => (
              <Button key={paper} size="compact-sm" variant="default" onClick={() => onChosen(id, paper)}>
                {t(`slips:paper.${paper}`)}
              </Button>
            ))}
          </div>
        </div>
      ))}
      {offered.length === 0 && (
        <p className={classes.quiet}>
          {t('slips:noReferral')}{' '}
          <Button size="compact-sm" variant="default" onClick={() => onCase(caseId)}>
            {t('slips:openCase')}
          </Button>
        </p>
      )}
    </li>
  )
}
