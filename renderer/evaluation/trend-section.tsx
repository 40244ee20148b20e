import { lazy, type ReactElement, Suspense } from 'react'

import type { Reach } from '#shared/api/evaluation.ts'
import type { Trend } from '#shared/domain/evaluation/figures.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './evaluation.module.css'
import { ChartOrTable, FigureTable, How, type View } from './figure.tsx'
import { monthWords, percent, rangeWords, shareWords } from './figure-words.ts'

const TrendChart = lazy(async () => ({ default: (await import('./charts.tsx')).TrendChart }))

/** Whether the share changes from month to month by more than chance. */
export function TrendSection({
  trend,
  events,
  days,
  view,
}: {
  readonly trend: Trend
  readonly events: Reach['events']
  readonly days: number
  readonly view: View
}): ReactElement {
  const { t, locale } = useText()
  const { points, enough, signal, centre } = trend
  return (
    <Section title={t('evaluation:trend.title')}>
      <div className={classes.figures}>
        <p className={classes.large}>
          {!enough
            ? t('evaluation:trend.tooFew', { count: points })
            : t(signal ? 'evaluation:trend.signal' : 'evaluation:trend.steady', { count: points })}
        </p>
        {centre !== null && (
          <p className={classes.quiet}>
            {t('evaluation:trend.centre', { percent: percent(centre, locale) })}
          </p>
        )}
        <ChartOrTable
          view={view}
          chart={
            <Suspense fallback={<div className={classes.chart} style={{ blockSize: '16rem' }} />}>
              <TrendChart trend={trend} events={events} days={days} />
            </Suspense>
          }
          table={<Months trend={trend} days={days} />}
        />
        {events.length > 0 && <Events events={events} />}
        <How>{t('evaluation:trend.how')}</How>
      </div>
    </Section>
  )
}

function Months({ trend, days }: { readonly trend: Trend; readonly days: number }): ReactElement {
  const { t, locale } = useText()
  return (
    <FigureTable
      label={t('evaluation:trend.label', { days })}
      heads={[
        t('evaluation:trend.month'),
        t('evaluation:trend.share', { days }),
        t('evaluation:trend.limits'),
      ]}
      rows={trend.months.map((month) => ({
        key: month.month,
        cells: [
          monthWords(month.month, locale),
          month.of === 0 ? t('evaluation:trend.nobody') : shareWords(month, t, locale),
          month.complete
            ? [
                rangeWords({ low: month.lower, high: month.upper }, t, locale),
                month.outside && t('evaluation:trend.outside'),
              ]
                .filter(Boolean)
                .join(' · ')
            : t('evaluation:trend.notComplete'),
        ],
      }))}
    />
  )
}

function Events({ events }: { readonly events: Reach['events'] }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  return (
    <details className={classes.how}>
      <summary>{t('evaluation:trend.events')}</summary>
      <ul className={classes.events}>
        {events.map(({ on, kind, name }) => (
          <li key={`${on} ${kind} ${name}`}>
            {shortDay(on, locale, today)}: {t(`evaluation:trend.event.${kind}`, { name })}
          </li>
        ))}
      </ul>
    </details>
  )
}
