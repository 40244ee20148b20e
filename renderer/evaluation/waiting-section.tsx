import type { ReactElement } from 'react'

import type { Waiting } from '#shared/domain/evaluation/figures.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import type { Shown } from './cohort.ts'
import classes from './evaluation.module.css'
import { CourseFigure } from './course-figure.tsx'
import { How, type View } from './figure.tsx'
import { ShowRecords } from './show-records.tsx'

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
  const { t } = useText()
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
        <CourseFigure
          waiting={waiting}
          view={view}
          words={{
            label: t('evaluation:waiting.label'),
            day: t('evaluation:waiting.day'),
            seen: t('evaluation:waiting.seen'),
            ended: t('evaluation:waiting.ended'),
            waits: t('evaluation:waiting.waits'),
          }}
        />
        <How>{t('evaluation:waiting.how')}</How>
      </div>
    </Section>
  )
}
