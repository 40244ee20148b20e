import { lazy, type ReactElement, Suspense } from 'react'

import type { Waiting } from '#shared/domain/evaluation/figures.ts'
import { useText } from '#renderer/text.ts'
import classes from './evaluation.module.css'
import { ChartOrTable, FigureTable, type View } from './figure.tsx'
import { percent } from './figure-words.ts'

const WaitingChart = lazy(async () => ({ default: (await import('./charts.tsx')).WaitingChart }))

/** What a course of waiting is called, and its parts: it came, it is over without, it is waited for. */
export interface CourseWords {
  readonly label: string
  readonly day: string
  readonly seen: string
  readonly ended: string
  readonly waits: string
}

/** Day by day, how many it came to, were over without it, and still wait: a chart, or the table that says the same. */
export function CourseFigure({
  waiting,
  words,
  view,
}: {
  readonly waiting: Waiting
  readonly words: CourseWords
  readonly view: View
}): ReactElement {
  const { t, locale } = useText()
  return (
    <ChartOrTable
      view={view}
      chart={
        <Suspense fallback={<div className={classes.chart} style={{ blockSize: '16rem' }} />}>
          <WaitingChart waiting={waiting} words={words} />
        </Suspense>
      }
      table={
        <FigureTable
          label={words.label}
          heads={[words.day, words.seen, words.ended, words.waits]}
          rows={waiting.by.map((by) => ({
            key: String(by.day),
            cells: [
              t('evaluation:waiting.by', { day: by.day }),
              ...(by.seen === null
                ? [t('evaluation:waiting.notYet'), '', '']
                : [by.seen, by.ended, Math.max(0, 1 - by.seen - by.ended)].map((share) =>
                    percent(share, locale),
                  )),
            ],
          }))}
        />
      }
    />
  )
}
