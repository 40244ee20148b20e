import { addDays, addMonths, numberOf } from '../days.ts'
import { ClosedState } from '../referral.ts'
import { controlChart } from '../statistics.ts'
import { courseOf } from './course.ts'
import type { Compared, ComparedBy, Endings, Funnel, Linkage, Trend, Waiting } from './figures.ts'
import { type Followed, followedIn, type FollowedReferral, STAGES, type Unit, waitDays } from './followed.ts'
import { rateOf } from './rate.ts'

/** Whether something began so long ago that it is known whether it was seen by then. */
export function isOldEnough({ startedOn }: Followed, days: number, today: string): boolean {
  return numberOf(today) - numberOf(startedOn) >= days
}

/** Whether somebody was seen within so many days of the beginning. */
export function isLinkedWithin({ startedOn, keptOn }: Followed, days: number): boolean {
  return keptOn !== null && numberOf(keptOn) - numberOf(startedOn) <= days
}

/**
 * The linkage rate: a confirmed first kept appointment within so many days, of everything that began at least that long
 * ago. What ended otherwise stays below the line; what is younger is counted beside it.
 */
export function linkageWithin(followed: readonly Followed[], days: number, today: string): Linkage {
  const old = followed.filter((each) => isOldEnough(each, days, today))
  const count = old.filter((each) => isLinkedWithin(each, days)).length
  return { days, ...rateOf(count, old.length), tooYoung: followed.length - old.length }
}

/** How many came at least as far as each stage; it never widens. */
export function funnelOf(followed: readonly Followed[]): Funnel {
  return STAGES.map((stage, index) => ({
    stage,
    count: followed.filter(({ furthest }) => STAGES.indexOf(furthest) >= index).length,
  }))
}

/** Days after the beginning at which the curve is read aloud. */
export const SEEN_BY_DAYS = [7, 14, 30, 60, 90] as const

/** How long it takes until somebody is seen, as `courseOf` counts it. `null` of nothing. */
export function waitingOf(followed: readonly Followed[], today: string): Waiting | null {
  return courseOf(
    followed.map((each) => ({ days: waitDays(each, today), standing: each.standing })),
    SEEN_BY_DAYS,
  )
}

/** So many months before the end of a period a trend looks at. */
export const TREND_MONTHS = 36

/** Above so many below the line every small difference leaves the limits of a p-chart, and a p′-chart is drawn. */
const MANY = 1000

/** The months of a trend that ends on a day, each by its first day. */
export function trendMonths(to: string): readonly string[] {
  const last = `${to.slice(0, 7)}-01`
  return Array.from({ length: TREND_MONTHS }, (_, index) => addMonths(last, index + 1 - TREND_MONTHS))
}

/** What began in each month; a student counts once in every month in which a referral began. */
function begunByMonth(referrals: readonly FollowedReferral[], unit: Unit, to: string): readonly Followed[] {
  const [from = to] = trendMonths(to)
  if (unit !== 'student') return followedIn(referrals, unit, { from, to })
  return [...Map.groupBy(referrals, ({ initiatedOn }) => initiatedOn.slice(0, 7)).values()].flatMap((begun) =>
    followedIn(begun, unit, { from, to }),
  )
}

/** The linkage rate by the month in which it began; months of which not all is known yet are in no limit. */
export function trendOf(
  referrals: readonly FollowedReferral[],
  unit: Unit,
  { days, to, today }: { readonly days: number; readonly to: string; readonly today: string },
): Trend {
  const followed = begunByMonth(referrals, unit, to)
  const byMonth = Map.groupBy(followed, ({ startedOn }) => `${startedOn.slice(0, 7)}-01`)
  const months = trendMonths(to).map((month) => {
    const began = byMonth.get(month) ?? []
    const old = began.filter((each) => isOldEnough(each, days, today))
    return {
      month,
      count: old.filter((each) => isLinkedWithin(each, days)).length,
      of: old.length,
      complete: addDays(addMonths(month, 1), days - 1) <= today,
    }
  })
  const first = months.findIndex(({ of }) => of > 0)
  const shown = first < 0 ? [] : months.slice(first)
  const charted = shown.filter(({ complete, of }) => complete && of > 0)
  if (charted.length === 0) {
    const bare = shown.map((month) => ({ ...month, outside: false, lower: null, upper: null }))
    return { months: bare, centre: null, enough: false, signal: false, points: 0 }
  }
  const isWide = charted.length > 1 && charted.every(({ of }) => of > MANY)
  const chart = controlChart(
    isWide ? 'p-prime' : 'p',
    charted.map(({ count, of }) => ({ count, denominator: of })),
  )
  return {
    months: shown.map((month) => {
      const at = charted.indexOf(month)
      const { lower = null, upper = null } = chart.limits[at] ?? {}
      return { ...month, outside: chart.outside.includes(at), lower, upper }
    }),
    centre: chart.centre,
    enough: chart.enough,
    signal: chart.signal,
    points: charted.length,
  }
}

const mostFirst = <Line extends { readonly count: number }>(lines: readonly Line[]): Line[] =>
  lines.toSorted((one, other) => other.count - one.count)

/** How referrals ended that nobody was seen by. */
export function endingsOf(referrals: readonly FollowedReferral[]): Endings {
  const ended = referrals.flatMap(({ state, endedBy, linkedOn, barriers }) =>
    linkedOn === null && endedBy !== null ? [{ state: ClosedState.parse(state), endedBy, barriers }] : [],
  )
  const byEnding = Map.groupBy(ended, ({ state, endedBy }) => `${state} ${endedBy}`)
  const byBarrier = Map.groupBy(
    ended.flatMap(({ barriers }) => [...new Set(barriers)]),
    (barrier) => barrier,
  )
  return {
    endings: mostFirst(
      [...byEnding.values()].flatMap((same) =>
        same.slice(0, 1).map(({ state, endedBy }) => ({ state, endedBy, count: same.length })),
      ),
    ),
    barriers: mostFirst([...byBarrier].map(([barrier, same]) => ({ barrier, count: same.length }))),
  }
}

/** The group something is of; a unit of several referrals is of its first's. `null` where it is not known. */
export function groupOf({ referrals }: Followed, by: ComparedBy): string | null {
  return referrals[0]?.[by] ?? null
}

/** The linkage rate of each group; `null` names those of whom it is not known. */
export function linkageBy(
  followed: readonly Followed[],
  by: ComparedBy,
  { days, today }: { readonly days: number; readonly today: string },
): Compared {
  const groups = Map.groupBy(followed, (each) => groupOf(each, by))
  return [...groups]
    .map(([group, same]) => {
      const { count, of, low, high } = linkageWithin(same, days, today)
      return { group, count, of, low, high }
    })
    .toSorted((one, other) => other.of - one.of || (one.group ?? '').localeCompare(other.group ?? ''))
}
