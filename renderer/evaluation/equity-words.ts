import type {
  Apart,
  EquityMeasure,
  GroupedBy,
  GroupFigure,
  Ratio,
} from '#shared/domain/evaluation/equity-figures.ts'
import { EQUITY_DAYS } from '#shared/domain/evaluation/equity-measures.ts'
import { isMessage, type Say } from '#renderer/text.ts'
import { groupName } from './group-names.ts'
import { percent, shareWords } from './figure-words.ts'

interface Speaking {
  readonly t: Say
  readonly locale: string
}

/** What a group of students is called; one that no list knows as it stands in the records. */
export function equityGroupName(by: GroupedBy, group: string, { t, locale }: Speaking): string {
  switch (by) {
    case 'homeLanguage':
    case 'grade':
      return groupName(by, group, { t, locale, reasonName: (id) => id })
    case 'iep':
    case 'section504':
    case 'englishLearner':
      return t(`evaluation:equity.yesNo.${by}.${group === 'yes' ? 'yes' : 'no'}`)
    case 'gender':
    case 'raceEthnicity': {
      const key = by === 'gender' ? `vocabulary:gender.${group}` : `imports:screens.meanings.${group}`
      return isMessage(key) ? t(key) : group
    }
  }
}

/** The share of a group with what it is of; of the measure that follows, the share the curve tells. */
export function equityShare(
  measure: EquityMeasure,
  { count, of, share }: Pick<GroupFigure, 'count' | 'of' | 'share'>,
  { t, locale }: Speaking,
): string {
  if (measure !== 'seen' || of === 0) return shareWords({ count, of }, t, locale)
  if (share === null) return t('evaluation:equity.notYet')
  return t('evaluation:equity.followed', { part: count, all: of, percent: percent(share, locale) })
}

/** "−12 (−27 to +3)": points of a hundred. */
export function apartWords({ difference, low, high }: Apart, { t, locale }: Speaking): string {
  const points = (share: number): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(share * 100)
  return t('evaluation:equity.points', {
    difference: points(difference),
    ...{ low: points(low), high: points(high) },
  })
}

/** "1.8": how many times as often. */
export function timesNumber(ratio: number, locale: string): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 }).format(ratio)
}

/** "1.8 (1.1 to 2.9)". */
export function ratioWords({ ratio, low, high }: Ratio, { t, locale }: Speaking): string {
  return t('evaluation:equity.times', {
    ratio: timesNumber(ratio, locale),
    ...{ low: timesNumber(low, locale), high: timesNumber(high, locale) },
  })
}

/** What a measure is called, and what it counts. */
export function measureWords(
  measure: EquityMeasure,
  part: 'title' | 'share' | 'event' | 'eventNot' | 'how',
  t: Say,
): string {
  return t(`evaluation:equity.measure.${measure}.${part}`, { days: EQUITY_DAYS })
}
