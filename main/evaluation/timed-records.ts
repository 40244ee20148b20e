import type { Cohort } from '#shared/api/evaluation.ts'
import { urgencyUntilDecided } from '#shared/domain/concern.ts'
import { beginningOf, schoolDay } from '#shared/domain/clock.ts'
import { addDays } from '#shared/domain/days.ts'
import { type AnsweredReferral, sentAmong } from '#shared/domain/evaluation/answer-time.ts'
import type { TimedPaper } from '#shared/domain/evaluation/consent-time.ts'
import type { ReachedOn } from '#shared/domain/evaluation/contact-time.ts'
import { type Followed, followedIn } from '#shared/domain/evaluation/followed.ts'
import type { TimedConcern } from '#shared/domain/evaluation/triage-time.ts'
import { EndReason } from '#shared/domain/referral.ts'

import { readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import { tiersOfProtocols } from '../protocols/tiers.ts'
import { areFew, keptReferrals } from './few.ts'
import { followedReferrals, ofCohort } from './followed-referrals.ts'
import {
  listFirstReached,
  listKeptConcernIds,
  listKeptPapers,
  listPapersTimed,
  listProvidersOf,
  listReceived,
  listStepsOfSent,
  type ReadConcern,
} from './time.sql.ts'

export type TimeContext = Pick<QueryContext, 'db' | 'session' | 'now' | 'today' | 'timeZone' | 'calendar'>

/** Records of one kind, and whether some of them are too few to be told of. */
export interface Timed<Item> {
  readonly items: readonly Item[]
  isTooFew(items: readonly Item[]): boolean
}

/** From the first moment of a time to the first after it. */
function momentsOf({ from, to }: Cohort, timeZone: string) {
  return { from: beginningOf(from, timeZone), before: beginningOf(addDays(to, 1), timeZone) }
}

/** The days of some moments: in their order, since the clock is slow where every moment is of another day. */
function daysOf(moments: readonly (string | null)[], timeZone: string): ReadonlyMap<string | null, string> {
  const sorted = moments.filter((moment) => moment !== null).toSorted()
  return new Map(sorted.map((moment) => [moment, schoolDay(moment, timeZone)]))
}

/** A concern has no pathway, and is about everything that was noticed. */
function isAskedFor(
  { noticed, homeLanguage, grade, protocolNumber }: ReadConcern,
  { reason, ...cohort }: Cohort,
): boolean {
  return (
    (reason === null || noticed.includes(reason)) &&
    (cohort.homeLanguage === null || cohort.homeLanguage === homeLanguage) &&
    (cohort.grade === null || cohort.grade === grade) &&
    (cohort.protocolNumber === null || cohort.protocolNumber === protocolNumber)
  )
}

/** The concerns a cohort received, each with what its protocol gives it time for. */
export function timedConcerns(context: TimeContext, cohort: Cohort): Timed<TimedConcern> {
  const { db, session, timeZone } = context
  const between = momentsOf(cohort, timeZone)
  const read = listReceived(db, between).filter((concern) => isAskedFor(concern, cohort))
  const received = daysOf(
    read.map(({ receivedAt }) => receivedAt),
    timeZone,
  )
  const decided = daysOf(
    read.map(({ decidedAt }) => decidedAt),
    timeZone,
  )
  const tierOf = tiersOfProtocols(db)
  const kept = new Set(listKeptConcernIds(db, { ...readerOf(session), ...between }))
  return {
    items: read.map((concern) => {
      const { id, studentId, receivedAt, decidedAt, protocolNumber } = concern
      const urgency = concern.urgency ?? urgencyUntilDecided(concern)
      return {
        ...{ id, studentId, urgency, receivedAt, decidedAt },
        target: tierOf(protocolNumber, urgency).target,
        receivedOn: received.get(receivedAt) ?? cohort.from,
        decidedOn: decided.get(decidedAt) ?? null,
      }
    }),
    isTooFew: (concerns) =>
      areFew(
        concerns.map(({ id, studentId }) => ({ ids: [id], studentId })),
        kept,
      ),
  }
}

/** The papers a cohort was asked to sign. */
export function timedPapers({ db, session }: TimeContext, cohort: Cohort): Timed<TimedPaper> {
  const { from, to } = cohort
  const kept = new Set(listKeptPapers(db, { ...readerOf(session), from, to }))
  return {
    items: ofCohort(listPapersTimed(db, { from, to }), cohort),
    isTooFew: (papers) =>
      areFew(
        papers.map(({ id, studentId }) => ({ ids: [id], studentId })),
        kept,
      ),
  }
}

/** What of a cohort is followed, by its unit. */
export function timedFollowed({ db, session }: TimeContext, cohort: Cohort): Timed<Followed> {
  const kept = keptReferrals({ db, session }, cohort)
  return {
    items: followedIn(ofCohort(followedReferrals(db, cohort), cohort), cohort.unit, cohort),
    isTooFew: (followed) =>
      areFew(
        followed.flatMap(({ referrals }) => referrals.map(({ id, studentId }) => ({ ids: [id], studentId }))),
        kept,
      ),
  }
}

/** When somebody of the family, or the student, was first reached for each referral of a cohort. */
export function reachedFor({ db, timeZone }: TimeContext, cohort: Cohort): ReachedOn {
  const reached = new Map(
    listFirstReached(db, momentsOf(cohort, timeZone)).map(({ id, at }) => [id, schoolDay(at, timeZone)]),
  )
  return (referralId) => reached.get(referralId) ?? null
}

/** The referrals of a cohort that the school sent to providers, each counted for itself. */
export function timedSent({ db, session, timeZone }: TimeContext, cohort: Cohort): Timed<AnsweredReferral> {
  const between = momentsOf(cohort, timeZone)
  const steps = Map.groupBy(listStepsOfSent(db, between), ({ referralId }) => referralId)
  const providers = new Map(listProvidersOf(db, between).map(({ id, ...provider }) => [id, provider]))
  const kept = keptReferrals({ db, session }, cohort)
  const begun = followedIn(ofCohort(followedReferrals(db, cohort), cohort), 'referral', cohort)
  const asked = begun.flatMap(({ referrals }) =>
    referrals.flatMap(({ id, studentId, pathway, state, linkedOn, closedOn }) => {
      const provider = providers.get(id)
      if (provider === undefined) return []
      const endReason = EndReason.nullable().parse(provider.endReason)
      return {
        ...{ id, studentId, pathway, state, linkedOn, closedOn },
        ...{ ...provider, endReason, steps: steps.get(id) ?? [] },
      }
    }),
  )
  return {
    items: sentAmong(asked),
    isTooFew: (sent) =>
      areFew(
        sent.map(({ id, studentId }) => ({ ids: [id], studentId })),
        kept,
      ),
  }
}
