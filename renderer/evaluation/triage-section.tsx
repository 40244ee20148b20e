import type { ReactElement } from 'react'

import type { Timeliness } from '#shared/api/timeliness.ts'
import type { TriageTime } from '#shared/domain/evaluation/time-figures.ts'
import { AT_ONCE_HOURS } from '#shared/domain/evaluation/triage-time.ts'
import { targetWords } from '#renderer/protocols/protocol-words.ts'
import { useText } from '#renderer/text.ts'
import { useUrgencyName } from '#renderer/ui/urgency-badge.tsx'
import classes from './evaluation.module.css'
import { FigureTable } from './figure.tsx'
import { rangeWords, shareWords } from './figure-words.ts'
import { ShowRecords } from './show-records.tsx'
import { Behind, type OnShow, RateLine, TimeSection } from './time-section.tsx'
import { hoursWords } from './time-words.ts'

/** How long concerns wait for a decision, by how urgent they are. */
export function TriageSection({
  triage,
  hasPathway,
  onShow,
}: {
  readonly triage: Timeliness['triage']
  /** Only some pathways were asked for, which concerns do not have. */
  readonly hasPathway: boolean
  readonly onShow: OnShow
}): ReactElement {
  const { t, locale } = useText()
  return (
    <TimeSection
      title={t('evaluation:time.triage.title')}
      figure={triage}
      why={triage?.received === 0 ? t('evaluation:time.triage.none') : null}
      how={t('evaluation:time.triage.how', { hours: AT_ONCE_HOURS })}
    >
      {(figure) => (
        <>
          <p className={classes.large}>
            {figure.hours === null
              ? t('evaluation:time.triage.noneDecided', { count: figure.received })
              : t('evaluation:time.triage.half', {
                  count: figure.received,
                  time: hoursWords(figure.hours.median, locale),
                })}
          </p>
          {figure.hours && (
            <p className={classes.quiet}>
              {t('evaluation:time.triage.middleHalf', {
                first: hoursWords(figure.hours.first, locale),
                third: hoursWords(figure.hours.third, locale),
              })}
            </p>
          )}
          <RateLine rate={figure.within} words={t('evaluation:time.triage.within')} />
          {figure.undecided > 0 && (
            <p className={classes.quiet}>
              {t('evaluation:time.triage.undecided', { count: figure.undecided })}{' '}
              {figure.within.tooYoung > 0 &&
                t('evaluation:time.triage.haveTime', { count: figure.within.tooYoung })}
            </p>
          )}
          {hasPathway && <p className={classes.quiet}>{t('evaluation:time.triage.anyPathway')}</p>}
          <ByUrgency figure={figure} onShow={onShow} />
          {figure.untold > 0 && (
            <p className={classes.quiet}>{t('evaluation:time.untold', { count: figure.untold })}</p>
          )}
          <Behind
            which={{ part: 'triage', which: 'undecided', urgency: null }}
            words={t('evaluation:time.triage.showUndecided')}
            count={figure.undecided}
            onShow={onShow}
          />
        </>
      )}
    </TimeSection>
  )
}

function ByUrgency({
  figure: { byUrgency },
  onShow,
}: {
  readonly figure: TriageTime
  readonly onShow: OnShow
}): ReactElement {
  const { t, locale } = useText()
  const nameOf = useUrgencyName()
  return (
    <FigureTable
      label={t('evaluation:time.triage.byUrgency')}
      heads={[
        t('evaluation:time.triage.urgency'),
        t('evaluation:time.triage.received'),
        t('evaluation:time.triage.median'),
        t('evaluation:time.triage.target'),
        t('evaluation:time.triage.share'),
        t('evaluation:compared.range'),
        ...(onShow ? [t('evaluation:time.triage.late')] : []),
      ]}
      rows={byUrgency.map(({ urgency, received, hours, within, targets }) => ({
        key: urgency,
        cells: [
          nameOf(urgency),
          received,
          hours === null
            ? t('evaluation:time.triage.notYet')
            : t('evaluation:time.triage.spread', {
                median: hoursWords(hours.median, locale),
                first: hoursWords(hours.first, locale),
                third: hoursWords(hours.third, locale),
              }),
          targets.map((target) => targetWords(target, t)).join(' · '),
          shareWords(within, t, locale),
          rangeWords(within, t, locale),
          ...(onShow
            ? [
                within.of > within.count && (
                  <ShowRecords
                    key="show"
                    of={{
                      which: { part: 'triage', which: 'late', urgency },
                      words: t('evaluation:time.triage.showLate', { urgency: nameOf(urgency) }),
                    }}
                    count={within.of - within.count}
                    inTable
                    onShow={onShow}
                  />
                ),
              ]
            : []),
        ],
      }))}
    />
  )
}
