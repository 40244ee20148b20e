import { lazy, type ReactElement, Suspense } from 'react'

import type { Waiting } from '#shared/domain/evaluation/figures.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import type { Shown } from './cohort.ts'
import classes from './evaluation.module.css'
import { ChartOrTable, FigureTable, How, type View } from './figure.tsx'
import { percent } from './figure-words.ts'
import { ShowRecords } from './show-records.tsx'

const WaitingChart = lazy(async () => ({ default: (await import('./charts.tsx')).WaitingChart }))

/** How long it takes until somebody is seen. */
export function WaitingSection({
  waiting,
  view,
  onShow,
}: {
  readonly view: View
  readonly waiting: Waiting
  readonly onShow: ((shown: Shown) => void) | null
}): ReactElement {
  const { t, locale } = useText()
  const { median, stillWaiting } = waiting
  const days = (count: number | null): string =>
    count === null ? t('evaluation:waiting.notReached') : t('evaluation:waiting.days', { count })
  return (
    <Section title={t('evaluation:waiting.title')}>
      <div className={classes.figures}>
        <p className={classes.large}>
          {median.estimate === null
            ? t('evaluation:waiting.medianNever')
            : t('evaluation:waiting.median', { days: median.estimate })}
        </p>
        {median.estimate !== null && (
          <p className={classes.quiet}>
            {t('evaluation:waiting.medianSure', { low: days(median.low), high: days(median.high) })}
          </p>
        )}
        {stillWaiting > 0 && (
          <p className={classes.quiet}>{t('evaluation:waiting.still', { count: stillWaiting })}</p>
        )}
        {onShow && stillWaiting > 0 && (
          <ShowRecords
            of={{ which: { part: 'waiting' }, words: t('evaluation:waiting.showStill') }}
            onShow={onShow}
          />
        )}
        <ChartOrTable
          view={view}
          chart={
            <Suspense fallback={<div className={classes.chart} style={{ blockSize: '16rem' }} />}>
              <WaitingChart waiting={waiting} />
            </Suspense>
          }
          table={
            <FigureTable
              label={t('evaluation:waiting.label')}
              heads={[
                t('evaluation:waiting.day'),
                t('evaluation:waiting.seen'),
                t('evaluation:waiting.ended'),
                t('evaluation:waiting.waits'),
              ]}
              rows={waiting.by.map((by) => ({
                key: String(by.day),
                cells: [
                  t('evaluation:waiting.by', { day: by.day }),
                  ...(by.seen === null
                    ? [t('evaluation:waiting.notYet'), '', '']
                    : [by.seen, by.ended, Math.max(0, 1 - by.seen - by.ended)].map((share) =>
                        percent(share, locale),
                      )),
                ],
              }))}
            />
          }
        />
        <How>{t('evaluation:waiting.how')}</How>
      </div>
    </Section>
  )
}
