import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { ApartDialog } from './apart-dialog.tsx'
import { Differences } from './differences.tsx'
import classes from './duplicates.module.css'

/** What went into an organization of the directory; the last can be taken apart. */
export function Mergers({
  organizationId,
  name,
}: {
  readonly organizationId: string
  readonly name: string
}): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { data = [] } = useAnswer(api.duplicates.mergers, { id: organizationId })
  const [apart, setApart] = useState<string | null>(null)
  const merger = data.find(({ id }) => id === apart)
  if (data.length === 0) return null
  return (
    <Section title={t('providers:duplicates.history.title')} count={data.length}>
      {merger && <ApartDialog merger={merger} keptName={name} onClose={() => setApart(null)} />}
      <ul className={classes.pairs}>
        {data.map(({ id, kind, goneName, by, mergedOn, differences, isLast }) => (
          <li key={id} className={classes.part}>
            <bdi>
              {t(
                kind === 'services'
                  ? 'providers:duplicates.history.service'
                  : 'providers:duplicates.history.line',
                {
                  ...{ name: goneName, by, day: shortDay(mergedOn, locale, today) },
                },
              )}
            </bdi>
            {differences.length > 0 && (
              <details>
                <summary>{t('providers:duplicates.history.said')}</summary>
                <Differences of={differences} />
              </details>
            )}
            {isLast && (
              <div className={classes.part}>
                <div>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('providers:duplicates.history.apartOf', { name: goneName })}
                    onClick={() => setApart(id)}
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
