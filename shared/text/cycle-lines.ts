import type { ReadFigure, ReadSection } from '../api/cycles.ts'
import type { Cycle } from '../domain/evaluation/cycle.ts'
import type { FigureValue } from '../domain/evaluation/frozen.ts'
import type { Change } from '../domain/evaluation/since-last.ts'
import type { Locale, MessageKey } from './catalogues.ts'
import { percent } from './percent.ts'

type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string

/** How figures of a cycle are said, on screen and on paper. */
export interface CycleWords {
  readonly locale: Locale
  readonly say: Say
  /** A day as a reader of this page knows it. */
  day(on: string): string
}

type Dated = Pick<Cycle, 'kind' | 'name'> & { readonly from: string; readonly to: string }

/** "November 2026", "July – August 2026": whole months by their names. */
function months(from: string, to: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.formatRange(new Date(from), new Date(to))
}

/** The time a cycle looks at, in words. */
export function cycleTime({ kind, from, to }: Omit<Dated, 'name'>, { locale, say, day }: CycleWords): string {
  return kind === 'monthly' ? months(from, to, locale) : say('cycles:time', { from: day(from), to: day(to) })
}

/** What a cycle is called: "Monthly pulse: November 2026". */
export function cycleTitle(cycle: Dated, words: CycleWords): string {
  const { kind, name } = cycle
  const called = kind === 'custom' ? name : words.say(`cycles:kind.${kind}`)
  return words.say('cycles:title.one', { kind: called, time: cycleTime(cycle, words) })
}

/** A figure, and between what it may lie (95 %); the second is empty where that has no meaning. */
export function valueWords(
  value: FigureValue,
  { say, locale }: CycleWords,
): { readonly figure: string; readonly range: string } {
  const range = (low: string, high: string) => say('evaluation:figure.range', { low, high })
  switch (value.kind) {
    case 'share': {
      const { count, of, low, high } = value
      if (of === 0) return { figure: say('evaluation:figure.nobody'), range: '' }
      const figure = say('evaluation:figure.share', {
        ...{ part: count, all: of, percent: percent(count / of, locale) },
      })
      const isKnown = low !== null && high !== null
      return { figure, range: isKnown ? range(percent(low, locale), percent(high, locale)) : '' }
    }
    case 'count':
      return { figure: String(value.count), range: '' }
    case 'days': {
      const days = (count: number | null) =>
        count === null ? say('evaluation:waiting.notReached') : say('evaluation:waiting.days', { count })
      const { median, low, high } = value
      if (median === null && low === null) return { figure: days(median), range: '' }
      return { figure: days(median), range: range(days(low), days(high)) }
    }
  }
}

/** How far a share lies above or below the one before, in points of a hundred. */
function points(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(
    share * 100,
  )
}

/** What may be said of a change; none says that more is better, and none says why. */
export function changeWords({ kind, difference }: Change, { say, locale }: CycleWords): string {
  const said = say(`cycles:change.${kind}`)
  if (difference === null) return said
  const { low, high } = difference
  return say('cycles:change.by', {
    ...{ change: said, difference: points(difference.difference, locale) },
    ...{ low: points(low, locale), high: points(high, locale) },
  })
}

/** One figure beside the one before, in words. */
export interface FigureLine {
  readonly label: string
  readonly now: string
  readonly nowRange: string
  readonly last: string
  readonly lastRange: string
  readonly change: string
}

/** A figure in words; of one that may not be seen, that it is of too few. */
export function figureLine({ label, value, last, change }: ReadFigure, words: CycleWords): FigureLine {
  const now = value && valueWords(value, words)
  const before = last && valueWords(last.value, words)
  return {
    label: label[words.locale],
    now: now?.figure ?? words.say('cycles:figures.withheld'),
    nowRange: now?.range ?? '',
    last: before?.figure ?? '',
    lastRange: before?.range ?? '',
    change: change ? changeWords(change, words) : '',
  }
}

/** Of which days the figures of a section are; each of its own where they differ. */
export function sectionDays({ figures }: ReadSection, { say, day }: CycleWords): string {
  const times = new Map(figures.map(({ from, to }) => [`${from} ${to}`, { from, to }]))
  const said = [...times.values()].map(({ from, to }) =>
    say('cycles:figures.began', { from: day(from), to: day(to) }),
  )
  return said.join(' · ')
}
