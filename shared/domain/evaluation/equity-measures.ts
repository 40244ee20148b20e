import type { AskedPaper } from './asked-paper.ts'
import type { GroupedBy } from './equity-figures.ts'
import { LINKED_BY_DAYS } from './figures.ts'
import { type Followed, type Unit, waitDays } from './followed.ts'
import { isLinkedWithin, isOldEnough } from './reach.ts'

/** What is known of a student that groups are made by. */
export interface Traits {
  readonly homeLanguage: string | null
  readonly grade: string | null
  readonly gender: string | null
  readonly raceEthnicity: readonly string[]
  readonly iep: boolean | null
  readonly section504: boolean | null
  readonly englishLearner: boolean | null
}

/** Whoever does not state it is in no group of it. */
const NOT_STATED = 'unspecified'

/** The groups a student is in: none where it is not known, several where somebody belongs to several. */
export function groupsOf(traits: Traits | undefined, by: GroupedBy): readonly string[] {
  const value = traits?.[by] ?? null
  if (value === null || value === '' || value === NOT_STATED) return []
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  return typeof value === 'string' ? [value] : [...new Set(value)].filter((group) => group !== '')
}

/** One of those a measure is of. */
export interface Measured {
  /** The records it is made of. */
  readonly ids: readonly string[]
  readonly studentId: string
  readonly happened: boolean
  /** How long it was followed, for the measure that follows; else `null`. */
  readonly days: number | null
}

/** Days after the beginning at which it is asked who was seen. */
export const [EQUITY_DAYS] = LINKED_BY_DAYS

const measured = (
  { referrals }: Followed,
  { happened, days = null }: { readonly happened: boolean; readonly days?: number | null },
): Measured => ({
  ids: referrals.map(({ id }) => id),
  studentId: referrals[0]?.studentId ?? '',
  ...{ happened, days },
})

/** All that began so long ago that it is known whether somebody was seen in time, and who was. */
export function linkedInTime(followed: readonly Followed[], today: string): readonly Measured[] {
  return followed
    .filter((each) => isOldEnough(each, EQUITY_DAYS, today))
    .map((each) => measured(each, { happened: isLinkedWithin(each, EQUITY_DAYS) }))
}

/** Everybody followed from the beginning until they were seen or are no longer waited for. */
export function seenInTime(followed: readonly Followed[], today: string): readonly Measured[] {
  return followed.map((each) =>
    measured(each, { happened: each.standing === 'kept', days: waitDays(each, today) }),
  )
}

/** All that began long enough ago, and which of it ended without being seen with something named that stood in the way. */
export function barred(followed: readonly Followed[], today: string): readonly Measured[] {
  return followed
    .filter((each) => isOldEnough(each, EQUITY_DAYS, today))
    .map((each) =>
      measured(each, {
        happened:
          each.standing === 'ended' &&
          each.referrals.some(({ linkedOn, barriers }) => linkedOn === null && barriers.length > 0),
      }),
    )
}

/** Papers of which it is known whether they came back; where students are counted, whether one of theirs never did. */
export function papersLost(
  papers: readonly AskedPaper[],
  isLost: (paper: AskedPaper) => boolean | null,
  unit: Unit,
): readonly Measured[] {
  const known = papers.flatMap((paper) => {
    const happened = isLost(paper)
    return happened === null ? [] : [{ ids: [paper.id], studentId: paper.studentId, happened, days: null }]
  })
  if (unit !== 'student') return known
  return [...Map.groupBy(known, ({ studentId }) => studentId)].map(([studentId, own]) => ({
    ids: own.flatMap(({ ids }) => ids),
    studentId,
    happened: own.some(({ happened }) => happened),
    days: null,
  }))
}
