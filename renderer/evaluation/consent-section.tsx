import type { ReactElement } from 'react'

import type { Timeliness } from '#shared/api/timeliness.ts'
import { NEVER_RETURNED_AFTER } from '#shared/domain/consent-request.ts'
import { useText } from '#renderer/text.ts'
import { CourseFigure } from './course-figure.tsx'
import classes from './evaluation.module.css'
import type { View } from './figure.tsx'
import { Behind, type OnShow, RateLine, TimeSection } from './time-section.tsx'
import { middleWords } from './time-words.ts'

/** How long papers take to be signed, and how many never come back. */
export function ConsentSection({
  of: { consent, collected },
  view,
  onShow,
}: {
  readonly of: Timeliness
  readonly view: View
  readonly onShow: OnShow
}): ReactElement {
  const { t } = useText()
  const days = (count: number): string => t('evaluation:waiting.days', { count })
  const limit = { days: NEVER_RETURNED_AFTER }
  const why = !collected.papers
    ? t('evaluation:time.consent.notCollected')
    : consent?.asked === 0
      ? t('evaluation:time.consent.none')
      : null
  return (
    <TimeSection
      title={t('evaluation:time.consent.title')}
      figure={consent}
      why={why}
      how={t('evaluation:time.consent.how', limit)}
    >
      {({ waiting, lost, needless }) =>
        waiting && (
          <>
            <p className={classes.large}>{middleWords(waiting, t, days).half}</p>
            <p className={classes.quiet}>
              {[
                middleWords(waiting, t, days).sure,
                waiting.stillWaiting > 0 &&
                  t('evaluation:time.consent.waiting', { count: waiting.stillWaiting }),
              ]
                .filter(Boolean)
                .join(' ')}
            </p>
            <RateLine rate={lost} words={t('evaluation:time.consent.lost', limit)} />
            <p className={classes.quiet}>
              {[
                lost.of === 0 && t('evaluation:time.consent.allTooYoung', limit),
                lost.of > 0 &&
                  lost.tooYoung > 0 &&
                  t('evaluation:time.consent.tooYoung', { ...limit, count: lost.tooYoung }),
                needless > 0 && t('evaluation:time.consent.needless', { count: needless }),
              ]
                .filter(Boolean)
                .join(' ')}
            </p>
            <CourseFigure
              waiting={waiting}
              view={view}
              words={{
                label: t('evaluation:time.consent.label'),
                day: t('evaluation:time.consent.day'),
                seen: t('evaluation:time.consent.signed'),
                ended: t('evaluation:time.consent.over'),
                waits: t('evaluation:time.consent.notYet'),
              }}
            />
            <Behind
              which={{ part: 'consent', which: 'lost' }}
              words={t('evaluation:time.consent.showLost')}
              count={lost.count}
              onShow={onShow}
            />
            <Behind
              which={{ part: 'consent', which: 'waiting' }}
              words={t('evaluation:time.consent.showWaiting')}
              count={waiting.stillWaiting}
              onShow={onShow}
            />
          </>
        )
      }
    </TimeSection>
  )
}
