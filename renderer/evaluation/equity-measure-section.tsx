import type { ReactElement, ReactNode } from 'react'

import {
  type GroupedBy,
  type GroupFigure,
  LEAST_EVENTS,
  LEAST_FOR_RATIO,
  type MeasuredGroups,
  type Ratio,
} from '#shared/domain/evaluation/equity-figures.ts'
import { LEAST_COMPARED } from '#shared/domain/evaluation/figures.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import type { ShownGroup } from './equity-behind-dialog.tsx'
import { apartWords, equityGroupName, equityShare, measureWords, ratioWords } from './equity-words.ts'
import classes from './evaluation.module.css'
import { FigureTable, How, RangeBar } from './figure.tsx'
import { rangeWords, shareWords } from './figure-words.ts'
import { ShowRecords } from './show-records.tsx'

/** One measure in each group, beside all others. */
export function EquityMeasureSection({
  measured,
  by,
  onShow,
}: {
  readonly measured: MeasuredGroups
  readonly by: GroupedBy
  /** `null` for whoever may open no records. */
  readonly onShow: ((shown: ShownGroup) => void) | null
}): ReactElement {
  const { t } = useText()
  const { measure, all, groups, unknown, untold, inSeveral } = measured
  return (
    <Section title={measureWords(measure, 'title', t)}>
      <div className={classes.figures}>
        <p className={classes.quiet}>
          {all === 0 ? t('evaluation:equity.nothing') : t('evaluation:equity.all', { count: all })}
        </p>
        {groups.length === 0 && unknown !== null && untold === 0 && (
          <p>{t('evaluation:equity.allUnknown')}</p>
        )}
        {groups.length > 0 && <Groups measured={measured} by={by} onShow={onShow} />}
        {inSeveral > 0 && (
          <p className={classes.quiet}>{t('evaluation:equity.inSeveral', { count: inSeveral })}</p>
        )}
        {untold > 0 && <p className={classes.quiet}>{t('evaluation:equity.untold', { count: untold })}</p>}
        <How>
          {[
            measureWords(measure, 'how', t),
            t('evaluation:equity.compared', {
              ...{ least: LEAST_COMPARED, leastForRatio: LEAST_FOR_RATIO, leastEvents: LEAST_EVENTS },
            }),
          ].join(' ')}
        </How>
      </div>
    </Section>
  )
}

function Groups({ measured, by, onShow }: Parameters<typeof EquityMeasureSection>[0]): ReactElement {
  const { t, locale } = useText()
  const { measure, groups, unknown } = measured
  const quiet = (words: string): ReactNode => <span className={classes.quiet}>{words}</span>
  const few = (why: 'fewApart' | 'fewRatio'): ReactNode =>
    quiet(t(`evaluation:equity.${groups.length === 1 ? 'onlyOne' : why}`))
  return (
    <FigureTable
      label={measureWords(measure, 'title', t)}
      heads={[
        t('evaluation:equity.group'),
        measureWords(measure, 'share', t),
        t('evaluation:equity.range'),
        t('evaluation:equity.apart'),
        t('evaluation:equity.ratio'),
        ...(onShow ? [t('evaluation:equity.show')] : []),
      ]}
      rows={[
        ...groups.map((figure) => ({
          key: figure.group,
          cells: [
            equityGroupName(by, figure.group, { t, locale }),
            equityShare(measure, figure, { t, locale }),
            <Range key="range" figure={figure} />,
            ...(figure.of < LEAST_COMPARED
              ? ['', '']
              : [
                  figure.apart ? apartWords(figure.apart, { t, locale }) : few('fewApart'),
                  figure.ratio ? (
                    <Times key="ratio" ratio={figure.ratio} out={figure.standsOut} />
                  ) : (
                    few('fewRatio')
                  ),
                ]),
            ...(onShow ? [<Records key="show" figure={figure} of={measured} by={by} onShow={onShow} />] : []),
          ],
        })),
        ...(unknown === null
          ? []
          : [
              {
                key: '',
                cells: [
                  t('evaluation:equity.unknown'),
                  measure === 'seen' ? String(unknown.of) : shareWords(unknown, t, locale),
                  '',
                  quiet(t('evaluation:equity.unknownSide')),
                  '',
                  ...(onShow ? [''] : []),
                ],
              },
            ]),
      ]}
    />
  )
}

function Times({
  ratio,
  out,
}: {
  readonly ratio: Ratio
  readonly out: GroupFigure['standsOut']
}): ReactElement {
  const { t, locale } = useText()
  return (
    <span className={classes.stacked}>
      {ratioWords(ratio, { t, locale })}
      {out && <Tag>{t(`evaluation:equity.standsOut.${out}`)}</Tag>}
    </span>
  )
}

function Range({ figure: { of, low, high, share } }: { readonly figure: GroupFigure }): ReactElement {
  const { t, locale } = useText()
  if (of < LEAST_COMPARED || low === null || high === null || share === null)
    return <span className={classes.quiet}>{t('evaluation:equity.fewApart')}</span>
  return (
    <span className={classes.stacked}>
      {rangeWords({ low, high }, t, locale)}
      <RangeBar low={low} share={share} high={high} />
    </span>
  )
}

/** The side of a measure somebody may want to do something about. */
const WORTH_A_LOOK = { linked: false, seen: false, lost: true, barred: true } as const

function Records({
  figure: { group, count, of },
  of: { measure },
  by,
  onShow,
}: {
  readonly figure: GroupFigure
  readonly of: MeasuredGroups
  readonly by: GroupedBy
  readonly onShow: (shown: ShownGroup) => void
}): ReactElement {
  const { t, locale } = useText()
  const happened = WORTH_A_LOOK[measure]
  // Somebody may have been seen after the day that is asked about.
  const number = measure === 'seen' ? undefined : happened ? count : of - count
  if (number === 0) return <></>
  const words = t('evaluation:equity.showYes', {
    group: equityGroupName(by, group, { t, locale }),
    event: measureWords(measure, happened ? 'event' : 'eventNot', t),
  })
  return (
    <ShowRecords
      of={{ which: { measure, group, happened }, words }}
      {...(number !== undefined && { count: number })}
      inTable
      onShow={onShow}
    />
  )
}
