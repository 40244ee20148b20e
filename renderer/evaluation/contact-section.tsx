import type { ReactElement } from 'react'

import type { Timeliness } from '#shared/api/timeliness.ts'
import { useText } from '#renderer/text.ts'
import { CourseFigure } from './course-figure.tsx'
import classes from './evaluation.module.css'
import type { View } from './figure.tsx'
import { Behind, type OnShow, TimeSection } from './time-section.tsx'
import { middleWords } from './time-words.ts'

/** How long it takes until somebody of the family, or the student, is first reached. */
export function ContactSection({
  of: { contact, began, collected },
  view,
  onShow,
}: {
  readonly of: Timeliness
  readonly view: View
  readonly onShow: OnShow
}): ReactElement {
  const { t } = useText()
  const days = (count: number): string => t('evaluation:waiting.days', { count })
  const why = !collected.contacts
    ? t('evaluation:time.contact.notCollected')
    : began === 0
      ? t('evaluation:time.nobody')
      : null
  return (
    <TimeSection
      title={t('evaluation:time.contact.title')}
      figure={contact}
      why={why}
      how={t('evaluation:time.contact.how')}
    >
      {({ waiting, already, never }) =>
        waiting && (
          <>
            <p className={classes.large}>{middleWords(waiting, t, days).half}</p>
            <p className={classes.quiet}>
              {[
                middleWords(waiting, t, days).sure,
                already > 0 && t('evaluation:time.contact.already', { count: already }),
                waiting.stillWaiting > 0 &&
                  t('evaluation:time.contact.waiting', { count: waiting.stillWaiting }),
                never > 0 && t('evaluation:time.contact.never', { count: never }),
              ]
                .filter(Boolean)
                .join(' ')}
            </p>
            <CourseFigure
              waiting={waiting}
              view={view}
              words={{
                label: t('evaluation:time.contact.label'),
                day: t('evaluation:waiting.day'),
                seen: t('evaluation:time.contact.reached'),
                ended: t('evaluation:time.contact.over'),
                waits: t('evaluation:time.contact.notYet'),
              }}
            />
            <Behind
              which={{ part: 'contact', which: 'waiting' }}
              words={t('evaluation:time.contact.showWaiting')}
              count={waiting.stillWaiting}
              onShow={onShow}
            />
            <Behind
              which={{ part: 'contact', which: 'never' }}
              words={t('evaluation:time.contact.showNever')}
              count={never}
              onShow={onShow}
            />
          </>
        )
      }
    </TimeSection>
  )
}
