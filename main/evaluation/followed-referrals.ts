import type { Cohort } from '#shared/api/evaluation.ts'
import { addDays } from '#shared/domain/days.ts'
import {
  type FollowedReferral,
  type Period,
  SPELL_GAP_DAYS,
  STAGES,
} from '#shared/domain/evaluation/followed.ts'
import { trendMonths } from '#shared/domain/evaluation/reach.ts'
import { standingSteps } from '#shared/domain/scorecard.ts'

import type { ReadableDb } from '../db/types.ts'
import { findDataVersion, listFollowed, listStepsOf } from './followed-referrals.sql.ts'

/**
 * The day since which a referral must have been open to be read for figures of a period: that of its trend, or the days
 * before in which one that is over may be one time of waiting with the next; and a day more, as an instant may fall on the
 * day before at the school.
 */
export function readSince({ from, to }: Period): string {
  const [first = from] = trendMonths(to)
  return addDays(first < from ? first : from, -SPELL_GAP_DAYS - 1)
}

function readReferrals(db: ReadableDb, since: string): readonly FollowedReferral[] {
  const read = listFollowed(db, { overSince: since })
  const unsure = read.filter(({ isTakenBack }) => isTakenBack).map(({ referral }) => referral.id)
  const steps = Map.groupBy(listStepsOf(db, { ids: JSON.stringify(unsure) }), ({ referralId }) => referralId)
  return read.map(({ referral, place, isConsented, isTakenBack }) => {
    const standing = isTakenBack ? standingSteps(steps.get(referral.id) ?? []) : [{ place }]
    const furthest = Math.max(
      ...standing.map((step) => step.place),
      referral.linkedOn === null ? 0 : STAGES.indexOf('kept'),
      isConsented ? STAGES.indexOf('consented') : 0,
    )
    return { ...referral, furthest: STAGES[furthest] ?? 'initiated' }
  })
}

interface Kept {
  readonly version: number
  readonly since: string
  readonly referrals: readonly FollowedReferral[]
}

const kept = new WeakMap<ReadableDb, Kept>()

/**
 * The referrals of the school that are asked about from a day on, as they are counted; a step that was taken back was never
 * reached. Read anew once anything was written, so that asking otherwise takes no time.
 */
export function followedReferrals(db: ReadableDb, period: Period): readonly FollowedReferral[] {
  const since = readSince(period)
  const version = findDataVersion(db, {}) ?? 0
  const before = kept.get(db)
  if (before?.version === version && before.since <= since)
    return before.referrals.filter(
      ({ initiatedOn, closedOn }) => initiatedOn >= since || closedOn === null || closedOn >= since,
    )
  const referrals = readReferrals(db, since)
  kept.set(db, { version, since, referrals })
  return referrals
}

const isAsked = <Value>(asked: Value | null, value: Value | null): boolean =>
  asked === null || asked === value

/** What a cohort is chosen by; `null` where there is nothing of the kind. */
type ChosenBy = {
  readonly [Of in 'pathway' | 'reason' | 'homeLanguage' | 'grade' | 'protocolNumber']:
    FollowedReferral[Of] | null
}

/** Those a cohort is of, whenever they began. */
export function ofCohort<Chosen extends ChosenBy>(
  records: readonly Chosen[],
  { pathway, reason, homeLanguage, grade, protocolNumber }: Omit<Cohort, 'from' | 'to' | 'unit'>,
): readonly Chosen[] {
  return records.filter(
    (record) =>
      isAsked<string>(pathway, record.pathway) &&
      isAsked<string>(reason, record.reason) &&
      isAsked(homeLanguage, record.homeLanguage) &&
      isAsked(grade, record.grade) &&
      isAsked(protocolNumber, record.protocolNumber),
  )
}
