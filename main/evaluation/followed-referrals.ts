import type { Cohort } from '#shared/api/evaluation.ts'
import { type FollowedReferral, STAGES } from '#shared/domain/evaluation/followed.ts'
import { standingSteps } from '#shared/domain/scorecard.ts'

import type { ReadableDb } from '../db/types.ts'
import { findDataVersion, listFollowed, listStepsOf } from './followed-referrals.sql.ts'

function readReferrals(db: ReadableDb): readonly FollowedReferral[] {
  const read = listFollowed(db, {})
  const unsure = read.filter(({ isTakenBack }) => isTakenBack).map(({ id }) => id)
  const steps = Map.groupBy(listStepsOf(db, { ids: JSON.stringify(unsure) }), ({ referralId }) => referralId)
  return read.map(({ isTakenBack, ...referral }) => {
    if (!isTakenBack) return referral
    const place = standingSteps(steps.get(referral.id) ?? [])
      .map(({ to }) => steps.get(referral.id)?.find((step) => step.to === to)?.place ?? 0)
      .reduce((one, other) => Math.max(one, other), 0)
    const linked = referral.linkedOn === null ? 0 : STAGES.indexOf('kept')
    const consented = referral.furthest === 'initiated' ? 0 : STAGES.indexOf('consented')
    return { ...referral, furthest: STAGES[Math.max(place, linked, consented)] ?? 'initiated' }
  })
}

const kept = new WeakMap<ReadableDb, { version: number; referrals: readonly FollowedReferral[] }>()

/**
 * Every referral of the school as it is counted; a step that was taken back was never reached. Read anew once anything was
 * written, so that asking otherwise takes no time.
 */
export function followedReferrals(db: ReadableDb): readonly FollowedReferral[] {
  const version = findDataVersion(db, {}) ?? 0
  const before = kept.get(db)
  if (before?.version === version) return before.referrals
  const referrals = readReferrals(db)
  kept.set(db, { version, referrals })
  return referrals
}

const isAsked = <Value>(asked: Value | null, value: Value | null): boolean =>
  asked === null || asked === value

/** Those a cohort is of, whenever they began. */
export function ofCohort(
  referrals: readonly FollowedReferral[],
  { pathway, reason, homeLanguage, grade, protocolNumber }: Omit<Cohort, 'from' | 'to' | 'unit'>,
): readonly FollowedReferral[] {
  return referrals.filter(
    (referral) =>
      isAsked(pathway, referral.pathway) &&
      isAsked<string>(reason, referral.reason) &&
      isAsked(homeLanguage, referral.homeLanguage) &&
      isAsked(grade, referral.grade) &&
      isAsked(protocolNumber, referral.protocolNumber),
  )
}
