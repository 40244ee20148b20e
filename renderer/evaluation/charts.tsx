import type { ReactElement } from 'react'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'

import type { Reach } from '#shared/api/evaluation.ts'
import type { Trend, Waiting } from '#shared/domain/evaluation/figures.ts'
import { useText } from '#renderer/text.ts'
import classes from './evaluation.module.css'
import type { CourseWords } from './course-figure.tsx'
import { monthWords, percent } from './figure-words.ts'

const HEIGHT = 280
const PERCENTS = [0, 0.25, 0.5, 0.75, 1]

/** Axes that read from the right where the language does. */
function useSides() {
  const { t, locale } = useText()
  return { t, locale, fromRight: document.documentElement.dir === 'rtl' }
}

/** Shares of those it came to, over and waiting, by days since the beginning. */
export function WaitingChart({
  waiting: { curve },
  words,
}: {
  readonly waiting: Waiting
  readonly words: CourseWords
}): ReactElement {
  const { t, locale, fromRight } = useSides()
  const points = curve.map(({ day, seen, ended }) => ({ day, seen, ended, waits: 1 - seen - ended }))
  return (
    <figure className={classes.chart} dir="ltr" aria-label={words.label}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <ComposedChart data={points} margin={{ top: 8, right: 16, bottom: 24, left: 16 }}>
          <CartesianGrid stroke="var(--fb-line)" />
          <XAxis
            dataKey="day"
            type="number"
            domain={[0, 'dataMax']}
            reversed={fromRight}
            stroke="var(--fb-ink-quiet)"
            label={{ value: words.day, position: 'insideBottom', offset: -12 }}
          />
          <YAxis
            domain={[0, 1]}
            ticks={PERCENTS}
            orientation={fromRight ? 'right' : 'left'}
            tickFormatter={(share: number) => percent(share, locale)}
            stroke="var(--fb-ink-quiet)"
          />
          <Tooltip
            formatter={(share) => percent(Number(share), locale)}
            labelFormatter={(day) => t('evaluation:waiting.by', { day: Number(day) })}
          />
          <Legend verticalAlign="top" />
          <Area
            dataKey="seen"
            name={words.seen}
            type="stepAfter"
            stackId="all"
            fill="var(--fb-accent)"
            stroke="var(--fb-accent)"
            isAnimationActive={false}
          />
          <Area
            dataKey="ended"
            name={words.ended}
            type="stepAfter"
            stackId="all"
            fill="var(--fb-line-strong)"
            stroke="var(--fb-line-strong)"
            strokeDasharray="4 3"
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  )
}

/** The share by month with its centre and limits, and what happened meanwhile. */
export function TrendChart({
  trend: { months, centre },
  events,
  days,
}: {
  readonly trend: Trend
  readonly events: Reach['events']
  readonly days: number
}): ReactElement {
  const { t, locale, fromRight } = useSides()
  const points = months.map(({ month, count, of, lower, upper, complete }) => ({
    ...{ month, lower, upper },
    share: of > 0 && complete ? count / of : null,
  }))
  const limit = { type: 'step', stroke: 'var(--fb-ink-quiet)', strokeDasharray: '2 3', dot: false } as const
  const happened = new Set(events.map(({ on }) => `${on.slice(0, 7)}-01`))
  return (
    <figure className={classes.chart} dir="ltr" aria-label={t('evaluation:trend.label', { days })}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <ComposedChart data={points} margin={{ top: 8, right: 16, bottom: 8, left: 16 }}>
          <CartesianGrid stroke="var(--fb-line)" vertical={false} />
          <XAxis
            dataKey="month"
            reversed={fromRight}
            tickFormatter={(month: string) => monthWords(month, locale)}
            minTickGap={24}
            stroke="var(--fb-ink-quiet)"
          />
          <YAxis
            domain={[0, 1]}
            ticks={PERCENTS}
            orientation={fromRight ? 'right' : 'left'}
            tickFormatter={(share: number) => percent(share, locale)}
            stroke="var(--fb-ink-quiet)"
          />
          <Tooltip
            formatter={(share) => percent(Number(share), locale)}
            labelFormatter={(month) => (typeof month === 'string' ? monthWords(month, locale) : '')}
          />
          <Legend verticalAlign="top" />
          {centre !== null && <ReferenceLine y={centre} stroke="var(--fb-ink)" strokeWidth={1.5} />}
          {[...happened]
            .filter((month) => months.some((each) => each.month === month))
            .map((month) => (
              <ReferenceLine key={month} x={month} stroke="var(--fb-warn)" strokeDasharray="6 3" />
            ))}
          <Line {...limit} dataKey="upper" name={t('evaluation:trend.limits')} isAnimationActive={false} />
          <Line {...limit} dataKey="lower" legendType="none" name="" isAnimationActive={false} />
          <Line
            dataKey="share"
            name={t('evaluation:trend.share', { days })}
            type="linear"
            stroke="var(--fb-accent)"
            strokeWidth={2}
            dot={{ r: 3, fill: 'var(--fb-accent)' }}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  )
}
