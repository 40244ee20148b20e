import { Button } from '@mantine/core'
import { type ReactElement, type ReactNode, useState } from 'react'

import type { Hold } from '#shared/domain/retention.ts'
import { useText } from '#renderer/text.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { dayOf } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { LiftHold } from './hold-forms.tsx'
import lines from '#renderer/ui/lines.module.css'

/** Holds that stand, each with why, since when and by whom, and a way to lift it. */
export function HoldsList<Shown extends Hold>({
  holds,
  heading,
}: {
  readonly holds: readonly Shown[]
  /** Whose it is, where several students' stand in one list. */
  readonly heading?: (hold: Shown) => ReactNode
}): ReactElement {
  const { t } = useText()
  const { timeZone } = useOfficeTime()
  const [lifting, setLifting] = useState<string | null>(null)
  return (
    <>
      <ul className={lines.lines} aria-label={t('retention:hold.title')}>
        {holds.map((hold) => (
          <li key={hold.id}>
            <div className={lines.words}>
              {heading && <p>{heading(hold)}</p>}
              <p>
                <strong>{t(`retention:hold.kind.${hold.kind}`)}</strong>
              </p>
              {hold.reason !== '' && <p>{hold.reason}</p>}
              <p className={lines.quiet}>
                {t('retention:hold.since')} <DateText on={dayOf(hold.placedAt, timeZone)} />{' '}
                {t('retention:hold.by', { name: hold.placedByName })}
              </p>
            </div>
            {hold.mayLift && (
              <Button
                variant="subtle"
                size="compact-sm"
                color="gray"
                aria-label={`${t('retention:hold.lift')}: ${hold.reason}`}
                onClick={() => setLifting(hold.id)}
              >
                {t('retention:hold.lift')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {lifting !== null && <LiftHold id={lifting} onClose={() => setLifting(null)} />}
    </>
  )
}
