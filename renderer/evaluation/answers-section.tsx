import type { ReactElement } from 'react'

import type { Timeliness } from '#shared/api/timeliness.ts'
import { LEAST_COMPARED } from '#shared/domain/evaluation/figures.ts'
import type { AnswerTime } from '#shared/domain/evaluation/time-figures.ts'
import { ANSWER_DAYS } from '#shared/domain/scorecard.ts'
import { useText } from '#renderer/text.ts'
import { CourseFigure } from './course-figure.tsx'
import classes from './evaluation.module.css'
import { FigureTable, type View } from './figure.tsx'
import { rangeWords, shareWords } from './figure-words.ts'
import { ShowRecords } from './show-records.tsx'
import { Behind, type OnShow, RateLine, TimeSection } from './time-section.tsx'
import { middleWords } from './time-words.ts'

const LAST_DAYS = Math.max(...ANSWER_DAYS)

/** How long providers take for a yes or no. */
export function AnswersSection({
  answers,
  view,
  onShow,
}: {
  readonly answers: Timeliness['answers']
  readonly view: View
  readonly onShow: OnShow
}): ReactElement {
  const { t } = useText()
  const days = (count: number): string => t('evaluation:time.businessDays', { count })
  return (
    <TimeSection
      title={t('evaluation:time.answers.title')}
      figure={answers}
      why={answers?.sent === 0 ? t('evaluation:time.answers.none') : null}
      how={t('evaluation:time.answers.how', { days: LAST_DAYS, least: LEAST_COMPARED })}
    >
      {(figure) =>
        figure.waiting && (
          <>
            <p className={classes.large}>{middleWords(figure.waiting, t, days).half}</p>
            <p className={classes.quiet}>
              {[
                middleWords(figure.waiting, t, days).sure,
                figure.waiting.stillWaiting > 0 &&
                  t('evaluation:time.answers.waiting', { count: figure.waiting.stillWaiting }),
              ]
                .filter(Boolean)
                .join(' ')}
            </p>
            {figure.within.map((rate) => (
              <RateLine
                key={rate.days}
                rate={rate}
                words={t('evaluation:time.answers.within', { count: rate.days })}
              />
            ))}
            <RateLine rate={figure.none} words={t('evaluation:time.answers.never', { count: LAST_DAYS })} />
            {figure.none.tooYoung > 0 && (
              <p className={classes.quiet}>
                {t('evaluation:time.answers.tooYoung', { count: figure.none.tooYoung, days: LAST_DAYS })}
              </p>
            )}
            <CourseFigure
              waiting={figure.waiting}
              view={view}
              words={{
                label: t('evaluation:time.answers.label'),
                day: t('evaluation:time.answers.day'),
                seen: t('evaluation:time.answers.answered'),
                ended: t('evaluation:time.answers.over'),
                waits: t('evaluation:time.answers.notYet'),
              }}
            />
            <ByProvider figure={figure} onShow={onShow} />
            <Behind
              which={{ part: 'answer', which: 'none', organizationId: null }}
              words={t('evaluation:time.answers.showNone', { count: LAST_DAYS })}
              count={figure.none.count}
              onShow={onShow}
            />
          </>
        )
      }
    </TimeSection>
  )
}

function ByProvider({
  figure: { byProvider, untold },
  onShow,
}: {
  readonly figure: AnswerTime
  readonly onShow: OnShow
}): ReactElement {
  const { t, locale } = useText()
  const rest = untold > 0 && (
    <p className={classes.quiet}>
      {t('evaluation:time.answers.untold', { count: untold, least: LEAST_COMPARED })}
    </p>
  )
  if (byProvider.length === 0) return <>{rest}</>
  return (
    <>
      <FigureTable
        label={t('evaluation:time.answers.byProvider')}
        heads={[
          t('evaluation:time.answers.provider'),
          t('evaluation:time.answers.sent'),
          t('evaluation:time.answers.median'),
          t('evaluation:time.answers.shareWithin', { count: LAST_DAYS }),
          t('evaluation:compared.range'),
          t('evaluation:time.answers.noAnswer'),
        ]}
        rows={byProvider.map(({ organizationId, name, sent, within, none, median }) => ({
          key: organizationId,
          cells: [
            <bdi key="name">{name}</bdi>,
            sent,
            median === null
              ? t('evaluation:waiting.notReached')
              : t('evaluation:time.businessDays', { count: median }),
            shareWords(within, t, locale),
            rangeWords(within, t, locale),
            onShow && none > 0 ? (
              <ShowRecords
                key="show"
                of={{
                  which: { part: 'answer', which: 'none', organizationId },
                  words: t('evaluation:time.answers.showNoneOf', { name }),
                }}
                count={none}
                inTable
                onShow={onShow}
              />
            ) : (
              none
            ),
          ],
        }))}
      />
      {rest}
    </>
  )
}
