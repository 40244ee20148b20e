import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { Destruction } from '#shared/domain/retention.ts'
import { useText } from '#renderer/text.ts'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { Counts } from './counts.tsx'
import lines from '#renderer/ui/lines.module.css'

/** What was destroyed so far, the newest first. */
export function Certificates({
  destructions,
  onOpen,
}: {
  readonly destructions: readonly Destruction[]
  readonly onOpen: (id: string) => void
}): ReactElement {
  const { t } = useText()
  const moment = useMoment()
  return (
    <ul className={lines.lines} aria-label={t('retention:certificate.list')}>
      {destructions.map(({ id, number, at, byName, counts, renewedAt, olderCopies }) => {
        const title = t('retention:certificate.number', { number })
        return (
          <li key={id}>
            <div className={lines.words}>
              <p>
                <strong>{title}</strong>{' '}
                <span className={lines.quiet}>
                  {t('retention:certificate.by', { moment: moment(at), name: byName })}
                </span>
              </p>
              <Counts of={counts} />
              {renewedAt === null && <Tag tone="warn">{t('retention:certificate.notRenewed')}</Tag>}
              {renewedAt !== null && olderCopies !== null && olderCopies.length > 0 && (
                <Tag>{t('retention:certificate.stillHeld', { count: olderCopies.length })}</Tag>
              )}
            </div>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`${t('retention:show')}: ${title}`}
              onClick={() => onOpen(id)}
            >
              {t('retention:show')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
