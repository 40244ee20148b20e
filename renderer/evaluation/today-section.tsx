import type { ReactElement } from 'react'

import type { OfficeFigures, OpenBehind } from '#shared/api/office-figures.ts'
import { useText } from '#renderer/text.ts'
import { asSentence } from '#renderer/ui/days.ts'
import { Section } from '#renderer/ui/page.tsx'
import type { Shown } from './cohort.ts'
import classes from './evaluation.module.css'
import { Bar, FigureTable, How } from './figure.tsx'
import { ShowRecords } from './show-records.tsx'

/** The open referrals somebody wants to see, in words. */
export type ShownOpen = Shown<OpenBehind>

type OnShow = ((shown: ShownOpen) => void) | null

/** What is open today, where it is, and whose turn it is. */
export function TodaySection({
  today,
  onShow,
}: {
  readonly today: OfficeFigures['today']
  /** `null` for whoever may open no records. */
  readonly onShow: OnShow
}): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('evaluation:office.today.title')}>
      <div className={classes.figures}>
        {today === null ? <p>{t('evaluation:office.today.few')}</p> : <Open today={today} onShow={onShow} />}
        <How>{t('evaluation:office.today.how')}</How>
      </div>
    </Section>
  )
}

function Open({
  today: { cases, casesWithout, byState, byActor },
  onShow,
}: {
  readonly today: NonNullable<OfficeFigures['today']>
  readonly onShow: OnShow
}): ReactElement {
  const { t, locale } = useText()
  const referrals = byState.reduce((sum, { count }) => sum + count, 0)
  const line = (name: string, count: number, of: ShownOpen) => ({
    key: name,
    cells: [
      name,
      <span key="count" className={classes.counted}>
        {onShow && count > 0 ? <ShowRecords of={of} count={count} inTable onShow={onShow} /> : count}
        <Bar share={referrals === 0 ? 0 : count / referrals} />
      </span>,
    ],
  })
  const [state, actor, count] = [
    t('evaluation:office.today.state'),
    t('evaluation:office.today.actor'),
    t('evaluation:office.today.count'),
  ]
  if (cases === 0) return <p className={classes.large}>{t('evaluation:office.today.none')}</p>
  return (
    <>
      <p className={classes.large}>{t('evaluation:office.today.sentence', { count: cases, referrals })}</p>
      {casesWithout > 0 && (
        <p className={classes.quiet}>{t('evaluation:office.today.without', { count: casesWithout })}</p>
      )}
      <div className={classes.sideBySide}>
        <FigureTable
          label={state}
          heads={[state, count]}
          rows={byState.map((each) => {
            const name = t(`vocabulary:referralState.${each.state}`)
            return line(name, each.count, {
              which: { part: 'state', state: each.state },
              words: t('evaluation:office.today.behindState', { state: name }),
            })
          })}
        />
        <FigureTable
          label={actor}
          heads={[actor, count]}
          rows={byActor.map((each) => {
            const name = t(`vocabulary:whoActs.${each.actor}`)
            return line(asSentence(name, locale), each.count, {
              which: { part: 'actor', actor: each.actor },
              words: t('evaluation:office.today.behindActor', { actor: name }),
            })
          })}
        />
      </div>
    </>
  )
}
