import type { ReactElement, ReactNode } from 'react'

import type { TimeBehind } from '#shared/api/timeliness.ts'
import { LEAST_COMPARED, type Rate } from '#shared/domain/evaluation/figures.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import type { Shown } from './cohort.ts'
import classes from './evaluation.module.css'
import { How } from './figure.tsx'
import { percent, rangeWords } from './figure-words.ts'
import { ShowRecords } from './show-records.tsx'

/** The way to the records behind a figure; `null` for whoever may open none. */
export type OnShow = ((shown: Shown<TimeBehind>) => void) | null

/** One figure of time: what it says, or why it says nothing, and how it is counted. */
export function TimeSection<Figure>({
  title,
  figure,
  why,
  how,
  children,
}: {
  readonly title: string
  /** `null` where somebody might be known by it. */
  readonly figure: Figure | null
  /** Why there is nothing to say; `null` where there is something. */
  readonly why: string | null
  readonly how: string
  readonly children: (figure: Figure) => ReactNode
}): ReactElement {
  const { t } = useText()
  return (
    <Section title={title}>
      <div className={classes.figures}>
        {why !== null ? (
          <p>{why}</p>
        ) : figure === null ? (
          <p>{t('evaluation:tooFew', { least: LEAST_COMPARED })}</p>
        ) : (
          children(figure)
        )}
        <How>{how}</How>
      </div>
    </Section>
  )
}

/** A share in a sentence of its own, and where it may lie. */
export function RateLine({
  rate,
  words,
}: {
  readonly rate: Rate
  readonly words: string
}): ReactElement | null {
  const { t, locale } = useText()
  const { count, of } = rate
  if (of === 0) return null
  return (
    <p>
      <strong>
        {t('evaluation:figure.share', { part: count, all: of, percent: percent(count / of, locale) })}
      </strong>{' '}
      {words}{' '}
      <span className={classes.quiet}>
        {t('evaluation:time.sure', { range: rangeWords(rate, t, locale) })}
      </span>
    </p>
  )
}

/** The records behind a figure, where there are some and somebody may open them. */
export function Behind({
  count,
  onShow,
  ...of
}: Shown<TimeBehind> & { readonly count: number; readonly onShow: OnShow }): ReactElement | null {
  if (onShow === null || count === 0) return null
  return <ShowRecords of={of} onShow={onShow} />
}
