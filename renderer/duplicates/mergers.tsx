import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Differences } from './differences.tsx'
import classes from './duplicates.module.css'

/** What went into an organization of the directory; the last can be taken apart. */
export function Mergers({ organizationId }: { readonly organizationId: string }): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { data = [] } = useAnswer(api.duplicates.mergers, { id: organizationId })
  const apart = useCommand(api.duplicates.takeApart)
  if (data.length === 0) return null
  return (
    <Section title={t('providers:duplicates.history.title')} count={data.length}>
      {apart.error && <ErrorNotice error={apart.error} retry={() => void refreshEverything()} />}
      <ul className={classes.pairs}>
        {data.map(({ id, kind, goneName: name, by, mergedOn, differences, isLast }) => (
          <li key={id} className={classes.part}>
            <span>
              {t(
                kind === 'services'
                  ? 'providers:duplicates.history.service'
                  : 'providers:duplicates.history.line',
                {
                  ...{ name, by, day: shortDay(mergedOn, locale, today) },
                },
              )}
            </span>
            {differences.length > 0 && (
              <details>
                <summary>{t('providers:duplicates.history.said')}</summary>
                <Differences of={differences} />
              </details>
            )}
            {isLast && (
              <div className={classes.part}>
                <span className={classes.quiet}>{t('providers:duplicates.history.apartText')}</span>
                <div>
                  <Button
                    size="xs"
                    variant="default"
                    loading={apart.busy}
                    aria-label={t('providers:duplicates.history.apartOf', { name })}
                    onClick={() => void apart.run({ mergerId: id }).catch(() => undefined)}
                  >
                    {t('providers:duplicates.history.apart')}
                  </Button>
                </div>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
