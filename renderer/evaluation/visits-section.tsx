import type { ReactElement } from 'react'

import type { Timeliness } from '#shared/api/timeliness.ts'
import { useText } from '#renderer/text.ts'
import classes from './evaluation.module.css'
import { Behind, type OnShow, RateLine, TimeSection } from './time-section.tsx'

/** How many of those sent had an appointment made, and how many of those kept one. */
export function VisitsSection({
  visits,
  onShow,
}: {
  readonly visits: Timeliness['visits']
  readonly onShow: OnShow
}): ReactElement {
  const { t } = useText()
  return (
    <TimeSection
      title={t('evaluation:time.visits.title')}
      figure={visits}
      why={visits?.scheduled.of === 0 ? t('evaluation:time.visits.none') : null}
      how={t('evaluation:time.visits.how')}
    >
      {({ scheduled, kept, mayStillCome }) => (
        <>
          <RateLine rate={scheduled} words={t('evaluation:time.visits.scheduled')} />
          <RateLine rate={kept} words={t('evaluation:time.visits.kept')} />
          {mayStillCome > 0 && (
            <p className={classes.quiet}>
              {t('evaluation:time.visits.mayStillCome', { count: mayStillCome })}
            </p>
          )}
          <Behind
            which={{ part: 'visit', which: 'not-scheduled' }}
            words={t('evaluation:time.visits.showNotScheduled')}
            count={scheduled.of - scheduled.count}
            onShow={onShow}
          />
          <Behind
            which={{ part: 'visit', which: 'not-kept' }}
            words={t('evaluation:time.visits.showNotKept')}
            count={kept.of - kept.count}
            onShow={onShow}
          />
        </>
      )}
    </TimeSection>
  )
}
